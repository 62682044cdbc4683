// What only Internet Explorer has, used without the way other browsers go. The
// same beside its successor, in a choice between both, is left alone.
#include <array>

#include "checks/checks.h"
#include "checks/fields.h"
#include "core/text.h"

namespace audit {
namespace {

constexpr std::string_view kNodeTypes[] = {
    "call_expression", "member_expression", "new_expression"};

struct OldCall {
  std::string_view name;
  // What other browsers have; empty: the same function serves them.
  std::string_view successors[3];
  // Whether the successor in the same function is enough, so that a function
  // which returns early is seen.
  bool in_function = false;
  // Whether a try around it is a question whether there is one.
  bool may_fail = false;
};

constexpr OldCall kAttach = {"attachEvent", {"addEventListener"}, true};
constexpr OldCall kActive = {
    "ActiveXObject", {"XMLHttpRequest", "DOMParser", "FileReader"}, true, true};
constexpr OldCall kAll = {
    "document.all", {"getElementById", "querySelector", "layers"}, false};
constexpr OldCall kEvent = {"window.event", {}, false};

bool IsMember(Node node, std::string_view object, std::string_view property,
              std::string_view text) {
  if (node.field("property").text(text) != property) return false;
  const std::string_view of = node.field("object").text(text);
  return object.empty() || of == object ||
         (object == "document" && of == "window.document");
}

const OldCall* OldCallAt(Node node, std::string_view text) {
  if (node.is("new_expression")) {
    const std::string_view made = node.field("constructor").text(text);
    const bool active =
        made == "ActiveXObject" || made == "window.ActiveXObject";
    return active ? &kActive : nullptr;
  }
  if (node.is("call_expression")) {
    const Node called = node.field("function");
    return IsMember(called, "", "attachEvent", text) ? &kAttach : nullptr;
  }
  if (IsMember(node, "document", "all", text)) return &kAll;
  return IsMember(node, "window", "event", text) ? &kEvent : nullptr;
}

bool IsFunction(Node node) {
  return node.type().find("function") != std::string_view::npos ||
         node.is("method_definition");
}

bool IsChoice(Node node) {
  return node.is("if_statement") || node.is("ternary_expression") ||
         node.is("binary_expression") || node.is("try_statement");
}

bool HoldsOne(std::string_view code, const OldCall& call) {
  for (const std::string_view successor : call.successors) {
    if (!successor.empty() && code.find(successor) != code.npos) return true;
  }
  return false;
}

// Statements are nested this deep at most before a choice is no longer about
// the call.
constexpr int kFarthest = 40;

// Whether a choice asks for the old way and has another branch.
bool AsksForIt(Node choice, const OldCall& call, std::string_view text) {
  const Node other = choice.field("alternative");
  return other && choice.field("condition").text(text).find(call.name) !=
                      std::string_view::npos;
}

// Whether all that is asked is if there is such a thing.
bool IsOnlyAsked(Node node, std::string_view text) {
  Node inner = node;
  Node at = node.parent();
  while (at.is("parenthesized_expression")) {
    inner = at;
    at = at.parent();
  }
  if (at.is("unary_expression")) return at.text(text)[0] != '-';
  if (at.is("if_statement") || at.is("ternary_expression")) {
    return at.field("condition").region() == inner.region();
  }
  if (!at.is("binary_expression")) return false;
  const std::string_view sign = at.field("operator").text(text);
  if (sign == "&&" || sign == "||") {
    return at.field("left").region() == inner.region();
  }
  return sign.starts_with("==") || sign.starts_with("!=");
}

// Whether there is a choice, in a function that may be given the event.
bool MayBeGiven(Node node, std::string_view text) {
  bool choice = false;
  for (Node at = node.parent(); at; at = at.parent()) {
    choice = choice || IsChoice(at);
    if (IsFunction(at)) {
      return choice && at.field("parameters").text(text) != "()";
    }
  }
  return choice;
}

// A function may stand in a branch of the choice.
bool HasOtherWay(Node node, const OldCall& call, std::string_view text) {
  if (&call == &kEvent) return MayBeGiven(node, text);
  bool outside = false;
  Node at = node.parent();
  for (int i = 0; i < kFarthest && at; ++i, at = at.parent()) {
    const bool function = IsFunction(at);
    const bool counts =
        IsChoice(at) || (function && call.in_function && !outside);
    if (counts && HoldsOne(at.text(text), call)) return true;
    if (AsksForIt(at, call, text)) return true;
    // The way of others is elsewhere in the script; this one may fail.
    if (call.may_fail && at.is("try_statement") && HoldsOne(text, call)) {
      return true;
    }
    outside = outside || function;
  }
  return false;
}

void CheckScript(const ScriptView& script, std::span<const Node> wanted,
                 const Emit& emit) {
  for (const Node node : wanted) {
    const OldCall* call = OldCallAt(node, script.text);
    if (call == nullptr || HasOtherWay(node, *call, script.text)) continue;
    if (node.is("member_expression") && IsOnlyAsked(node, script.text)) {
      continue;
    }
    Draft draft;
    draft.region = node.region();
    if (node.is("call_expression")) {
      draft.region = node.field("function").field("property").region();
    } else if (node.is("new_expression")) {
      draft.region = node.field("constructor").region();
    }
    draft.captures = {{"call", std::string(call->name)}};
    emit(std::move(draft));
  }
}

}  // namespace

constinit const Check kOldBrowserCalls = {.name = "old-browser-calls",
                                          .node_types = kNodeTypes,
                                          .script = CheckScript};

}  // namespace audit
