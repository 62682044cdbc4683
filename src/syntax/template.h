// Splits text with <% %> (JSSP, JST, delivery content) into what runs on the
// server, directives, and what goes to the browser.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "core/region.h"

namespace audit {

struct TemplateSection {
  enum class Kind : std::uint8_t {
    kText,       // outside <% %>
    kCode,       // <% statements %>
    kOutput,     // <%= expression %>, <%== expression %>
    kDirective,  // <%@ include|value|foreach|page ... %>
    kComment,    // <%-- --%>
  };
  Kind kind;
  Region region;  // with its delimiters
  Region inner;   // without
};

struct TemplateFault {
  Region region;
  std::string detail;
};

struct SplitTemplate {
  std::vector<TemplateSection> sections;  // in order, covering the whole text
  std::vector<TemplateFault> faults;      // e.g. "<%" that is never closed
  // The server script: same length as the text, each code byte at its own
  // offset, everything else blanked (design section 4). Offsets need no map.
  std::string server_script;
  // The browser's page: same length, server sections blanked to spaces.
  std::string page;
};

SplitTemplate Split(std::string_view text);

struct Directive {
  std::string name;  // include, value, foreach, end, page
  struct Attribute {
    std::string name;
    std::string value;
    Region value_region;
  };
  std::vector<Attribute> attributes;
};
// `inner` of a directive section.
Directive ParseDirective(std::string_view text, Region inner);

}  // namespace audit
