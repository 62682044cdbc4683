#include "tests/mutate/rule_mutants.h"

#include <string_view>
#include <utility>

#include "tests/mutate/pattern_parts.h"

namespace audit {
namespace {

class Mutator {
 public:
  explicit Mutator(const Rule& rule) : rule_(rule) {}

  std::vector<RuleMutant> Run() {
    if (!rule_.entity.empty()) {
      Texts("entity", rule_.entity, RegexVariants(rule_.entity),
            [](Rule& rule) -> std::string& { return rule.entity; });
      Add("no entity").entity.clear();
    }
    for (std::size_t i = 0; i < rule_.matches.size(); ++i) Match(i);
    return std::move(mutants_);
  }

 private:
  Rule& Add(const std::string& what) {
    mutants_.push_back({what, rule_});
    return mutants_.back().rule;
  }

  template <class Member>
  void Texts(const std::string& where, const std::string& text,
             const std::vector<Variant>& variants, Member member) {
    for (const Variant& variant : variants) {
      if (variant.text == text) continue;
      member(Add(where + " " + variant.what)) = variant.text;
    }
  }

  void Match(std::size_t index) {
    const RuleMatch& match = rule_.matches[index];
    const std::string in = rule_.matches.size() == 1
                               ? std::string()
                               : "match " + std::to_string(index + 1) + ": ";
    if (rule_.matches.size() > 1) {
      Rule& rule = Add(in + "not there");
      rule.matches.erase(rule.matches.begin() +
                         static_cast<std::ptrdiff_t>(index));
    }
    const auto text = [&](const char* name, std::string RuleMatch::*member,
                          const std::vector<Variant>& variants) {
      if ((match.*member).empty()) return;
      Texts(in + name, match.*member, variants,
            [&](Rule& rule) -> std::string& {
              return rule.matches[index].*member;
            });
    };
    text("select", &RuleMatch::select, SelectVariants(match.select));
    text("query", &RuleMatch::query, QueryVariants(match.query));
    text("regex", &RuleMatch::regex, RegexVariants(match.regex));
    text("except", &RuleMatch::except, RegexVariants(match.except));
    text("confirmed", &RuleMatch::confirmed, RegexVariants(match.confirmed));
    Without(in, index);
  }

  void Without(const std::string& in, std::size_t index) {
    const RuleMatch& match = rule_.matches[index];
    if (!match.regex.empty() && !match.select.empty()) {
      Add(in + "no regex").matches[index].regex.clear();
    }
    if (!match.except.empty()) {
      Add(in + "no except").matches[index].except.clear();
    }
    if (!match.confirmed.empty()) {
      Rule& rule = Add(in + "all confirmed");
      rule.matches[index].confirmed.clear();
      rule.matches[index].unclear.clear();
    }
    if (match.side) Add(in + "either side").matches[index].side.reset();
    if (match.pieces != Pieces::kAny) {
      Add(in + "any pieces").matches[index].pieces = Pieces::kAny;
    }
    if (!match.settings.empty()) {
      Add(in + "all settings").matches[index].settings.clear();
    }
    for (std::size_t i = 0;
         match.languages.size() > 1 && i < match.languages.size(); ++i) {
      auto& languages =
          Add(in + "not in " + std::string(ToString(match.languages[i])))
              .matches[index]
              .languages;
      languages.erase(languages.begin() + static_cast<std::ptrdiff_t>(i));
    }
  }

  const Rule& rule_;
  std::vector<RuleMutant> mutants_;
};

}  // namespace

std::vector<RuleMutant> MutantsOf(const Rule& rule) {
  return Mutator(rule).Run();
}

}  // namespace audit
