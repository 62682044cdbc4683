// Operators that v7 will not let log on: without a password, or without any
// right. How exports write either is inferred (formats.md 1.8), so what is
// found on an operator needs review; the password of the internal one is
// documented.
#include "checks/checks.h"

namespace audit {
namespace {

constexpr std::string_view kOperators[] = {"operator"};
constexpr std::string_view kPasswords[] = {"operator", "serverConf",
                                           "serverconf"};

constexpr char kInternal[] = "internal-password";
constexpr char kEmpty[] = "empty-password";
constexpr char kAbsent[] = "absent-password";
constexpr char kGrants[] = "grants";

Draft Doubtful(Region region, const std::string& login, const char* question) {
  Draft draft;
  draft.region = region;
  draft.captures = {{"operator", "Operator " + login}};
  draft.verdict = Verdict::kNeedsReview;
  draft.precision = Precision::kMedium;
  draft.questions = {{question, login}};
  return draft;
}

void CheckPassword(const ElementView& at, const Emit& emit) {
  const NodeView& view = at.view;
  const AttributeId password = FindAttribute(view, at.element, "password");
  const std::string login(ValueOf(view, at.element, "name"));
  if (password == 0) {
    emit(Doubtful(view.NameRegion(at.element), login, kAbsent));
  } else if (view.AttributeValue(password).empty()) {
    emit(Doubtful(view.AttributeRegion(password), login, kEmpty));
  }
}

void CheckInternal(const ElementView& at, const Emit& emit) {
  const PasswordPlace password =
      FindPassword(at.view, at.element, ServerPassword::kInternal);
  Draft draft;
  draft.region = at.view.NameRegion(password.element);
  if (password.attribute != 0) {
    if (!at.view.AttributeValue(password.attribute).empty()) return;
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

Answer AnswerPasswords(const AnswerContext& context, Draft* draft) {
  const Question& question = draft->questions.front();
  if (question.kind == kInternal) return AnswerInternal(context, draft);
  const auto& operators = context.facts.administration.operators;
  const auto known = operators.find(question.subject);
  const bool has_one = known != operators.end() && known->second.has_password;
  if (question.kind == kAbsent && has_one) return Answer::kDrop;
  if (has_one) {
    draft->unclear =
        "Another export of the operator has a password; which one is current "
        "is not known.";
  } else if (question.kind == kEmpty) {
    draft->unclear =
        "How exports write a password is inferred, and an operator known by "
        "LDAP or IMS needs none here.";
  } else {
    draft->unclear =
        "An export may leave the password out, and an operator known by LDAP "
        "or IMS needs none here.";
  }
  return Answer::kKeep;
}

void CheckRights(const ElementView& at, const Emit& emit) {
  if (!at.IsEntity() || !IsOperator(at.view, *at.entity)) return;
  if (!GrantsOf(at.view, at.element).empty()) return;
  const std::string login(ValueOf(at.view, at.element, "name"));
  emit(Doubtful(at.view.NameRegion(at.element), login, kGrants));
}

Answer AnswerRights(const AnswerContext& context, Draft* draft) {
  const auto& operators = context.facts.administration.operators;
  const auto known = operators.find(draft->questions.front().subject);
  if (known != operators.end() && !known->second.grants.empty()) {
    return Answer::kDrop;
  }
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
