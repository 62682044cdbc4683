#include "tests/mutate/pattern_parts.h"

#include <algorithm>
#include <array>
#include <utility>

namespace audit {
namespace {

// A part of a text, from `begin` to `end`.
using Range = std::pair<std::size_t, std::size_t>;

std::string Replaced(std::string_view text, Range range,
                     std::string_view with) {
  std::string result(text.substr(0, range.first));
  result += with;
  result += text.substr(range.second);
  return result;
}

std::string Shown(std::string_view text, Range range) {
  std::string shown = "'";
  shown += text.substr(range.first, range.second - range.first);
  return shown + "'";
}

Variant Without(std::string_view text, Range range, Range shown) {
  return {"without " + Shown(text, shown), Replaced(text, range, "")};
}

// Behind the quoted text or \ escape or [class] that begins at `at`; `at` if
// none does.
std::size_t SkipRegexAtom(std::string_view regex, std::size_t at) {
  if (regex[at] == '\\') return std::min(at + 2, regex.size());
  if (regex[at] != '[') return at;
  std::size_t end = at + 1;
  if (end < regex.size() && regex[end] == '^') ++end;
  if (end < regex.size() && regex[end] == ']') ++end;
  while (end < regex.size() && regex[end] != ']') {
    end += regex[end] == '\\' ? 2 : 1;
  }
  return std::min(end + 1, regex.size());
}

std::size_t SkipQuoted(std::string_view text, std::size_t at) {
  if (text[at] != '\'' && text[at] != '"') return at;
  std::size_t end = at + 1;
  while (end < text.size() && text[end] != text[at]) {
    end += text[end] == '\\' && text[at] == '"' ? 2 : 1;
  }
  return std::min(end + 1, text.size());
}

// Where the parts between separators begin and end, inside each pair of
// brackets for itself.
class Alternatives {
 public:
  using Skip = std::size_t (*)(std::string_view, std::size_t);
  Alternatives(std::string_view text, std::string_view open,
               std::string_view close, std::string_view separator, Skip skip)
      : text_(text),
        open_(open),
        close_(close),
        separator_(separator),
        skip_(skip) {}

  // Only lists of more than one.
  std::vector<std::vector<Range>> Find() {
    lists_.push_back({{0, 0}});
    std::size_t at = 0;
    while (at < text_.size()) at = Step(at);
    while (!lists_.empty()) Close(text_.size());
    return std::move(found_);
  }

 private:
  std::size_t Step(std::size_t at) {
    if (const std::size_t end = skip_(text_, at); end != at) return end;
    if (text_.substr(at).starts_with(separator_)) {
      lists_.back().back().second = at;
      at += separator_.size();
      lists_.back().push_back({at, at});
      return at;
    }
    if (open_.find(text_[at]) != std::string_view::npos) {
      lists_.push_back({{at + 1, at + 1}});
    } else if (close_.find(text_[at]) != std::string_view::npos &&
               lists_.size() > 1) {
      Close(at);
    }
    return at + 1;
  }
  void Close(std::size_t at) {
    lists_.back().back().second = at;
    if (lists_.back().size() > 1) found_.push_back(std::move(lists_.back()));
    lists_.pop_back();
  }

  std::string_view text_, open_, close_, separator_;
  Skip skip_;
  std::vector<std::vector<Range>> lists_;
  std::vector<std::vector<Range>> found_;
};

void AddWithoutEach(std::string_view text,
                    const std::vector<std::vector<Range>>& lists,
                    std::size_t separator, std::vector<Variant>* variants) {
  for (const auto& list : lists) {
    for (std::size_t i = 0; i < list.size(); ++i) {
      Range range = list[i];
      // With the separator on its left, or that behind the first.
      (i == 0 ? range.second : range.first) += i == 0 ? separator : -separator;
      // "(?:" belongs to the group, not to its first alternative.
      if (i == 0 && text.substr(range.first).starts_with("?")) {
        range.first = text.find(':', range.first) + 1;
      }
      variants->push_back(Without(text, range, list[i]));
    }
  }
}

// Every whole [..] of a select, (..) of a query.
std::vector<Range> Brackets(std::string_view text, std::string_view open,
                            char close) {
  std::vector<Range> found;
  std::vector<std::pair<std::size_t, bool>> begins;
  for (std::size_t at = 0; at < text.size();) {
    if (const std::size_t end = SkipQuoted(text, at); end != at) {
      at = end;
      continue;
    }
    if (text[at] == open.front()) {
      begins.emplace_back(at, text.substr(at).starts_with(open));
    } else if (text[at] == close && !begins.empty()) {
      if (begins.back().second) found.push_back({begins.back().first, at + 1});
      begins.pop_back();
    }
    ++at;
  }
  return found;
}

}  // namespace

std::vector<Variant> SelectVariants(std::string_view select) {
  std::vector<Variant> variants;
  for (const std::string_view separator : {"|", " or ", " and "}) {
    AddWithoutEach(
        select, Alternatives(select, "([", ")]", separator, SkipQuoted).Find(),
        separator.size(), &variants);
  }
  for (const Range& range : Brackets(select, "[", ']')) {
    variants.push_back(Without(select, range, range));
    const std::string_view inside =
        select.substr(range.first + 1, range.second - range.first - 2);
    std::string opposite = "[not(";
    opposite += inside;
    opposite += ")]";
    variants.push_back({"with not " + Shown(select, range),
                        Replaced(select, range, opposite)});
  }
  return variants;
}

std::vector<Variant> QueryVariants(std::string_view query) {
  constexpr std::array<std::pair<std::string_view, std::string_view>, 6>
      kOpposites = {{{"#eq?", "#not-eq?"},
                     {"#not-eq?", "#eq?"},
                     {"#match?", "#not-match?"},
                     {"#not-match?", "#match?"},
                     {"#any-of?", "#not-any-of?"},
                     {"#not-any-of?", "#any-of?"}}};
  std::vector<Variant> variants;
  for (const Range& range : Brackets(query, "(#", ')')) {
    variants.push_back(Without(query, range, range));
    const std::string_view predicate =
        query.substr(range.first + 1, range.second - range.first - 1);
    for (const auto& [name, opposite] : kOpposites) {
      if (!predicate.starts_with(name)) continue;
      const Range word = {range.first + 1, range.first + 1 + name.size()};
      variants.push_back({"with the opposite of " + Shown(query, range),
                          Replaced(query, word, opposite)});
    }
    if (predicate.find("any-of?") == std::string_view::npos) continue;
    for (std::size_t at = range.first; at < range.second;) {
      const std::size_t end = SkipQuoted(query, at);
      if (end != at) variants.push_back(Without(query, {at, end}, {at, end}));
      at = std::max(end, at + 1);
    }
  }
  return variants;
}

std::vector<Variant> RegexVariants(std::string_view regex) {
  std::vector<Variant> variants;
  AddWithoutEach(regex,
                 Alternatives(regex, "(", ")", "|", SkipRegexAtom).Find(), 1,
                 &variants);
  constexpr std::array<std::string_view, 8> kConditions = {
      "(?i)", "(?s)", "(?is)", "(?si)", "\\b", "\\B", "^", "$"};
  for (std::size_t at = 0; at < regex.size();) {
    for (const std::string_view condition : kConditions) {
      if (!regex.substr(at).starts_with(condition)) continue;
      const Range range = {at, at + condition.size()};
      variants.push_back(Without(regex, range, range));
    }
    at = std::max(SkipRegexAtom(regex, at), at + 1);
  }
  return variants;
}

}  // namespace audit
