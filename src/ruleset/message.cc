#include "ruleset/message.h"

#include <optional>

#include "core/node_view.h"
#include "core/redaction.h"

namespace audit {
namespace {

// A message is one line of a report: two thirds of a line for one capture
// leaves room for the sentence around it.
constexpr std::size_t kMaxShown = 60;
constexpr std::string_view kEllipsis = "\xE2\x80\xA6";

struct Piece {
  std::string_view literal;  // before the placeholder
  std::optional<Placeholder> placeholder;
};

// The next piece of `words` from `*at` on. A doubled brace ends a piece behind
// its first half, so that it is written once.
Piece NextPiece(std::string_view words, std::size_t* at) {
  const std::size_t begin = *at;
  while (*at < words.size()) {
    const char c = words[*at];
    const bool doubled = words.substr(*at + 1).starts_with(c);
    if ((c == '{' || c == '}') && doubled) {
      *at += 2;
      return {words.substr(begin, *at - 1 - begin), std::nullopt};
    }
    if (c == '{') {
      const std::string_view before = words.substr(begin, *at - begin);
      const std::size_t open = *at;
      const std::size_t close = words.find('}', open);
      *at = close == std::string_view::npos ? words.size() : close + 1;
      return {before,
              Placeholder{words.substr(open + 1, close - open - 1), open}};
    }
    ++*at;
  }
  return {words.substr(begin), std::nullopt};
}

bool IsBlank(char c) {
  const auto u = static_cast<unsigned char>(c);
  return u <= ' ' || u == 0x7F;
}

bool ContinuesCharacter(char c) {
  return (static_cast<unsigned char>(c) & 0xC0) == 0x80;
}

// C1 controls are two bytes in UTF-8: C2 80 .. C2 9F.
bool IsC1(std::string_view text, std::size_t at) {
  return text[at] == '\xC2' && at + 1 < text.size() &&
         static_cast<unsigned char>(text[at + 1]) < 0xA0;
}

// Code whose result nobody knows is three dots, as in prose.
std::string WithoutHoles(std::string text) {
  for (std::size_t at = text.find(kHole); at != std::string::npos;
       at = text.find(kHole, at)) {
    text.replace(at, kHole.size(), "{...}");
  }
  return text;
}

std::string ForReading(std::string_view text) {
  std::string shown;
  std::size_t characters = 0;
  bool blank = false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (IsBlank(text[i]) || IsC1(text, i)) {
      if (IsC1(text, i)) ++i;
      blank = !shown.empty();
      continue;
    }
    const bool starts = !ContinuesCharacter(text[i]);
    if (starts && characters + (blank ? 1 : 0) >= kMaxShown) {
      return shown + std::string(kEllipsis);
    }
    if (blank) {
      shown += ' ';
      ++characters;
    }
    blank = false;
    if (starts) ++characters;
    shown += text[i];
  }
  return shown;
}

template <class Show>
std::string Fill(std::string_view words, const Captures& captures, Show show) {
  std::string filled;
  for (std::size_t at = 0; at < words.size();) {
    const Piece piece = NextPiece(words, &at);
    filled += piece.literal;
    if (!piece.placeholder) continue;
    bool found = false;
    for (const auto& [name, value] : captures) {
      if (found || name != piece.placeholder->name) continue;
      filled += show(value);
      found = true;
    }
    // A capture nobody set stays visible: tests compare messages.
    if (!found) {
      filled += '{';
      filled += piece.placeholder->name;
      filled += '}';
    }
  }
  return filled;
}

}  // namespace

std::vector<Placeholder> Placeholders(std::string_view words) {
  std::vector<Placeholder> found;
  for (std::size_t at = 0; at < words.size();) {
    const Piece piece = NextPiece(words, &at);
    if (piece.placeholder) found.push_back(*piece.placeholder);
  }
  return found;
}

std::string FillVerbatim(std::string_view words, const Captures& captures) {
  return Fill(words, captures, [](const std::string& value) { return value; });
}

std::string FillForReading(std::string_view words, const Captures& captures) {
  return Fill(words, captures, [](const std::string& value) {
    return ForReading(WithoutHoles(Redact(value)));
  });
}

}  // namespace audit
