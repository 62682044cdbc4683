#include "syntax/query_source.h"

#include <algorithm>
#include <utility>

#include "core/line_map.h"
#include "core/text.h"

namespace audit {
namespace {

class QueryScanner {
 public:
  explicit QueryScanner(std::string_view source) : source_(source) {}

  QueryOutline Run() {
    while (at_ < source_.size()) Step();
    return std::move(outline_);
  }

 private:
  void Step() {
    const char c = source_[at_];
    if (c == ';') {
      at_ = std::min(source_.find('\n', at_), source_.size());
    } else if (c == '(' || c == '[') {
      Open();
    } else if (c == ')' || c == ']') {
      if (depth_ > 0) --depth_;
      if (depth_ < predicate_depth_) predicate_depth_ = 0;
      ++at_;
    } else if (IsSpace(c)) {
      ++at_;
    } else if (c == '#' && after_open_) {
      outline_.predicates.push_back({static_cast<std::uint32_t>(at_) + 1, {}});
      predicate_depth_ = depth_;
      SkipWord();
    } else {
      NoteArgument();
      if (c == '"') {
        SkipString();
      } else {
        SkipWord();
      }
    }
    if (c != '(' && !IsSpace(c)) after_open_ = false;
  }

  void Open() {
    after_open_ = true;
    if (++depth_ > outline_.depth) {
      outline_.depth = depth_;
      outline_.deepest = static_cast<std::uint32_t>(at_);
    }
    ++at_;
  }

  void NoteArgument() {
    if (predicate_depth_ == 0 || predicate_depth_ != depth_) return;
    outline_.predicates.back().arguments.push_back(
        static_cast<std::uint32_t>(at_));
  }

  void SkipString() {
    ++at_;
    while (at_ < source_.size() && source_[at_] != '"') {
      at_ += source_[at_] == '\\' ? 2 : 1;
    }
    ++at_;
  }

  void SkipWord() {
    ++at_;
    while (at_ < source_.size() && !IsSpace(source_[at_]) &&
           std::string_view("()[]\";").find(source_[at_]) ==
               std::string_view::npos) {
      ++at_;
    }
  }

  std::string_view source_;
  std::size_t at_ = 0;
  std::uint32_t depth_ = 0;
  std::uint32_t predicate_depth_ = 0;  // 0: outside a predicate
  bool after_open_ = false;
  QueryOutline outline_;
};

}  // namespace

QueryOutline OutlineQuery(std::string_view source) {
  return QueryScanner(source).Run();
}

Error ErrorInQuery(std::string_view source, std::uint32_t offset,
                   std::string message) {
  const auto at = std::min(offset, static_cast<std::uint32_t>(source.size()));
  const Position position = LineMap(source).At(at);
  Error error;
  error.message = std::move(message);
  error.line = position.line;
  error.column = position.code_point_column;
  return error;
}

}  // namespace audit
