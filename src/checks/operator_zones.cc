// Operators whose authorised connection zone is empty or unknown, or missing
// where most others of the instance have one. How exports write the zone is
// inferred (formats.md 1.8).
#include "checks/checks.h"
#include "checks/operator_marks.h"

namespace audit {
namespace {

constexpr std::string_view kElements[] = {"operator"};
constexpr char kNamed[] = "zone";
constexpr char kEmpty[] = "empty-zone";
constexpr char kAbsent[] = "absent-zone";

// Whether most operators beside this one have a zone: what its default is
// nobody documents, and one left out alone could be that.
bool MostHaveZones(const NodeView& view, NodeId element) {
  constexpr int kMostRead = 500;  // enough to tell
  constexpr int kFew = 2;
  int all = 0;
  int with = 0;
  for (NodeId other = view.FirstChild(view.Parent(element));
       other != 0 && all < kMostRead; other = view.NextSibling(other)) {
    if (view.Name(other) != "operator") continue;
    const AttributeId zone = ZoneOfOperator(view, other);
    ++all;
    with += zone != 0 && !view.AttributeValue(zone).empty() ? 1 : 0;
  }
  return with >= kFew && 2 * with > all;
}

void CheckZone(const ElementView& at, const Emit& emit) {
  if (!at.IsEntity() || !IsOperator(at.view, *at.entity)) return;
  if (IsDisabledOperator(at.view, at.element)) return;
  const NodeView& view = at.view;
  const AttributeId zone = ZoneOfOperator(view, at.element);
  const std::string login(ValueOf(view, at.element, "name"));
  Draft draft;
  draft.captures = {{"operator", login}};
  if (zone == 0) {
    if (!MostHaveZones(view, at.element)) return;
    draft.region = view.NameRegion(at.element);
    draft.questions = {{kAbsent, login}};
    return emit(std::move(draft));
  }
  const std::string name(view.AttributeValue(zone));
  draft.region = view.AttributeRegion(zone);
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
  const Administration& known = context.facts.administration;
  if (question.kind == kAbsent) {
    if (FactOf(known, question.subject).has_zone) return Answer::kDrop;
  } else if (question.kind == kNamed) {
    fault = FaultOf(context.facts, question.subject);
    if (fault.empty()) return Answer::kDrop;
  } else if (FactOf(known, question.subject).has_zone) {
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
