// Options that the upgrade switches on for the time until old code and old
// passwords are gone.
#include "checks/checks.h"

namespace audit {
namespace {

constexpr std::string_view kElements[] = {"option"};
constexpr std::string_view kOldPasswords = "XtkAcceptOldPasswords";
constexpr std::string_view kUnknownFunctions =
    "XtkPassUnknownSQLFunctionsToRDBMS";

template <const std::string_view& kName>
void CheckOption(const ElementView& at, const Emit& emit) {
  if (!at.IsEntity() || at.entity->schema != "xtk:option") return;
  const NodeView& view = at.view;
  if (ValueOf(view, at.element, "name") != kName) return;
  if (ValueOf(view, at.element, "_operation") == "delete") return;
  const AttributeId value = OptionValue(view, at.element);
  if (value == 0 || view.AttributeValue(value) != "1") return;
  Draft draft;
  draft.region = view.AttributeRegion(value);
  const std::string attribute(view.AttributeName(value));
  draft.questions = {{"option", std::string(kName)}};
  if (attribute != "longValue") {
    draft.fixable = false;
    draft.verdict = Verdict::kNeedsReview;
    draft.unclear = "The option is a number; how the server reads it from a " +
                    attribute + " is not documented.";
  }
  emit(std::move(draft));
}

Answer AnswerOption(const AnswerContext& context, Draft* draft) {
  const auto& options = context.facts.administration.options;
  const auto known = options.find(draft->questions.front().subject);
  if (known != options.end() && known->second.size() > 1) {
    draft->verdict = Verdict::kNeedsReview;
    draft->unclear =
        "Another export of the option has another value; which one is current "
        "is not known.";
  }
  return Answer::kKeep;
}

}  // namespace

constinit const Check kAcceptOldPasswords = {
    .name = "accept-old-passwords",
    .element_names = kElements,
    .element = CheckOption<kOldPasswords>,
    .answer = AnswerOption};
constinit const Check kPassUnknownFunctions = {
    .name = "pass-unknown-functions",
    .element_names = kElements,
    .element = CheckOption<kUnknownFunctions>,
    .answer = AnswerOption};

}  // namespace audit
