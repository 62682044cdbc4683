// recipient.@name in delivery content. What the delivery hands to its scripts
// are no E4X objects in v7; values proven XML in the script are left alone.
#include <fmt/format.h>

#include <optional>

#include "checks/checks.h"
#include "checks/fields.h"
#include "checks/library_answer.h"
#include "checks/shown.h"
#include "checks/xmlness.h"

namespace audit {
namespace {

using Kind = Value::Kind;

constexpr std::string_view kNodeTypes[] = {"xml_attribute_access",
                                           "xml_descendant_access"};

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

// Whether what the base holds makes this a finding, and which.
struct Judgement {
  bool finding = true;
  std::string unclear = {};
  std::optional<AskedOf> asked = {};
};

Judgement Judge(Value base, std::string_view shown) {
  switch (base.kind) {
    case Kind::kXml:
      return {.finding = false};
    case Kind::kNull:
    case Kind::kOther:
    case Kind::kDom:
    case Kind::kPersonal:
      return {};
    case Kind::kLinked:
      // Adobe's pages for v7 still read recipient.rcpArticle[i].article.@id.
      return {.unclear = fmt::format(
                  "Whether '{}', reached from an object of the delivery, is "
                  "still XML in v7 is not documented.",
                  shown)};
    case Kind::kCall:
      return {.asked = AskedOf::kReturned};
    case Kind::kCallItem:
      return {.asked = AskedOf::kItem};
    default:
      return {.unclear = fmt::format(
                  "What '{}' holds is not known within this function.", shown)};
  }
}

bool IsAttributeValue(Node base) {
  const Node access = Unwrapped(base);
  return RoleOf(access) == Role::kSelector && AttributeOf(access);
}

void CheckAccess(const ScriptView& script, Node access, const Emit& emit) {
  const Node selector = AttributeOf(access);
  const Node base = access.field(F().object);
  // x.@a.@b is told of once, at x.@a.
  if (!selector || IsAttributeValue(base)) return;
  const Value value = script.values.Of(base);
  const std::string shown = Shown(base.text(script.text));
  const Judgement judgement = Judge(value, shown);
  if (!judgement.finding) return;
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
  // Of what may be XML, a property is another thing than the attribute.
  draft.fixable = draft.verdict == Verdict::kConfirmed &&
                  access.is("xml_attribute_access") &&
                  !selected.subscript.empty();
  if (draft.fixable) {
    draft.edits.push_back(
        {access.region(),
         std::string(base.text(script.text)) + selected.subscript});
  }
  emit(std::move(draft));
}

void CheckScript(const ScriptView& script, std::span<const Node> wanted,
                 const Emit& emit) {
  if (script.kind.setting != Setting::kDelivery) return;
  for (const Node access : wanted) CheckAccess(script, access, emit);
}

Answer AnswerAccess(const AnswerContext& context, Draft* draft) {
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

}  // namespace

constinit const Check kDeliveryDotAt = {.name = "delivery-dot-at",
                                        .node_types = kNodeTypes,
                                        .script = CheckScript,
                                        .answer = AnswerAccess};

}  // namespace audit
