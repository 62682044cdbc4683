#include "checks/link_value.h"

#include <algorithm>
#include <string>

#include "core/text.h"

namespace audit {
namespace {

// Of the platform and of JavaScript; what they return needs no escaping.
constexpr std::string_view kFitting[] = {
    "escapeUrl",  "encodeURIComponent", "encodeURI",    "escape",
    "encodeUrl",  "urlEncode",          "formatDate",   "formatNumber",
    "parseInt",   "parseFloat",         "Number",       "toInteger",
    "digestStr",  "digestStrMd5",       "digestStrSha", "getTime",
    "getFullYear"};

// As many variables given to each other, and as many parts, as anybody writes.
constexpr std::size_t kMostSteps = 64;

bool IsWordCharacter(char c) {
  return IsLetter(c) || IsDigit(c) || c == '_' || c == '$';
}

bool IsName(std::string_view text) {
  return !text.empty() && !IsDigit(text.front()) &&
         std::all_of(text.begin(), text.end(), IsWordCharacter);
}

bool IsNumber(std::string_view text) {
  return !text.empty() && std::all_of(text.begin(), text.end(), [](char c) {
    return IsDigit(c) || c == '.';
  });
}

// Behind the string that begins at `at`, or behind the bracket.
std::size_t SkipString(std::string_view text, std::size_t at) {
  const char quote = text[at++];
  while (at < text.size() && text[at] != quote) at += text[at] == '\\' ? 2 : 1;
  return std::min(at + 1, text.size());
}

bool IsQuote(char c) { return c == '"' || c == '\''; }

std::size_t SkipBracket(std::string_view text, std::size_t at) {
  int depth = 0;
  while (at < text.size()) {
    const char c = text[at];
    if (IsQuote(c)) {
      at = SkipString(text, at);
      continue;
    }
    depth += c == '(' || c == '[' || c == '{';
    depth -= c == ')' || c == ']' || c == '}';
    ++at;
    if (depth == 0) break;
  }
  return at;
}

// The operands of '+', '||' and the branches of '?:' that `expression` is made
// of; a condition decides, but is not put out.
std::vector<std::string_view> PartsOf(std::string_view expression) {
  std::vector<std::string_view> parts;
  std::size_t begin = 0;
  std::size_t at = 0;
  while (at < expression.size()) {
    const char c = expression[at];
    if (IsQuote(c)) {
      at = SkipString(expression, at);
    } else if (c == '(' || c == '[' || c == '{') {
      at = SkipBracket(expression, at);
    } else if (c == '?') {
      begin = ++at;
      parts.clear();
    } else if (c == '+' || c == ':' || c == '|') {
      parts.push_back(Trim(expression.substr(begin, at - begin)));
      begin = ++at;
    } else {
      ++at;
    }
  }
  parts.push_back(Trim(expression.substr(begin)));
  return parts;
}

// "Id", "-id", "_id", "ID": a key, and cryptedId, which is made for links.
// What is called external or a session is a text.
bool IsKeyName(std::string_view name) {
  while (!name.empty() && (name.front() == '@' || IsSpace(name.front()))) {
    name.remove_prefix(1);
  }
  const std::string lower = ToLower(name);
  if (lower == "id") return true;
  if (lower.find("external") != std::string::npos ||
      lower.find("session") != std::string::npos) {
    return false;
  }
  return name.ends_with("Id") || name.ends_with("ID") ||
         name.ends_with("-id") || name.ends_with("_id");
}

// The last name of "recipient.location.city" or "targetData['city']"; empty
// where it ends otherwise.
std::string_view LastNameOf(std::string_view chain) {
  if (chain.ends_with("']") || chain.ends_with("\"]")) {
    const char quote = chain[chain.size() - 2];
    const std::size_t open = chain.rfind(quote, chain.size() - 3);
    if (open == std::string_view::npos) return {};
    return chain.substr(open + 1, chain.size() - 3 - open);
  }
  const std::size_t before = chain.find_last_not_of(
      "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_$@");
  return before == std::string_view::npos ? chain : chain.substr(before + 1);
}

// The function's name in "a.b.name(...)", where that is all of `part`.
std::string_view CalledBy(std::string_view part) {
  if (!part.ends_with(')')) return {};
  std::size_t at = 0;
  std::string_view called;
  while (at < part.size()) {
    const char c = part[at];
    if (IsQuote(c)) {
      at = SkipString(part, at);
    } else if (c == '(') {
      called = LastNameOf(Trim(part.substr(0, at)));
      at = SkipBracket(part, at);
    } else if (c == '[') {
      at = SkipBracket(part, at);
    } else {
      ++at;
    }
  }
  return called;
}

enum class Fit : std::uint8_t { kYes, kNo, kInner };

// kInner: as its *part, without what changes nothing.
Fit JudgePart(std::string_view* part) {
  constexpr std::string_view kToString = ".toString()";
  if (part->ends_with(kToString)) {
    part->remove_suffix(kToString.size());
    return Fit::kInner;
  }
  if (part->empty() || IsNumber(*part)) return Fit::kYes;
  if (IsQuote(part->front())) {
    return SkipString(*part, 0) == part->size() ? Fit::kYes : Fit::kNo;
  }
  const std::string_view called = CalledBy(*part);
  if (!called.empty()) {
    if (called == "String" || called == "Trim") {
      *part = part->substr(part->find('(') + 1);
      part->remove_suffix(1);
      return Fit::kInner;
    }
    return std::find(std::begin(kFitting), std::end(kFitting), called) !=
                       std::end(kFitting) ||
                   part->starts_with("Math.")
               ? Fit::kYes
               : Fit::kNo;
  }
  if (part->front() == '(' && SkipBracket(*part, 0) == part->size()) {
    *part = part->substr(1, part->size() - 2);
    return Fit::kInner;
  }
  const std::string_view last = LastNameOf(*part);
  const bool fits =
      IsKeyName(last) || last == "length" || *part == "delivery.internalName";
  return fits ? Fit::kYes : Fit::kNo;
}

}  // namespace

PageVariables::PageVariables(std::string_view text,
                             std::span<const TemplateSection> sections) {
  for (const TemplateSection& section : sections) {
    if (section.kind != TemplateSection::Kind::kCode) continue;
    Read(text.substr(section.inner.begin,
                     section.inner.end - section.inner.begin));
  }
}

void PageVariables::Read(std::string_view code) {
  std::size_t at = 0;
  while (at < code.size()) {
    if (IsQuote(code[at])) {
      at = SkipString(code, at);
      continue;
    }
    const std::size_t begin = at;
    while (at < code.size() && IsWordCharacter(code[at])) ++at;
    const std::string_view name = code.substr(begin, at - begin);
    if (name.empty()) {
      ++at;
      continue;
    }
    std::size_t behind = at;
    while (behind < code.size() && IsSpace(code[behind])) ++behind;
    const std::string_view rest = code.substr(behind);
    if (!rest.starts_with('=') || rest.starts_with("==")) continue;
    const std::string_view value =
        rest.substr(1, rest.find_first_of(";\n") - 1);
    given_[name].push_back(Trim(value));
    at = behind + 1;
  }
}

std::span<const std::string_view> PageVariables::Given(
    std::string_view name) const {
  const auto found = given_.find(name);
  if (found == given_.end()) return {};
  return found->second;
}

bool FitsInLink(std::string_view expression, const PageVariables& variables) {
  std::vector<std::string_view> open = PartsOf(Trim(expression));
  for (std::size_t step = 0; !open.empty(); ++step) {
    if (step == kMostSteps) return false;
    std::string_view part = open.back();
    open.pop_back();
    const std::span<const std::string_view> given = variables.Given(part);
    if (IsName(part) && !given.empty()) {
      for (const std::string_view value : given) {
        const auto parts = PartsOf(value);
        open.insert(open.end(), parts.begin(), parts.end());
      }
      continue;
    }
    const Fit fit = JudgePart(&part);
    if (fit == Fit::kNo) return false;
    if (fit == Fit::kYes) continue;
    const auto parts = PartsOf(Trim(part));
    open.insert(open.end(), parts.begin(), parts.end());
  }
  return true;
}

}  // namespace audit
