// Strings, quoted names and parameters of SQL.
#include <array>
#include <string>

#include "syntax/sql_cutter.h"

namespace audit {

// N'', E'', X'', B'', U&'' is read as a name, q'[]', nq'[]'.
bool SqlCutter::ReadPrefixed(std::size_t quote) {
  const std::string prefix = ToLower(text_.substr(at_, quote - at_));
  if (prefix == "q" || prefix == "nq") {
    ReadQuoteString(quote);
  } else if (prefix == "e") {
    Mark(SqlMark::kEscapeString, quote + 1);
    ReadString(quote + 1, SqlBackslash::kKeepsTheNext);
  } else if (prefix == "n" || prefix[0] == '_') {  // MySQL: _utf8'x'
    ReadString(quote + 1, backslash_);
  } else if (prefix == "x" || prefix == "b") {
    ReadString(quote + 1, SqlBackslash::kIsItself);
  } else {
    return false;
  }
  return true;
}

void SqlCutter::ReadQuoteString(std::size_t quote) {
  char close = At(quote + 1);
  for (const std::string_view pair : {"[]", "()", "{}", "<>"}) {
    if (close == pair[0]) close = pair[1];
  }
  const std::array<char, 2> mark = {close, '\''};
  Mark(SqlMark::kQuoteString, quote + 1);
  EndString(text_.find(std::string_view(mark.data(), 2), quote + 2), 2);
}

// Up to `close` and with `size` bytes of it.
void SqlCutter::EndString(std::size_t close, std::size_t size) {
  const bool closed = close != kNowhere;
  const std::size_t end = closed ? close + size : text_.size();
  const std::string_view all = text_.substr(at_, end - at_);
  closes_all_ = closes_all_ && closed;
  Push(Kind::kString, end, closed ? Fault::kNone : Fault::kUnclosedString,
       all.find("<%") != kNowhere || all.find(kHole) != kNowhere);
}

// From behind its quote. A quote written twice is one in the string.
void SqlCutter::ReadString(std::size_t end, SqlBackslash backslash) {
  bool has_code = false;
  bool ambiguous = false;
  bool closed = false;
  for (; end < text_.size() && !closed; ++end) {
    const char c = text_[end];
    if (c == '\'') {
      closed = At(end + 1) != '\'';
      end += closed ? 0 : 1;
    } else if (c == '\\') {
      const std::size_t run = BackslashesAt(end);
      const bool odd = run % 2 != 0 && At(end + run) == '\'';
      const bool keeps = backslash == SqlBackslash::kKeepsTheNext;
      ambiguous = ambiguous || (odd && !keeps);
      end += run - 1 + (odd && keeps ? 1 : 0);
    } else if (c == kHole[0] && IsHole(end)) {
      has_code = true;
    } else if (c == '<') {
      const std::size_t code = CodeEnd(end);
      has_code = has_code || code > end;
      end = code > end ? code - 1 : end;
    }
  }
  closes_all_ = closes_all_ && closed;
  is_ambiguous_ = is_ambiguous_ || ambiguous;
  Push(Kind::kString, end < text_.size() ? end : text_.size(),
       !closed     ? Fault::kUnclosedString
       : ambiguous ? Fault::kTwoWaysToEnd
                   : Fault::kNone,
       has_code);
}
std::size_t SqlCutter::BackslashesAt(std::size_t at) const {
  std::size_t end = at;
  while (At(end) == '\\') ++end;
  return end - at;
}

// "x" or `x`; its quote written twice is one in the name.
void SqlCutter::ReadQuoted(char quote) {
  bool has_code = false;
  bool closed = false;
  std::size_t end = at_ + 1;
  for (; end < text_.size() && !closed; ++end) {
    const char c = text_[end];
    if (c == quote) {
      closed = At(end + 1) != quote;
      end += closed ? 0 : 1;
    } else if (c == '<') {
      const std::size_t code = CodeEnd(end);
      has_code = has_code || code > end;
      end = code > end ? code - 1 : end;
    } else if (c == kHole[0] && IsHole(end)) {
      has_code = true;
    }
  }
  if (end > text_.size()) end = text_.size();
  closes_all_ = closes_all_ && closed;
  if (quote == '`') Mark(SqlMark::kBacktick, end);
  Push(Kind::kQuotedName, end, closed ? Fault::kNone : Fault::kUnclosedName,
       has_code);
}

// A name in brackets, or the opener of a subscript where it stands close behind
// a value.
void SqlCutter::ReadBracket() {
  const bool of_value = IsGlued() && !IsReserved(LastWord()) &&
                        (LastIs(Kind::kName) || LastIs(Kind::kQuotedName) ||
                         LastIs(Kind::kCloseBracket) || LastIs(Kind::kClose));
  if (of_value) return Push(Kind::kOpenBracket, at_ + 1);
  std::size_t close = no_bracket_end_ ? kNowhere : text_.find(']', at_ + 1);
  while (close != kNowhere && At(close + 1) == ']') {
    close = text_.find(']', close + 2);
  }
  no_bracket_end_ = close == kNowhere;
  if (no_bracket_end_ || close == at_ + 1) {
    return Push(Kind::kBad, at_ + 1, Fault::kUnclosedName);
  }
  const std::string_view name = text_.substr(at_, close - at_);
  const bool has_code =
      name.find("<%") != kNowhere || name.find(kHole) != kNowhere;
  Mark(SqlMark::kBracketName, close + 1);
  Push(Kind::kQuotedName, close + 1, Fault::kNone, has_code);
}

// $$...$$, $tag$...$tag$, $1, $(path), $long(path), $action.
void SqlCutter::ReadDollar() {
  std::size_t end = at_ + 1;
  while (IsSqlNameByte(At(end)) && At(end) != '$') ++end;
  if (At(end) == '$' && !IsDigit(At(at_ + 1))) return ReadDollarString(end + 1);
  if (At(end) == '(') return ReadParameter(end);
  if (end > at_ + 1) return Push(Kind::kParameter, end);
  Push(Kind::kBad, end, Fault::kNotUnderstood);
}

void SqlCutter::ReadDollarString(std::size_t tag_end) {
  const std::string_view tag = text_.substr(at_, tag_end - at_);
  Mark(SqlMark::kDollarString, tag_end);
  EndString(text_.find(tag, tag_end), tag.size());
}

// The first ')' ends it, as paths hold none.
void SqlCutter::ReadParameter(std::size_t open) {
  const std::size_t close =
      no_parameter_end_ ? kNowhere : text_.find(')', open + 1);
  no_parameter_end_ = close == kNowhere;
  if (no_parameter_end_)
    return Push(Kind::kBad, open + 1, Fault::kBadParameter);
  const std::string_view path = text_.substr(open + 1, close - open - 1);
  const bool has_code =
      path.find("<%") != kNowhere || path.find(kHole) != kNowhere;
  const bool sound =
      has_code || (!path.empty() && path.find_first_of("('\";\n") == kNowhere);
  Push(Kind::kParameter, close + 1, sound ? Fault::kNone : Fault::kBadParameter,
       has_code);
}

}  // namespace audit
