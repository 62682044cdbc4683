// Fields of forms that only some operators see: the form hides them, the server
// hands them out.
#include <re2/re2.h>

#include "checks/checks.h"
#include "core/node_walk.h"

namespace audit {
namespace {

constexpr std::string_view kElements[] = {"container", "input"};
constexpr std::string_view kConditions[] = {"visibleIf", "enabledIf"};

// Words in names of fields, and of groups of fields, that hold what few may
// see. Inferred: no document lists them.
const RE2& Confidential() {
  static const RE2 pattern(
      "(?i)passw|pwd|secret|sala(?:r|ir)|gehalt|wage|income|\\bssn|social.?(?:"
      "sec|num)|"
      "national.?id|\\biban|bank|credit|card.?n|\\bcv[cv]\\b|medic|health|"
      "diagnos|disab|religio|ethnic|passport|tax.?(?:id|n)|confiden|sensitiv|"
      "private|api.?key|mot.?de.?passe|carte.?b(?:anc|leu)|kontonummer|num.?"
      "cb");
  return pattern;
}

// Conditions on who asks, or on the data being confidential: not on what kind
// of record it is.
const RE2& AsksForRights() {
  static const RE2 pattern(
      "(?i)NamedRight|currentOperator|\\$[a-z]*\\(\\s*\\[?login|InGroup|"
      "MemberOf|confiden|sensitiv");
  return pattern;
}

bool Speaks(std::string_view text, const RE2& of) {
  return RE2::PartialMatch({text.data(), text.size()}, of);
}

bool IsConfidential(const NodeView& view, NodeId element) {
  return Speaks(ValueOf(view, element, "xpath"), Confidential()) ||
         Speaks(ValueOf(view, element, "label"), Confidential());
}

bool HoldsConfidential(const NodeView& view, NodeId element) {
  bool holds = false;
  ForEachInSubtree(view, element, [&](NodeId child) {
    holds = holds || IsConfidential(view, child);
  });
  return holds;
}

// A field of the record, not of the screen alone.
bool IsField(const NodeView& view, NodeId element) {
  const std::string_view path = ValueOf(view, element, "xpath");
  return view.Name(element) == "input" && !path.empty() &&
         !path.starts_with('/');
}

void CheckElement(const ElementView& at, const Emit& emit) {
  if (at.entity == nullptr || at.entity->schema != "xtk:form") return;
  const NodeView& view = at.view;
  for (const std::string_view name : kConditions) {
    if (!Speaks(ValueOf(view, at.element, name), AsksForRights())) continue;
    const bool confidential = HoldsConfidential(view, at.element);
    // What can be seen and not be changed is no secret.
    const bool hides = name == "visibleIf" && IsField(view, at.element);
    if (!confidential && !hides) continue;
    Draft draft;
    draft.region = view.AttributeRegion(FindAttribute(view, at.element, name));
    draft.captures = {{"condition", std::string(name)}};
    if (!confidential) {
      draft.verdict = Verdict::kNeedsReview;
      draft.unclear = "Whether the field is confidential is not known.";
    }
    emit(std::move(draft));
    return;  // both conditions are one cause
  }
}

}  // namespace

constinit const Check kHiddenFields = {.name = "hidden-fields",
                                       .element_names = kElements,
                                       .element = CheckElement};

}  // namespace audit
