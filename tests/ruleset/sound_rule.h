// A rule without fault for tests that need one, with what it looks for or with
// a line changed, and what the loader says of it.
#pragma once

#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "ruleset/loader.h"

namespace audit {

inline constexpr std::string_view kNames[] = {"ootb-clone", "read-scripts",
                                              "xml-syntax"};
inline constexpr std::string_view kOfScripts[] = {"read-scripts"};
inline constexpr KnownChecks kChecks = {kNames, kOfScripts};
inline constexpr std::string_view kPath = "rules/js/js-thing.yaml";

// The lines that say what the rule below looks for.
inline constexpr std::string_view kSoundMatch = R"(trigger: thing
match:
  languages: [javascript]
  query: |
    (call_expression
      function: (identifier) @function
      (#eq? @function "thing"))
  report: function
message: "{function} is a thing."
)";

// A rule of that id without fault, but for what `match` brings.
inline std::string SoundRule(std::string_view id, std::string_view match) {
  return "id: " + std::string(id) + R"(
title: A thing
impact: advice
precision: high
since: 0.1.0
applies: any -> 7
references: [a page]
effort: {minutes: 5, auto: no}
)" + std::string(match) +
         R"(why: because
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
}

inline const std::string kSound = SoundRule("js-thing", kSoundMatch);

// Such a rule, read.
inline Rule LoadedRule(const std::string& id, std::string_view match) {
  auto rule = LoadRule(SoundRule(id, match), "rules/test/" + id + ".yaml", {});
  if (rule) return std::move(*rule);
  ADD_FAILURE() << rule.error()[0].ToString();
  return {};
}

// kSound with a line of it changed.
inline std::string With(std::string_view old_text, std::string_view new_text) {
  std::string yaml = kSound;
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
