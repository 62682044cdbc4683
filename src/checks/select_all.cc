// Queries that ask for all fields (SelectAll) and besides for one that their
// schema does not have.

#include "checks/checks.h"
#include "checks/fields.h"
#include "checks/query_paths.h"
#include "checks/role.h"
#include "checks/sql_calls.h"
#include "core/text.h"
#include "model/platform.h"
#include "model/query_def.h"
#include "syntax/e4x.h"

namespace audit {
namespace {

constexpr std::string_view kElements[] = {"queryDef"};
constexpr std::string_view kNodeTypes[] = {"call_expression"};

// Each node that is asked for, to be looked up in the schema.
void AskForNodes(const NodeView& view, NodeId element, const Emit& emit) {
  const QueryDef query = ReadQuery(view, element);
  const QueryValue& schema = query.levels[0].schema;
  if (schema.text.empty() || schema.has_code) return;
  for (const QueryNode& node : query.nodes) {
    if (node.level != 0 || node.expr.has_code || node.expr.text.empty()) {
      continue;
    }
    if (query.clauses[node.clause].kind != ClauseKind::kSelect) continue;
    Draft draft;
    draft.region = node.expr.region;
    draft.captures = {{"path", node.expr.text}, {"schema", schema.text}};
    draft.questions = {{"schema", schema.text}, {"path", node.expr.text}};
    emit(std::move(draft));
  }
}

bool AsksForAll(const NodeView& view, NodeId element) {
  for (AttributeId attribute = view.FirstAttribute(element); attribute != 0;
       attribute = view.NextAttribute(attribute)) {
    if (!EqualsIgnoreCase(view.AttributeName(attribute), "selectAll")) continue;
    const std::string_view value = view.AttributeValue(attribute);
    return value == "true" || value == "1";
  }
  return false;
}

void CheckElement(const ElementView& at, const Emit& emit) {
  if (AsksForAll(at.view, at.element)) {
    AskForNodes(at.view, at.element, emit);
  }
}

class SelectAllCheck {
 public:
  SelectAllCheck(const ScriptView& script, const Emit& emit)
      : script_(script), emit_(emit) {}

  void See(Node call) {
    const Node callee = Unwrapped(call.field(F().function));
    const std::string_view method =
        callee.field(F().property).text(script_.text);
    if (!EqualsIgnoreCase(method, "selectAll")) return;
    const Markup markup =
        MarkupOfLiteral(LiteralOf(callee.field(F().object)), script_.text);
    if (markup.empty() || markup.Name(markup.FirstRoot()) != "queryDef") return;
    AskForNodes(markup, markup.FirstRoot(), emit_);
  }

 private:
  // The XML that a value begins with: of the variable that was given a query,
  // and of what the query was made from.
  Node LiteralOf(Node value) {
    constexpr int kMostSteps = 8;  // q -> create(def) -> def -> the literal
    for (int step = 0; step < kMostSteps && value; ++step) {
      value = Unwrapped(value);
      switch (RoleOf(value)) {
        case Role::kXml:
          return value.is("xml_element") ? value : Node();
        case Role::kIdentifier:
          value = GivenTo(value);
          break;
        case Role::kCall: {
          const Node callee = Unwrapped(value.field(F().function));
          const bool creates =
              RoleOf(callee) == Role::kMember &&
              callee.field(F().property).text(script_.text) == "create";
          const std::vector<Node> arguments = ArgumentsOf(value);
          value = creates && arguments.size() == 1 ? arguments[0] : Node();
          break;
        }
        default:
          return Node();
      }
    }
    return Node();
  }

  // The one value of a variable.
  Node GivenTo(Node identifier) {
    const std::uint32_t symbol = script_.values.SymbolOf(identifier);
    if (symbol == kNone) return Node();
    Node given;
    for (const Definition* definition :
         script_.values.symbols()[symbol].definitions) {
      if (definition->how == Definition::How::kDeclared) continue;
      if (given || definition->how != Definition::How::kValue) return Node();
      given = definition->value;
    }
    return given;
  }

  const ScriptView& script_;
  const Emit& emit_;
};

void CheckScript(const ScriptView& script, std::span<const Node> wanted,
                 const Emit& emit) {
  if (script.kind.side != Side::kServer) return;
  SelectAllCheck check(script, emit);
  for (const Node call : wanted) check.See(call);
}

Answer AnswerNode(const AnswerContext& context, Draft* draft) {
  const PathState state = StateOfPath(
      context.facts, draft->questions[0].subject, draft->questions[1].subject);
  // The lists of other schemas hold less than people use.
  constexpr std::size_t kWellKnown = 40;
  if (state == PathState::kUnlisted) {
    const auto fields =
        FieldsOfPlatformSchema(draft->questions[0].subject).size();
    if (fields < kWellKnown) return Answer::kDrop;
    draft->precision = Precision::kLow;
    return Answer::kKeep;
  }
  return state == PathState::kLacking ? Answer::kKeep : Answer::kDrop;
}

}  // namespace

constinit const Check kSelectAll = {.name = "select-all",
                                    .node_types = kNodeTypes,
                                    .script = CheckScript,
                                    .element_names = kElements,
                                    .element = CheckElement,
                                    .answer = AnswerNode};

}  // namespace audit
