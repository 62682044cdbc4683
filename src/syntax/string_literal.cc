#include "syntax/string_literal.h"

#include <cstdint>
#include <optional>

#include "core/text.h"
#include "syntax/digits.h"

namespace audit {
namespace {

constexpr std::uint32_t kLastCodePoint = 0x10FFFF;

bool IsOctal(char c) { return c >= '0' && c <= '7'; }

bool IsHighSurrogate(std::uint32_t unit) { return (unit & 0xFC00) == 0xD800; }
bool IsLowSurrogate(std::uint32_t unit) { return (unit & 0xFC00) == 0xDC00; }

struct Escape {
  std::uint32_t end;                   // behind its last byte
  std::optional<std::uint32_t> value;  // nothing: a line continuation
};

class EscapeReader {
 public:
  EscapeReader(std::string_view script, std::uint32_t end)
      : script_(script), end_(end) {}

  // `at`: the backslash, with at least one byte behind it. nullopt: the
  // backslash alone is dropped and what follows stands for itself.
  std::optional<Escape> Read(std::uint32_t at) const {
    const char c = script_[at + 1];
    switch (c) {
      case 'n':
        return Escape{at + 2, '\n'};
      case 't':
        return Escape{at + 2, '\t'};
      case 'r':
        return Escape{at + 2, '\r'};
      case 'b':
        return Escape{at + 2, '\b'};
      case 'f':
        return Escape{at + 2, '\f'};
      case 'v':
        return Escape{at + 2, '\v'};
      case 'x':
        return Digits(at + 2, 2);
      case 'u':
        return Unicode(at);
      default:
        if (IsOctal(c)) return Octal(at + 1);
        return LineContinuation(at + 1);
    }
  }

 private:
  std::optional<Escape> Digits(std::uint32_t begin, std::uint32_t count) const {
    if (begin + count > end_) return std::nullopt;
    const auto value = ParseHex(script_.substr(begin, count));
    if (!value) return std::nullopt;
    return Escape{begin + count, *value};
  }

  std::optional<Escape> Unicode(std::uint32_t at) const {
    const std::uint32_t begin = at + 2;
    if (begin >= end_ || script_[begin] != '{') return Surrogates(begin);
    const std::size_t close = script_.substr(0, end_).find('}', begin);
    if (close == std::string_view::npos) return std::nullopt;
    const auto value = ParseHex(script_.substr(begin + 1, close - begin - 1));
    if (!value || *value > kLastCodePoint) return std::nullopt;
    return Escape{static_cast<std::uint32_t>(close) + 1, *value};
  }

  std::optional<Escape> Surrogates(std::uint32_t begin) const {
    const std::optional<Escape> first = Digits(begin, 4);
    if (!first || !IsHighSurrogate(*first->value)) return first;
    if (script_.substr(0, end_).substr(first->end, 2) != "\\u") return first;
    const std::optional<Escape> second = Digits(first->end + 2, 4);
    if (!second || !IsLowSurrogate(*second->value)) return first;
    return Escape{second->end, 0x10000 + ((*first->value - 0xD800) << 10) +
                                   (*second->value - 0xDC00)};
  }

  // Up to three digits, at most 0377.
  Escape Octal(std::uint32_t begin) const {
    std::uint32_t value = 0;
    std::uint32_t at = begin;
    while (at < end_ && at < begin + 3 && IsOctal(script_[at]) &&
           value * 8 + static_cast<std::uint32_t>(script_[at] - '0') <= 0377) {
      value = value * 8 + static_cast<std::uint32_t>(script_[at] - '0');
      ++at;
    }
    return {at, value};
  }

  std::optional<Escape> LineContinuation(std::uint32_t at) const {
    const std::string_view rest = script_.substr(at, end_ - at);
    for (const std::string_view line_end :
         {"\r\n", "\n", "\r", "\xE2\x80\xA8", "\xE2\x80\xA9"}) {
      if (rest.starts_with(line_end)) {
        return Escape{at + static_cast<std::uint32_t>(line_end.size()),
                      std::nullopt};
      }
    }
    return std::nullopt;
  }

  std::string_view script_;
  std::uint32_t end_;
};

}  // namespace

void DecodeStringLiteral(std::string_view script, Region inner,
                         std::string* text, OriginMap* origin) {
  const EscapeReader reader(script, inner.end);
  std::uint32_t run = inner.begin;
  const auto flush = [&](std::uint32_t until) {
    if (until == run) return;
    text->append(script.substr(run, until - run));
    origin->AppendVerbatim(run, until - run);
  };
  std::uint32_t at = inner.begin;
  while (at < inner.end) {
    const std::size_t next = script.substr(0, inner.end).find('\\', at);
    if (next == std::string_view::npos || next + 1 >= inner.end) break;
    at = static_cast<std::uint32_t>(next);
    flush(at);
    const std::optional<Escape> escape = reader.Read(at);
    // A dropped backslash belongs to the character it stood before, so that
    // the region of that character holds both.
    const std::uint32_t end =
        escape ? escape->end : at + 1 + ReadUtf8(script.substr(at + 1)).size;
    const std::size_t size_before = text->size();
    if (!escape) {
      text->append(script.substr(at + 1, end - at - 1));
    } else if (escape->value) {
      AppendUtf8(*escape->value, text);
    }
    const auto size = static_cast<std::uint32_t>(text->size() - size_before);
    if (size > 0) origin->AppendReplaced({at, end}, size);
    at = run = end;
  }
  flush(inner.end);
}

}  // namespace audit
