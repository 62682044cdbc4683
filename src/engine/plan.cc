#include "engine/plan.h"

#include <algorithm>
#include <cassert>
#include <set>
#include <utility>

#include "checks/outline.h"
#include "core/pattern_stems.h"
#include "core/text.h"
#include "ruleset/rule_patterns.h"
#include "syntax/tree.h"

namespace audit {
namespace {

const Check* CheckNamed(std::span<const Check> checks, std::string_view name) {
  for (const Check& check : checks) {
    if (check.name == name) return &check;
  }
  return nullptr;
}

// True when the rule may find something in an expression of real XML.
bool IsOnExpressions(const Rule& rule) {
  for (const RuleMatch& match : rule.matches) {
    // Real XML has no pieces.
    if (match.pieces == Pieces::kSeveral) continue;
    const std::vector<Language>& languages = match.languages;
    if (std::find(languages.begin(), languages.end(), Language::kXtk) !=
        languages.end()) {
      return true;
    }
  }
  return false;
}

bool DefinesFunctions(std::string_view script) {
  return script.find("function") != std::string_view::npos;
}

// True when the rule finds nothing but by elements of markup.
bool IsOnMarkupAlone(const Rule& rule, const Check* check) {
  if (check != nullptr) {
    return check->script == nullptr && check->text == nullptr &&
           check->page == nullptr;
  }
  return std::all_of(
      rule.matches.begin(), rule.matches.end(),
      [](const RuleMatch& match) { return !match.select.empty(); });
}

// False where nothing in the script or page can be markup: no '<' that a tag
// or, in a text put together, its pieces can begin with, nor one in disguise.
bool MayHoldMarkup(std::string_view text) {
  for (std::size_t at = text.find('<'); at != std::string_view::npos;
       at = text.find('<', at + 1)) {
    const char next = at + 1 < text.size() ? text[at + 1] : '<';
    if (!IsSpace(next) && !IsDigit(next) && next != '=') return true;
  }
  return text.find("\\x3") != std::string_view::npos ||
         text.find("\\u003") != std::string_view::npos ||
         text.find("\\74") != std::string_view::npos ||
         text.find("&lt;") != std::string_view::npos;
}

// One pattern that finds any trigger of a rule on expressions; empty when no
// such rule takes part.
std::string ExpressionTriggers(const std::vector<Rule>& rules,
                               const std::vector<bool>& enabled) {
  std::string any;
  std::set<std::string_view> seen;
  for (RuleIndex i = 0; i < rules.size(); ++i) {
    if (!enabled[i] || !IsOnExpressions(rules[i])) continue;
    if (!seen.insert(rules[i].trigger).second) continue;
    any += (any.empty() ? "(?:" : "|(?:") + rules[i].trigger + ")";
  }
  return any;
}

}  // namespace

Plan::Plan(const Ruleset& ruleset, std::span<const Check> checks,
           const AnalyzeOptions& options)
    : ruleset_(ruleset),
      policy_(options.policy),
      enabled_(options.enabled),
      parse_all_(options.parse_all),
      hash_files_(options.hash_files),
      vendor_parity_(options.vendor_parity),
      given_from_(ParseVersion(options.from)),
      to_(ParseTarget(options.to).value_or(NewestV7())) {
  const std::vector<Rule>& rules = ruleset.rules();
  if (enabled_.empty()) enabled_.assign(rules.size(), true);
  looks_ = enabled_;
  check_of_.resize(rules.size(), nullptr);
  for (RuleIndex i = 0; i < rules.size(); ++i) {
    if (!enabled_[i] || rules[i].check.empty()) continue;
    const Check* check = CheckNamed(checks, rules[i].check);
    assert(check != nullptr && "the loader refuses unknown checks");
    check_of_[i] = check;
    if (check->script != nullptr) PlanScriptCheck(i, *check);
    if (check->element != nullptr) PlanElementCheck(i, *check);
    if (check->page != nullptr) page_rules_.push_back(i);
    if (check->text != nullptr) {
      for (const Language language : check->languages) {
        text_rules_[static_cast<std::size_t>(language)].push_back(i);
      }
    }
    // The reader makes these drafts itself; no text is parsed for their sake.
    looks_[i] = check->script != nullptr || check->element != nullptr ||
                check->page != nullptr || check->text != nullptr;
  }
  on_markup_.resize(rules.size());
  for (RuleIndex i = 0; i < rules.size(); ++i) {
    on_markup_[i] = IsOnMarkupAlone(rules[i], check_of_[i]);
    const auto roots = ruleset.QueryRootsOf(i);
    if (looks_[i] && !roots.empty()) PlanNodes({i, nullptr}, roots);
  }
  const std::string any = ExpressionTriggers(rules, looks_);
  if (!any.empty()) {
    expressions_ = CompilePattern(any);
    if (auto stems = StemsOf(any)) expression_stems_.emplace(std::move(*stems));
  }
}

void Plan::PlanScriptCheck(RuleIndex rule, const Check& check) {
  std::vector<NodeKind> kinds;
  for (const std::string_view type : check.node_types) {
    kinds.push_back(KindOf(type));
    assert(kinds.back() != 0 && "a check wants a type the grammar has not");
  }
  PlanNodes({rule, &check}, kinds);
}

void Plan::PlanNodes(NodeRule planned, std::span<const NodeKind> kinds) {
  const auto index = static_cast<std::uint32_t>(node_rules_.size());
  node_rules_.push_back(planned);
  for (const NodeKind kind : kinds) {
    if (kind >= by_kind_.size()) by_kind_.resize(kind + 1u);
    by_kind_[kind].push_back(index);
  }
}

void Plan::PlanElementCheck(RuleIndex rule, const Check& check) {
  for (const std::string_view name : check.element_names) {
    const auto known =
        std::find_if(by_name_.begin(), by_name_.end(),
                     [&](const auto& wanted) { return wanted.first == name; });
    auto& wanted = known != by_name_.end()
                       ? *known
                       : by_name_.emplace_back(name, std::vector<RuleIndex>());
    wanted.second.push_back(rule);
  }
}

Emit Plan::EmitInto(RuleIndex rule, std::vector<Draft>* out) const {
  return [this, rule, out](Draft draft) {
    draft.rule = rule;
    ruleset_.AddFix(&draft);
    out->push_back(std::move(draft));
  };
}

std::vector<bool> Plan::Triggered(std::string_view text) const {
  std::vector<bool> hit;
  ruleset_.FindTriggers(text, &hit);
  for (std::size_t i = 0; i < hit.size(); ++i) {
    hit[i] = hit[i] && looks_[i];
  }
  return hit;
}

bool Plan::NeedsParse(const std::vector<bool>& hit,
                      std::string_view text) const {
  bool markup = false;
  for (std::size_t i = 0; i < hit.size(); ++i) {
    if (hit[i] && !on_markup_[i]) return true;
    markup |= hit[i];
  }
  return markup && MayHoldMarkup(text);
}

bool Plan::MayMatchExpression(std::string_view text) const {
  return expressions_ &&
         (!expression_stems_ || expression_stems_->AnyIn(text)) &&
         RE2::PartialMatch(Piece(text), *expressions_);
}

std::vector<bool> Plan::SelectsFor(std::string_view build_version) const {
  const std::optional<Version> from =
      SourceVersion(given_from_, FromBuildVersion(build_version));
  std::vector<bool> taking_part = looks_;
  for (RuleIndex i = 0; from && i < taking_part.size(); ++i) {
    if (!taking_part[i]) continue;
    taking_part[i] = Applies(ruleset_.rules()[i].applies, *from, to_);
  }
  return ruleset_.EnabledSelects(taking_part);
}

FragmentKind Plan::DistinctKind(const FragmentKind& kind,
                                std::string_view text) const {
  FragmentKind distinct = kind;
  distinct.library = kind.library && DefinesFunctions(text);
  return distinct;
}

bool Plan::HoldsFacts(std::string_view text, const FragmentKind& kind) const {
  if (kind.side != Side::kServer) return false;
  return MayLoadLibraries(text) || (kind.library && DefinesFunctions(text));
}

std::span<const RuleIndex> Plan::ElementChecksFor(std::string_view name) const {
  for (const auto& [wanted, checks] : by_name_) {
    if (wanted == name) return checks;
  }
  return {};
}

RuleIndex Plan::RuleFor(std::string_view id) const {
  const RuleIndex index = ruleset_.Find(id);
  if (index < enabled_.size() && enabled_[index]) return index;
  return static_cast<RuleIndex>(enabled_.size());
}

}  // namespace audit
