#include "engine/ignore_comment.h"

#include <cstring>

#include "core/suggestion.h"
#include "core/text.h"

namespace audit {
namespace {

bool IsFiller(char c) { return IsSpace(c) || c == '*'; }

// On one line, without the '*' that lines of a block comment begin with.
std::string OneLine(std::string_view text) {
  std::string line;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    std::string_view part = Trim(text.substr(0, end));
    while (part.starts_with('*')) part.remove_prefix(1);
    part = Trim(part);
    if (!part.empty()) line.append(line.empty() ? "" : " ").append(part);
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return line;
}

class WordReader {
 public:
  // `head`: what stands between the marker and the colon.
  IgnoreWords Run(std::string_view head) {
    while (words_.fault.empty()) {
      while (!head.empty() && (IsFiller(head.front()) || head.front() == ',')) {
        head.remove_prefix(1);
      }
      if (head.empty()) break;
      const std::size_t end =
          std::min(head.find_first_of(", \t\r\n"), head.size());
      Take(head.substr(0, end));
      head.remove_prefix(end);
    }
    if (words_.fault.empty() && words_.rules.empty()) {
      words_.fault = "it names no rule";
    }
    return std::move(words_);
  }

 private:
  void Take(std::string_view word) {
    const std::size_t equals = word.find('=');
    if (equals == word.npos) {
      words_.rules.emplace_back(word);
      return;
    }
    const std::string_view name = word.substr(0, equals);
    const std::string_view value = word.substr(equals + 1);
    if (name == "owner" && !value.empty() && words_.owner.empty()) {
      words_.owner = value;
    } else if (name == "until" && !words_.until) {
      words_.until = ParseDate(value);
      if (!words_.until) {
        words_.fault =
            "'" + std::string(value) + "' is no day; write it as 2027-03-31";
      }
    } else {
      static constexpr std::string_view kNames[] = {"owner", "until"};
      const std::string_view close = Closest(name, kNames);
      words_.fault = "'" + std::string(word) + "' is not understood";
      if (!close.empty() && close != name) {
        words_.fault += "; did you mean '" + std::string(close) + "='?";
      }
    }
  }

  IgnoreWords words_;
};

}  // namespace

bool HoldsIgnore(std::string_view text) {
  // Four times faster than find(), which stops at every 'c'.
  return ::memmem(text.data(), text.size(), kIgnoreMarker.data(),
                  kIgnoreMarker.size()) != nullptr;
}

std::string_view InsideOfComment(std::string_view comment) {
  static constexpr struct {
    std::string_view begin;
    std::string_view end;
  } kForms[] = {{"<!--", "-->"}, {"/*", "*/"}, {"//", ""}};
  for (const auto& [begin, end] : kForms) {
    if (!comment.starts_with(begin)) continue;
    comment.remove_prefix(begin.size());
    if (comment.ends_with(end)) comment.remove_suffix(end.size());
    break;
  }
  return comment;
}

std::optional<IgnoreWords> ReadIgnoreWords(std::string_view inside) {
  while (!inside.empty() && IsFiller(inside.front())) inside.remove_prefix(1);
  if (!inside.starts_with(kIgnoreMarker)) return std::nullopt;
  inside.remove_prefix(kIgnoreMarker.size());
  if (!inside.empty() && !IsSpace(inside.front()) && inside.front() != ':') {
    IgnoreWords words;
    words.fault = "'" + std::string(kIgnoreMarker) +
                  "' has a space behind it, then the rule";
    return words;
  }
  const std::size_t colon = std::min(inside.find(':'), inside.size());
  IgnoreWords words = WordReader().Run(inside.substr(0, colon));
  if (colon < inside.size()) words.reason = OneLine(inside.substr(colon + 1));
  return words;
}

}  // namespace audit
