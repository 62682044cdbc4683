#include "engine/markup_analysis.h"

#include <utility>

#include "engine/draft_translation.h"

namespace audit {
namespace {

void Append(std::vector<Draft> from, std::vector<Draft>* to) {
  for (Draft& draft : from) to->push_back(std::move(draft));
}

class MarkupAnalysis {
 public:
  MarkupAnalysis(const Plan& plan, const std::vector<bool>& hit,
                 const Markup& markup, std::vector<Draft>* out)
      : plan_(plan), hit_(hit), markup_(markup), out_(out) {}

  void Run() {
    const std::vector<bool> enabled = plan_.ruleset().EnabledSelects(hit_);
    std::vector<std::pair<NodeId, SelectSet::Open>> stack;
    stack.emplace_back(markup_.FirstRoot(), plan_.ruleset().selects().Start());
    std::vector<AttributeView> attributes;
    while (!stack.empty()) {
      auto [element, open] = std::move(stack.back());
      stack.pop_back();
      if (element == 0) continue;
      stack.emplace_back(markup_.NextSibling(element), open);
      SelectSet::Open below;
      std::vector<SelectMatch> matches;
      const SelectSet& selects = plan_.ruleset().selects();
      markup_.ReadAttributes(element, &attributes);
      selects.Enter(markup_, element, attributes, open, enabled, &below,
                    &matches);
      for (const SelectMatch& match : matches) {
        plan_.ruleset().DraftMarkup(markup_, match, out_);
      }
      RunChecks(element);
      ReadExpressions(element);
      stack.emplace_back(markup_.FirstChild(element), std::move(below));
    }
  }

 private:
  void RunChecks(NodeId element) {
    for (const RuleIndex rule : plan_.ElementChecksFor(markup_.Name(element))) {
      if (!hit_[rule]) continue;
      plan_.CheckOf(rule)->element({markup_, element, nullptr},
                                   plan_.EmitInto(rule, out_));
    }
  }

  void ReadExpressions(NodeId element) {
    for (AttributeId attribute = markup_.FirstAttribute(element);
         attribute != 0; attribute = markup_.NextAttribute(attribute)) {
      if (!IsExpressionAttribute(markup_.Name(element),
                                 markup_.AttributeName(attribute))) {
        continue;
      }
      const OriginMap origin = markup_.AttributeOrigin(attribute);
      std::vector<Draft> drafts =
          AnalyzeExpression(plan_, hit_, markup_.AttributeValue(attribute),
                            origin, TextView::Place::kKnown);
      if (drafts.empty()) continue;
      TranslateDrafts(origin, &drafts);
      Append(std::move(drafts), out_);
    }
  }

  const Plan& plan_;
  const std::vector<bool>& hit_;
  const Markup& markup_;
  std::vector<Draft>* out_;
};

TextView::Place PlaceOf(Certainty certainty) {
  return certainty == Certainty::kGuessed ? TextView::Place::kGuessed
                                          : TextView::Place::kKnown;
}

std::vector<Draft> DraftsOfExpression(const Plan& plan,
                                      const std::vector<bool>& hit,
                                      std::string_view expression,
                                      TextView::Place place,
                                      const OriginMap* origin) {
  const FragmentKind kind{.language = Language::kXtk,
                          .certainty = place == TextView::Place::kGuessed
                                           ? Certainty::kGuessed
                                           : Certainty::kKnown};
  std::vector<Draft> drafts;
  for (RuleIndex rule = 0; rule < hit.size(); ++rule) {
    if (!hit[rule] || !plan.ruleset().Wants(rule, kind)) continue;
    plan.ruleset().DraftFragment(rule, kind, expression, nullptr, origin,
                                 &drafts);
  }
  for (const RuleIndex rule : plan.TextChecksFor(Language::kXtk)) {
    if (!hit[rule]) continue;
    plan.CheckOf(rule)->text({expression, Language::kXtk, place},
                             plan.EmitInto(rule, &drafts));
  }
  return drafts;
}

}  // namespace

void AnalyzeMarkup(const Plan& plan, const std::vector<bool>& hit,
                   const Markup& markup, std::vector<Draft>* out) {
  MarkupAnalysis(plan, hit, markup, out).Run();
}

std::vector<Draft> AnalyzeExpression(const Plan& plan,
                                     const std::vector<bool>& hit,
                                     std::string_view expression,
                                     Certainty certainty) {
  return DraftsOfExpression(plan, hit, expression, PlaceOf(certainty), nullptr);
}

std::vector<Draft> CheckExpression(const Plan& plan,
                                   std::string_view expression,
                                   Certainty certainty) {
  std::vector<Draft> drafts;
  if (expression.find('(') == std::string_view::npos) return drafts;
  for (const RuleIndex rule : plan.TextChecksFor(Language::kXtk)) {
    plan.CheckOf(rule)->text({expression, Language::kXtk, PlaceOf(certainty)},
                             plan.EmitInto(rule, &drafts));
  }
  return drafts;
}

std::vector<Draft> AnalyzeExpression(const Plan& plan,
                                     const std::vector<bool>& hit,
                                     std::string_view expression,
                                     const OriginMap& origin,
                                     TextView::Place place) {
  return DraftsOfExpression(plan, hit, expression, place, &origin);
}

}  // namespace audit
