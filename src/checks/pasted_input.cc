// Statements, queries and pages that a script puts together with what it does
// not know to be harmless. For the database whatever is not constant counts;
// for queries and pages only what is proven to come from a user.
#include <fmt/format.h>
#include <re2/re2.h>

#include <map>

#include "checks/checks.h"
#include "checks/fields.h"
#include "checks/role.h"
#include "checks/script_texts.h"
#include "checks/shown.h"
#include "checks/sql_calls.h"
#include "checks/taint.h"
#include "checks/taint_names.h"
#include "syntax/template.h"

namespace audit {
namespace {

constexpr std::string_view kTakerTypes[] = {
    "assignment_expression", "augmented_assignment_expression",
    "call_expression", "pair", "xml_attribute"};

Visibility VisibilityOf(const ScriptView& script) {
  return script.kind.library ? Visibility::kLibrary : Visibility::kOwn;
}

bool Matches(std::string_view text, const RE2& pattern) {
  return RE2::FullMatch({text.data(), text.size()}, pattern);
}

// An operand that no document calls harmful: a number, or what a function
// escapes that is not Campaign's, but is named so.
bool LooksHarmless(Node operand, std::string_view text) {
  static const RE2 tame(
      "(?is).*(?:escape|quote|parseInt|parseFloat|number|toFixed)[a-z]*"
      "|Math\\..*");
  const Node value = Unwrapped(operand);
  switch (RoleOf(value)) {
    case Role::kCall:
      return Matches(value.field(F().function).text(text), tame);
    case Role::kMember:
      return value.field(F().property).text(text) == "length";
    case Role::kUnary:
    case Role::kUpdate:
      return true;
    case Role::kNotXml:
      return !value.is("template_string");
    default:
      return false;
  }
}

class ConcatCheck {
 public:
  ConcatCheck(const ScriptView& script, const Emit& emit)
      : script_(script), texts_(script.root, &script.values), emit_(emit) {}

  void See(const SqlCall& call, const TaintedStatement& statement) {
    if (statement.level == TaintLevel::kClean) return;
    const Node direct = Unwrapped(call.statement);
    if (RoleOf(direct) == Role::kIdentifier) {
      return SeeVariable(call, statement, direct);
    }
    Node operand = PastedInto(call.statement);
    if (direct.is("template_string")) operand = direct;
    if (!operand) return;
    Report(call, statement, operand,
           {call.name.begin, call.statement.region().end});
  }

 private:
  // Where the variable was put together, in steps or branches: at the first
  // place that pastes something in.
  void SeeVariable(const SqlCall& call, const TaintedStatement& statement,
                   Node variable) {
    const std::uint32_t symbol = script_.values.SymbolOf(variable);
    if (symbol == kNone) return;
    for (const Definition* definition :
         script_.values.symbols()[symbol].definitions) {
      const Node operand = PastedInto(definition->value);
      if (!operand) continue;
      return Report(call, statement, operand, definition->value.region());
    }
  }

  void Report(const SqlCall& call, const TaintedStatement& statement,
              Node operand, Region region) {
    Draft draft;
    draft.region = region;
    draft.captures = {{"function", std::string(call.function)},
                      {"operand", std::string(operand.text(script_.text))}};
    if (!region.Contains(call.name)) {
      draft.notes.push_back({call.name, "The statement is run here."});
    }
    if (statement.level == TaintLevel::kTainted) {
      for (const TaintPlace& place : statement.way) {
        draft.flow.push_back(
            {place.region, fmt::format("{}.", ToString(place.step))});
      }
    }
    emit_(std::move(draft));
  }

  Node PastedInto(Node expression) {
    bool constant = false;
    Node operand;
    for (const TextPiece& piece : texts_.Of(expression).pieces) {
      constant = constant || !piece.is_hole();
      const bool harmful = piece.is_hole() && !operand &&
                           !LooksHarmless(piece.expression, script_.text);
      if (harmful) operand = piece.expression;
    }
    return constant ? operand : Node();
  }

  const ScriptView& script_;
  ScriptTexts texts_;
  const Emit& emit_;
};

void CheckConcat(const ScriptView& script, std::span<const Node> wanted,
                 const Emit& emit) {
  if (script.kind.side != Side::kServer) return;
  const std::vector<TaintedStatement> statements =
      FindStatements(script.root, wanted, &script.values, VisibilityOf(script));
  std::map<std::uint32_t, const TaintedStatement*> by_place;
  for (const TaintedStatement& statement : statements) {
    by_place[statement.region.begin] = &statement;
  }
  ConcatCheck check(script, emit);
  for (const SqlCall& call : FindSqlCalls(wanted, &script.values)) {
    const auto found = by_place.find(call.statement.region().begin);
    if (found != by_place.end()) check.See(call, *found->second);
  }
}

// What the way begins with: request.getParameter("a").
std::string_view SourceOf(const TaintedStatement& statement,
                          std::string_view text) {
  const Region region = statement.way.front().region;
  return text.substr(region.begin, region.size());
}

void CheckUserInput(const ScriptView& script, std::span<const Node> wanted,
                    const Emit& emit) {
  if (script.kind.side != Side::kServer) return;
  for (const TaintedStatement& statement : FindStatements(
           script.root, wanted, &script.values, VisibilityOf(script))) {
    if (statement.level != TaintLevel::kTainted) continue;
    if (IsOfDatabase(statement.taker)) continue;
    const std::string_view source = SourceOf(statement, script.text);
    const bool output = statement.taker == kOutputCall;
    if (output && !source.starts_with("request")) continue;
    Draft draft;
    if (output) draft.questions = {{"output", ""}};
    draft.region = statement.region;
    draft.captures = {
        {"source", std::string(source)},
        {"place",
         statement.taker == "expr" ? "the expression of a query" : "a page"}};
    for (const TaintPlace& place : statement.way) {
      draft.flow.push_back(
          {place.region, fmt::format("{}.", ToString(place.step))});
    }
    emit(std::move(draft));
  }
}

// Web applications escape what <%= %> puts out, and what <%== %> does has a
// rule of its own.
Answer AnswerUserInput(const AnswerContext& context, Draft*) {
  const bool escapes = context.entity.starts_with("nms:webApp|") ||
                       context.entity.starts_with("xtk:report|");
  return escapes ? Answer::kDrop : Answer::kKeep;
}

}  // namespace

constinit const Check kConcatenatedSql = {.name = "concatenated-sql",
                                          .node_types = kTakerTypes,
                                          .script = CheckConcat};
constinit const Check kUnescapedInput = {.name = "unescaped-input",
                                         .node_types = kTakerTypes,
                                         .script = CheckUserInput,
                                         .answer = AnswerUserInput};

}  // namespace audit
