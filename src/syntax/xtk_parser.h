// Lexemes of an xtk expression to its tree, by operator precedence, with stacks
// of its own instead of recursion. Everybody else asks ParseXtk.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "syntax/xtk_expression.h"
#include "syntax/xtk_tree.h"

namespace audit {

class XtkParser {
 public:
  XtkParser(std::string_view text, std::vector<XtkLexeme> lexemes)
      : text_(text), lexemes_(std::move(lexemes)) {}
  XtkExpression Read();

 private:
  using Id = XtkTree::Id;
  enum class Form : std::uint8_t {
    kRoot,
    kGroup,
    kList,
    kCall,
    kPredicate,
    kBracket,  // these two hold paths, the others expressions
    kParameter,
  };
  // What stands open: one for each opening lexeme, and the root.
  struct Frame {
    Form form = Form::kRoot;
    Id node = 0;
    Id path = 0;  // steps go to it; of a predicate: the path it belongs to
    std::size_t operands = 0;  // of those outside of it
    std::size_t operators = 0;
    bool expects_operand = true;
    bool has_comma = false;
    bool after_slash = false;
    bool failed = false;
    std::uint32_t names = 0;  // of a join
  };
  struct Operator {
    XtkKind kind = XtkKind::kBinary;
    XtkOperator op = XtkOperator::kNone;
    std::uint8_t precedence = 0;
    Region name;
  };

  // xtk_parser.cc
  void Take(const XtkLexeme& lexeme);
  void TakeInExpression(const XtkLexeme& lexeme);
  void TakeOperand(const XtkLexeme& lexeme);
  void TakeName(const XtkLexeme& lexeme);
  void TakeOperator(const XtkLexeme& lexeme);
  bool TakeWord(const XtkLexeme& lexeme);
  void TakeIs(const XtkLexeme& lexeme);
  void TakeIn(XtkOperator op, Region name);
  void TakeComma(const XtkLexeme& lexeme);
  void PushBinary(XtkOperator op, Region name);
  void PushJoining(const XtkLexeme& next);
  void MissOperand(std::uint32_t at);
  void Spoil(const XtkLexeme& lexeme);
  void FinishArgument(std::uint32_t at);
  void Open(Form form, XtkKind kind, Region region);
  void CloseExpression(const XtkLexeme& lexeme);
  void Attach(Id node);

  // xtk_parser_paths.cc
  void TakeInPath(const XtkLexeme& lexeme);
  void TakeSlash(const XtkLexeme& lexeme);
  void TakeColon(const XtkLexeme& lexeme);
  void TakeStep(const XtkLexeme& lexeme);
  void OpenInPath(const XtkLexeme& lexeme);
  void AddStep(Id path, const XtkLexeme& lexeme);
  void FailPath(Region region);
  void ClosePath(const XtkLexeme& lexeme);
  void StartPath(const XtkLexeme& lexeme);
  void ContinuePath(const XtkLexeme& lexeme);
  bool TakesPredicate(Id step);
  void OpenPredicate(Id path, const XtkLexeme& lexeme);
  void ClosePredicate(Frame frame);

  // xtk_reduce.cc
  void ReduceTo(std::uint8_t precedence);
  void Reduce();
  bool IsComparison(Id node);
  void PushOperand(Id node);
  void PushLeaf(XtkKind kind, const XtkLexeme& lexeme);
  Id Leaf(XtkKind kind, const XtkLexeme& lexeme);

  void AddFault(XtkFaultKind kind, Region region) {
    faults_.push_back({kind, region});
  }
  std::string_view TextOf(Region region) const {
    return text_.substr(region.begin, region.size());
  }
  bool IsWord(const XtkLexeme& lexeme, std::string_view word) const;
  // The next lexeme that is no space; nullptr at the end.
  const XtkLexeme* Next() const;
  void Skip();  // up to and with what Next() gave
  Frame& top() { return frames_.back(); }

  std::string_view text_;
  std::vector<XtkLexeme> lexemes_;
  std::size_t at_ = 0;  // of the lexeme being taken
  XtkTree tree_;
  std::vector<Frame> frames_;
  std::vector<Id> operands_;
  std::vector<Operator> operators_;
  std::vector<XtkFault> faults_;
  Id slash_path_ = 0;  // a path outside of brackets that waits for a step
};

}  // namespace audit
