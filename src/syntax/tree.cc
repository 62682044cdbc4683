#include "syntax/tree.h"

#include <cstdio>
#include <cstdlib>

#include "syntax/deep_stack.h"
#include "syntax/grammar_language.h"
#include "syntax/parse_budget.h"

extern "C" const TSLanguage* tree_sitter_campaign_javascript();

namespace audit {
namespace {

// The runtime frees and merges its ambiguities by recursion, one level for
// each two bytes of "{a:{a:{a:" at worst, and 100 bytes of stack a level (300
// with sanitizers). Scripts up to 16 KB fit any thread's 8 MB; longer ones, for
// which a thread costs next to nothing, get a stack that holds them. Only what
// is used of it is ever real memory.
constexpr std::size_t kShallowSize = 16 * 1024;
constexpr std::size_t kStackPerByte = 256;
constexpr std::size_t kStackAtLeast = 1024 * 1024;

// What one parser may be asked for before it is replaced.
constexpr std::uint64_t kKeptAtMost = 16'000'000;

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

// Called once per 100 steps of the automaton; true stops it.
bool IsSpent(TSParseState* state) {
  return static_cast<const ParseBudget*>(state->payload)->spent();
}

TSParser* NewParser() {
  TSParser* const parser = ts_parser_new();
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
  static const TSLanguage* const language = [] {
    CountRuntimeMemory();
    return tree_sitter_campaign_javascript();
  }();
  return language;
}

TSTree* ScriptParser::Run(std::string_view script, std::uint64_t spared) {
  if (!parser_) parser_.reset(NewParser());
  ParseBudget budget(script.size(), spared);
  TSInput input{};
  input.payload = &script;
  input.read = ReadScript;
  input.encoding = TSInputEncodingUTF8;
  TSParseOptions options{};
  options.payload = &budget;
  options.progress_callback = IsSpent;
  TSTree* const tree =
      ts_parser_parse_with_options(parser_.get(), nullptr, input, options);
  kept_ += budget.used();
  if (tree == nullptr || kept_ > kKeptAtMost) {
    parser_.reset();
    kept_ = 0;
  }
  return tree;
}

// A parser that was used before asks for less, by what it kept: it gets that
// much less, and where this does not suffice a new one has the last word. So
// both come to the same.
std::unique_ptr<Tree> ScriptParser::ParseHere(std::string_view script) {
  const bool used = parser_ != nullptr;
  TSTree* tree = Run(script, kept_);
  if (tree == nullptr && used) tree = Run(script, 0);
  return tree == nullptr ? nullptr : std::make_unique<Tree>(tree);
}

std::unique_ptr<Tree> ScriptParser::Parse(std::string_view script) {
  GrammarLanguage();  // before the runtime asks for memory
  if (script.size() <= kShallowSize) return ParseHere(script);
  std::unique_ptr<Tree> tree;
  RunOnDeepStack(kStackAtLeast + kStackPerByte * script.size(),
                 [&] { tree = ParseHere(script); });
  return tree;
}

NodeKind KindOf(std::string_view type_name) {
  return ts_language_symbol_for_name(
      GrammarLanguage(), type_name.data(),
      static_cast<std::uint32_t>(type_name.size()), true);
}

FieldId FieldOf(std::string_view name) {
  return ts_language_field_id_for_name(GrammarLanguage(), name.data(),
                                       static_cast<std::uint32_t>(name.size()));
}

}  // namespace audit
