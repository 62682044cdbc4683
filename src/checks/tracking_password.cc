// An empty password between the instance and its tracking servers, on either
// side: the server's redirection, the instance's option, its account.
#include "checks/checks.h"
#include "core/text.h"

namespace audit {
namespace {

constexpr std::string_view kElements[] = {"serverConf", "serverconf", "option",
                                          "extAccount"};
constexpr std::string_view kOption = "NmsTracking_Password";
constexpr char kServer[] = "server-password";
constexpr char kInstance[] = "instance-password";

Draft DraftAt(Region region, std::string_view where, const char* question) {
  Draft draft;
  draft.region = region;
  draft.captures = {{"where", std::string(where)}};
  draft.questions = {{question, ""}};
  return draft;
}

void CheckRedirection(const ElementView& at, const Emit& emit) {
  const NodeView& view = at.view;
  const PasswordPlace password =
      FindPassword(view, at.element, ServerPassword::kTracking);
  if (password.attribute == 0) return;  // whether it is empty, pass 2 knows
  const std::string_view start =
      ValueOf(view, password.element, "startRedirection");
  if (start == "false" || start == "0") return;
  emit(DraftAt(view.AttributeRegion(password.attribute),
               "The redirection of this server", kServer));
}

void CheckOption(const ElementView& at, const Emit& emit) {
  const NodeView& view = at.view;
  if (ValueOf(view, at.element, "name") != kOption) return;
  const AttributeId value = OptionValue(view, at.element);
  const std::string_view written =
      value == 0 ? std::string_view() : view.AttributeValue(value);
  if (!Trim(written).empty()) return;
  Draft draft = DraftAt(
      value == 0 ? view.NameRegion(at.element) : view.AttributeRegion(value),
      "The option NmsTracking_Password", kInstance);
  if (value == 0) {
    draft.verdict = Verdict::kNeedsReview;
    draft.unclear = "An export may leave passwords out.";
  }
  emit(std::move(draft));
}

bool NamesTracking(std::string_view words) {
  return ToLower(words).find("tracking") != std::string::npos;
}

void CheckAccount(const ElementView& at, const Emit& emit) {
  const NodeView& view = at.view;
  if (!NamesTracking(ValueOf(view, at.element, "name"))) return;
  const AttributeId password = FindAttribute(view, at.element, "password");
  if (password == 0 || !Trim(view.AttributeValue(password)).empty()) return;
  emit(DraftAt(view.AttributeRegion(password),
               "The external account of tracking", kInstance));
}

void CheckPassword(const ElementView& at, const Emit& emit) {
  if (!at.IsEntity()) return;
  const std::string_view operation = ValueOf(at.view, at.element, "_operation");
  if (operation == "none" || operation == "delete") return;
  if (at.entity->is_server) {
    CheckRedirection(at, emit);
  } else if (at.entity->schema == "xtk:option") {
    CheckOption(at, emit);
  } else if (at.entity->schema == "nms:extAccount") {
    CheckAccount(at, emit);
  }
}

Answer AnswerPassword(const AnswerContext& context, Draft* draft) {
  if (draft->questions.front().kind == kInstance) return Answer::kKeep;
  switch (context.facts.servers.PasswordOf(context.path,
                                           ServerPassword::kTracking)) {
    case Servers::Password::kFine:
    case Servers::Password::kAbsent:
      return Answer::kDrop;
    case Servers::Password::kEmpty:
      return Answer::kKeep;
    case Servers::Password::kEmptyAgain:
      draft->verdict = Verdict::kNeedsReview;
      draft->unclear =
          "serverConf.xml sets the password; whether an empty value in the "
          "file of an instance takes it away is not documented.";
      return Answer::kKeep;
  }
  return Answer::kKeep;
}

}  // namespace

constinit const Check kTrackingPassword = {.name = "tracking-password",
                                           .element_names = kElements,
                                           .element = CheckPassword,
                                           .answer = AnswerPassword};

}  // namespace audit
