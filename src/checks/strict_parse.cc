// Words kept for the language that name a variable or a function: the grammar
// takes them where nothing else can stand. Other faults of scripts are drafted
// by the engine.
#include "checks/checks.h"
#include "core/word_list.h"

namespace audit {
namespace {

constexpr std::string_view kNodes[] = {"identifier"};
// ECMA-262, 5th edition, 7.6.1: the ones that are kept in any mode.
constexpr std::string_view kReserved[] = {
    "break",    "case",    "catch",      "class", "const",    "continue",
    "debugger", "default", "delete",     "do",    "else",     "enum",
    "export",   "extends", "finally",    "for",   "function", "if",
    "import",   "in",      "instanceof", "new",   "null",     "return",
    "super",    "switch",  "this",       "throw", "true",     "try",
    "typeof",   "var",     "void",       "while", "with",     "false"};

void CheckScript(const ScriptView& script, std::span<const Node> wanted,
                 const Emit& emit) {
  // What the parser made of a fault is no name.
  if (script.kind.side != Side::kServer || script.root.has_error()) return;
  for (const Node name : wanted) {
    const std::string_view word = name.text(script.text);
    if (!IsOneOf(kReserved, word)) continue;
    Draft draft;
    draft.region = name.region();
    std::string detail = "'";
    detail += word;
    detail += "' is a word of the language and no name";
    draft.captures.push_back({"detail", std::move(detail)});
    emit(std::move(draft));
  }
}

}  // namespace

constinit const Check kStrictParse = {
    .name = "strict-parse", .node_types = kNodes, .script = CheckScript};

}  // namespace audit
