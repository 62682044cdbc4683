// The lexer of SQL itself; everybody else asks LexSql.
#pragma once

#include <array>
#include <cstddef>
#include <string_view>

#include "core/node_view.h"
#include "core/text.h"
#include "syntax/sql_lexer.h"

namespace audit {

enum class SqlBackslash : std::uint8_t { kIsItself, kKeepsTheNext };

class SqlCutter {
 public:
  SqlCutter(std::string_view text, SqlBackslash backslash);
  SqlLexemes Read();
  // Whether every string, name, comment and code came to its end.
  bool closes_all() const { return closes_all_; }
  // Whether a string was met that the other kind of backslash ends elsewhere.
  bool is_ambiguous() const { return is_ambiguous_; }

 private:
  using Kind = SqlLexemeKind;
  using Fault = SqlFaultKind;
  static constexpr std::size_t kNowhere = std::string_view::npos;

  char At(std::size_t at) const { return at < text_.size() ? text_[at] : '\0'; }
  bool IsHole(std::size_t at) const {
    return text_.compare(at, kHole.size(), kHole) == 0;
  }
  Region Here(std::size_t end) const {
    return {static_cast<std::uint32_t>(at_), static_cast<std::uint32_t>(end)};
  }
  void Push(Kind kind, std::size_t end, Fault fault = Fault::kNone,
            bool has_code = false) {
    out_.lexemes.push_back({kind, fault, SqlWord::kNone, has_code, Here(end)});
    at_ = end;
  }
  void PushTrivia(Kind kind, std::size_t end, Fault fault = Fault::kNone) {
    out_.trivia.push_back(
        {kind, fault, SqlWord::kNone, kind == Kind::kScriptlet, Here(end)});
    at_ = end;
  }
  void Mark(SqlMark mark, std::size_t end) {
    out_.evidence.Add(mark, Here(end));
  }
  // Of the last lexeme; kNone where there is none or it is no name.
  SqlWord LastWord() const {
    return out_.lexemes.empty() ? SqlWord::kNone : out_.lexemes.back().word;
  }
  bool LastIs(Kind kind) const {
    return !out_.lexemes.empty() && out_.lexemes.back().kind == kind;
  }
  bool IsGlued() const {
    return !out_.lexemes.empty() && out_.lexemes.back().region.end == at_;
  }

  // sql_lexer.cc
  void ReadOne();
  void ReadWord();
  void ReadNumber();
  void ReadDot();
  void ReadSign(char c);
  void ReadVariable(std::size_t begin);
  void ReadWide();
  void ReadOperator();
  void ReadLess();
  void ReadCode(std::size_t end);
  std::size_t CodeEnd(std::size_t begin);
  bool PutsOut(std::size_t begin) const { return At(begin + 2) == '='; }
  std::size_t NameEnd(std::size_t end, bool* has_code);

  // sql_lexer_quotes.cc
  void ReadString(std::size_t end, SqlBackslash backslash);
  bool ReadPrefixed(std::size_t quote);
  void ReadQuoteString(std::size_t quote);
  void EndString(std::size_t close, std::size_t size);
  std::size_t BackslashesAt(std::size_t at) const;
  void ReadQuoted(char quote);
  void ReadBracket();
  void ReadDollar();
  void ReadDollarString(std::size_t tag_end);
  void ReadParameter(std::size_t open);

  // sql_lexer_lines.cc
  void ReadLineComment();
  void ReadBlockComment();
  std::size_t NestedEnd(std::size_t begin);
  void ReadSlash();
  void ReadHash();
  bool MayOperate() const;
  void ReadUncertainHash();
  bool IsKnownHashName(std::string_view name) const;
  std::size_t LineEnd(std::size_t at) const;
  bool StartsLine() const;
  bool StandsAlone(std::size_t end) const;
  bool MayEndBatch() const;

  std::string_view text_;
  SqlBackslash backslash_;
  std::size_t at_ = 0;
  std::uint32_t depth_ = 0;  // of parentheses
  SqlLexemes out_;
  std::vector<Region> hash_names_;
  bool closes_all_ = true;
  bool is_ambiguous_ = false;
  // What has no end in the rest of the text is looked for once only, else many
  // openers would read the rest again and again.
  bool no_code_end_ = false;
  bool no_nested_end_ = false;
  bool no_bracket_end_ = false;
  bool no_parameter_end_ = false;
};

// Letters, digits, _ $ # and what is beyond ASCII but for the hole.
bool IsSqlNameByte(char c);

}  // namespace audit
