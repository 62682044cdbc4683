// What the grammar takes and the interpreter does not: words kept for the
// language as names, lists with nothing between two commas, functions without a
// name as statements. Other faults of scripts are drafted by the engine.
#include <fmt/format.h>
#include <re2/re2.h>

#include "checks/checks.h"
#include "core/word_list.h"

namespace audit {
namespace {

constexpr std::string_view kNodes[] = {"expression_statement", "identifier"};
// ECMA-262, 5th edition, 7.6.1: the ones that are kept in any mode.
constexpr std::string_view kReserved[] = {
    "break",    "case",    "catch",      "class", "const",    "continue",
    "debugger", "default", "delete",     "do",    "else",     "enum",
    "export",   "extends", "finally",    "for",   "function", "if",
    "import",   "in",      "instanceof", "new",   "null",     "return",
    "super",    "switch",  "this",       "throw", "true",     "try",
    "typeof",   "var",     "void",       "while", "with",     "false"};

void Report(Region region, std::string detail, const Emit& emit) {
  Draft draft;
  draft.region = region;
  draft.captures.push_back({"detail", std::move(detail)});
  emit(std::move(draft));
}

// {a: 1,, b: 2}, f(1,,2) and f(1,): an array alone may leave items out.
void CheckLists(const ScriptView& script, const Emit& emit) {
  static const RE2 commas(R"((,)\s*([,)]))");
  re2::StringPiece rest(script.text);
  re2::StringPiece first;
  re2::StringPiece second;
  while (RE2::FindAndConsume(&rest, commas, &first, &second)) {
    const auto at =
        static_cast<std::uint32_t>(first.data() - script.text.data());
    const auto end =
        static_cast<std::uint32_t>(second.data() + 1 - script.text.data());
    const Node list = script.root.Spanning({at, end});
    if (!list.is("arguments") && !list.is("object")) continue;
    Report({at, at + 1}, "a ',' has nothing behind it", emit);
  }
}

void CheckScript(const ScriptView& script, std::span<const Node> wanted,
                 const Emit& emit) {
  static const RE2 nameless(R"(^function\s*\()");
  constexpr std::uint32_t kFunction = 8;  // characters of the word
  // What the parser made of a fault is no name.
  if (script.kind.side != Side::kServer || script.root.has_error()) return;
  CheckLists(script, emit);
  for (const Node node : wanted) {
    const std::string_view word = node.text(script.text);
    if (node.is("expression_statement") && RE2::PartialMatch(word, nameless)) {
      const std::uint32_t begin = node.region().begin;
      Report({begin, begin + kFunction},
             "a function that is a statement has no name", emit);
    }
    // x.function::name() reaches a method of XML (ECMA-357, 11.2).
    const auto behind = script.text.substr(node.region().end);
    if (!IsOneOf(kReserved, word) || behind.starts_with("::")) continue;
    Report(node.region(),
           fmt::format("'{}' is a word of the language and no name", word),
           emit);
  }
}

}  // namespace

constinit const Check kStrictParse = {
    .name = "strict-parse", .node_types = kNodes, .script = CheckScript};

}  // namespace audit
