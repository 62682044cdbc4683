#include "syntax/balance.h"

#include <algorithm>
#include <string>

#include "core/text.h"

namespace audit {
namespace {

class Scan {
 public:
  explicit Scan(std::string_view script) : script_(script) {}

  bool IsUnbalanced() {
    while (!broken_ && at_ < script_.size()) Step();
    return broken_ || !open_.empty();
  }

 private:
  void Step() {
    const char c = script_[at_];
    if (c == '"' || c == '\'' || c == '`') {
      SkipString(c);
    } else if (c == '/') {
      SkipSlash();
    } else {
      See(c);
      ++at_;
    }
    if (!IsSpace(c)) before_ = c;
  }

  void See(char c) {
    if (c == '(' || c == '[' || c == '{') {
      open_ += c;
    } else if (c == ')' || c == ']' || c == '}') {
      const char opens = c == ')' ? '(' : c == ']' ? '[' : '{';
      broken_ = open_.empty() || open_.back() != opens;
      if (!broken_) open_.pop_back();
    }
  }

  void SkipString(char quote) {
    for (++at_; at_ < script_.size() && script_[at_] != quote; ++at_) {
      if (script_[at_] == '\n' && quote != '`') break;
      if (script_[at_] != '\\') continue;
      const bool windows_line = script_.substr(at_ + 1).starts_with("\r\n");
      at_ += windows_line ? 2 : 1;
    }
    broken_ = at_ >= script_.size() || script_[at_] != quote;
    ++at_;
  }

  // A comment, a regular expression or a division.
  void SkipSlash() {
    const std::string_view rest = script_.substr(at_);
    if (rest.starts_with("//")) {
      at_ = std::min(script_.find('\n', at_), script_.size());
    } else if (rest.starts_with("/*")) {
      const std::size_t end = script_.find("*/", at_ + 2);
      broken_ = end == script_.npos;
      at_ = broken_ ? script_.size() : end + 2;
    } else if (MayBeginPattern()) {
      SkipPattern();
    } else {
      ++at_;
    }
  }

  bool MayBeginPattern() const {
    constexpr std::string_view kBefore = "(,=:[!&|?{};\n";
    return before_ == '\0' || kBefore.find(before_) != kBefore.npos;
  }

  void SkipPattern() {
    bool in_class = false;
    std::size_t end = at_ + 1;
    for (; end < script_.size() && script_[end] != '\n'; ++end) {
      const char c = script_[end];
      if (c == '\\') {
        ++end;
      } else if (c == '[' || c == ']') {
        in_class = c == '[';
      } else if (c == '/' && !in_class) {
        break;
      }
    }
    broken_ = end >= script_.size() || script_[end] != '/';
    at_ = end + 1;
  }

  std::string_view script_;
  std::size_t at_ = 0;
  char before_ = '\0';  // the last byte that is no space
  std::string open_;    // the brackets
  bool broken_ = false;
};

}  // namespace

bool LooksUnbalanced(std::string_view script) {
  return Scan(script).IsUnbalanced();
}

}  // namespace audit
