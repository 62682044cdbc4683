// Paths of an xtk expression: in [...], in $(...), and without brackets.
#include "core/text.h"
#include "syntax/xtk_parser.h"

namespace audit {
namespace {

using Kind = XtkLexemeKind;
using Fault = XtkFaultKind;

XtkKind StepOf(const XtkLexeme& lexeme) {
  switch (lexeme.kind) {
    case Kind::kAttribute:
      return XtkKind::kAttributeStep;
    case Kind::kDots:
      return lexeme.region.size() == 2 ? XtkKind::kParentStep
                                       : XtkKind::kSelfStep;
    case Kind::kCode:
      return XtkKind::kCode;
    default:
      return XtkKind::kElementStep;
  }
}

bool IsStep(const XtkLexeme& lexeme) {
  return lexeme.kind == Kind::kName || lexeme.kind == Kind::kAttribute ||
         lexeme.kind == Kind::kDots || lexeme.kind == Kind::kCode;
}

}  // namespace

void XtkParser::AddStep(Id path, const XtkLexeme& lexeme) {
  const XtkKind kind = StepOf(lexeme);
  const Id step = Leaf(kind, lexeme);
  Region name = lexeme.region;
  if (kind == XtkKind::kAttributeStep) ++name.begin;
  tree_.at(step).name = name;
  tree_.Append(path, step);
  tree_.at(path).has_code |= lexeme.has_code;
  if (tree_.at(path).region.end < lexeme.region.end) {
    tree_.at(path).region.end = lexeme.region.end;
  }
}

// Outside of brackets: the first step, the '/' before it, or what goes on
// behind a step.
void XtkParser::StartPath(const XtkLexeme& lexeme) {
  if (!top().expects_operand) {
    const Id before = operands_.back();
    const bool goes_on = tree_.at(before).kind == XtkKind::kPath &&
                         tree_.at(before).region.end == lexeme.region.begin;
    const bool predicate = lexeme.kind == Kind::kOpenPredicate;
    if (goes_on && predicate && TakesPredicate(tree_.LastChild(before))) {
      return OpenPredicate(before, lexeme);
    }
    if (goes_on && !predicate) {
      slash_path_ = before;
      return;
    }
    PushJoining(lexeme);
  }
  if (lexeme.kind == Kind::kOpenPredicate) {
    return Open(Form::kGroup, XtkKind::kError, lexeme.region);
  }
  const Id path = tree_.Add(XtkKind::kPath, lexeme.region);
  PushOperand(path);
  if (lexeme.kind != Kind::kSlash) return AddStep(path, lexeme);
  tree_.Append(path, tree_.Add(XtkKind::kRootStep, lexeme.region));
  slash_path_ = path;
}

// Behind a '/' outside of brackets.
void XtkParser::ContinuePath(const XtkLexeme& lexeme) {
  const Id path = slash_path_;
  slash_path_ = 0;
  if (IsStep(lexeme)) return AddStep(path, lexeme);
  AddFault(Fault::kNotAPath, tree_.at(path).region);
  tree_.at(path).kind = XtkKind::kError;
  TakeInExpression(lexeme);
}

// SQLDATA[...] without its outer brackets is no path, whatever was meant.
bool XtkParser::TakesPredicate(Id step) {
  const XtkNode& node = tree_.at(step);
  return node.kind == XtkKind::kElementStep &&
         !EqualsIgnoreCase(TextOf(node.name), "sqldata");
}

void XtkParser::OpenPredicate(Id path, const XtkLexeme& lexeme) {
  Open(Form::kPredicate, XtkKind::kPredicate, lexeme.region);
  top().path = path;
}

void XtkParser::ClosePredicate(Frame frame) {
  const Region region = tree_.at(frame.node).region;
  const Id step = tree_.LastChild(frame.path);
  tree_.Append(step, frame.node);
  tree_.at(step).region.end = region.end;
  tree_.at(frame.path).region.end = region.end;
}

void XtkParser::FailPath(Region region) {
  if (!top().failed) AddFault(Fault::kNotAPath, region);
  top().failed = true;
}

void XtkParser::TakeInPath(const XtkLexeme& lexeme) {
  switch (lexeme.kind) {
    case Kind::kClose:
    case Kind::kMissingClose:
      return ClosePath(lexeme);
    case Kind::kSlash:
      return TakeSlash(lexeme);
    case Kind::kColon:
      return TakeColon(lexeme);
    case Kind::kName:
    case Kind::kAttribute:
    case Kind::kDots:
    case Kind::kCode:
      return TakeStep(lexeme);
    case Kind::kOpenParen:
    case Kind::kOpenBracket:
    case Kind::kOpenPredicate:
    case Kind::kOpenParameter:
      return OpenInPath(lexeme);
    default:
      break;
  }
  if (lexeme.fault == Fault::kNone) FailPath(lexeme.region);
  top().failed = true;
  tree_.Append(top().node, Leaf(XtkKind::kError, lexeme));
  if (top().path != top().node) top().path = 0;
}

void XtkParser::TakeStep(const XtkLexeme& lexeme) {
  Frame& frame = top();
  if (frame.path == 0) {
    const bool closed = tree_.HasChildren(frame.node) && frame.names == 0;
    if (closed || frame.failed) FailPath(lexeme.region);
    frame.path = tree_.Add(XtkKind::kPath, lexeme.region);
    tree_.Append(frame.node, frame.path);
  }
  const bool apart = !tree_.HasChildren(frame.path) || frame.after_slash;
  if (!apart) FailPath(lexeme.region);
  frame.after_slash = false;
  AddStep(frame.path, lexeme);
  if (frame.path == frame.node) return;
  tree_.at(frame.node).has_code |= lexeme.has_code;
}

void XtkParser::TakeSlash(const XtkLexeme& lexeme) {
  Frame& frame = top();
  if (frame.path == 0) {
    if (tree_.HasChildren(frame.node) && frame.names == 0) {
      FailPath(lexeme.region);
    }
    frame.path = tree_.Add(XtkKind::kPath, lexeme.region);
    tree_.Append(frame.node, frame.path);
  }
  const Id last = tree_.LastChild(frame.path);
  if (last == 0) {
    tree_.Append(frame.path, tree_.Add(XtkKind::kRootStep, lexeme.region));
  } else if (frame.after_slash ||
             tree_.at(last).kind == XtkKind::kAttributeStep) {
    FailPath(lexeme.region);
  }
  frame.after_slash = true;
}

// What stood before it was not a step but a name.
void XtkParser::TakeColon(const XtkLexeme& lexeme) {
  Frame& frame = top();
  const Id step = frame.path == 0 ? 0 : tree_.OnlyChild(frame.path);
  const bool names = frame.form == Form::kBracket && !frame.failed &&
                     !frame.after_slash && step != 0 &&
                     tree_.at(step).kind == XtkKind::kElementStep &&
                     !tree_.HasChildren(step);
  if (!names) return FailPath(lexeme.region);
  ++frame.names;
  if (frame.path == frame.node) {
    tree_.at(frame.node).kind = XtkKind::kJoin;
    tree_.at(step).kind = XtkKind::kName;
  } else {
    const XtkNode name = tree_.at(step);
    tree_.DropChild(frame.path);
    tree_.at(frame.path) = name;
    tree_.at(frame.path).kind = XtkKind::kName;
  }
  frame.path = 0;
}

// [...] is at home in $(...) only, a predicate behind a step.
void XtkParser::OpenInPath(const XtkLexeme& lexeme) {
  const Id path = top().path;
  const Id step = path == 0 ? 0 : tree_.LastChild(path);
  if (lexeme.kind == Kind::kOpenPredicate) {
    if (step != 0 && TakesPredicate(step)) return OpenPredicate(path, lexeme);
    FailPath(lexeme.region);
    // A step behind the group would stand before it in its path.
    if (path != top().node) top().path = 0;
    return Open(Form::kGroup, XtkKind::kError, lexeme.region);
  }
  const bool bracket = lexeme.kind == Kind::kOpenBracket;
  const bool at_home = bracket && top().form == Form::kParameter &&
                       !tree_.HasChildren(top().node);
  if (!at_home) FailPath(lexeme.region);
  if (path != top().node) top().path = 0;
  if (bracket) {
    Open(Form::kBracket, XtkKind::kPath, lexeme.region);
    top().path = top().node;
  } else if (lexeme.kind == Kind::kOpenParen) {
    Open(Form::kGroup, XtkKind::kError, lexeme.region);
  } else {
    Open(Form::kParameter, XtkKind::kParameter, lexeme.region);
    tree_.at(top().node).name = {lexeme.region.begin + 1,
                                 lexeme.region.end - 1};
  }
}

void XtkParser::ClosePath(const XtkLexeme& lexeme) {
  const Frame frame = top();
  XtkNode& node = tree_.at(frame.node);
  node.region.end = lexeme.region.end;
  const Id last = frame.path == 0 ? 0 : tree_.LastChild(frame.path);
  const bool root_alone =
      last != 0 && tree_.at(last).kind == XtkKind::kRootStep;
  // [schema:path] or [schema:alias:path], the schema with its namespace.
  const bool sound_join =
      frame.names == 0 ||
      (frame.path != 0 && frame.names >= 2 && frame.names <= 3);
  const bool sound = tree_.HasChildren(frame.node) && sound_join &&
                     (!frame.after_slash || root_alone);
  if (!sound) FailPath(node.region);
  if (lexeme.kind == Kind::kMissingClose) {
    AddFault(Fault::kMissingClose, {node.region.begin, node.region.begin + 1});
    top().failed = true;
  }
  if (top().failed) node.kind = XtkKind::kError;
  frames_.pop_back();
  Attach(frame.node);
}

}  // namespace audit
