// P.appendChild(n); n.@a = 1: in v7 what is appended is a copy, and later
// changes of n do not reach it.
#include "checks/append_flow.h"
#include "checks/checks.h"
#include "checks/evidence.h"
#include "checks/library_answer.h"
#include "checks/shown.h"

namespace audit {
namespace {

using Kind = Value::Kind;

bool HasAppend(std::span<const Node> wanted, std::string_view text) {
  for (const Node node : wanted) {
    if (AppendOf(node, text).node) return true;
  }
  return false;
}

bool IsXml(Node node, ScriptValues* values) {
  return values->XmlnessOf(node) == Xmlness::kXml;
}

// Proven when the node is XML, or when an E4X selector changes what was
// appended to XML.
bool IsProven(const LateMutation& late, ScriptValues* values) {
  return IsXml(late.append.node, values) ||
         (late.mutation.selector && IsXml(late.append.parent, values));
}

Draft DraftOf(const LateMutation& late, const ScriptView& script) {
  ScriptValues* values = &script.values;
  const std::string_view text = script.text;
  const AppendEvent& append = late.append;
  const std::string node(append.node.text(text));
  Draft draft;
  draft.region = late.mutation.target.region();
  draft.captures = {{"node", node},
                    {"parent", std::string(append.parent.text(text))},
                    {"mutation", std::string(late.mutation.target.text(text))}};
  draft.notes.push_back({append.place.region(),
                         late.in_next_round
                             ? "appended here, before the loop's next round"
                             : "appended here"});
  if (!append.documented || late.in_next_round) {
    draft.precision = Precision::kMedium;
  }
  const bool by_parent =
      IsXml(late.append.parent, values) && !IsXml(late.append.node, values);
  AddEvidence(script, by_parent ? append.parent : append.node,
              "Changed here, behind the append.", &draft);
  if (IsProven(late, values)) return draft;
  const Value value = values->Of(append.node);
  if (value.kind == Kind::kCall || value.kind == Kind::kCallItem) {
    AskWhatReturns(
        values->FunctionOf(value),
        value.kind == Kind::kCallItem ? AskedOf::kItem : AskedOf::kReturned,
        &draft);
  } else {
    draft.verdict = Verdict::kNeedsReview;
    draft.unclear = UnknownInFunction(Shown(node));
  }
  return draft;
}

void CheckScript(const ScriptView& script, std::span<const Node> wanted,
                 const Emit& emit) {
  if (!HasAppend(wanted, script.text)) return;
  for (const LateMutation& late :
       LateMutations(wanted, script.text, &script.values)) {
    emit(DraftOf(late, script));
  }
}

}  // namespace

constinit const Check kAppendThenModify = {.name = "append-then-modify",
                                           .node_types = kFlowNodeTypes,
                                           .script = CheckScript,
                                           .answer = AnswerWhetherXml};

}  // namespace audit
