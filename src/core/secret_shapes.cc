#include "core/secret_shapes.h"

#include <algorithm>
#include <array>

#include "core/text.h"

namespace audit {
namespace {

constexpr std::array<bool, 256> kNameBytes = [] {
  std::array<bool, 256> name{};
  for (int byte = 0; byte < 256; ++byte) {
    const char c = static_cast<char>(byte);
    name[static_cast<std::size_t>(byte)] =
        IsLetter(c) || IsDigit(c) || c == '_' || c == '-' || c == '.';
  }
  return name;
}();

// Escaped ones before plain ones.
constexpr auto kQuotes = std::to_array<std::string_view>(
    {"&quot;", "&apos;", "&#34;", "&#39;", "&#x22;", "&#x27;", "\\\"", "\\'",
     "\"", "'", "`"});

constexpr auto kNaming = std::to_array<std::string_view>(
    {"name", "key", "id", "code", "property", "parameter", "option"});
constexpr auto kHolding =
    std::to_array<std::string_view>({"value", "stringvalue", "memovalue", "val",
                                     "content", "data", "text", "default"});

template <std::size_t N>
bool IsOneOfInAnyCase(const std::array<std::string_view, N>& words,
                      std::string_view word) {
  return std::any_of(words.begin(), words.end(), [&](std::string_view known) {
    return EqualsIgnoreCase(known, word);
  });
}

// How much comment may stand between a name and its value.
constexpr std::size_t kMaxComment = 600;

// The end of a comment that opens at `at` and ends before `last`, else `at`.
std::size_t SkipComment(std::string_view text, std::size_t at,
                        std::size_t last) {
  const std::string_view near = text.substr(0, last);
  for (const auto& [open, close] :
       {std::pair<std::string_view, std::string_view>{"/*", "*/"},
        {"<!--", "-->"}}) {
    if (at >= last || !near.substr(at).starts_with(open)) continue;
    const std::size_t end = near.find(close, at + open.size());
    return end == near.npos ? at : end + close.size();
  }
  return at;
}

}  // namespace

bool IsNameByte(char c) { return kNameBytes[static_cast<unsigned char>(c)]; }

bool IsBase64Byte(char c) {
  return IsLetter(c) || IsDigit(c) || c == '+' || c == '/' || c == '=' ||
         c == '-' || c == '_';
}

bool LooksRandom(std::string_view value) {
  constexpr std::size_t kShortest = 16;  // 12 random bytes in base64
  return value.size() >= kShortest &&
         std::any_of(value.begin(), value.end(), IsLetter) &&
         std::any_of(value.begin(), value.end(), IsDigit) &&
         std::all_of(value.begin(), value.end(), IsBase64Byte);
}

bool IsTokenByItself(std::string_view word) {
  if (word.starts_with("AKIA")) return word.size() == 20;
  constexpr std::size_t kShortest = 30;
  return word.starts_with("eyJ") && word.size() >= kShortest &&
         word.find('.') != word.npos;
}

std::string_view QuoteAt(std::string_view text, std::size_t at) {
  if (at >= text.size()) return {};
  for (const std::string_view quote : kQuotes) {
    if (text.substr(at).starts_with(quote)) return quote;
  }
  return {};
}

std::size_t SkipBlank(std::string_view text, std::size_t at) {
  const std::size_t last = std::min(text.size(), at + kMaxComment);
  while (true) {
    const std::size_t from = at;
    while (at < text.size() && IsSpace(text[at])) ++at;
    at = SkipComment(text, at, last);
    if (at == from) return at;
  }
}

bool IsNaming(std::string_view word) { return IsOneOfInAnyCase(kNaming, word); }
bool IsHolding(std::string_view word) {
  return IsOneOfInAnyCase(kHolding, word);
}

}  // namespace audit
