#include "report/markdown_text.h"

#include <algorithm>

#include "core/text.h"
#include "report/visible_text.h"

namespace audit {
namespace {

// Neither Markdown nor a site gives these a meaning inside a line.
bool IsPlain(char c) {
  constexpr std::string_view kPlain = " ,.;()'\"-";
  return !IsAscii(c) || IsLetter(c) || IsDigit(c) ||
         kPlain.find(c) != std::string_view::npos;
}

// A word that sites make a link of without any mark.
bool IsLinked(std::string_view word) {
  const std::string lower = ToLower(word);
  return lower.find("www.") != std::string::npos ||
         lower.find("gh-") != std::string::npos;
}

// A colon ends a word; inside one it may make a picture of it, as ":bomb:".
bool IsHarmless(std::string_view word) {
  if (word.size() > 1 && word.ends_with(':')) word.remove_suffix(1);
  return std::all_of(word.begin(), word.end(), IsPlain) && !IsLinked(word);
}

// A code span; not an element with character references, in which sites still
// find addresses to link.
std::string Span(std::string_view text) {
  if (text.empty()) return "";
  const std::string fence = MarkdownFence(text, 1);
  // A reader takes one space off each end, and must not see a longer fence.
  const bool padded = text.front() == '`' || text.back() == '`' ||
                      (text.front() == ' ' && text.back() == ' ');
  const std::string pad = padded ? " " : "";
  return fence + pad + std::string(text) + pad + fence;
}

// `visible` as code in a cell. There "\|" stands for '|', also in code, but no
// backslash can stand before that: the span ends, and begins again.
std::string Code(std::string_view visible) {
  std::string code;
  std::string span;
  for (const char c : visible) {
    if (c == '|' && span.ends_with('\\')) {
      code += Span(span) + "&#124;";
      span.clear();
    } else if (c == '|') {
      span += "\\|";
    } else {
      span += c;
    }
  }
  return code + Span(span);
}

// Up to where a '"' of text[begin, end) is closed, and its word is over.
std::size_t EndOfQuote(std::string_view text, std::size_t begin,
                       std::size_t end) {
  const std::string_view run = text.substr(begin, end - begin);
  if (std::count(run.begin(), run.end(), '"') % 2 == 0) return end;
  const std::size_t close = text.find('"', end);
  if (close == std::string_view::npos) return end;
  return std::min(text.find(' ', close), text.size());
}

// Prose without quotes: from its first to its last harmful word as code.
std::string Prose(std::string_view text) {
  std::size_t first = std::string_view::npos;
  std::size_t last = 0;
  for (std::size_t begin = 0; begin <= text.size();) {
    const std::size_t end = std::min(text.find(' ', begin), text.size());
    if (!IsHarmless(text.substr(begin, end - begin))) {
      first = std::min(first, begin);
      last = end;
    }
    begin = end + 1;
  }
  if (first == std::string_view::npos) return std::string(text);
  last = EndOfQuote(text, first, last);
  return std::string(text.substr(0, first)) +
         Code(text.substr(first, last - first)) +
         std::string(text.substr(last));
}

struct Quoted {
  std::size_t begin;  // behind the opening quote
  std::size_t end;    // of the closing one
};

// The first 'text' in quotes: opened behind a space, closed before the end of a
// word. Nothing: begin is npos.
Quoted FindQuoted(std::string_view text) {
  for (std::size_t open = text.find('\''); open != std::string_view::npos;
       open = text.find('\'', open + 1)) {
    if (open > 0 && text[open - 1] != ' ' && text[open - 1] != '(') continue;
    for (std::size_t close = text.find('\'', open + 1);
         close != std::string_view::npos; close = text.find('\'', close + 1)) {
      const bool ends = close + 1 == text.size() ||
                        std::string_view(" .,;:)").find(text[close + 1]) !=
                            std::string_view::npos;
      if (ends && close > open + 1) return {open + 1, close};
    }
  }
  return {std::string_view::npos, 0};
}

}  // namespace

std::string MarkdownFence(std::string_view text, std::size_t least) {
  std::size_t longest = 0;
  std::size_t run = 0;
  for (const char c : text) {
    run = c == '`' ? run + 1 : 0;
    longest = std::max(longest, run);
  }
  return std::string(std::max(longest + 1, least), '`');
}

std::string MarkdownCode(std::string_view text) {
  return Code(VisibleText(text));
}

std::string MarkdownSentence(std::string_view text) {
  const std::string visible = VisibleText(text);
  std::string_view rest = visible;
  std::string sentence;
  while (true) {
    const Quoted quoted = FindQuoted(rest);
    if (quoted.begin == std::string_view::npos) return sentence + Prose(rest);
    sentence += Prose(rest.substr(0, quoted.begin - 1));
    sentence += Code(rest.substr(quoted.begin, quoted.end - quoted.begin));
    rest.remove_prefix(quoted.end + 1);
  }
}

}  // namespace audit
