// What keeps a function list (xtk:funcList) from being imported, or its
// functions from being called.
#include <fmt/format.h>

#include "checks/checks.h"
#include "core/text.h"

namespace audit {
namespace {

constexpr std::string_view kElements[] = {"funcList"};
constexpr char kTwice[] = "declared-twice";

void Report(const NodeView& view, NodeId element, std::string fault,
            const Emit& emit) {
  Draft draft;
  draft.region = view.NameRegion(element);
  draft.captures = {{"fault", std::move(fault)}};
  emit(std::move(draft));
}

// "Lower($1)", whose last parenthesis closes its first.
bool IsSingleCall(std::string_view body) {
  body = Trim(body);
  std::size_t at = 0;
  while (at < body.size() &&
         (IsLetter(body[at]) || IsDigit(body[at]) || body[at] == '_')) {
    ++at;
  }
  if (at == 0 || !body.substr(at).starts_with('(')) return false;
  int depth = 0;
  bool quoted = false;
  for (; at < body.size(); ++at) {
    if (body[at] == '\'') quoted = !quoted;
    if (quoted) continue;
    if (body[at] == '(') ++depth;
    if (body[at] == ')' && --depth == 0) return at + 1 == body.size();
  }
  return false;
}

template <class Function>
void ForEachNamed(const NodeView& view, NodeId parent, std::string_view name,
                  Function see) {
  for (NodeId child = view.FirstChild(parent); child != 0;
       child = view.NextSibling(child)) {
    if (view.Name(child) == name) see(child);
  }
}

void CheckFunction(const NodeView& view, NodeId function, const Emit& emit) {
  int parts = 0;
  NodeId passed_on = 0;  // one for every database
  ForEachNamed(view, function, "providerPart", [&](NodeId part) {
    ++parts;
    if (Trim(ValueOf(view, part, "provider")).empty()) passed_on = part;
  });
  const std::string_view name = ValueOf(view, function, "name");
  if (parts == 0) {
    return Report(view, function, fmt::format("'{}' has no providerPart", name),
                  emit);
  }
  if (passed_on == 0) return;
  if (parts > 1) {
    return Report(view, passed_on,
                  fmt::format("a part of '{}' without provider stands beside "
                              "others",
                              name),
                  emit);
  }
  if (IsSingleCall(ValueOf(view, passed_on, "body"))) return;
  Report(
      view, passed_on,
      fmt::format("the part of '{}' without provider is no single call", name),
      emit);
}

void CheckList(const ElementView& at, const Emit& emit) {
  const NodeView& view = at.view;
  const std::string_view operation = ValueOf(view, at.element, "_operation");
  if (operation == "none" || operation == "delete") return;
  for (const std::string_view attribute : {"name", "namespace"}) {
    if (!ValueOf(view, at.element, attribute).empty()) continue;
    Report(view, at.element, fmt::format("the list has no {}", attribute),
           emit);
    break;
  }
  ForEachNamed(view, at.element, "group", [&](NodeId group) {
    if (ValueOf(view, group, "label").empty()) {
      Report(view, group,
             fmt::format("the group '{}' has no label",
                         ValueOf(view, group, "name")),
             emit);
    }
    ForEachNamed(view, group, "function",
                 [&](NodeId function) { CheckFunction(view, function, emit); });
  });
  Draft draft;
  draft.region = view.NameRegion(at.element);
  draft.captures = {{"fault", "another list has its name and takes its place"}};
  draft.questions = {{kTwice, at.entity->key},
                     {kTwice, std::to_string(draft.region.begin)}};
  emit(std::move(draft));
}

// The package around the list, if it has one.
void CheckPackage(const NodeView& view, NodeId list, const Emit& emit) {
  const NodeId entities = view.Parent(list);
  const NodeId package = entities == 0 ? 0 : view.Parent(entities);
  if (view.Name(package) != "package") return;
  for (const std::string_view attribute : {"buildVersion", "buildNumber"}) {
    if (!ValueOf(view, package, attribute).empty()) continue;
    return Report(view, package,
                  fmt::format("the package has no {}", attribute), emit);
  }
}

void CheckElement(const ElementView& at, const Emit& emit) {
  if (!at.IsEntity() || at.entity->schema != "xtk:funcList") return;
  CheckPackage(at.view, at.element, emit);
  CheckList(at, emit);
}

// Of two lists the later one is told; the same functions are an export of the
// same list.
Answer AnswerList(const AnswerContext& context, Draft* draft) {
  const auto& lists = context.facts.declarations.lists;
  const auto known = lists.find(draft->questions[0].subject);
  if (known == lists.end()) return Answer::kDrop;
  const std::string& begin = draft->questions[1].subject;
  const FunctionListFact* own = nullptr;
  for (const FunctionListFact& fact : known->second) {
    if (fact.path == context.path && std::to_string(fact.begin) == begin) {
      own = &fact;
    }
  }
  if (own == nullptr) return Answer::kDrop;
  for (const FunctionListFact& fact : known->second) {
    const bool before =
        std::tie(fact.path, fact.begin) < std::tie(own->path, own->begin);
    if (before && fact.functions != own->functions) return Answer::kKeep;
  }
  return Answer::kDrop;
}

}  // namespace

constinit const Check kFunctionListFaults = {.name = "function-list-faults",
                                             .element_names = kElements,
                                             .element = CheckElement,
                                             .answer = AnswerList};

}  // namespace audit
