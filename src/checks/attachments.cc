// Messages with more attachments than the platform recommends.
#include <charconv>
#include <string>

#include "checks/checks.h"

namespace audit {
namespace {

constexpr std::string_view kElements[] = {"attachments", "delivery",
                                          "mailParameters"};
constexpr char kOption[] = "NmsDelivery_MaxRecommendedAttachments";

void CheckAttachments(const ElementView& at, const Emit& emit) {
  if (at.entity == nullptr) return;
  const NodeView& view = at.view;
  int count = 0;
  for (NodeId child = view.FirstChild(at.element); child != 0;
       child = view.NextSibling(child)) {
    // No document shows the element: attachment, fileAttachment.
    if (view.Name(child).ends_with("ttachment")) ++count;
  }
  if (count < 2) return;
  Draft draft;
  draft.region = view.StartTagRegion(at.element);
  draft.captures = {{"count", std::to_string(count)}};
  draft.questions = {{"limit", std::to_string(count)}};
  emit(std::move(draft));
}

int NumberIn(std::string_view text) {
  int number = 0;
  std::from_chars(text.data(), text.data() + text.size(), number);
  return number;
}

// The instance may recommend more than one.
Answer AnswerAttachments(const AnswerContext& context, Draft* draft) {
  const auto& options = context.facts.administration.options;
  const auto known = options.find(kOption);
  if (known == options.end()) return Answer::kKeep;
  const int count = NumberIn(draft->questions.front().subject);
  for (const std::string& value : known->second) {
    if (NumberIn(value) >= count) return Answer::kDrop;
  }
  return Answer::kKeep;
}

}  // namespace

constinit const Check kAttachments = {.name = "attachments",
                                      .element_names = kElements,
                                      .element = CheckAttachments,
                                      .answer = AnswerAttachments};

}  // namespace audit
