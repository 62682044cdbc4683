#include <algorithm>
#include <utility>

#include "core/select_path.h"

namespace audit {
namespace {

// Deeper conditions than a person writes; keeps evaluation off the stack's end.
constexpr int kMaxNesting = 32;
// Longer relative paths than any document of Campaign's is deep.
constexpr std::size_t kMaxRelative = 32;

bool IsNameByte(char c) {
  const auto u = static_cast<unsigned char>(c);
  return u >= 0x80 || (u >= '0' && u <= '9') || (u >= 'A' && u <= 'Z') ||
         (u >= 'a' && u <= 'z') || c == '_' || c == '-' || c == '.' || c == ':';
}

bool StartsName(char c) {
  return IsNameByte(c) && c != '-' && c != '.' && c != ':' &&
         !(c >= '0' && c <= '9');
}

class SelectParser {
 public:
  explicit SelectParser(std::string_view text,
                        SelectText kind = SelectText::kUnknown)
      : text_(text), kind_(kind) {}

  Result<std::vector<SelectPath>> Parse() {
    std::vector<SelectPath> paths;
    do {
      SelectPath path;
      if (!ParsePath(&path)) return Fail(error_);
      paths.push_back(std::move(path));
    } while (Take("|"));
    if (at_ != text_.size()) {
      FailHere("expected '/', '[', '|' or the end of the select");
      return Fail(error_);
    }
    return paths;
  }

  Result<RelativePath> ParseRelative() {
    RelativePath path;
    if (!ParseRelativePath(&path)) return Fail(error_);
    if (at_ != text_.size()) {
      FailHere("expected '/' or the end of the path");
      return Fail(error_);
    }
    return path;
  }

 private:
  using Kind = SelectPredicate::Kind;

  bool FailAt(std::size_t at, std::string message) {
    error_ = Error{std::move(message)};
    error_.line = 1;
    error_.column = 1;
    for (const char c : text_.substr(0, at)) {
      if (c == '\n') {
        ++error_.line;
        error_.column = 1;
      } else if ((static_cast<unsigned char>(c) & 0xC0) != 0x80) {
        ++error_.column;
      }
    }
    return false;
  }
  bool FailHere(std::string message) { return FailAt(at_, std::move(message)); }

  void SkipBlanks() {
    at_ = std::min(text_.find_first_not_of(" \t\r\n", at_), text_.size());
  }
  // Takes `token` and the white space around it.
  bool Take(std::string_view token) {
    SkipBlanks();
    if (!text_.substr(at_).starts_with(token)) return false;
    at_ += token.size();
    SkipBlanks();
    return true;
  }
  bool Expect(std::string_view token) {
    return Take(token) || FailHere("expected '" + std::string(token) + "'");
  }
  std::string_view TakeName() {
    SkipBlanks();
    if (at_ == text_.size() || !StartsName(text_[at_])) return {};
    const std::size_t begin = at_;
    while (at_ < text_.size() && IsNameByte(text_[at_])) ++at_;
    return text_.substr(begin, at_ - begin);
  }
  // A word that a name does not merely begin with.
  bool TakeWord(std::string_view word) {
    SkipBlanks();
    const std::size_t begin = at_;
    if (TakeName() == word) return true;
    at_ = begin;
    return false;
  }
  // `name` and the parenthesis that opens its arguments.
  bool TakeCall(std::string_view name) {
    SkipBlanks();
    const std::size_t begin = at_;
    if (TakeName() == name && Take("(")) return true;
    at_ = begin;
    return false;
  }

  bool ParsePath(SelectPath* path) {
    SkipBlanks();
    if (!text_.substr(at_).starts_with('/')) {
      return FailHere("a path begins with '/' or '//'");
    }
    while (true) {
      SkipBlanks();
      if (!text_.substr(at_).starts_with('/')) return true;
      if (!path->empty() && path->back().kind != SelectStep::Kind::kElement) {
        return FailHere("nothing can stand behind an attribute or text()");
      }
      SelectStep step;
      step.descendant = Take("//");
      if (!step.descendant) Take("/");
      if (!ParseStep(path->empty(), &step)) return false;
      path->push_back(std::move(step));
    }
  }

  bool ParseStep(bool first, SelectStep* step) {
    const std::size_t begin = at_;
    if (Take("@")) {
      step->kind = SelectStep::Kind::kAttribute;
    } else if (TakeCall("text")) {
      step->kind = SelectStep::Kind::kText;
      if (!Expect(")")) return false;
    }
    if (first && !step->descendant &&
        step->kind != SelectStep::Kind::kElement) {
      return FailAt(begin, "only an element stands at the top: write '//'");
    }
    if (step->kind != SelectStep::Kind::kText && !Take("*")) {
      const std::string_view name = TakeName();
      if (name.empty()) {
        return FailHere("expected a name, '*', '@' or text()");
      }
      step->name = name;
    }
    while (Take("[")) {
      SelectPredicate predicate;
      if (!ParseOr(&predicate) || !Expect("]")) return false;
      step->predicates.push_back(std::move(predicate));
    }
    return true;
  }

  bool ParseOr(SelectPredicate* out) {
    if (++nesting_ > kMaxNesting) return FailHere("nested too deep");
    const bool ok = ParseList(Kind::kOr, "or", &SelectParser::ParseAnd, out);
    --nesting_;
    return ok;
  }
  bool ParseAnd(SelectPredicate* out) {
    return ParseList(Kind::kAnd, "and", &SelectParser::ParseUnary, out);
  }
  bool ParseList(Kind kind, std::string_view word,
                 bool (SelectParser::*parse)(SelectPredicate*),
                 SelectPredicate* out) {
    if (!(this->*parse)(out)) return false;
    while (TakeWord(word)) {
      if (out->kind != kind) {
        SelectPredicate list;
        list.kind = kind;
        list.parts.push_back(std::move(*out));
        *out = std::move(list);
      }
      SelectPredicate part;
      if (!(this->*parse)(&part)) return false;
      out->parts.push_back(std::move(part));
    }
    return true;
  }

  bool ParseUnary(SelectPredicate* out) {
    if (Take("(")) return ParseOr(out) && Expect(")");
    if (TakeCall("not")) {
      out->kind = Kind::kNot;
      out->parts.emplace_back();
      return ParseOr(&out->parts[0]) && Expect(")");
    }
    if (TakeCall("contains")) return ParseCall(Kind::kContains, out);
    if (TakeCall("starts-with")) return ParseCall(Kind::kStartsWith, out);
    if (TakeCall("matches")) return ParseCall(Kind::kMatches, out);
    if (!ParseOperand(&out->operand)) return false;
    if (Take("!=")) {
      out->kind = Kind::kDiffers;
    } else if (Take("=")) {
      out->kind = Kind::kEquals;
    } else {
      out->kind = Kind::kExists;
      return true;
    }
    return ParseLiteral(&out->literal);
  }

  bool ParseCall(Kind kind, SelectPredicate* out) {
    out->kind = kind;
    if (!ParseOperand(&out->operand) || !Expect(",")) return false;
    const std::size_t begin = at_;
    if (!ParseLiteral(&out->literal)) return false;
    if (kind == Kind::kMatches && !CompileRegex(begin + 1, out)) return false;
    return Expect(")");
  }

  bool CompileRegex(std::size_t at, SelectPredicate* out) {
    out->regex = std::make_shared<const Lazy<RE2>>([pattern = out->literal] {
      return std::make_unique<const RE2>(pattern, RE2::Quiet);
    });
    if (kind_ == SelectText::kAccepted) return true;
    const RE2& regex = out->regex->get();
    if (regex.ok()) return true;
    const std::size_t in = out->literal.find(regex.error_arg());
    return FailAt(at + (in == std::string::npos ? 0 : in), regex.error());
  }

  bool ParseLiteral(std::string* literal) {
    SkipBlanks();
    const char quote = at_ < text_.size() ? text_[at_] : '\0';
    if (quote != '\'' && quote != '"') return FailHere("expected a 'string'");
    const std::size_t end = text_.find(quote, at_ + 1);
    if (end == std::string_view::npos) {
      return FailHere("the string is never closed");
    }
    *literal = text_.substr(at_ + 1, end - at_ - 1);
    at_ = end + 1;
    SkipBlanks();
    return true;
  }

  bool ParseOperand(SelectOperand* operand) {
    SkipBlanks();
    if (TakeCall("name")) {
      operand->kind = SelectOperand::Kind::kName;
      return Expect(")");
    }
    if (!text_.substr(at_).starts_with("..") && Take(".")) {
      operand->kind = SelectOperand::Kind::kSelf;
      return true;
    }
    operand->kind = SelectOperand::Kind::kPath;
    return ParseRelativePath(&operand->path);
  }

  bool ParseRelativePath(RelativePath* path) {
    while (true) {
      if (path->up + path->children.size() > kMaxRelative) {
        return FailHere("the path is too long");
      }
      if (Take("@")) {
        path->attribute = TakeName();
        return !path->attribute.empty() || FailHere("expected a name");
      }
      if (Take("..")) {
        ++path->up;
        // Down again would visit all siblings of each element.
        if (!Take("/")) return FailHere("expected '/@name' behind '..'");
        continue;
      }
      if (path->up != 0) return FailHere("only '..' or '@name' behind '..'");
      const std::string_view name = Take("*") ? "*" : TakeName();
      if (name.empty()) {
        return FailHere("expected '.', '..', '@name' or a name");
      }
      path->children.emplace_back(name);
      if (!Take("/")) return true;
    }
  }

  std::string_view text_;
  SelectText kind_;
  std::size_t at_ = 0;
  int nesting_ = 0;
  Error error_;
};

}  // namespace

Result<std::vector<SelectPath>> ParseSelect(std::string_view text,
                                            SelectText kind) {
  return SelectParser(text, kind).Parse();
}

Result<RelativePath> ParseRelativePath(std::string_view text) {
  return SelectParser(text).ParseRelative();
}

}  // namespace audit
