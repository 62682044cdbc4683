#include "checks/dot_at.h"

#include <fmt/format.h>

#include <utility>

#include "checks/evidence.h"
#include "checks/fields.h"
#include "checks/shown.h"

namespace audit {
namespace {

// The selector of `x.@a` and `x..@a`; null for `x..a`.
Node AttributeOf(Node access) {
  Node selector = access.field(F().attribute);
  if (!selector) selector = access.field(F().name);
  return selector.is("attribute_selector") ? selector : Node();
}

// The attribute of a selector, and how a property of that name is read.
struct SelectedName {
  std::string_view name;       // name of @name and @["name"]; else as it stands
  std::string subscript = {};  // ["name"]; empty: no property is meant by it
};

SelectedName NameIn(Node selector, std::string_view text) {
  const std::string_view written = selector.text(text).substr(1);
  if (selector.field("name").is("property_identifier")) {
    return {written, fmt::format("[\"{}\"]", written)};
  }
  const Node index = selector.field("index");
  if (!index) return {written};  // @*, @ns::name
  const bool literal = index.is("string") && index.named_child_count() == 1;
  return {literal ? index.named_child(0).text(text) : written,
          std::string(written)};
}

bool IsAttributeValue(Node base) {
  const Node access = Unwrapped(base);
  return RoleOf(access) == Role::kSelector && AttributeOf(access);
}

}  // namespace

DotAtJudgement JudgeByKind(Value base, std::string_view shown) {
  switch (base.kind) {
    case Value::Kind::kXml:
      return {.finding = false};
    case Value::Kind::kOther:
    case Value::Kind::kDom:
      return {};
    case Value::Kind::kCall:
      return {.asked = AskedOf::kReturned};
    case Value::Kind::kCallItem:
      return {.asked = AskedOf::kItem};
    default:
      return {.unclear = UnknownInFunction(shown)};
  }
}

std::optional<Draft> DraftDotAt(const ScriptView& script, Node access,
                                JudgeDotAt judge) {
  const Node selector = AttributeOf(access);
  const Node base = access.field(F().object);
  if (!selector || IsAttributeValue(base)) return std::nullopt;
  const Value value = script.values.Of(base);
  const DotAtJudgement judgement = judge(value, Shown(base.text(script.text)));
  if (!judgement.finding) return std::nullopt;
  const SelectedName selected = NameIn(selector, script.text);
  Draft draft;
  draft.region = access.region();
  draft.captures.push_back({"base", std::string(base.text(script.text))});
  draft.captures.push_back({"name", std::string(selected.name)});
  if (judgement.asked) {
    AskWhatReturns(script.values.FunctionOf(value), *judgement.asked, &draft);
  } else if (!judgement.unclear.empty()) {
    draft.verdict = Verdict::kNeedsReview;
    draft.unclear = judgement.unclear;
  }
  AddEvidence(script, base, "Its attribute is read here.", &draft);
  // Of what may be XML, a property is another thing than the attribute, and a
  // DOM element has its attributes behind methods.
  draft.fixable =
      draft.verdict == Verdict::kConfirmed && value.kind != Value::Kind::kDom &&
      access.is("xml_attribute_access") && !selected.subscript.empty();
  if (draft.fixable) {
    draft.edits.push_back(
        {access.region(),
         std::string(base.text(script.text)) + selected.subscript});
  }
  return draft;
}

Answer AnswerDotAt(const AnswerContext& context, Draft* draft) {
  const LibraryAnswer answer = AnswerWhatReturns(context, draft);
  if (answer.returns == Xmlness::kXml) return Answer::kDrop;
  if (answer.returns == Xmlness::kOther && answer.asked == AskedOf::kReturned) {
    draft->verdict = Verdict::kConfirmed;
    draft->unclear.clear();
    return Answer::kKeep;
  }
  draft->unclear = UnclearAfter(answer);
  return Answer::kKeep;
}

}  // namespace audit
