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

constexpr std::string_view kTakerTypes[] = {"assignment_expression",
                                            "augmented_assignment_expression",
                                            "binary_expression",
                                            "call_expression",
                                            "pair",
                                            "xml_attribute"};

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

// What "...'%s'".replace("%s", value) puts into the text; null for another.
Node FilledInto(Node expression, std::string_view text) {
  const Node call = Unwrapped(expression);
  if (RoleOf(call) != Role::kCall) return Node();
  const Node callee = Unwrapped(call.field(F().function));
  const bool fills = RoleOf(callee) == Role::kMember &&
                     callee.field(F().property).text(text) == "replace" &&
                     Unwrapped(callee.field(F().object)).is("string");
  const Node value = fills ? call.field(F().arguments).named_child(1) : Node();
  const bool varies = value && RoleOf(value) != Role::kNotXml &&
                      RoleOf(value) != Role::kFunction;
  return varies && !LooksHarmless(value, text) ? value : Node();
}

class ConcatCheck {
 public:
  ConcatCheck(const ScriptView& script, const Emit& emit)
      : script_(script), texts_(script.root, &script.values), emit_(emit) {}

  struct Paste {
    SqlCall call;
    Node operand;   // what is pasted in
    Region region;  // from the name of the call, or where the variable was made
  };

  // What pastes something into the statement of a call; a null operand where
  // nothing does.
  Paste Find(const SqlCall& call) {
    const Node direct = Unwrapped(call.statement);
    if (RoleOf(direct) == Role::kIdentifier)
      return FindInVariable(call, direct);
    const Node operand =
        direct.is("template_string") ? direct : PastedInto(call.statement);
    return {call, operand, {call.name.begin, call.statement.region().end}};
  }

  void Report(const Paste& paste, const TaintedStatement& statement) {
    Draft draft;
    draft.region = paste.region;
    draft.captures = {
        {"function", std::string(paste.call.function)},
        {"operand", std::string(paste.operand.text(script_.text))}};
    if (!paste.region.Contains(paste.call.name)) {
      draft.notes.push_back({paste.call.name, "The statement is run here."});
    }
    if (statement.level == TaintLevel::kTainted) {
      for (const TaintPlace& place : statement.way) {
        draft.flow.push_back(
            {place.region, fmt::format("{}.", ToString(place.step))});
      }
    }
    emit_(std::move(draft));
  }

 private:
  // Where the variable was put together, in steps or branches: at the first
  // place that pastes something in.
  Paste FindInVariable(const SqlCall& call, Node variable) {
    const std::uint32_t symbol = script_.values.SymbolOf(variable);
    if (symbol == kNone) return {};
    for (const Definition* definition :
         script_.values.symbols()[symbol].definitions) {
      const Node operand = PastedInto(definition->value);
      if (operand) return {call, operand, definition->value.region()};
    }
    return {};
  }

  Node PastedInto(Node expression) {
    if (const Node value = FilledInto(expression, script_.text)) return value;
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
  ConcatCheck check(script, emit);
  std::vector<ConcatCheck::Paste> pastes;
  for (const SqlCall& call : FindSqlCalls(wanted, &script.values)) {
    const ConcatCheck::Paste paste = check.Find(call);
    if (paste.operand) pastes.push_back(paste);
  }
  if (pastes.empty()) return;  // most scripts: nobody asks whence values come
  const std::vector<TaintedStatement> statements =
      FindStatements(script.root, wanted, &script.values, VisibilityOf(script));
  std::map<std::uint32_t, const TaintedStatement*> by_place;
  for (const TaintedStatement& statement : statements) {
    by_place[statement.region.begin] = &statement;
  }
  for (const ConcatCheck::Paste& paste : pastes) {
    const auto found = by_place.find(paste.call.statement.region().begin);
    if (found == by_place.end()) continue;
    if (found->second->level == TaintLevel::kClean) continue;
    check.Report(paste, *found->second);
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
