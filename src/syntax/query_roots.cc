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
    for (Skip(); at_ < source_.size() && known_; Skip()) ReadPattern();
    if (!known_) kinds_.clear();
    return std::move(kinds_);
  }

 private:
  // Past white space, comments and captures, which root nothing.
  void Skip() {
    while (at_ < source_.size()) {
      if (source_[at_] == ';') {
        at_ = std::min(source_.find('\n', at_), source_.size());
      } else if (source_[at_] == '@') {
        SkipName();
      } else if (!IsSpace(source_[at_])) {
        return;
      } else {
        ++at_;
      }
    }
  }

  char Peek() const { return at_ < source_.size() ? source_[at_] : '\0'; }

  std::string_view SkipName() {
    const std::size_t begin = at_++;
    while (at_ < source_.size() && IsNameByte(source_[at_])) ++at_;
    return source_.substr(begin, at_ - begin);
  }

  void ReadPattern() {
    const char opening = Peek();
    if (opening != '(' && opening != '[') {
      known_ = false;  // a token, a wildcard, a quantifier
      return;
    }
    ++at_;
    Skip();
    if (opening == '[') return ReadAlternatives();
    if (Peek() == '(' || Peek() == '[') return ReadGroup();
    if (!IsLetter(Peek())) {
      known_ = false;
      return;
    }
    AddKind(SkipName());
    SkipToClose();
  }

  void ReadAlternatives() {
    for (; known_ && Peek() != ']' && Peek() != '\0'; Skip()) ReadPattern();
    ++at_;
  }

  // "((a ...) @b (#eq? @b ...))": a pattern and its predicates.
  void ReadGroup() {
    ReadPattern();
    for (Skip(); known_ && Peek() != ')' && Peek() != '\0'; Skip()) {
      const bool predicate = source_.substr(at_).starts_with("(#");
      if (!predicate) known_ = false;  // a sibling
      ++at_;
      SkipToClose();
    }
    ++at_;
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
  std::vector<NodeKind> kinds_;
};

}  // namespace

std::vector<NodeKind> QueryRoots(std::string_view source) {
  return RootReader(source).Run();
}

}  // namespace audit
