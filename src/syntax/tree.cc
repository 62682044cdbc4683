#include "syntax/tree.h"

#include <cstdio>
#include <cstdlib>

#include "syntax/grammar_language.h"

extern "C" const TSLanguage* tree_sitter_campaign_javascript();

namespace audit {
namespace {

// The runtime calls back once per 100 steps of its automaton. Real scripts take
// less than one step per byte, scripts in pieces up to ten: a hundred per byte
// is spent only by input made to be slow. The constant is for tiny scripts.
constexpr std::uint64_t kCallbacksPerByte = 1;
constexpr std::uint64_t kCallbacksAtLeast = 1000;

struct Budget {
  std::uint64_t callbacks_left;
};

bool Spend(TSParseState* state) {
  auto* budget = static_cast<Budget*>(state->payload);
  if (budget->callbacks_left == 0) return true;
  --budget->callbacks_left;
  return false;
}

const char* ReadScript(void* payload, std::uint32_t offset, TSPoint,
                       std::uint32_t* bytes_read) {
  const auto* script = static_cast<const std::string_view*>(payload);
  if (offset >= script->size()) {
    *bytes_read = 0;
    return "";
  }
  *bytes_read = static_cast<std::uint32_t>(script->size()) - offset;
  return script->data() + offset;
}

TSParser* NewParser() {
  TSParser* parser = ts_parser_new();
  // A parser without language would find every script empty: better none.
  if (!ts_parser_set_language(parser, GrammarLanguage())) {
    std::fputs("campaign-audit: the grammar does not fit the runtime\n",
               stderr);
    std::abort();
  }
  return parser;
}

}  // namespace

const TSLanguage* GrammarLanguage() {
  static const TSLanguage* const language = tree_sitter_campaign_javascript();
  return language;
}

ScriptParser::ScriptParser() : parser_(NewParser()) {}

ScriptParser::~ScriptParser() { ts_parser_delete(parser_); }

std::unique_ptr<Tree> ScriptParser::Parse(std::string_view script) {
  TSInput input{};
  input.payload = &script;
  input.read = ReadScript;
  input.encoding = TSInputEncodingUTF8;
  Budget budget{kCallbacksAtLeast + kCallbacksPerByte * script.size()};
  TSParseOptions options{};
  options.payload = &budget;
  options.progress_callback = Spend;
  TSTree* tree = ts_parser_parse_with_options(parser_, nullptr, input, options);
  if (tree == nullptr) {
    // A stopped parser would go on with the old script; a new one cannot.
    ts_parser_delete(parser_);
    parser_ = NewParser();
    return nullptr;
  }
  return std::make_unique<Tree>(tree);
}

NodeKind KindOf(std::string_view type_name) {
  return ts_language_symbol_for_name(
      GrammarLanguage(), type_name.data(),
      static_cast<std::uint32_t>(type_name.size()), true);
}

}  // namespace audit
