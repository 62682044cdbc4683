// Operands and operators of an xtk expression to nodes.
#include "core/text.h"
#include "syntax/xtk_parser.h"

namespace audit {
namespace {

constexpr std::uint8_t kNotPrecedence = 3;

}  // namespace

bool XtkParser::IsWord(const XtkLexeme& lexeme, std::string_view word) const {
  return lexeme.kind == XtkLexemeKind::kName &&
         EqualsIgnoreCase(TextOf(lexeme.region), word);
}

const XtkLexeme* XtkParser::Next() const {
  std::size_t next = at_ + 1;
  while (next < lexemes_.size() &&
         lexemes_[next].kind == XtkLexemeKind::kSpace) {
    ++next;
  }
  return next < lexemes_.size() ? &lexemes_[next] : nullptr;
}

void XtkParser::Skip() {
  do {
    ++at_;
  } while (lexemes_[at_].kind == XtkLexemeKind::kSpace);
}

XtkParser::Id XtkParser::Leaf(XtkKind kind, const XtkLexeme& lexeme) {
  const bool bad = lexeme.fault != XtkFaultKind::kNone;
  if (bad) AddFault(lexeme.fault, lexeme.region);
  const Id leaf = tree_.Add(bad ? XtkKind::kError : kind, lexeme.region);
  tree_.at(leaf).has_code = lexeme.has_code;
  return leaf;
}

void XtkParser::PushLeaf(XtkKind kind, const XtkLexeme& lexeme) {
  PushOperand(Leaf(kind, lexeme));
}

void XtkParser::PushOperand(Id node) {
  operands_.push_back(node);
  top().expects_operand = false;
}

void XtkParser::ReduceTo(std::uint8_t precedence) {
  while (operators_.size() > top().operators &&
         operators_.back().precedence >= precedence) {
    Reduce();
  }
}

bool XtkParser::IsComparison(Id node) {
  const XtkNode& at = tree_.at(node);
  return (at.kind == XtkKind::kBinary || at.kind == XtkKind::kUnary) &&
         at.op >= XtkOperator::kEqual && at.op <= XtkOperator::kIsNotNull;
}

void XtkParser::Reduce() {
  const Operator op = operators_.back();
  operators_.pop_back();
  const Id right = operands_.back();
  operands_.pop_back();
  Id left = 0;
  Region region = {op.name.begin, tree_.at(right).region.end};
  XtkKind kind = op.kind;
  if (kind != XtkKind::kUnary) {
    left = operands_.back();
    operands_.pop_back();
    region.begin = tree_.at(left).region.begin;
  }
  const XtkNode of_right = tree_.at(right);
  if (op.precedence > kNotPrecedence && of_right.op == XtkOperator::kNot) {
    AddFault(XtkFaultKind::kNotUnderstood, of_right.name);
    kind = XtkKind::kError;
  }
  const bool compares = op.op >= XtkOperator::kEqual &&
                        op.op <= XtkOperator::kIsNotNull && left != 0;
  if (compares && IsComparison(left)) {
    AddFault(XtkFaultKind::kChainedComparison, op.name);
    kind = XtkKind::kError;
  }
  const Id node = tree_.Add(kind, region);
  tree_.at(node).op = kind == XtkKind::kError ? XtkOperator::kNone : op.op;
  tree_.at(node).name = op.name;
  if (left != 0) tree_.Append(node, left);
  tree_.Append(node, right);
  operands_.push_back(node);
}

}  // namespace audit
