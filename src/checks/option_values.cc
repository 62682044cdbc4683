// Options of the platform that have a value they had better not have. Which
// option a rule is about, it says by its `entity`.
#include "checks/checks.h"
#include "core/text.h"

namespace audit {
namespace {

constexpr std::string_view kElements[] = {"option"};
constexpr std::string_view kValues[] = {"memoValue", "longValue",
                                        "stringValue"};
constexpr std::string_view kOn[] = {"1", "true", "yes"};
constexpr std::string_view kOff[] = {"0", "false", "no"};

bool IsOneOf(std::span<const std::string_view> words, std::string_view value) {
  value = Trim(value);
  for (const std::string_view word : words) {
    if (EqualsIgnoreCase(word, value)) return true;
  }
  return false;
}

// Sets the option, neither names nor deletes it.
bool IsSet(const ElementView& at) {
  const std::string_view operation = ValueOf(at.view, at.element, "_operation");
  return operation != "delete" && operation != "none";
}

// What the option holds, in an attribute or in an element, as its memo is;
// `region` is the element's name where neither is written.
struct Written {
  std::string value;
  std::string_view attribute = "longValue";  // empty: an element
  Region region;
  bool is_there = false;
};

Written ValueIn(const ElementView& at) {
  const NodeView& view = at.view;
  if (const AttributeId value = OptionValue(view, at.element); value != 0) {
    return {std::string(view.AttributeValue(value)), view.AttributeName(value),
            view.AttributeRegion(value), true};
  }
  for (NodeId child = view.FirstChild(at.element); child != 0;
       child = view.NextSibling(child)) {
    if (!IsOneOf(kValues, view.Name(child))) continue;
    return {view.Text(child), "", view.StartTagRegion(child), true};
  }
  return {"none", "longValue", view.NameRegion(at.element), false};
}

Draft DraftOn(const Written& written) {
  Draft draft;
  draft.region = written.region;
  draft.captures = {{"value", written.value},
                    {"attribute", std::string(written.attribute)}};
  draft.fixable = written.is_there && !written.attribute.empty();
  return draft;
}

void CheckOn(const ElementView& at, const Emit& emit) {
  if (!IsSet(at)) return;
  const Written written = ValueIn(at);
  if (IsOneOf(kOn, written.value)) emit(DraftOn(written));
}

void CheckOff(const ElementView& at, const Emit& emit) {
  if (!IsSet(at)) return;
  const Written written = ValueIn(at);
  Draft draft = DraftOn(written);
  if (!written.is_there) {
    draft.verdict = Verdict::kNeedsReview;
    draft.unclear =
        "The value is not written, as one is that is left at its type's "
        "default.";
  } else if (!IsOneOf(kOff, written.value)) {
    return;
  }
  emit(std::move(draft));
}

void CheckWritten(const ElementView& at, const Emit& emit) {
  if (!IsSet(at)) return;
  const Written written = ValueIn(at);
  if (!written.is_there || Trim(written.value).empty()) return;
  Draft draft = DraftOn(written);
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
