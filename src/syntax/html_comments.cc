#include "syntax/html_comments.h"

#include <algorithm>
#include <string>
#include <utility>

#include "core/text.h"

namespace audit {
namespace {

// Elements that have no end tag.
constexpr std::string_view kVoid[] = {
    "area",  "base", "br",   "col",   "embed",  "hr",    "img",
    "input", "link", "meta", "param", "source", "track", "wbr"};
// What they hold is no markup.
constexpr std::string_view kRawText[] = {"script", "style", "textarea",
                                         "title"};
// An end tag closes nothing further up: what it belongs to is lost then.
constexpr std::size_t kMostLevels = 256;

template <std::size_t size>
bool IsOneOf(const std::string_view (&names)[size], std::string_view name) {
  return std::find(std::begin(names), std::end(names), name) != std::end(names);
}

class CommentFinder {
 public:
  explicit CommentFinder(std::string_view page) : page_(page) {}

  std::vector<HtmlComment> Run() {
    while ((at_ = std::min(page_.find('<', at_), page_.size())) <
           page_.size()) {
      const std::string_view rest = page_.substr(at_);
      if (rest.starts_with("<!--")) {
        ReadComment();
      } else if (rest.size() > 1 && IsLetter(rest[1])) {
        ReadStartTag();
      } else if (rest.size() > 2 && rest[1] == '/' && IsLetter(rest[2])) {
        ReadEndTag();
      } else {
        ++at_;
      }
    }
    Close(0, page_.size());
    return std::move(found_);
  }

 private:
  struct Level {
    std::string name;
    std::size_t first;  // comments about this element: [first, last)
    std::size_t last;
  };

  void ReadComment() {
    const std::size_t end = page_.find("-->", at_ + 4);
    const std::size_t behind = end == page_.npos ? page_.size() : end + 3;
    found_.push_back({Between(at_, behind), {}});
    at_ = behind;
  }

  // Names in small letters; moves behind '>', which quotes hide.
  std::string ReadTag(std::size_t name_begin) {
    const std::size_t name_end =
        std::min(page_.find_first_of(" \t\r\n\f/>", name_begin), page_.size());
    std::string name = ToLower(page_.substr(name_begin, name_end - name_begin));
    at_ = name_end;
    char quote = 0;
    while (at_ < page_.size()) {
      const char c = page_[at_++];
      if (quote != 0) {
        if (c == quote) quote = 0;
      } else if (c == '"' || c == '\'') {
        quote = c;
      } else if (c == '>') {
        break;
      }
    }
    return name;
  }

  void ReadStartTag() {
    const std::size_t begin = at_;
    std::string name = ReadTag(begin + 1);
    const bool is_closed =
        IsOneOf(kVoid, name) || page_.substr(0, at_).ends_with("/>");
    Level level{std::move(name), next_, found_.size()};
    next_ = found_.size();
    for (std::size_t i = level.first; i < level.last; ++i) {
      found_[i].next = Between(begin, at_);
    }
    if (is_closed) return;
    if (IsOneOf(kRawText, level.name)) SkipRawText(level.name);
    levels_.push_back(std::move(level));
  }

  void SkipRawText(std::string_view name) {
    while (at_ < page_.size()) {
      at_ = std::min(page_.find("</", at_), page_.size());
      if (at_ == page_.size() ||
          EqualsIgnoreCase(page_.substr(at_ + 2, name.size()), name)) {
        return;
      }
      at_ += 2;
    }
  }

  void ReadEndTag() {
    const std::size_t begin = at_;
    next_ = found_.size();  // what stands before it is about nothing
    const std::string name = ReadTag(begin + 2);
    const std::size_t lowest =
        levels_.size() - std::min(levels_.size(), kMostLevels);
    for (std::size_t i = levels_.size(); i > lowest; --i) {
      if (levels_[i - 1].name != name) continue;
      Close(i, begin);  // those inside it that were never closed
      Close(i - 1, at_);
      return;
    }
  }

  // Ends the levels from `depth` on.
  void Close(std::size_t depth, std::size_t end) {
    while (levels_.size() > depth) {
      const Level& level = levels_.back();
      for (std::size_t i = level.first; i < level.last; ++i) {
        found_[i].next.end = static_cast<std::uint32_t>(end);
      }
      levels_.pop_back();
    }
  }

  static Region Between(std::size_t begin, std::size_t end) {
    return {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)};
  }

  std::string_view page_;
  std::size_t at_ = 0;
  std::size_t next_ = 0;  // comments from here on wait for an element
  std::vector<Level> levels_;
  std::vector<HtmlComment> found_;
};

}  // namespace

std::vector<HtmlComment> FindHtmlComments(std::string_view page) {
  return CommentFinder(page).Run();
}

}  // namespace audit
