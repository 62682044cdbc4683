// Operators that v7 will not let log on: without a password, or without any
// right. How exports write either is inferred (formats.md 1.8): what is not
// written at all says something where the other operators show it.
#include <algorithm>

#include "checks/checks.h"
#include "checks/operator_marks.h"
#include "core/node_walk.h"

namespace audit {
namespace {

constexpr std::string_view kOperators[] = {"operator"};
constexpr std::string_view kPasswords[] = {"operator", "serverConf",
                                           "serverconf"};

constexpr char kInternal[] = "internal-password";
constexpr char kEmpty[] = "empty-password";
constexpr char kAbsent[] = "absent-password";
constexpr char kNoGrants[] = "no-grants";          // there is room for some
constexpr char kAbsentGrants[] = "absent-grants";  // nothing is written

Draft DraftOf(Region region, const std::string& login, const char* question) {
  Draft draft;
  draft.region = region;
  draft.captures = {{"operator", "Operator " + login}};
  draft.precision = Precision::kMedium;
  draft.questions = {{question, login}};
  return draft;
}

void CheckPassword(const ElementView& at, const Emit& emit) {
  const NodeView& view = at.view;
  if (LogsOnElsewhere(view, at.element)) return;
  if (IsDisabledOperator(view, at.element)) return;
  const AttributeId password = FindAttribute(view, at.element, "password");
  const std::string login(ValueOf(view, at.element, "name"));
  if (password == 0) {
    emit(DraftOf(view.NameRegion(at.element), login, kAbsent));
  } else if (view.AttributeValue(password).empty()) {
    emit(DraftOf(view.AttributeRegion(password), login, kEmpty));
  }
}

void CheckInternal(const ElementView& at, const Emit& emit) {
  const PasswordPlace password =
      FindPassword(at.view, at.element, ServerPassword::kInternal);
  Draft draft;
  draft.region = at.view.NameRegion(password.element);
  if (password.attribute != 0) {  // whether it is empty, pass 2 knows
    draft.region = at.view.AttributeRegion(password.attribute);
  }
  draft.captures = {{"operator", "The operator internal"}};
  draft.questions = {{kInternal, ""}};
  emit(std::move(draft));
}

void CheckPasswords(const ElementView& at, const Emit& emit) {
  if (!at.IsEntity()) return;
  if (at.entity->is_server) {
    CheckInternal(at, emit);
  } else if (IsOperator(at.view, *at.entity)) {
    CheckPassword(at, emit);
  }
}

Answer AnswerInternal(const AnswerContext& context, Draft* draft) {
  switch (context.facts.servers.PasswordOf(context.path,
                                           ServerPassword::kInternal)) {
    case Servers::Password::kFine:
      return Answer::kDrop;
    case Servers::Password::kEmpty:
      return Answer::kKeep;
    case Servers::Password::kAbsent:
      draft->unclear =
          "No file of the server names a password; an attribute left at its "
          "default, which is empty, is not always written.";
      break;
    case Servers::Password::kEmptyAgain:
      draft->unclear =
          "serverConf.xml sets the password; whether an empty value in the "
          "file of an instance takes it away is not documented.";
      break;
  }
  draft->verdict = Verdict::kNeedsReview;
  return Answer::kKeep;
}

bool SomeHavePasswords(const Administration& administration) {
  const auto& operators = administration.operators;
  return std::any_of(operators.begin(), operators.end(),
                     [](const auto& one) { return one.second.has_password; });
}

bool SomeHaveGrants(const Administration& administration) {
  const auto& operators = administration.operators;
  return std::any_of(operators.begin(), operators.end(), [](const auto& one) {
    return !one.second.grants.empty();
  });
}

Answer AnswerPasswords(const AnswerContext& context, Draft* draft) {
  const Question& question = draft->questions.front();
  if (question.kind == kInternal) return AnswerInternal(context, draft);
  const Administration& known = context.facts.administration;
  const bool has_one = FactOf(known, question.subject).has_password;
  if (question.kind == kAbsent) {
    if (has_one) return Answer::kDrop;
    if (SomeHavePasswords(known)) return Answer::kKeep;
    draft->unclear =
        "An export may leave the password out, and an operator known by LDAP "
        "or IMS needs none here.";
  } else {
    if (!has_one) return Answer::kKeep;
    draft->unclear =
        "Another export of the operator has a password; which one is current "
        "is not known.";
  }
  draft->verdict = Verdict::kNeedsReview;
  return Answer::kKeep;
}

bool HasRoomForGrants(const NodeView& view, NodeId element) {
  bool has = false;
  ForEachInSubtree(view, element, [&](NodeId inner) {
    has = has || IsGrant(view.Name(inner));
  });
  return has;
}

void CheckRights(const ElementView& at, const Emit& emit) {
  if (!at.IsEntity() || !IsOperator(at.view, *at.entity)) return;
  if (IsDisabledOperator(at.view, at.element)) return;
  const std::string login(ValueOf(at.view, at.element, "name"));
  const bool room = HasRoomForGrants(at.view, at.element);
  emit(DraftOf(at.view.NameRegion(at.element), login,
               room ? kNoGrants : kAbsentGrants));
}

Answer AnswerRights(const AnswerContext& context, Draft* draft) {
  const Question& question = draft->questions.front();
  const Administration& known = context.facts.administration;
  if (!FactOf(known, question.subject).grants.empty()) return Answer::kDrop;
  if (question.kind == kNoGrants || SomeHaveGrants(known)) return Answer::kKeep;
  draft->verdict = Verdict::kNeedsReview;
  draft->unclear =
      "How exports write groups and rights is inferred, and they may be "
      "exported apart from the operator.";
  return Answer::kKeep;
}

}  // namespace

constinit const Check kOperatorPassword = {.name = "operator-password",
                                           .element_names = kPasswords,
                                           .element = CheckPasswords,
                                           .answer = AnswerPasswords};
constinit const Check kOperatorRights = {.name = "operator-rights",
                                         .element_names = kOperators,
                                         .element = CheckRights,
                                         .answer = AnswerRights};

}  // namespace audit
