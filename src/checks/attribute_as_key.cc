// tab[x.@name]: an E4X value as the key of an object. A key of XML itself
// (xml[x.@name]) is left alone: there E4X makes a name of it
// (ECMA-357 9.1.1.1).
#include <unordered_set>

#include "checks/checks.h"
#include "checks/evidence.h"
#include "checks/fields.h"
#include "checks/library_answer.h"
#include "checks/xmlness.h"

namespace audit {
namespace {

using Kind = Value::Kind;

constexpr std::string_view kNodeTypes[] = {
    "binary_expression", "subscript_expression", "unary_expression"};

struct KeyUse {
  Node key;
  Node object;
  bool documented = true;  // else inferred: `in` and delete
};

// What `node` uses as a key; a null key where it uses none.
KeyUse KeyUseOf(Node node) {
  if (node.is("subscript_expression")) {
    return {Unwrapped(node.field(F().index)), node.field(F().object), true};
  }
  if (node.field(F().oper).type() == "in") {
    return {Unwrapped(node.field(F().left)), node.field(F().right), false};
  }
  return {};
}

class KeyCheck {
 public:
  KeyCheck(const ScriptView& script, const Emit& emit)
      : script_(script), emit_(emit) {}

  void See(Node node) {
    if (node.is("unary_expression")) {
      if (node.field(F().oper).type() == "delete") {
        deleted_.insert(Unwrapped(node.field(F().argument)).id());
      }
      return;
    }
    KeyUse use = KeyUseOf(node);
    if (deleted_.contains(node.id())) use.documented = false;
    Judge(use);
  }

 private:
  void Judge(const KeyUse& use) {
    const Value value = script_.values.Of(use.key);
    const bool selected = value.kind == Kind::kSelected ||
                          value.kind == Kind::kSelectedOfCall ||
                          value.kind == Kind::kSelectedOfItem;
    if (value.kind != Kind::kXml && !selected) return;
    if (script_.values.XmlnessOf(use.object) == Xmlness::kXml) return;
    Draft draft;
    draft.region = use.key.region();
    draft.captures.push_back({"key", std::string(use.key.text(script_.text))});
    if (!use.documented) draft.precision = Precision::kMedium;
    // Of what is not known too: where it is no XML, .@ fails by itself.
    if (selected && value.kind != Kind::kSelected) {
      AskWhatReturns(script_.values.FunctionOf(value),
                     value.kind == Kind::kSelectedOfItem ? AskedOf::kItem
                                                         : AskedOf::kReturned,
                     &draft);
    }
    AddEvidence(script_, use.key, "Used as a key here.", &draft);
    emit_(std::move(draft));
  }

  const ScriptView& script_;
  const Emit& emit_;
  std::unordered_set<const void*> deleted_;  // subscripts under `delete`
};

void CheckScript(const ScriptView& script, std::span<const Node> wanted,
                 const Emit& emit) {
  KeyCheck check(script, emit);
  for (const Node node : wanted) check.See(node);
}

}  // namespace

constinit const Check kXmlAttributeAsKey = {.name = "xml-attribute-as-key",
                                            .node_types = kNodeTypes,
                                            .script = CheckScript,
                                            .answer = AnswerWhetherXml};

}  // namespace audit
