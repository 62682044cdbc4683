// External accounts that reach their CRM in a way v7 no longer knows.
#include <algorithm>

#include "checks/checks.h"
#include "core/text.h"

namespace audit {
namespace {

constexpr std::string_view kElements[] = {"extAccount"};
// As the vendor's check searches it.
constexpr std::string_view kOnPremise = "onpremise";

// The documents name Office 365 as well, but not its value.
std::string_view Doubt(std::string_view value) {
  const std::string lower = ToLower(value);
  const auto holds = [&](std::string_view word) {
    return lower.find(word) != std::string::npos;
  };
  if (holds("premise")) {
    return "The vendor's check looks for onpremise in small letters.";
  }
  if (holds("office") || holds("365")) {
    return "Office 365 is refused as well, but the value that stands for it is "
           "not documented.";
  }
  return {};
}

void CheckAccount(const ElementView& at, const Emit& emit) {
  if (!at.IsEntity() || at.entity->schema != "nms:extAccount") return;
  const NodeView& view = at.view;
  const std::string name(ValueOf(view, at.element, "name"));
  for (const AttributeId attribute : CrmDeployments(view, at.element)) {
    const std::string_view value = view.AttributeValue(attribute);
    const std::string_view doubt = Doubt(value);
    if (doubt.empty()) continue;
    Draft draft;
    draft.region = view.AttributeRegion(attribute);
    draft.captures = {{"account", name}, {"value", std::string(value)}};
    draft.questions = {{"account", name}};
    if (value != kOnPremise) {
      draft.verdict = Verdict::kNeedsReview;
      draft.unclear = doubt;
    }
    emit(std::move(draft));
  }
}

Answer AnswerAccount(const AnswerContext& context, Draft* draft) {
  const auto& accounts = context.facts.administration.accounts;
  const auto known = accounts.find(draft->questions.front().subject);
  if (known == accounts.end() || known->first.empty()) return Answer::kKeep;
  const bool disagree = std::any_of(
      known->second.begin(), known->second.end(),
      [](const std::string& value) { return Doubt(value).empty(); });
  if (disagree) {
    draft->verdict = Verdict::kNeedsReview;
    draft->unclear =
        "Another export of the account says otherwise; which one is current is "
        "not known.";
  }
  return Answer::kKeep;
}

}  // namespace

constinit const Check kCrmOnPremise = {.name = "crm-on-premise",
                                       .element_names = kElements,
                                       .element = CheckAccount,
                                       .answer = AnswerAccount};

}  // namespace audit
