// Workflows that v7 no longer saves: two activities of one name, transitions
// that lead to nothing.
#include <fmt/format.h>

#include <map>
#include <string>

#include "checks/checks.h"
#include "core/word_list.h"

namespace audit {
namespace {

constexpr std::string_view kElements[] = {"activities"};

bool IsTrue(std::string_view value) { return value == "true" || value == "1"; }
bool IsFalse(std::string_view value) {
  return value == "false" || value == "0";
}

// By name: the attributes of the activities that bear it.
using NamedActivities = std::map<std::string_view, AttributeId>;

// An end that nobody has to use: it stands there without a target, and takes
// what the others leave over, or is the arrow that a last script is drawn with.
bool IsOptionalEnd(const NodeView& view, NodeId transition,
                   std::string_view activity) {
  constexpr std::string_view kLeftOver[] = {"remainder", "complement",
                                            "extractOutput", "reject", "error"};
  if (FindAttribute(view, transition, "target") != 0) return false;
  const bool is_script = activity == "js" || activity == "jsx";
  return (is_script && view.Name(transition) == "initial") ||
         IsOneOf(kLeftOver, view.Name(transition));
}

void CheckTransition(const NodeView& view, NodeId transition, NodeId activity,
                     const NamedActivities& names, const Emit& emit) {
  const AttributeId target = FindAttribute(view, transition, "target");
  const std::string_view enabled = ValueOf(view, transition, "enabled");
  const std::string_view led_to =
      target == 0 ? std::string_view() : view.AttributeValue(target);
  if (IsFalse(enabled)) return;
  // What an activity may have and does not use is left out of an export, or
  // stands there without a word of where it leads.
  if (target == 0 && !IsTrue(enabled)) return;
  if (names.contains(led_to)) return;
  if (IsOptionalEnd(view, transition, view.Name(activity))) return;
  Draft draft;
  draft.region = view.StartTagRegion(transition);
  draft.captures = {
      {"what",
       fmt::format("Transition {} of {} leads to {}", view.Name(transition),
                   ValueOf(view, activity, "name"),
                   led_to.empty() ? "no activity"
                                  : fmt::format("{}, which is not in "
                                                "the workflow",
                                                led_to))}};
  emit(std::move(draft));
}

void CheckTransitions(const NodeView& view, NodeId activity,
                      const NamedActivities& names, const Emit& emit) {
  for (NodeId list = view.FirstChild(activity); list != 0;
       list = view.NextSibling(list)) {
    if (view.Name(list) != "transitions") continue;
    for (NodeId transition = view.FirstChild(list); transition != 0;
         transition = view.NextSibling(transition)) {
      CheckTransition(view, transition, activity, names, emit);
    }
  }
}

void CheckWiring(const ElementView& at, const Emit& emit) {
  const NodeView& view = at.view;
  if (at.entity == nullptr || view.Name(view.Parent(at.element)) != "workflow")
    return;
  NamedActivities names;
  for (NodeId activity = view.FirstChild(at.element); activity != 0;
       activity = view.NextSibling(activity)) {
    const AttributeId name = FindAttribute(view, activity, "name");
    if (name == 0) continue;
    const auto [first, is_new] = names.emplace(view.AttributeValue(name), name);
    if (is_new) continue;
    Draft draft;
    draft.region = view.AttributeRegion(name);
    draft.captures = {
        {"what", fmt::format("Another activity of the workflow is named {} too",
                             first->first)}};
    draft.notes = {{view.AttributeRegion(first->second), "the first of them"}};
    emit(std::move(draft));
  }
  for (NodeId activity = view.FirstChild(at.element); activity != 0;
       activity = view.NextSibling(activity)) {
    CheckTransitions(view, activity, names, emit);
  }
}

}  // namespace

constinit const Check kWorkflowWiring = {.name = "workflow-wiring",
                                         .element_names = kElements,
                                         .element = CheckWiring};

}  // namespace audit
