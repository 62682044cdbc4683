// Options of the platform that have a value they had better not have. Which
// option a rule is about, it says by its `entity`.
#include "checks/checks.h"
#include "core/text.h"

namespace audit {
namespace {

constexpr std::string_view kElements[] = {"option"};
constexpr std::string_view kOn[] = {"1", "true", "yes"};
constexpr std::string_view kOff[] = {"0", "false", "no"};

bool IsOneOf(std::span<const std::string_view> words, std::string_view value) {
  value = Trim(value);
  for (const std::string_view word : words) {
    if (EqualsIgnoreCase(word, value)) return true;
  }
  return false;
}

// An option's own entity that sets it, neither names nor deletes it.
bool IsSet(const ElementView& at) {
  if (!at.IsEntity() || at.entity->schema != "xtk:option") return false;
  const std::string_view operation = ValueOf(at.view, at.element, "_operation");
  return operation != "delete" && operation != "none";
}

Draft DraftAt(const ElementView& at, AttributeId value) {
  const NodeView& view = at.view;
  Draft draft;
  draft.captures = {{"value", "none"}, {"attribute", "longValue"}};
  if (value == 0) {
    draft.region = view.NameRegion(at.element);
    draft.fixable = false;
    return draft;
  }
  draft.region = view.AttributeRegion(value);
  draft.captures = {{"value", std::string(view.AttributeValue(value))},
                    {"attribute", std::string(view.AttributeName(value))}};
  return draft;
}

void CheckOn(const ElementView& at, const Emit& emit) {
  if (!IsSet(at)) return;
  const AttributeId value = OptionValue(at.view, at.element);
  if (value == 0 || !IsOneOf(kOn, at.view.AttributeValue(value))) return;
  emit(DraftAt(at, value));
}

void CheckOff(const ElementView& at, const Emit& emit) {
  if (!IsSet(at)) return;
  const AttributeId value = OptionValue(at.view, at.element);
  if (value != 0 && !IsOneOf(kOff, at.view.AttributeValue(value))) return;
  Draft draft = DraftAt(at, value);
  if (value == 0) {
    draft.verdict = Verdict::kNeedsReview;
    draft.unclear =
        "The value is not written, as one is that is left at its type's "
        "default.";
  }
  emit(std::move(draft));
}

void CheckWritten(const ElementView& at, const Emit& emit) {
  if (!IsSet(at)) return;
  const AttributeId value = OptionValue(at.view, at.element);
  if (value == 0 || Trim(at.view.AttributeValue(value)).empty()) return;
  Draft draft = DraftAt(at, value);
  draft.verdict = Verdict::kNeedsReview;
  draft.unclear =
      "The documents do not tell, or tell in two ways, which value is the "
      "strict one.";
  emit(std::move(draft));
}

}  // namespace

constinit const Check kOptionOff = {
    .name = "option-off", .element_names = kElements, .element = CheckOff};
constinit const Check kOptionOn = {
    .name = "option-on", .element_names = kElements, .element = CheckOn};
constinit const Check kOptionWritten = {.name = "option-written",
                                        .element_names = kElements,
                                        .element = CheckWritten};

}  // namespace audit
