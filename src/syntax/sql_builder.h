// What the parser of SQL stands on: the lexemes, the frames of what is open,
// the nodes that are done.
#pragma once

#include <algorithm>
#include <cstdint>
#include <string_view>
#include <vector>

#include "syntax/sql_tree.h"

namespace audit {

class SqlBuilder {
 protected:
  using Kind = SqlLexemeKind;
  enum class Form : std::uint8_t {
    kScript,
    kStatement,
    kWith,
    kWithQuery,
    kQuery,
    kSelect,
    kSources,  // tables between commas and joins; in parentheses or a clause
    kNames,
    kWindow,
    kClause,  // this and the rest: values between commas
    kGroup,
    kList,
    kCall,
    kSubscript,
    kCase,
  };
  // What may come next in a frame.
  enum class State : std::uint8_t { kStart, kAfter, kCondition };
  struct Frame {
    Form form = Form::kScript;
    State state = State::kStart;
    SqlVerb verb = SqlVerb::kNone;
    SqlObject object = SqlObject::kNone;
    SqlClause clause = SqlClause::kNone;
    SqlOperator join = SqlOperator::kNone;
    SqlWord word = SqlWord::kNone;  // a call's name, a CASE's branch
    bool in_parens = false;
    bool expects_operand = true;
    bool aliased = false;
    bool conditioned = false;  // the join has its ON
    bool has_code = false;
    std::uint32_t first = 0;      // of the nodes: its first descendant
    std::uint32_t begin = 0;      // of the text
    std::uint32_t item = 0;       // of the nodes: where the current item began
    std::uint32_t items = 0;      // finished ones
    std::uint32_t inner = 0;      // of the nodes: where a join or branch began
    std::uint32_t operators = 0;  // of those outside of it
    Region name;
    Region inner_name;  // of a join or branch
  };
  struct Operator {
    SqlKind kind = SqlKind::kBinary;
    SqlOperator op = SqlOperator::kNone;
    std::uint8_t precedence = 0;
    bool awaits_and = false;  // BETWEEN
    std::uint32_t first = 0;  // of the nodes: its first value's
    std::uint32_t begin = 0;  // of the text
    Region name;
  };

  SqlBuilder(std::string_view text, SqlLexemes read);

  Frame& Push(Form form);
  // Both take the words that name the clause.
  void OpenClause(SqlClause clause, std::size_t words);
  void OpenSources(SqlClause clause, std::size_t words);
  void Close(SqlKind kind);
  // What the end of a statement closes although it is not complete.
  void Missing();
  void MissPart(SqlFaultKind kind);
  std::uint32_t Emit(SqlKind kind, std::uint32_t first, Region region);
  void Leaf(SqlKind kind);
  // One leaf of all lexemes before `end`; of none, where there are none.
  void Opaque(SqlKind kind, std::size_t end);
  void EmitDotted(SqlKind kind, std::size_t end);
  std::size_t DottedEnd(std::size_t at) const;
  std::size_t ParensEnd(std::size_t open) const;
  bool StartsLine(std::size_t at) const;
  SqlTree Finish();

  const SqlLexeme& At(std::size_t at) const {
    return at < lexemes_.size() ? lexemes_[at] : end_;
  }
  const SqlLexeme& Peek(std::size_t ahead = 0) const { return At(at_ + ahead); }
  Kind KindAt(std::size_t ahead) const { return Peek(ahead).kind; }
  SqlWord WordAt(std::size_t ahead) const { return Peek(ahead).word; }
  bool EndsAt(std::size_t at) const {
    return At(at).kind == Kind::kSemicolon || At(at).kind == Kind::kBatchEnd;
  }
  void Next(std::size_t count = 1) {
    at_ = std::min(at_ + count, lexemes_.size());
  }
  // Behind what is read, but not before the frame or the last node: one of no
  // width stands where the next lexeme does.
  std::uint32_t Here() const {
    const std::uint32_t behind = at_ == 0 ? 0 : lexemes_[at_ - 1].region.end;
    const std::uint32_t node = nodes_.empty() ? 0 : nodes_.back().region.end;
    return std::max({behind, node, frames_.back().begin});
  }
  std::uint32_t Count() const {
    return static_cast<std::uint32_t>(nodes_.size());
  }
  Region Span(std::size_t count) const {  // of the next lexemes
    return {Peek().region.begin, Peek(count - 1).region.end};
  }
  std::string_view TextOf(Region region) const {
    return text_.substr(region.begin, region.size());
  }
  void AddFault(SqlFaultKind kind, Region region) {
    faults_.push_back({kind, region});
  }
  void Mark(SqlMark mark, Region region) { evidence_.Add(mark, region); }
  Frame& top() { return frames_.back(); }
  const Frame& top() const { return frames_.back(); }
  const Frame& below() const { return frames_[frames_.size() - 2]; }

  std::string_view text_;
  std::vector<SqlLexeme> lexemes_;
  std::vector<SqlLexeme> trivia_;
  SqlEvidence evidence_;
  SqlLexeme end_;  // the end of the text: a semicolon that is never taken
  std::size_t at_ = 0;
  // A node behind its children; `end` is its first descendant until Finish.
  std::vector<SqlNode> nodes_;
  std::vector<Frame> frames_;
  std::vector<Operator> operators_;
  std::vector<SqlFault> faults_;
  std::vector<std::uint32_t>
      closers_;  // of each lexeme that opens, else itself
  std::uint32_t open_parens_ = 0;

 private:
  void MatchParens();
};

}  // namespace audit
