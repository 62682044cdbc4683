#include "syntax/query_roots.h"

#include <algorithm>
#include <utility>

#include "core/text.h"
#include "syntax/grammar_language.h"
#include "syntax/tree.h"

namespace audit {
namespace {

bool IsNameByte(char c) {
  return IsLetter(c) || IsDigit(c) || c == '_' || c == '-' || c == '.';
}

class RootReader {
 public:
  explicit RootReader(std::string_view source) : source_(source) {}

  std::vector<NodeKind> Run() {
    while (at_ < source_.size() && known_) Step();
    if (!known_) kinds_.clear();
    return std::move(kinds_);
  }

 private:
  // A bracket around patterns: "[a b]" of which one matches, or "(a (#eq?
  // ...))" of which all do.
  struct Bracket {
    bool alternatives;
    bool has_pattern;
  };

  void Step() {
    const char c = source_[at_];
    if (c == ';') {
      at_ = std::min(source_.find('\n', at_), source_.size());
    } else if (c == '@') {
      SkipName();  // a capture roots nothing
    } else if (IsSpace(c)) {
      ++at_;
    } else if (c == '[' || c == '(') {
      ++at_;
      Open(c);
    } else if ((c == ')' || c == ']') && !open_.empty()) {
      ++at_;
      open_.pop_back();
    } else {
      known_ = false;  // a token, a wildcard, a quantifier
    }
  }

  void Open(char bracket) {
    if (bracket == '(') {
      while (at_ < source_.size() && IsSpace(source_[at_])) ++at_;
    }
    const char next = at_ < source_.size() ? source_[at_] : '\0';
    if (bracket == '(' && next == '#') return SkipToClose();
    NotePattern();
    if (bracket == '[' || next == '(' || next == '[') {
      open_.push_back({bracket == '[', false});
    } else if (IsLetter(next)) {
      AddKind(SkipName());
      SkipToClose();
    } else {
      known_ = false;
    }
  }

  // Two patterns in one group are siblings: such a match has no root.
  void NotePattern() {
    if (open_.empty()) return;
    Bracket& around = open_.back();
    if (!around.alternatives && around.has_pattern) known_ = false;
    around.has_pattern = true;
  }

  std::string_view SkipName() {
    const std::size_t begin = at_++;
    while (at_ < source_.size() && IsNameByte(source_[at_])) ++at_;
    return source_.substr(begin, at_ - begin);
  }

  // Behind the bracket that closes the open one.
  void SkipToClose() {
    int depth = 1;
    while (at_ < source_.size() && depth > 0) {
      const char c = source_[at_];
      if (c == ';') {
        at_ = std::min(source_.find('\n', at_), source_.size());
        continue;
      }
      if (c == '"') SkipString();
      if (c == '(' || c == '[') ++depth;
      if (c == ')' || c == ']') --depth;
      ++at_;
    }
  }

  // To the closing quote.
  void SkipString() {
    ++at_;
    while (at_ < source_.size() && source_[at_] != '"') {
      at_ += source_[at_] == '\\' ? 2 : 1;
    }
  }

  void AddKind(std::string_view name) {
    const NodeKind kind = KindOf(name);
    // Supertypes and ERROR are no kinds that a node says it has.
    known_ =
        kind != 0 && kind < ts_language_symbol_count(GrammarLanguage()) &&
        ts_language_symbol_type(GrammarLanguage(), kind) == TSSymbolTypeRegular;
    if (std::find(kinds_.begin(), kinds_.end(), kind) == kinds_.end()) {
      kinds_.push_back(kind);
    }
  }

  std::string_view source_;
  std::size_t at_ = 0;
  bool known_ = true;
  std::vector<Bracket> open_;
  std::vector<NodeKind> kinds_;
};

}  // namespace

std::vector<NodeKind> QueryRoots(std::string_view source) {
  return RootReader(source).Run();
}

}  // namespace audit
