// A rule without fault, and what the loader says when a line of it changes.
#pragma once

#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <vector>

#include "ruleset/loader.h"

namespace audit {

inline constexpr std::string_view kChecks[] = {"ootb-clone", "xml-syntax"};
inline constexpr std::string_view kPath = "rules/js/js-thing.yaml";

// A rule without fault; the rows below change one line of it.
inline constexpr std::string_view kSound = R"(id: js-thing
title: A thing
impact: advice
precision: high
since: 0.1.0
applies: any -> 7
references: [a page]
effort: {minutes: 5, auto: no}
trigger: thing
match:
  languages: [javascript]
  query: |
    (call_expression
      function: (identifier) @function
      (#eq? @function "thing"))
  report: function
message: "{function} is a thing."
why: because
remedy: do not
examples:
  - name: one
    language: javascript
    bad: |
      [|thing|]()
    good: other()
  - name: two
    bad:
      a.js: x([|thing|]())
  - name: looks bad but is fine, a name
    good: thing
)";

inline std::string With(std::string_view old_text, std::string_view new_text) {
  std::string yaml(kSound);
  const std::size_t at = yaml.find(old_text);
  EXPECT_NE(at, std::string::npos) << old_text;
  return yaml.replace(at, old_text.size(), new_text);
}

inline std::vector<std::string> FaultsOf(std::string_view yaml,
                                         std::string_view path = kPath) {
  const auto rule = LoadRule(yaml, path, kChecks);
  std::vector<std::string> faults;
  if (rule) return faults;
  for (const Error& error : rule.error()) faults.push_back(error.ToString());
  return faults;
}

inline std::string At(std::string_view place, std::string_view message) {
  return std::string(kPath) + ":" + std::string(place) + ": " +
         std::string(message);
}

}  // namespace audit
