// Operators whose authorised connection zone is empty or unknown. How exports
// write the zone is inferred (formats.md 1.8).
#include "checks/checks.h"
#include "checks/operator_marks.h"

namespace audit {
namespace {

constexpr std::string_view kElements[] = {"operator"};
constexpr char kNamed[] = "zone";
constexpr char kEmpty[] = "empty-zone";

void CheckZone(const ElementView& at, const Emit& emit) {
  if (!at.IsEntity() || !IsOperator(at.view, *at.entity)) return;
  if (IsDisabledOperator(at.view, at.element)) return;
  const NodeView& view = at.view;
  const AttributeId zone = ZoneOfOperator(view, at.element);
  // What is not written may be left at a default.
  if (zone == 0) return;
  const std::string name(view.AttributeValue(zone));
  const std::string login(ValueOf(view, at.element, "name"));
  Draft draft;
  draft.region = view.AttributeRegion(zone);
  draft.captures = {{"operator", login}};
  draft.questions = {
      {name.empty() ? kEmpty : kNamed, name.empty() ? login : name}};
  emit(std::move(draft));
}

// What is wrong with the zone of this name; empty: nothing known.
std::string_view FaultOf(const Facts& facts, const std::string& zone) {
  const auto zones = facts.servers.ZoneNames();
  if (!zones.empty() && !zones.contains(zone)) {
    return "has a zone that no server defines";
  }
  const auto& values = facts.administration.zone_values;
  if (!values.empty() && !values.contains(zone)) {
    return "has a zone that is no value of the enumeration securityZone";
  }
  return {};
}

Answer AnswerZone(const AnswerContext& context, Draft* draft) {
  const Question& question = draft->questions.front();
  std::string_view fault = "has no zone to log on from";
  if (question.kind == kNamed) {
    fault = FaultOf(context.facts, question.subject);
    if (fault.empty()) return Answer::kDrop;
  } else if (FactOf(context.facts.administration, question.subject).has_zone) {
    draft->verdict = Verdict::kNeedsReview;
    draft->unclear =
        "Another export of the operator has a zone; which one is current is "
        "not known.";
  }
  draft->captures.emplace_back("fault", fault);
  return Answer::kKeep;
}

}  // namespace

constinit const Check kOperatorZone = {.name = "operator-zone",
                                       .element_names = kElements,
                                       .element = CheckZone,
                                       .answer = AnswerZone};

}  // namespace audit
