// What opens and closes in an xtk expression: groups, calls, lists, predicates.
#include "syntax/xtk_parser.h"

namespace audit {

void XtkParser::Open(Form form, XtkKind kind, Region region) {
  Frame frame;
  frame.form = form;
  frame.node = tree_.Add(kind, region);
  frame.operands = operands_.size();
  frame.operators = operators_.size();
  frames_.push_back(frame);
}

void XtkParser::TakeComma(const XtkLexeme& lexeme) {
  const Form form = top().form;
  if (form == Form::kCall || form == Form::kList) {
    top().has_comma = true;
    return FinishArgument(lexeme.region.begin);
  }
  AddFault(XtkFaultKind::kListExpected, lexeme.region);
  if (top().expects_operand) {
    PushOperand(
        tree_.Add(XtkKind::kError, {lexeme.region.begin, lexeme.region.begin}));
  }
  ReduceTo(0);
  operators_.push_back({XtkKind::kError, XtkOperator::kNone, 0, lexeme.region});
  top().expects_operand = true;
}

// Everything since the last comma is one operand now, a child of the node.
void XtkParser::FinishArgument(std::uint32_t at) {
  if (top().expects_operand) MissOperand(at);
  ReduceTo(0);
  const Id argument = operands_.back();
  operands_.pop_back();
  tree_.Append(top().node, argument);
  top().expects_operand = true;
}

void XtkParser::CloseExpression(const XtkLexeme& lexeme) {
  const bool nothing = top().expects_operand && !top().has_comma &&
                       operands_.size() == top().operands &&
                       operators_.size() == top().operators;
  if (!nothing || top().form != Form::kCall) {
    FinishArgument(lexeme.region.begin);
  }
  const Frame frame = top();
  frames_.pop_back();
  XtkNode& node = tree_.at(frame.node);
  if (lexeme.kind == XtkLexemeKind::kMissingClose) {
    const std::uint32_t begin = node.region.begin;
    const bool named = node.kind == XtkKind::kCall;
    AddFault(XtkFaultKind::kMissingClose,
             named ? node.name : Region{begin, begin + 1});
    node.kind = XtkKind::kError;
  }
  node.region.end = lexeme.region.end;
  if (frame.form == Form::kPredicate) return ClosePredicate(frame);
  Attach(frame.node);
}

// A finished node goes to what stands open around it.
void XtkParser::Attach(Id node) {
  const Form form = top().form;
  if (form != Form::kBracket && form != Form::kParameter) {
    return PushOperand(node);
  }
  tree_.Append(top().node, node);
  if (form == Form::kParameter) top().path = 0;
}

}  // namespace audit
