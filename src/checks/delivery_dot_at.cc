// recipient.@name in delivery content. What the delivery hands to its scripts
// are no E4X objects in v7; values proven XML in the script are left alone.
#include <fmt/format.h>

#include "checks/checks.h"
#include "checks/dot_at.h"

namespace audit {
namespace {

using Kind = Value::Kind;

DotAtJudgement Judge(Value base, std::string_view shown) {
  switch (base.kind) {
    case Kind::kNull:
    case Kind::kPersonal:
      return {};
    case Kind::kLinked:
      // A part of the recipient's own record, no link.
      if (shown == "recipient.location") return {};
      // Adobe's pages for v7 still read recipient.rcpArticle[i].article.@id.
      return {.unclear = fmt::format(
                  "Whether '{}', reached from an object of the delivery, is "
                  "still XML in v7 is not documented.",
                  shown)};
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
