// Whether a value that is put out as a parameter of a link can stand there as
// it is. Reads its expression as text: what a page puts out is short.
#pragma once

#include <span>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "syntax/template.h"

namespace audit {

// What the scripts of a page give to their variables.
class PageVariables {
 public:
  PageVariables(std::string_view text,
                std::span<const TemplateSection> sections);
  // The expressions given to `name`; empty: none in this page.
  std::span<const std::string_view> Given(std::string_view name) const;

 private:
  void Read(std::string_view code);
  std::unordered_map<std::string_view, std::vector<std::string_view>> given_;
};

// True for what is escaped, for numbers and keys, dates and constants, and for
// variables that hold nothing else.
bool FitsInLink(std::string_view expression, const PageVariables& variables);

}  // namespace audit
