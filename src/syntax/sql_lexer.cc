#include "syntax/sql_lexer.h"

#include <array>
#include <utility>

#include "syntax/sql_cutter.h"

namespace audit {
namespace {

constexpr bool IsNameStart(char c) {
  return IsLetter(c) || c == '_' || !IsAscii(c);
}
constexpr std::array<bool, 256> MakeNameBytes() {
  std::array<bool, 256> bytes = {};
  for (std::size_t i = 0; i < bytes.size(); ++i) {
    const char c = static_cast<char>(i);
    bytes[i] = IsNameStart(c) || IsDigit(c) || c == '$' || c == '#';
  }
  bytes[static_cast<unsigned char>(kHole[0])] = false;  // asked for apart
  return bytes;
}
constexpr std::array<bool, 256> kNameBytes = MakeNameBytes();

// Longer ones first; what is in none of the four is read as signs.
constexpr std::array<std::string_view, 31> kOperators = {
    "<=>", "->>", "!~*", "<>", "!=", "<=", ">=", "||", "&&", "!<", "!>",
    "^=",  "~=",  "=>",  "->", "<<", ">>", "+=", "-=", "*=", "/=", "%=",
    "|=",  "&=",  ":=",  "~*", "!~", "@>", "<@", "#>", "=="};

constexpr std::string_view kOperatorSigns = "=<>+-*/%|&^!~@:";

// Of two readings of one text the one that ends all strings.
void DropAmbiguity(SqlLexemes* read) {
  for (SqlLexeme& lexeme : read->lexemes) {
    if (lexeme.fault == SqlFaultKind::kTwoWaysToEnd) {
      lexeme.fault = SqlFaultKind::kNone;
    }
  }
}

Region FirstBackslashQuote(std::string_view text) {
  const std::size_t at = text.find("\\'");
  return {static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(at + 2)};
}

}  // namespace

bool IsSqlNameByte(char c) { return kNameBytes[static_cast<unsigned char>(c)]; }

SqlCutter::SqlCutter(std::string_view text, SqlBackslash backslash)
    : text_(text), backslash_(backslash) {
  // A lexeme and its white space are about five bytes long.
  out_.lexemes.reserve(text.size() / 5 + 8);
}

SqlLexemes SqlCutter::Read() {
  while (at_ < text_.size()) {
    const char c = text_[at_];
    IsSpace(c) || c == '\f' || c == '\v' ? void(++at_) : ReadOne();
  }
  return std::move(out_);
}

void SqlCutter::ReadOne() {
  const char c = text_[at_];
  if (IsLetter(c) || c == '_') return ReadWord();
  if (IsDigit(c)) return ReadNumber();
  switch (c) {
    case '\'':
      return ReadString(at_ + 1, backslash_);
    case '"':
    case '`':
      return ReadQuoted(c);
    case '[':
      return ReadBracket();
    case ']':
      return Push(Kind::kCloseBracket, at_ + 1);
    case '(':
      ++depth_;
      return Push(Kind::kOpen, at_ + 1);
    case ')':
      depth_ -= depth_ > 0 ? 1 : 0;
      return Push(Kind::kClose, at_ + 1);
    case ',':
      return Push(Kind::kComma, at_ + 1);
    case ';':
      depth_ = 0;
      return Push(Kind::kSemicolon, at_ + 1);
    case '.':
      return ReadDot();
    case '-':
      return At(at_ + 1) == '-' ? ReadLineComment() : ReadOperator();
    case '/':
      return ReadSlash();
    case '#':
      return ReadHash();
    case '$':
      return ReadDollar();
    case '<':
      return ReadLess();
    default:
      return IsAscii(c) ? ReadSign(c) : ReadWide();
  }
}

void SqlCutter::ReadSign(char c) {
  const char next = At(at_ + 1);
  if (c == '?') return Push(Kind::kParameter, at_ + 1);
  if (c == ':' && next == ':') {
    Mark(SqlMark::kCastOperator, at_ + 2);
    return Push(Kind::kCast, at_ + 2);
  }
  if (c == ':' && (IsSqlNameByte(next) || next == '"')) {
    return ReadVariable(at_ + 1);
  }
  const std::size_t name = next == '@' ? at_ + 2 : at_ + 1;
  if (c == '@' && IsSqlNameByte(At(name))) {
    Mark(SqlMark::kVariable, name);
    return ReadVariable(name);
  }
  ReadOperator();
}

void SqlCutter::ReadVariable(std::size_t begin) {
  bool has_code = false;
  Push(Kind::kParameter, NameEnd(begin, &has_code), Fault::kNone, has_code);
}

void SqlCutter::ReadWide() {
  if (IsHole(at_)) return ReadCode(at_ + kHole.size());
  ReadWord();
}

// Behind the <%...%> at `begin`; `begin` where there is none.
std::size_t SqlCutter::CodeEnd(std::size_t begin) {
  if (text_.compare(begin, 2, "<%") != 0 || no_code_end_) return begin;
  const std::size_t close = text_.find("%>", begin + 2);
  // Asked once only, else many "<%" would read the rest again and again.
  no_code_end_ = close == kNowhere;
  return no_code_end_ ? begin : close + 2;
}
// The end of the name that goes on at `end`, with the code that is glued to
// it. A scriptlet is part of a name only where the name goes on behind it.
std::size_t SqlCutter::NameEnd(std::size_t end, bool* has_code) {
  while (end < text_.size()) {
    const char c = text_[end];
    if (IsSqlNameByte(c)) {
      ++end;
    } else if (c == kHole[0]) {
      const bool hole = IsHole(end);
      *has_code = *has_code || hole;
      end += hole ? kHole.size() : 1;
    } else {
      const std::size_t code = c == '<' ? CodeEnd(end) : end;
      if (code == end) break;
      if (!PutsOut(end) && !IsSqlNameByte(At(code))) break;
      *has_code = true;
      end = code;
    }
  }
  return end;
}

void SqlCutter::ReadCode(std::size_t end) {
  bool has_code = true;
  Push(Kind::kCode, NameEnd(end, &has_code), Fault::kNone, true);
}

void SqlCutter::ReadLess() {
  const std::size_t code = CodeEnd(at_);
  if (code > at_) {
    return PutsOut(at_) ? ReadCode(code) : PushTrivia(Kind::kScriptlet, code);
  }
  if (At(at_ + 1) == '%') {
    closes_all_ = false;
    return Push(Kind::kBad, text_.size(), Fault::kUnclosedCode);
  }
  ReadOperator();
}

void SqlCutter::ReadWord() {
  bool has_code = false;
  const std::size_t end = NameEnd(at_ + 1, &has_code);
  if (At(end) == '\'' && !has_code && ReadPrefixed(end)) return;
  const std::string_view name = text_.substr(at_, end - at_);
  const SqlWord word = has_code ? SqlWord::kNone : FindSqlWord(name);
  if (word == SqlWord::kGo && StandsAlone(end) && MayEndBatch()) {
    Mark(SqlMark::kBatchEnd, end);
    return Push(Kind::kBatchEnd, end);
  }
  Push(Kind::kName, end, Fault::kNone, has_code);
  out_.lexemes.back().word = word;
}

// "t.5" is no number, ".5" is one.
void SqlCutter::ReadDot() {
  const bool of_name =
      IsGlued() &&
      (LastIs(Kind::kName) || LastIs(Kind::kQuotedName) || LastIs(Kind::kCode));
  if (IsDigit(At(at_ + 1)) && !of_name) return ReadNumber();
  Push(Kind::kDot, at_ + 1);
}

void SqlCutter::ReadNumber() {
  std::size_t end = at_;
  const bool hex = At(end) == '0' && (At(end + 1) | 0x20) == 'x';
  if (!hex) {
    while (IsDigit(At(end))) ++end;
    if (At(end) == '.') ++end;
    while (IsDigit(At(end))) ++end;
    const bool sign = At(end + 1) == '+' || At(end + 1) == '-';
    const std::size_t digits = end + (sign ? 2 : 1);
    if ((At(end) | 0x20) == 'e' && IsDigit(At(digits))) {
      end = digits;
      while (IsDigit(At(end))) ++end;
    }
  }
  bool has_code = false;
  const std::size_t glued = NameEnd(end, &has_code);
  if (has_code) return Push(Kind::kCode, glued, Fault::kNone, true);
  Push(Kind::kNumber, glued,
       glued == end || hex ? Fault::kNone : Fault::kNotANumber);
}

void SqlCutter::ReadOperator() {
  for (const std::string_view sign : kOperators) {
    if (text_.compare(at_, sign.size(), sign) != 0) continue;
    // "=-1" is a comparison; "/*" and "--" begin comments.
    return Push(Kind::kOperator, at_ + sign.size());
  }
  if (kOperatorSigns.find(text_[at_]) != kNowhere) {
    return Push(Kind::kOperator, at_ + 1);
  }
  Push(Kind::kBad, at_ + ReadUtf8(text_.substr(at_)).size,
       Fault::kNotUnderstood);
}

SqlLexemes LexSql(std::string_view text) {
  SqlCutter standard(text, SqlBackslash::kIsItself);
  SqlLexemes read = standard.Read();
  if (!standard.is_ambiguous()) return read;
  SqlCutter other(text, SqlBackslash::kKeepsTheNext);
  SqlLexemes kept = other.Read();
  if (standard.closes_all() && !other.closes_all()) DropAmbiguity(&read);
  if (standard.closes_all() == other.closes_all() || standard.closes_all()) {
    return read;
  }
  kept.evidence.Add(SqlMark::kBackslashQuote, FirstBackslashQuote(text));
  return kept;
}

}  // namespace audit
