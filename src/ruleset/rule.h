// A rule as data: everything its YAML file says. Docs, explain, SARIF metadata
// and tests come from here; nothing about a rule is written twice.
#pragma once

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "core/finding.h"
#include "core/language.h"

namespace audit {

struct RuleExample {
  // path -> text. A single unnamed text has the path "package.xml" or, for
  // `language: javascript` examples, "script.js".
  using Files = std::vector<std::pair<std::string, std::string>>;
  std::string name;  // a sentence
  Files bad;         // with [| |] around each expected region
  Files good;
  Files fixed;          // what the fix makes of `bad`
  std::string verdict;  // expected of all findings: confirmed (default) or
                        // needs-review
  std::string from;     // version of the input; empty: the lowest it applies to
};

// Of the pieces of a folded constant ("a" + b), those a match stands in.
enum class Pieces : std::uint8_t { kAny, kSeveral };

struct RuleMatch {
  std::string select;               // markup rules; see core/select.h
  std::vector<Language> languages;  // fragment rules; empty with `select`
  std::optional<Side> side;
  std::vector<Setting> settings;  // empty: any
  std::string query;              // tree-sitter
  std::string regex;              // RE2, on the fragment or selected value
  std::string except;             // RE2: what begins inside one is passed over
  Pieces pieces = Pieces::kAny;
  std::string report;     // capture of query or group of regex;
                          // selects: attribute, value, name, tag
  std::string confirmed;  // RE2 found in what the regex matched, in
                          // the value, or in the reported text ...
  std::string unclear;    // ... else needs-review, because of this
};

struct RuleFix {
  std::string title;
  bool safe = false;
  std::string why_unsafe;
  std::string replace;  // with {captures}; or
  std::string before;   // inserted around the region
  std::string after;
};

struct Rule {
  std::string id;
  std::string category;  // the folder
  std::string title;
  Impact impact = Impact::kAdvice;
  std::optional<Impact> impact_from_v7;  // inputs that are v7 already
  Precision precision = Precision::kLow;
  std::optional<Severity> severity;  // only where it differs from the impact's
  std::string since;
  std::string applies;  // "5.11, 6.02, 6.1 -> 7"
  std::vector<std::string> tags;
  std::vector<std::string> references;
  int effort_minutes = 0;
  std::string effort_auto;            // no, partial, yes
  std::string pu;                     // "PU-0005" or empty
  std::vector<std::string> evidence;  // entity schemas or languages, any of
                                      // them must be in the input
  std::string entity;  // RE2 found in "schema|key"; empty: anywhere
  std::vector<std::string> yields_to;  // ids that win over this one
  std::string inferred;                // what is inferred, for the rule page

  std::string trigger;  // RE2: a text without a match cannot hold a finding
  std::vector<RuleMatch> matches;  // each finds for itself
  std::string check;               // native check, instead of them

  std::string message;
  std::string why;
  std::string remedy;
  std::optional<RuleFix> fix;
  std::vector<RuleExample> examples;
};

}  // namespace audit
