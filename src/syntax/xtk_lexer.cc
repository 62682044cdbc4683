#include "syntax/xtk_lexer.h"

#include <array>

#include "core/node_view.h"
#include "core/text.h"

namespace audit {
namespace {

using Kind = XtkLexemeKind;
using Fault = XtkFaultKind;

constexpr std::string_view kSqlOpen = "[sqldata[";
constexpr std::string_view kSqlClose = "]]";

constexpr bool IsNameStart(char c) { return IsLetter(c) || c == '_'; }
constexpr bool IsNameByte(char c) { return IsNameStart(c) || IsDigit(c); }

// 2015-01-31 or 2015/01/31, then a time of day in any length: "10", "10:00",
// "10:00:00.000Z" (formats.md 3.1).
bool IsDate(std::string_view inner) {
  inner = Trim(inner);
  constexpr std::string_view kDay = "0000-00-00";
  if (inner.size() < kDay.size()) return false;
  for (std::size_t i = 0; i < kDay.size(); ++i) {
    const bool sound =
        kDay[i] == '0' ? IsDigit(inner[i]) : inner[i] == '-' || inner[i] == '/';
    if (!sound) return false;
  }
  std::string_view time = inner.substr(kDay.size());
  if (time.empty()) return true;
  if (time.front() != ' ' && time.front() != 'T') return false;
  time.remove_prefix(1);
  if (!time.empty() && time.back() == 'Z') time.remove_suffix(1);
  bool after_digit = false;
  for (const char c : time) {
    if (!IsDigit(c) && !((c == ':' || c == '.') && after_digit)) return false;
    after_digit = IsDigit(c);
  }
  return after_digit;
}

class Lexer {
 public:
  explicit Lexer(std::string_view text) : text_(text) {}

  std::vector<XtkLexeme> Read() {
    while (at_ < text_.size()) ReadOne();
    while (!open_.empty()) CloseMissing();
    return std::move(out_);
  }

 private:
  // What surrounds a place decides what '-', '.', '/' and names mean there.
  bool InPath() const {
    return !open_.empty() && (open_.back() == Kind::kOpenBracket ||
                              open_.back() == Kind::kOpenParameter);
  }
  bool StartsWith(std::string_view word) const {
    return text_.substr(at_, word.size()) == word;
  }
  char At(std::size_t offset) const {
    return offset < text_.size() ? text_[offset] : '\0';
  }

  void Push(Kind kind, std::size_t end, Fault fault = Fault::kNone,
            bool has_code = false) {
    out_.push_back(
        {kind,
         fault,
         has_code,
         {static_cast<std::uint32_t>(at_), static_cast<std::uint32_t>(end)}});
    at_ = end;
    if (kind == Kind::kSpace) return;
    glued_step_ = kind == Kind::kDots || kind == Kind::kName;
  }

  void ReadOne() {
    const char c = text_[at_];
    if (IsSpace(c)) return ReadSpace();
    if (CodeEnd(at_) > at_ || IsNameStart(c)) return ReadName(at_);
    if (c == '@') return ReadAttribute();
    if (c == '\'') return ReadString();
    if (c == '[') return ReadOpenBracket();
    if (c == ']' || c == ')') return ReadClose(c);
    if (c == '(') return Open(Kind::kOpenParen, at_ + 1);
    if (c == '$') return ReadParameter();
    if (c == '/') return ReadSlash();
    if (c == '.') return ReadDots();
    if (IsDigit(c)) return ReadNumber();
    if (InPath()) return c == ':' ? Push(Kind::kColon, at_ + 1) : ReadBad();
    if (c == '#') return ReadDate();
    if (c == ',') return Push(Kind::kComma, at_ + 1);
    ReadOperator();
  }

  void ReadSpace() {
    std::size_t end = at_;
    while (end < text_.size() && IsSpace(text_[end])) ++end;
    glued_step_ = false;
    Push(Kind::kSpace, end);
  }

  // Behind the hole or <%...%> at `begin`; `begin` where there is none.
  std::size_t CodeEnd(std::size_t begin) {
    if (text_.substr(begin, kHole.size()) == kHole) return begin + kHole.size();
    if (text_.substr(begin, 2) != "<%" || no_code_end_) return begin;
    const std::size_t close = text_.find("%>", begin + 2);
    // Asked once only, else many "<%" would read the rest again and again.
    no_code_end_ = close == std::string_view::npos;
    return no_code_end_ ? begin : close + 2;
  }

  // The end of the name whose first byte is at `begin`, code in it included.
  std::size_t NameEnd(std::size_t begin, bool* has_code) {
    const bool wide = InPath();
    std::size_t end = begin;
    while (end < text_.size()) {
      if (const std::size_t code = CodeEnd(end); code > end) {
        *has_code = true;
        end = code;
        continue;
      }
      const char c = text_[end];
      if (!IsNameByte(c) && !(wide && (c == '-' || c == '.'))) break;
      ++end;
    }
    return end;
  }

  void ReadName(std::size_t begin) {
    bool has_code = false;
    const std::size_t end = NameEnd(begin, &has_code);
    const bool opens_with_code = CodeEnd(at_) > at_;
    Push(opens_with_code ? Kind::kCode : Kind::kName, end, Fault::kNone,
         has_code);
    glued_step_ =
        !opens_with_code && (InPath() || !IsOperatorWord(out_.back().region));
  }

  void ReadAttribute() {
    bool has_code = false;
    const std::size_t end = NameEnd(at_ + 1, &has_code);
    const char first = At(at_ + 1);
    const bool sound =
        end > at_ + 1 && (IsNameStart(first) || CodeEnd(at_ + 1) > at_ + 1);
    if (!sound) return Push(Kind::kBad, end, Fault::kNotUnderstood);
    Push(Kind::kAttribute, end, Fault::kNone, has_code);
  }

  void ReadString() {
    bool has_code = false;
    std::size_t end = at_ + 1;
    while (end < text_.size() && text_[end] != '\'') {
      if (const std::size_t code = CodeEnd(end); code > end) {
        has_code = true;
        end = code;
      } else {
        end += text_[end] == '\\' && end + 1 < text_.size() ? 2 : 1;
      }
    }
    const bool closed = end < text_.size();
    Push(Kind::kString, closed ? end + 1 : end,
         closed ? Fault::kNone : Fault::kUnclosedString, has_code);
  }

  void ReadDate() {
    const std::size_t close = text_.find('#', at_ + 1);
    if (close == std::string_view::npos) return ReadBad();
    const std::string_view inner = text_.substr(at_ + 1, close - at_ - 1);
    const bool has_code = HasCode(inner);
    const bool sound = has_code || IsDate(inner);
    Push(Kind::kDate, close + 1, sound ? Fault::kNone : Fault::kNotADate,
         has_code);
  }

  static bool HasCode(std::string_view inner) {
    return inner.find(kHole) != std::string_view::npos ||
           inner.find("<%") != std::string_view::npos;
  }

  void ReadNumber() {
    std::size_t end = at_;
    while (IsDigit(At(end))) ++end;
    if (At(end) == '.' && IsDigit(At(end + 1))) {
      ++end;
      while (IsDigit(At(end))) ++end;
    }
    bool has_code = false;
    const std::size_t glued = NameEnd(end, &has_code);
    if (has_code) return Push(Kind::kCode, glued, Fault::kNone, true);
    Push(Kind::kNumber, glued,
         glued == end ? Fault::kNone : Fault::kNotANumber);
  }

  void Open(Kind kind, std::size_t end) {
    Push(kind, end);
    open_.push_back(kind);
    ++(kind == Kind::kOpenParen || kind == Kind::kOpenParameter ? parens_
                                                                : brackets_);
  }

  void ReadOpenBracket() {
    if (EqualsIgnoreCase(text_.substr(at_, kSqlOpen.size()), kSqlOpen)) {
      return ReadSqlData();
    }
    Open(glued_step_ ? Kind::kOpenPredicate : Kind::kOpenBracket, at_ + 1);
  }

  // The first "]]" closes it: SQL has none of its own (formats.md 3.2).
  void ReadSqlData() {
    const std::size_t begin = at_ + kSqlOpen.size();
    const std::size_t close = text_.find(kSqlClose, begin);
    const bool closed = close != std::string_view::npos;
    const std::size_t end = closed ? close + kSqlClose.size() : text_.size();
    const bool has_code = HasCode(text_.substr(at_, end - at_));
    Push(Kind::kSqlData, end, closed ? Fault::kNone : Fault::kUnclosedSql,
         has_code);
  }

  void ReadParameter() {
    std::size_t end = at_ + 1;
    while (IsNameByte(At(end))) ++end;
    if (At(end) == '(') return Open(Kind::kOpenParameter, end + 1);
    Push(Kind::kBad, end, Fault::kNotUnderstood);
  }

  Kind CloseLast() {
    const Kind kind = open_.back();
    open_.pop_back();
    --(kind == Kind::kOpenParen || kind == Kind::kOpenParameter ? parens_
                                                                : brackets_);
    return kind;
  }
  void CloseMissing() {
    CloseLast();
    Push(Kind::kMissingClose, at_, Fault::kMissingClose);
  }

  // Closes what stands open inside of its own opener; one without an opener
  // closes nothing.
  void ReadClose(char c) {
    if ((c == ')' ? parens_ : brackets_) == 0) {
      return Push(Kind::kBad, at_ + 1, Fault::kStrayClose);
    }
    const auto closes = [&](Kind kind) {
      return (c == ')') ==
             (kind == Kind::kOpenParen || kind == Kind::kOpenParameter);
    };
    while (!closes(open_.back())) CloseMissing();
    const Kind closed = CloseLast();
    Push(Kind::kClose, at_ + 1);
    glued_step_ = closed == Kind::kOpenPredicate;
  }

  void ReadSlash() {
    const char next = At(at_ + 1);
    const bool step_follows = IsNameStart(next) || next == '@' || next == '.' ||
                              CodeEnd(at_ + 1) > at_ + 1;
    const bool separates = glued_step_ || StartsOperand();
    const bool is_path = InPath() || (step_follows && separates);
    Push(is_path ? Kind::kSlash : Kind::kOperator, at_ + 1);
  }

  // Nothing before it that a division could divide.
  bool StartsOperand() const {
    std::size_t i = out_.size();
    while (i > 0 && out_[i - 1].kind == Kind::kSpace) --i;
    if (i == 0) return true;
    switch (out_[i - 1].kind) {
      case Kind::kOperator:
      case Kind::kComma:
      case Kind::kOpenParen:
      case Kind::kOpenPredicate:
        return true;
      case Kind::kName:
        return IsOperatorWord(out_[i - 1].region);
      default:
        return false;
    }
  }
  bool IsOperatorWord(Region region) const {
    static constexpr std::array<std::string_view, 6> kWords = {
        "and", "or", "not", "like", "in", "is"};
    const std::string_view name = text_.substr(region.begin, region.size());
    for (const std::string_view word : kWords) {
      if (EqualsIgnoreCase(name, word)) return true;
    }
    return false;
  }

  void ReadDots() {
    const std::size_t end = At(at_ + 1) == '.' ? at_ + 2 : at_ + 1;
    const char next = At(end);
    if (next == '.' || IsDigit(next) || (!InPath() && IsNameStart(next))) {
      return ReadBad();
    }
    Push(Kind::kDots, end);
  }

  void ReadOperator() {
    static constexpr std::array<std::string_view, 13> kOperators = {
        "==", "!=", "<>", "<=", ">=", "=", "<", ">", "+", "-", "*", "/", "%"};
    if (StartsWith("<%")) {
      return Push(Kind::kBad, text_.size(), Fault::kUnclosedCode);
    }
    for (const std::string_view word : kOperators) {
      if (StartsWith(word)) return Push(Kind::kOperator, at_ + word.size());
    }
    ReadBad();
  }

  // One character, whatever its length.
  void ReadBad() {
    Push(Kind::kBad, at_ + ReadUtf8(text_.substr(at_)).size,
         Fault::kNotUnderstood);
  }

  std::string_view text_;
  std::size_t at_ = 0;
  std::vector<XtkLexeme> out_;
  std::vector<Kind> open_;
  std::uint32_t parens_ = 0;    // of open_, with parameters
  std::uint32_t brackets_ = 0;  // of open_, with predicates
  bool glued_step_ = false;     // a step ends at at_: '/' and '[' continue it
  bool no_code_end_ = false;
};

}  // namespace

std::vector<XtkLexeme> LexXtk(std::string_view text) {
  return Lexer(text).Read();
}

Region SqlOfXtk(const XtkLexeme& lexeme) {
  Region sql = lexeme.region;
  sql.begin += static_cast<std::uint32_t>(kSqlOpen.size());
  if (lexeme.fault == XtkFaultKind::kNone) {
    sql.end -= static_cast<std::uint32_t>(kSqlClose.size());
  }
  return sql;
}

}  // namespace audit
