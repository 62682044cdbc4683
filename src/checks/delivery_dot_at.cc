// recipient.@name in delivery content. What the delivery hands to its scripts
// are no E4X objects in v7; values proven XML in the script are left alone.
#include "checks/checks.h"
#include "checks/dot_at.h"

namespace audit {
namespace {

using Kind = Value::Kind;

// What an event of the message center brings along is XML.
bool IsEventContent(std::string_view shown) {
  constexpr std::string_view kContent = "rtEvent.ctx";
  return shown == kContent ||
         (shown.starts_with(kContent) && shown[kContent.size()] == '.');
}

DotAtJudgement Judge(Value base, std::string_view shown) {
  if (IsEventContent(shown)) return {.finding = false};
  switch (base.kind) {
    case Kind::kNull:
    case Kind::kPersonal:
      return {};
    case Kind::kLinked:
      // Adobe's pages for v7 still read recipient.rcpArticle[i].article.@id;
      // what a loop gives to a variable is of a collection as well.
      if (shown.find('[') != shown.npos) return {.finding = false};
      if (shown.find('.') == shown.npos) return {.finding = false};
      return {};
    default:
      return JudgeByKind(base, shown);
  }
}

void CheckScript(const ScriptView& script, std::span<const Node> wanted,
                 const Emit& emit) {
  if (script.kind.setting != Setting::kDelivery) return;
  for (const Node access : wanted) {
    if (auto draft = DraftDotAt(script, access, Judge)) {
      emit(std::move(*draft));
    }
  }
}

}  // namespace

constinit const Check kDeliveryDotAt = {.name = "delivery-dot-at",
                                        .node_types = kDotAtNodeTypes,
                                        .script = CheckScript,
                                        .answer = AnswerDotAt};

}  // namespace audit
