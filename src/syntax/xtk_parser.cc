#include "syntax/xtk_parser.h"

#include <algorithm>
#include <array>
#include <utility>

#include "core/text.h"

namespace audit {
namespace {

using Kind = XtkLexemeKind;
using Fault = XtkFaultKind;

struct Binary {
  std::string_view word;
  XtkOperator op;
};
constexpr std::array<Binary, 15> kBinaries = {
    {{"or", XtkOperator::kOr},
     {"and", XtkOperator::kAnd},
     {"=", XtkOperator::kEqual},
     {"==", XtkOperator::kEqual},
     {"!=", XtkOperator::kNotEqual},
     {"<>", XtkOperator::kNotEqual},
     {"<", XtkOperator::kLess},
     {"<=", XtkOperator::kLessOrEqual},
     {">", XtkOperator::kGreater},
     {">=", XtkOperator::kGreaterOrEqual},
     {"+", XtkOperator::kPlus},
     {"-", XtkOperator::kMinus},
     {"*", XtkOperator::kTimes},
     {"/", XtkOperator::kDivide},
     {"%", XtkOperator::kModulo}}};

// Weakest first; 0 joins what nothing that we understand joins.
constexpr std::uint8_t kJoining = 0;
constexpr std::uint8_t kComparison = 4;
constexpr std::uint8_t kSign = 7;
std::uint8_t PrecedenceOf(XtkOperator op) {
  switch (op) {
    case XtkOperator::kOr:
      return 1;
    case XtkOperator::kAnd:
      return 2;
    case XtkOperator::kNot:
      return 3;
    case XtkOperator::kPlus:
    case XtkOperator::kMinus:
      return 5;
    case XtkOperator::kTimes:
    case XtkOperator::kDivide:
    case XtkOperator::kModulo:
      return 6;
    case XtkOperator::kNegate:
      return kSign;
    default:
      return kComparison;
  }
}

Region Empty(std::uint32_t at) { return {at, at}; }

}  // namespace

XtkExpression XtkParser::Read() {
  frames_.push_back({});
  for (; at_ < lexemes_.size(); ++at_) {
    if (lexemes_[at_].kind != Kind::kSpace) {
      Take(lexemes_[at_]);
    } else if (top().form == Form::kBracket || top().form == Form::kParameter) {
      FailPath(lexemes_[at_].region);  // nobody writes [ @a ]
    }
  }
  const bool blank = operands_.empty() && operators_.empty();
  const auto size = static_cast<std::uint32_t>(text_.size());
  if (!blank && top().expects_operand) MissOperand(size);
  ReduceTo(kJoining);
  XtkExpression expression;
  if (!blank) expression.nodes = tree_.Flat(operands_.back());
  std::stable_sort(
      faults_.begin(), faults_.end(),
      [](const XtkFault& a, const XtkFault& b) { return a.region < b.region; });
  expression.faults = std::move(faults_);
  expression.lexemes = std::move(lexemes_);
  return expression;
}

void XtkParser::Take(const XtkLexeme& lexeme) {
  if (slash_path_ != 0) return ContinuePath(lexeme);
  const Form form = top().form;
  if (form == Form::kBracket || form == Form::kParameter) {
    return TakeInPath(lexeme);
  }
  TakeInExpression(lexeme);
}

void XtkParser::TakeInExpression(const XtkLexeme& lexeme) {
  switch (lexeme.kind) {
    case Kind::kClose:
    case Kind::kMissingClose:
      return CloseExpression(lexeme);
    case Kind::kComma:
      return TakeComma(lexeme);
    case Kind::kOperator:
      return TakeOperator(lexeme);
    case Kind::kBad:
      return top().expects_operand ? PushLeaf(XtkKind::kError, lexeme)
                                   : Spoil(lexeme);
    case Kind::kSlash:
    case Kind::kOpenPredicate:
      if (!top().expects_operand) return StartPath(lexeme);
      break;
    case Kind::kName:
      if (TakeWord(lexeme)) return;
      break;
    default:
      break;
  }
  if (!top().expects_operand) PushJoining(lexeme);
  TakeOperand(lexeme);
}

// AND, OR, NOT, LIKE, IN, IS; false for any other name.
bool XtkParser::TakeWord(const XtkLexeme& lexeme) {
  const XtkLexeme* next = Next();
  if (IsWord(lexeme, "not")) {
    const Region here = lexeme.region;
    const bool inverts = !top().expects_operand && next != nullptr &&
                         (IsWord(*next, "like") || IsWord(*next, "in"));
    if (inverts) {
      Skip();
      const Region name = {here.begin, next->region.end};
      IsWord(*next, "in") ? TakeIn(XtkOperator::kNotIn, name)
                          : PushBinary(XtkOperator::kNotLike, name);
      return true;
    }
    if (!top().expects_operand) PushJoining(lexeme);
    operators_.push_back({XtkKind::kUnary, XtkOperator::kNot,
                          PrecedenceOf(XtkOperator::kNot), here});
    return true;
  }
  const bool in = IsWord(lexeme, "in");
  const bool is = IsWord(lexeme, "is");
  const bool joins = IsWord(lexeme, "and") || IsWord(lexeme, "or");
  if (!in && !is && !joins && !IsWord(lexeme, "like")) return false;
  if (top().expects_operand) MissOperand(lexeme.region.begin);
  if (in) {
    TakeIn(XtkOperator::kIn, lexeme.region);
  } else if (is) {
    TakeIs(lexeme);
  } else if (joins) {
    TakeOperator(lexeme);
  } else {
    PushBinary(XtkOperator::kLike, lexeme.region);
  }
  return true;
}

void XtkParser::TakeIs(const XtkLexeme& lexeme) {
  const XtkLexeme* next = Next();
  const std::size_t before = at_;
  XtkOperator op = XtkOperator::kIsNull;
  if (next != nullptr && IsWord(*next, "not")) {
    op = XtkOperator::kIsNotNull;
    Skip();
    next = Next();
  }
  if (next == nullptr || !IsWord(*next, "null")) {
    at_ = before;
    XtkLexeme bad = lexeme;
    bad.fault = Fault::kNotUnderstood;
    return Spoil(bad);
  }
  Skip();
  ReduceTo(kComparison);
  const Id operand = operands_.back();
  const Region name = {lexeme.region.begin, next->region.end};
  const bool chained = IsComparison(operand);
  if (chained) AddFault(Fault::kChainedComparison, name);
  const Id node = tree_.Add(chained ? XtkKind::kError : XtkKind::kUnary,
                            {tree_.at(operand).region.begin, name.end});
  if (!chained) tree_.at(node).op = op;
  tree_.at(node).name = name;
  tree_.Append(node, operand);
  operands_.back() = node;
}

void XtkParser::TakeIn(XtkOperator op, Region name) {
  PushBinary(op, name);
  const XtkLexeme* next = Next();
  if (next != nullptr && next->kind == Kind::kOpenParen) {
    Skip();
    return Open(Form::kList, XtkKind::kList, next->region);
  }
  if (next != nullptr && next->has_code) return;  // may bring parentheses
  AddFault(Fault::kListExpected, Empty(name.end));
  operators_.back().kind = XtkKind::kError;
}

void XtkParser::TakeOperator(const XtkLexeme& lexeme) {
  const std::string_view word = TextOf(lexeme.region);
  if (top().expects_operand) {
    const XtkLexeme* next = Next();
    if (word == "-") {
      operators_.push_back(
          {XtkKind::kUnary, XtkOperator::kNegate, kSign, lexeme.region});
      return;
    }
    const bool alone = top().form == Form::kCall &&
                       operands_.size() == top().operands &&
                       operators_.size() == top().operators &&
                       next != nullptr && next->kind == Kind::kClose;
    if (word == "*" && alone) return PushLeaf(XtkKind::kStar, lexeme);
    MissOperand(lexeme.region.begin);
  }
  for (const Binary& binary : kBinaries) {
    if (EqualsIgnoreCase(word, binary.word)) {
      return PushBinary(binary.op, lexeme.region);
    }
  }
}

void XtkParser::PushBinary(XtkOperator op, Region name) {
  const std::uint8_t precedence = PrecedenceOf(op);
  ReduceTo(precedence);
  operators_.push_back({XtkKind::kBinary, op, precedence, name});
  top().expects_operand = true;
}

// Two values side by side. Where one is code, the operator may be in it.
void XtkParser::PushJoining(const XtkLexeme& next) {
  const XtkNode& before = tree_.at(operands_.back());
  const bool code_before = before.has_code && (before.kind == XtkKind::kCode ||
                                               before.kind == XtkKind::kPath);
  const bool code =
      code_before ||
      (next.has_code && (next.kind == Kind::kCode || next.kind == Kind::kName));
  if (!code && before.kind != XtkKind::kError) {
    AddFault(Fault::kOperatorExpected, next.region);
  }
  ReduceTo(kJoining);
  operators_.push_back({code ? XtkKind::kSplice : XtkKind::kError,
                        XtkOperator::kNone, kJoining,
                        Empty(next.region.begin)});
  top().expects_operand = true;
}

void XtkParser::MissOperand(std::uint32_t at) {
  AddFault(Fault::kOperandExpected, Empty(at));
  PushOperand(tree_.Add(XtkKind::kError, Empty(at)));
}

// What is not understood joins the value before it.
void XtkParser::Spoil(const XtkLexeme& lexeme) {
  const Id leaf = Leaf(XtkKind::kError, lexeme);
  const Id before = operands_.back();
  Id spoilt = before;
  if (tree_.at(before).kind != XtkKind::kError || !tree_.HasChildren(before)) {
    spoilt = tree_.Add(XtkKind::kError, tree_.at(before).region);
    tree_.Append(spoilt, before);
    operands_.back() = spoilt;
  }
  tree_.Append(spoilt, leaf);
  tree_.at(spoilt).region.end = lexeme.region.end;
}

void XtkParser::TakeOperand(const XtkLexeme& lexeme) {
  switch (lexeme.kind) {
    case Kind::kString:
      return PushLeaf(XtkKind::kString, lexeme);
    case Kind::kNumber:
      return PushLeaf(XtkKind::kNumber, lexeme);
    case Kind::kDate:
      return PushLeaf(XtkKind::kDate, lexeme);
    case Kind::kCode:
      return PushLeaf(XtkKind::kCode, lexeme);
    case Kind::kSqlData: {
      const Id node = Leaf(XtkKind::kSqlData, lexeme);
      tree_.Append(node, tree_.Add(XtkKind::kSql, SqlOfXtk(lexeme)));
      return PushOperand(node);
    }
    case Kind::kOpenParen:
      return Open(Form::kGroup, XtkKind::kGroup, lexeme.region);
    case Kind::kOpenBracket:
      Open(Form::kBracket, XtkKind::kPath, lexeme.region);
      top().path = top().node;
      return;
    case Kind::kOpenParameter:
      Open(Form::kParameter, XtkKind::kParameter, lexeme.region);
      tree_.at(top().node).name = {lexeme.region.begin + 1,
                                   lexeme.region.end - 1};
      return;
    case Kind::kName:
      return TakeName(lexeme);
    default:
      return StartPath(lexeme);
  }
}

// A function, a literal or a path.
void XtkParser::TakeName(const XtkLexeme& lexeme) {
  if (IsWord(lexeme, "null")) return PushLeaf(XtkKind::kNull, lexeme);
  if (IsWord(lexeme, "true") || IsWord(lexeme, "false")) {
    return PushLeaf(XtkKind::kBoolean, lexeme);
  }
  const XtkLexeme* next = Next();
  if (next == nullptr || next->kind != Kind::kOpenParen) {
    return StartPath(lexeme);
  }
  Open(Form::kCall, XtkKind::kCall, lexeme.region);
  tree_.at(top().node).name = lexeme.region;
  tree_.at(top().node).has_code = lexeme.has_code;
  Skip();
}

}  // namespace audit
