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
    kCode,       // <% statements %>, or between startScript and endScript
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
  // Where the section begins that nothing closes, else the text's size: what
  // lies behind is taken for script and was not meant to be.
  std::uint32_t closed_until = 0;
  // The server script: same length as the text, each code byte at its own
  // offset, everything else blanked (design section 4). Offsets need no map.
  // An output section is a call of kOutputCall with its expression.
  std::string server_script;
  // The browser's page: same length, server sections blanked to spaces. Where
  // one puts out a value its first byte is '_', so that the client script
  // around it still has an operand there.
  std::string page;
};

inline constexpr std::string_view kOutputCall = "_";

// The first "%>" closes a section, also inside a string or a comment of its
// script: the text is split before anybody reads it as JavaScript, as JSP does
// it. Inside startScript ... endScript (formats.md 5.2), which are directives,
// nothing but endScript ends the script.
SplitTemplate Split(std::string_view text);

struct Directive {
  std::string name;  // include, value, foreach, end, page
  struct Attribute {
    std::string name;
    std::string value;
    Region value_region;  // without its quotes
  };
  std::vector<Attribute> attributes;

  // nullptr where there is none of that name.
  const Attribute* Find(std::string_view attribute) const;
};
// `inner` of a directive section.
Directive ParseDirective(std::string_view text, Region inner);

}  // namespace audit
