// P.appendChild(n); n.@a = 1: in v7 what is appended is a copy, and later
// changes of n do not reach it.
#include <re2/re2.h>

#include "checks/append_flow.h"
#include "checks/checks.h"
#include "checks/evidence.h"
#include "checks/library_answer.h"
#include "checks/shown.h"

namespace audit {
namespace {

using Kind = Value::Kind;

bool IsXml(Node node, ScriptValues* values) {
  return values->XmlnessOf(node) == Xmlness::kXml;
}

// Proven when the node is XML, or when an E4X selector changes what was
// appended to XML.
bool IsProven(const LateMutation& late, ScriptValues* values) {
  return IsXml(late.append.node, values) ||
         (late.mutation.selector && IsXml(late.append.parent, values));
}

// Whether the browser's DOM is meant, whose methods have the same names.
bool IsOfBrowser(const LateMutation& late, std::string_view text) {
  static const RE2 parent(
      R"(\b(?:document(?:Element)?|ownerDocument|parentNode|create[A-Z]\w*)\b)");
  static const RE2 member(
      R"(\.(?:(?:inner|outer)HTML|innerText|textContent|className|classList|)"
      R"(cssText|style\.\w+|on[a-z]+)$)");
  return RE2::PartialMatch(late.append.parent.text(text), parent) ||
         RE2::PartialMatch(late.mutation.target.text(text), member);
}

// Whether anything in the script is XML or comes from Campaign.
bool KnowsXml(std::string_view script) {
  static const RE2 signs(
      R"(\.\s*@|\bXML(?:List)?\s*\(|\bfor\s+each\b|\b(?:xtk|nms|NLWS)\b|)"
      R"(\bExecuteQuery\b|(?:[=(,:?]|\breturn)\s*<[A-Za-z_>])");
  return RE2::PartialMatch(script, signs);
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
  const auto found = LateMutations(wanted, script.text, &script.values);
  const bool known = !found.empty() && KnowsXml(script.text);
  for (const LateMutation& late : found) {
    Draft draft = DraftOf(late, script);
    const bool in_doubt =
        draft.verdict == Verdict::kNeedsReview && draft.questions.empty();
    if (in_doubt && (!known || IsOfBrowser(late, script.text))) continue;
    emit(std::move(draft));
  }
}

}  // namespace

constinit const Check kAppendThenModify = {.name = "append-then-modify",
                                           .node_types = kFlowNodeTypes,
                                           .script = CheckScript,
                                           .answer = AnswerWhetherXml};

}  // namespace audit
