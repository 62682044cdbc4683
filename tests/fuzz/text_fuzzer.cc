// Any bytes as a page, a style sheet, a file of Apache's, a shell or batch
// script: patterns of rules see each word of it once and where it stands, and
// what is found in pages lies inside of them.
#include <algorithm>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "checks/check.h"
#include "core/source_file.h"
#include "core/text.h"
#include "engine/fragment_analysis.h"
#include "engine/placement.h"
#include "model/places.h"
#include "ruleset/builtin.h"
#include "ruleset/loader.h"
#include "syntax/html.h"
#include "syntax/html_tags.h"
#include "tests/fuzz/named_file.h"
#include "tests/fuzz/require.h"

namespace audit::fuzz {
namespace {

constexpr std::string_view kWordRule = R"(id: zz-word
title: A word
impact: advice
precision: low
since: 0.1.0
applies: any -> 7
references: [a page]
effort: {minutes: 5, auto: no}
match:
  languages: [html, css, apache, shell, batch, sql]
  regex: '[A-Za-z0-9_]+'
message: A word.
why: because
remedy: do not
examples:
  - {name: one, bad: "[|a|]", good: .}
  - {name: two, bad: "[|a|]", good: .}
  - {name: looks bad but is fine, good: .}
)";

bool IsWordCharacter(char c) { return IsLetter(c) || IsDigit(c) || c == '_'; }

// The built-in rules and a rule on each word, which is last by its id.
const Ruleset& Rules() {
  static const Ruleset rules = [] {
    std::vector<Rule> all = BuiltinRules();
    auto word = LoadRule(kWordRule, "rules/fuzz/zz-word.yaml", {});
    Require(word.has_value());
    all.push_back(std::move(*word));
    auto compiled = Ruleset::Compile(std::move(all));
    Require(compiled.has_value());
    return std::move(*compiled);
  }();
  return rules;
}

const Plan& PlanOfAll() {
  static const Plan plan(Rules(), AllChecks(), {});
  return plan;
}

std::vector<Region> WordsOf(std::string_view text) {
  std::vector<Region> words;
  for (std::uint32_t at = 0; at < text.size();) {
    const std::uint32_t begin = at;
    while (at < text.size() && IsWordCharacter(text[at])) ++at;
    if (at > begin) words.push_back({begin, at});
    if (at == begin) ++at;
  }
  return words;
}

void CheckDrafts(const SourceFile& file, const FragmentResult& result) {
  const std::string_view text = file.utf8();
  const RuleIndex word = PlanOfAll().RuleFor("zz-word");
  std::vector<Region> words;
  for (const Draft& draft : result.drafts) {
    RequireInside(draft.region, text.size());
    const Region original = file.ToOriginal(draft.region);
    RequireInside(original, file.bytes().size());
    if (draft.rule == word) {
      words.push_back(draft.region);
      Require(file.ToUtf8(original) == draft.region);
    }
    for (const Draft::Note& note : draft.notes) {
      RequireInside(note.region, text.size());
    }
    for (const Draft::TextEdit& edit : draft.edits) {
      RequireInside(edit.region, text.size());
    }
  }
  Require(words == WordsOf(text));
}

// What pass 1 would keep of the first draft that is no word.
void CheckPlace(const SourceFile& file, const FragmentResult& result) {
  const RuleIndex word = PlanOfAll().RuleFor("zz-word");
  const auto draft =
      std::find_if(result.drafts.begin(), result.drafts.end(),
                   [&](const Draft& one) { return one.rule != word; });
  if (draft == result.drafts.end()) return;
  const Placement placement(file, 0);
  Occurrence at;
  at.origin =
      OriginMap::Verbatim(0, static_cast<std::uint32_t>(file.utf8().size()));
  at.text = file.utf8();
  const Candidate candidate = placement.Place(*draft, at);
  const Region original = candidate.place.location.region;
  RequireInside(original, file.bytes().size());
  Require(candidate.place.excerpt.snippet.size() <= kMaxSnippet);
}

// Tags stand one behind the other.
void CheckTags(std::string_view page) {
  HtmlTagReader reader(page);
  HtmlTag tag;
  std::uint32_t behind = 0;
  while (reader.Next(&tag)) {
    Require(!tag.name.empty() && tag.name == ToLower(tag.name));
    for (const HtmlTag::Attribute& attribute : tag.attributes) {
      RequireInside(attribute.value, page.size());
      if (attribute.value.empty()) continue;
      Require(attribute.value.begin >= behind);
      behind = attribute.value.end;
    }
    RequireInside(tag.raw_text, page.size());
    if (tag.raw_text.empty()) continue;
    Require(tag.raw_text.begin >= behind);
    behind = tag.raw_text.end;
  }
}

void CheckOrigin(std::string_view text, const OriginMap& origin,
                 std::size_t size) {
  Require(origin.decoded_size() == text.size());
  Require(!text.empty());
  RequireInside(origin.ToSource({0, static_cast<std::uint32_t>(text.size())}),
                size);
}

void CheckPage(std::string_view page) {
  CheckTags(page);
  for (const ScriptSource& source : FindScriptSources(page)) {
    CheckOrigin(source.path, source.origin, page.size());
  }
  for (const ClientScript& script : FindClientScripts(page)) {
    CheckOrigin(script.text, script.origin, page.size());
  }
}

void CheckFile(const SourceFile& file) {
  const auto kind = KindOfFile(file.path(), file.utf8());
  if (!kind) return;
  // These have fuzzers of their own.
  if (kind->language == Language::kJavaScript ||
      kind->language == Language::kTemplate) {
    return;
  }
  static ScriptParser parser;
  const FragmentResult result =
      AnalyzeFragment(PlanOfAll(), parser, *kind, file.utf8());
  CheckDrafts(file, result);
  CheckPlace(file, result);
  if (kind->language == Language::kHtml) CheckPage(file.utf8());
}

}  // namespace
}  // namespace audit::fuzz

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data,
                                      std::size_t size) {
  audit::fuzz::NamedFile named =
      audit::fuzz::ReadNamedFile({reinterpret_cast<const char*>(data), size});
  audit::fuzz::CheckFile(
      audit::SourceFile(std::move(named.name), std::move(named.bytes)));
  return 0;
}
