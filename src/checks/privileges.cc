// Rights that let an operator do anything: who has them, and how many do. How
// exports write rights is inferred (formats.md 1.8).
#include <algorithm>
#include <array>
#include <string>

#include "checks/checks.h"
#include "core/node_walk.h"
#include "core/text.h"

namespace audit {
namespace {

constexpr std::string_view kElements[] = {"operator", "operatorGroup"};
// Groups and rights of administrators: the right's internal name and label,
// the group's.
constexpr std::array kAdministration = {
    std::string_view("admin"), std::string_view("administration"),
    std::string_view("administrators"), std::string_view("administrator")};
// Running programs on the server and SQL on the database.
constexpr std::array kPowers = {
    std::string_view("createProcess"), std::string_view("program execution"),
    std::string_view("programExecution"), std::string_view("sql"),
    std::string_view("sql script execution")};
// The documents say "very few". Inferred: not more than three, and fewer than
// that where they are most of the operators.
constexpr std::size_t kFew = 3;

template <std::size_t n>
bool IsOneOf(const std::array<std::string_view, n>& names,
             std::string_view name) {
  return std::any_of(names.begin(), names.end(), [&](std::string_view known) {
    return EqualsIgnoreCase(known, name);
  });
}

bool IsAdministration(std::string_view grant) {
  return IsOneOf(kAdministration, grant);
}
bool IsHigh(std::string_view grant) {
  return IsAdministration(grant) || IsOneOf(kPowers, grant);
}

// The platform's own: they are administrators as shipped.
bool IsPlatforms(std::string_view login) {
  return EqualsIgnoreCase(login, "admin") ||
         EqualsIgnoreCase(login, "internal");
}
bool IsWebApp(std::string_view login) {
  return EqualsIgnoreCase(login, "webapp");
}

struct Granted {
  std::string login;
  AttributeId grant = 0;  // the name of the group or right
};

// Of an operator's own entity, or of a relation between one and a group.
Granted FindGranted(const ElementView& at, bool (*wanted)(std::string_view)) {
  Granted found;
  if (!at.IsEntity()) return found;
  const NodeView& view = at.view;
  const bool relation = at.entity->schema == "xtk:operatorGroup";
  if (!relation && !IsOperator(view, *at.entity)) return found;
  ForEachInSubtree(view, at.element, [&](NodeId element) {
    const AttributeId name = FindAttribute(view, element, "name");
    const std::string_view value = ValueOf(view, element, "name");
    if (EqualsIgnoreCase(view.Name(element), "operator")) {
      found.login = value;
    } else if (IsGrant(view.Name(element)) && wanted(value) &&
               found.grant == 0) {
      found.grant = name;
    }
  });
  return found;
}

Draft DraftOf(const NodeView& view, const Granted& granted) {
  Draft draft;
  draft.region = view.AttributeRegion(granted.grant);
  draft.captures = {{"operator", granted.login},
                    {"grant", std::string(view.AttributeValue(granted.grant))}};
  return draft;
}

void CheckWebApp(const ElementView& at, const Emit& emit) {
  const Granted granted = FindGranted(at, IsAdministration);
  if (granted.grant == 0 || !IsWebApp(granted.login)) return;
  emit(DraftOf(at.view, granted));
}

void CheckHigh(const ElementView& at, const Emit& emit) {
  const Granted granted = FindGranted(at, IsHigh);
  if (granted.grant == 0 || IsPlatforms(granted.login) ||
      IsWebApp(granted.login)) {
    return;
  }
  Draft draft = DraftOf(at.view, granted);
  draft.questions = {{"high", granted.login}};
  emit(std::move(draft));
}

Answer AnswerHigh(const AnswerContext& context, Draft* draft) {
  std::size_t holders = 0;
  std::size_t all = 0;
  for (const auto& [login, fact] : context.facts.administration.operators) {
    if (IsPlatforms(login) || IsWebApp(login)) continue;
    ++all;
    holders += std::any_of(fact.grants.begin(), fact.grants.end(), IsHigh);
  }
  const bool most = holders == kFew && holders * 2 > all;
  if (holders <= kFew && !most) return Answer::kDrop;
  draft->captures.emplace_back("count", std::to_string(holders));
  return Answer::kKeep;
}

}  // namespace

constinit const Check kHighPrivileges = {.name = "high-privileges",
                                         .element_names = kElements,
                                         .element = CheckHigh,
                                         .answer = AnswerHigh};
constinit const Check kWebAppAdministrator = {.name = "web-app-administrator",
                                              .element_names = kElements,
                                              .element = CheckWebApp};

}  // namespace audit
