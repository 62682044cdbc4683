// The two texts a template is analysed as; see SplitTemplate.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "syntax/template.h"

namespace audit {

// What a directive does to the script it stands in or beside.
enum class DirectiveRole : std::uint8_t {
  kStartScript,
  kEndScript,
  kValue,    // puts out a value
  kInclude,  // puts out text
  kForEach,
  kEnd,
  kOther,
};
DirectiveRole RoleOfDirective(std::string_view text, Region inner);

// `sections` cover `text`.
std::string RenderServerScript(std::string_view text,
                               std::span<const TemplateSection> sections);
std::string RenderPage(std::string_view text,
                       std::span<const TemplateSection> sections);

}  // namespace audit
