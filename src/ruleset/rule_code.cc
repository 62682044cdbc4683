#include "ruleset/rule_code.h"

#include <cassert>
#include <charconv>
#include <optional>

namespace audit {
namespace {

// Writer and Reader are told the fields by the same function, so that the order
// is written once. A list is its length and its items.
class Writer {
 public:
  void Text(const std::string& text) { texts_.push_back(text); }
  void Number(int number) { texts_.push_back(std::to_string(number)); }
  // A bool, or an enum without words.
  template <class T>
  void Flag(const T& flag) {
    Number(static_cast<int>(flag));
  }
  template <class Enum>
  void Word(const Enum& word,
            std::optional<Enum> (* /*parse*/)(std::string_view)) {
    texts_.emplace_back(ToString(word));
  }
  template <class T, class Part>
  void Optional(const std::optional<T>& value, Part part) {
    Number(value ? 1 : 0);
    if (value) part(*value);
  }
  template <class T, class Part>
  void Each(const std::vector<T>& items, Part part) {
    Number(static_cast<int>(items.size()));
    for (const T& item : items) part(item);
  }
  std::vector<std::string> Take() { return std::move(texts_); }

 private:
  std::vector<std::string> texts_;
};

class Reader {
 public:
  explicit Reader(std::span<const std::string_view> texts) : texts_(texts) {}

  void Text(std::string& text) { text = Next(); }
  void Number(int& number) {
    const std::string_view text = Next();
    std::from_chars(text.data(), text.data() + text.size(), number);
  }
  template <class T>
  void Flag(T& flag) {
    int number = 0;
    Number(number);
    flag = static_cast<T>(number);
  }
  template <class Enum>
  void Word(Enum& word, std::optional<Enum> (*parse)(std::string_view)) {
    const std::optional<Enum> parsed = parse(Next());
    assert(parsed);
    word = *parsed;
  }
  template <class T, class Part>
  void Optional(std::optional<T>& value, Part part) {
    int there = 0;
    Number(there);
    if (there != 0) part(value.emplace());
  }
  template <class T, class Part>
  void Each(std::vector<T>& items, Part part) {
    int count = 0;
    Number(count);
    items.reserve(static_cast<std::size_t>(count));
    for (int i = 0; i < count; ++i) part(items.emplace_back());
  }

 private:
  std::string_view Next() {
    assert(at_ < texts_.size());
    return texts_[at_++];
  }

  std::span<const std::string_view> texts_;
  std::size_t at_ = 0;
};

// The order of the fields, for a Writer of const things or a Reader.
template <class Code>
class Fields {
 public:
  explicit Fields(Code& code) : code_(code) {}

  template <class RuleT>
  void OfRule(RuleT& rule) {
    for (auto* text : {&rule.id, &rule.category, &rule.title}) {
      code_.Text(*text);
    }
    code_.Word(rule.impact, ImpactFromString);
    code_.Optional(rule.impact_from_v7,
                   [&](auto& impact) { code_.Word(impact, ImpactFromString); });
    code_.Word(rule.precision, PrecisionFromString);
    code_.Optional(rule.severity, [&](auto& severity) {
      code_.Word(severity, SeverityFromString);
    });
    code_.Text(rule.since);
    code_.Text(rule.applies);
    Texts(rule.tags);
    Texts(rule.references);
    code_.Number(rule.effort_minutes);
    code_.Text(rule.effort_auto);
    code_.Text(rule.pu);
    Texts(rule.evidence);
    code_.Text(rule.entity);
    Texts(rule.yields_to);
    code_.Text(rule.inferred);
    code_.Text(rule.trigger);
    code_.Each(rule.matches, [&](auto& match) { OfMatch(match); });
    for (auto* text : {&rule.check, &rule.message, &rule.why, &rule.remedy}) {
      code_.Text(*text);
    }
    code_.Optional(rule.fix, [&](auto& fix) { OfFix(fix); });
    code_.Each(rule.examples, [&](auto& example) { OfExample(example); });
  }

  template <class CheckT>
  void OfManualCheck(CheckT& check) {
    for (auto* text : {&check.id, &check.category, &check.title, &check.applies,
                       &check.why, &check.look}) {
      code_.Text(*text);
    }
    Texts(check.references);
  }

 private:
  template <class MatchT>
  void OfMatch(MatchT& match) {
    code_.Text(match.select);
    code_.Each(match.languages, [&](auto& language) {
      code_.Word(language, LanguageFromString);
    });
    code_.Optional(match.side,
                   [&](auto& side) { code_.Word(side, SideFromString); });
    code_.Each(match.settings,
               [&](auto& setting) { code_.Word(setting, SettingFromString); });
    code_.Flag(match.pieces);
    for (auto* text : {&match.query, &match.regex, &match.except, &match.report,
                       &match.confirmed, &match.unclear}) {
      code_.Text(*text);
    }
  }

  template <class FixT>
  void OfFix(FixT& fix) {
    code_.Text(fix.title);
    code_.Flag(fix.safe);
    for (auto* text :
         {&fix.why_unsafe, &fix.replace, &fix.before, &fix.after}) {
      code_.Text(*text);
    }
  }

  template <class ExampleT>
  void OfExample(ExampleT& example) {
    code_.Text(example.name);
    for (auto* files : {&example.bad, &example.good, &example.fixed}) {
      code_.Each(*files, [&](auto& file) {
        code_.Text(file.first);
        code_.Text(file.second);
      });
    }
    code_.Text(example.verdict);
    code_.Text(example.from);
  }

  template <class List>
  void Texts(List& list) {
    code_.Each(list, [&](auto& text) { code_.Text(text); });
  }

  Code& code_;
};

}  // namespace

std::vector<std::string> EncodeRules(std::span<const Rule> rules) {
  Writer writer;
  Fields fields(writer);
  writer.Number(static_cast<int>(rules.size()));
  for (const Rule& rule : rules) fields.OfRule(rule);
  return writer.Take();
}

std::vector<std::string> EncodeManualChecks(
    std::span<const ManualCheck> checks) {
  Writer writer;
  Fields fields(writer);
  writer.Number(static_cast<int>(checks.size()));
  for (const ManualCheck& check : checks) fields.OfManualCheck(check);
  return writer.Take();
}

std::vector<Rule> DecodeRules(std::span<const std::string_view> texts) {
  Reader reader(texts);
  Fields fields(reader);
  std::vector<Rule> rules;
  reader.Each(rules, [&](Rule& rule) { fields.OfRule(rule); });
  return rules;
}

std::vector<ManualCheck> DecodeManualChecks(
    std::span<const std::string_view> texts) {
  Reader reader(texts);
  Fields fields(reader);
  std::vector<ManualCheck> checks;
  reader.Each(checks, [&](ManualCheck& check) { fields.OfManualCheck(check); });
  return checks;
}

}  // namespace audit
