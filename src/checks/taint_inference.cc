#include "checks/taint_inference.h"

#include <algorithm>

#include "checks/fields.h"
#include "checks/taint_names.h"
#include "checks/taint_parts.h"
#include "syntax/constant.h"
#include "syntax/walk.h"

namespace audit {
namespace {

using Filter = TaintGraph::Filter;
using How = Definition::How;

}  // namespace

TaintInference::TaintInference(Node root, ScriptValues* values,
                               const CallSites& sites, Visibility visibility)
    : values_(*values),
      sites_(sites),
      root_(root),
      visibility_(visibility),
      constant_(graph_.Add({})) {
  graph_.MakeClean(constant_, Ending::kConstant);
  const Outline& outline = values_.outline();
  for (const Returned& r : outline.returns) {
    returns_[outline.scopes[r.scope].function.id()].push_back(r.value);
  }
}

std::uint32_t TaintInference::SymbolOf(CellIndex cell) const {
  const auto found = symbols_.find(cell);
  return found == symbols_.end() ? kNone : found->second;
}

CellIndex TaintInference::Unknown(Doubt doubt) {
  const auto [it, added] = unknown_.try_emplace(static_cast<int>(doubt), 0);
  if (added) {
    it->second = graph_.Add({});
    graph_.MakeUnknown(it->second, doubt);
  }
  return it->second;
}

CellIndex TaintInference::CellOf(Node expression) {
  if (!expression) return Unknown(Doubt::kNotText);
  const auto [it, added] = cells_.try_emplace(expression.id(), 0);
  if (added) {
    Filter filter = Filter::kSame;
    const Role role = RoleOf(expression);
    TaintPlace place{TaintStep::kNone, expression.region()};
    if (role == Role::kMember || role == Role::kSelector ||
        role == Role::kCall) {
      place.step = TaintStep::kReached;
    }
    if (role == Role::kMember || role == Role::kSelector) {
      filter = Filter::kMember;
    } else if (role == Role::kBinary || role == Role::kAugmented) {
      filter = Filter::kText;
    }
    it->second = graph_.Add(place, filter);
    tasks_.push_back({expression, it->second});
  }
  return it->second;
}

void TaintInference::Run() {
  while (!tasks_.empty()) {
    const Task task = tasks_.back();
    tasks_.pop_back();
    Fill(task.node, task.cell);
  }
  graph_.Propagate();
}

void TaintInference::Fill(Node node, CellIndex cell) {
  switch (RoleOf(node)) {
    case Role::kNotXml:
    case Role::kNull:
      return FillLiteral(node, cell);
    case Role::kIdentifier:
      return FillName(node, cell);
    case Role::kLet:
      return graph_.MakeUnknown(cell, Doubt::kBlock);
    case Role::kWrapper:
      return graph_.Send(CellOf(InnerOf(node)), cell);
    case Role::kMember:
    case Role::kSelector:
      if (sites_.MayBeAssigned(node)) {
        return graph_.MakeUnknown(cell, Doubt::kMember);
      }
      if (IsHarmlessMember(node, values_.text())) {
        return graph_.MakeClean(cell, Ending::kNumber);
      }
      return graph_.Send(CellOf(node.field(F().object)), cell);
    case Role::kAssignment:
      return graph_.Send(CellOf(node.field(F().right)), cell);
    case Role::kTernary:
      graph_.Send(CellOf(node.field(F().consequence)), cell);
      return graph_.Send(CellOf(node.field(F().alternative)), cell);
    case Role::kAugmented:
    case Role::kBinary:
      return FillOperator(node, cell);
    case Role::kUnary:
    case Role::kUpdate:
      return graph_.MakeClean(cell, Ending::kNumber);
    case Role::kCall:
      return FillCall(node, cell);
    case Role::kNew:
      return graph_.MakeUnknown(cell, Doubt::kCall);
    default:
      return graph_.MakeUnknown(cell, Doubt::kNotText);
  }
}

void TaintInference::FillLiteral(Node node, CellIndex cell) {
  if (node.is("object") || node.is("array") || node.is("class")) {
    return graph_.MakeUnknown(cell, Doubt::kShared);
  }
  if (node.is("template_string") && !IsClosedString(node, values_.text())) {
    return graph_.MakeUnknown(cell, Doubt::kNotText);
  }
  graph_.MakeClean(cell, Ending::kConstant);
}

void TaintInference::FillOperator(Node node, CellIndex cell) {
  const std::string_view op = node.field(F().oper).type();
  const bool kept = op == "+" || op == "+=" || op.starts_with("||") ||
                    op.starts_with("&&") || op.starts_with("??");
  if (!kept) return graph_.MakeClean(cell, Ending::kNumber);
  graph_.Send(CellOf(node.field(F().left)), cell);
  graph_.Send(CellOf(node.field(F().right)), cell);
}

void TaintInference::FillName(Node identifier, CellIndex cell) {
  const Outline& outline = values_.outline();
  const std::uint32_t at = identifier.region().begin;
  if (IsInWay(outline.ways, Way::Kind::kWith, at)) {
    return graph_.MakeUnknown(cell, Doubt::kEval);
  }
  const std::uint32_t symbol = values_.SymbolOf(identifier);
  if (symbol == kNone) {
    return IsTaintSource(identifier.text(values_.text()))
               ? graph_.MakeSource(cell)
               : graph_.MakeUnknown(cell, Doubt::kElsewhere);
  }
  const SymbolTable& symbols = values_.symbols();
  const Symbol& s = symbols[symbol];
  const ScopeIndex scope = symbols.ScopeAt(at);
  if (outline.evals) graph_.Send(Unknown(Doubt::kEval), cell);
  if (outline.scopes[scope].depth > SymbolTable::kMaxDepth) {
    return graph_.MakeUnknown(cell, Doubt::kFunctions);
  }
  const auto reaching =
      s.scope == scope ? DefinitionsReaching(outline, s, at) : std::nullopt;
  graph_.Send(CellOfSymbol(symbol, reaching.value_or(0), !reaching), cell);
}

CellIndex TaintInference::CellOfSymbol(std::uint32_t symbol,
                                       DefinitionSet reaching, bool all) {
  const DefinitionSet key = all ? 0 : reaching;
  const auto [it, added] = reaching_.try_emplace({symbol, key}, 0);
  if (!added) return it->second;
  const Symbol& s = values_.symbols()[symbol];
  const bool unordered = all && s.values > 1;
  const CellIndex cell =
      graph_.Add({}, unordered ? Filter::kMaybe : Filter::kSame);
  it->second = cell;
  // What nothing was given to is undefined.
  graph_.Send(constant_, cell);
  const auto& definitions = s.definitions;
  for (std::size_t i = 0; i < definitions.size(); ++i) {
    if (definitions[i]->how == How::kDeclared) continue;
    if (!all && (reaching >> i & 1) == 0) continue;
    graph_.Send(CellOfDefinition(*definitions[i], symbol), cell);
  }
  return cell;
}

CellIndex TaintInference::CellOfDefinition(const Definition& definition,
                                           std::uint32_t symbol) {
  const auto [it, added] = defined_.try_emplace(&definition, 0);
  if (!added) return it->second;
  const auto at = static_cast<std::uint32_t>(definition.name.data() -
                                             values_.text().data());
  const auto size = static_cast<std::uint32_t>(definition.name.size());
  const Filter filter =
      definition.how == How::kElement ? Filter::kMember : Filter::kSame;
  const TaintStep step =
      definition.how == How::kUnknown ? TaintStep::kPassed : TaintStep::kGiven;
  const CellIndex cell = graph_.Add({step, {at, at + size}}, filter);
  defined_[&definition] = cell;
  symbols_[cell] = symbol;
  FillDefinition(definition, cell);
  return cell;
}

void TaintInference::FillDefinition(const Definition& definition,
                                    CellIndex cell) {
  switch (definition.how) {
    case How::kValue:
    case How::kElement:
      return graph_.Send(CellOf(definition.value), cell);
    case How::kNotXml:
      return RoleOf(definition.value) == Role::kUpdate
                 ? graph_.MakeClean(cell, Ending::kNumber)
                 : graph_.MakeUnknown(cell, Doubt::kMember);
    case How::kUnknown:
      return FillParameter(definition, cell);
    default:
      return graph_.MakeUnknown(cell, Doubt::kParameter);
  }
}

void TaintInference::FillParameter(const Definition& definition,
                                   CellIndex cell) {
  const Scope& scope = values_.outline().scopes[definition.scope];
  const Node function = scope.function;
  const auto at = static_cast<std::uint32_t>(definition.name.data() -
                                             values_.text().data());
  if (!function || !definition.declares) {
    return graph_.MakeUnknown(cell, Doubt::kParameter);
  }
  Function& known = FunctionOf(function);
  const std::vector<Node> names = ParametersOf(function);
  for (std::size_t i = 0; i < names.size(); ++i) {
    if (!names[i] || names[i].region().begin != at) continue;
    if (scope.uses_arguments) graph_.Send(Unknown(Doubt::kParameter), cell);
    return graph_.Send(known.parameters[i], cell);
  }
  graph_.MakeUnknown(cell, Doubt::kParameter);
}

TaintInference::Function& TaintInference::FunctionOf(Node node) {
  const auto [it, added] = functions_.try_emplace(node.id());
  Function& function = it->second;
  if (!added) return function;
  function.node = node;
  function.plain = !node.type().starts_with("generator") &&
                   !node.text(values_.text()).starts_with("async");
  for (const Node name : ParametersOf(node)) {
    const CellIndex cell = graph_.Add({TaintStep::kNone, name.region()});
    const ParameterIndex parameter = graph_.AddParameter(cell);
    if (function.parameters.empty()) function.first = parameter;
    function.parameters.push_back(cell);
  }
  function.returns = graph_.Add({});
  graph_.Send(constant_, function.returns);
  for (const Node value : returns_[node.id()]) {
    if (value) graph_.Send(CellOf(value), function.returns);
  }
  BindCalls(function);
  return function;
}

void TaintInference::BindCalls(const Function& function) {
  const CallSites::Calls& calls = sites_.Of(function.node);
  const Outline& outline = values_.outline();
  const ScopeIndex scope =
      values_.symbols().ScopeAt(function.node.region().begin);
  // The function's own scope, which begins where it does.
  const bool outermost = outline.scopes[scope].depth <= 1;
  const bool others = calls.others || calls.nodes.empty() || outline.evals ||
                      (visibility_ == Visibility::kLibrary && outermost);
  if (others) {
    for (const CellIndex cell : function.parameters) {
      graph_.Send(Unknown(Doubt::kParameter), cell);
    }
  }
  for (const Node call : calls.nodes) {
    const std::vector<CellIndex> arguments =
        ArgumentsOf(call, function.parameters.size());
    for (std::size_t i = 0; i < function.parameters.size(); ++i) {
      const auto parameter = function.first + static_cast<ParameterIndex>(i);
      if (i < arguments.size()) graph_.Bind(parameter, arguments[i]);
    }
  }
}

std::vector<CellIndex> TaintInference::ArgumentsOf(Node call,
                                                   std::size_t wanted) {
  std::vector<CellIndex> cells;
  bool spread = false;
  ForEachChild(call.field(F().arguments), [&](Node child) {
    if (!child.named() || RoleOf(child) == Role::kComment) return;
    spread = spread || child.is("spread_element");
    cells.push_back(spread ? Unknown(Doubt::kShared) : CellOf(child));
  });
  while (spread && cells.size() < wanted) {
    cells.push_back(Unknown(Doubt::kShared));
  }
  return cells;
}

void TaintInference::FillFunctionCall(Node node, Node call, CellIndex cell) {
  const Function& function = FunctionOf(node);
  if (!function.plain) return graph_.MakeUnknown(cell, Doubt::kCall);
  const CellIndex returned = graph_.Add({TaintStep::kReturned, call.region()});
  graph_.MakeCall(returned, function.returns, function.first,
                  static_cast<std::uint32_t>(function.parameters.size()),
                  ArgumentsOf(call, function.parameters.size()));
  graph_.Send(returned, cell);
}

void TaintInference::FillCall(Node call, CellIndex cell) {
  const Node callee = Unwrapped(call.field(F().function));
  const Node arguments = call.field(F().arguments);
  if (RoleOf(callee) == Role::kFunction) {
    return FillFunctionCall(callee, call, cell);
  }
  if (RoleOf(callee) == Role::kMember) return FillMethod(callee, call, cell);
  if (RoleOf(callee) != Role::kIdentifier) {
    return graph_.MakeUnknown(cell, Doubt::kCall);
  }
  if (values_.SymbolOf(callee) != kNone) {
    const Node function = sites_.Callee(callee);
    return function ? FillFunctionCall(function, call, cell)
                    : graph_.MakeUnknown(cell, Doubt::kCall);
  }
  switch (TaintOfFunction(callee.text(values_.text()))) {
    case TaintCall::kNumber:
      return graph_.MakeClean(cell, Ending::kNumber);
    case TaintCall::kCut:
      return FillAs(arguments.named_child(0), cell, Filter::kCut);
    case TaintCall::kSame:
      return FillAs(arguments.named_child(0), cell, Filter::kText);
    default:
      return graph_.MakeUnknown(cell, Doubt::kCall);
  }
}

// A cell between, for one that takes things in otherwise than this one.
void TaintInference::FillAs(Node node, CellIndex cell, Filter filter) {
  const CellIndex between = graph_.Add({}, filter);
  graph_.Send(CellOf(node), between);
  graph_.Send(between, cell);
}

void TaintInference::FillMethod(Node callee, Node call, CellIndex cell) {
  const Node object = callee.field(F().object);
  const Node property = callee.field(F().property);
  if (!property.is("property_identifier")) {
    return graph_.MakeUnknown(cell, Doubt::kCall);
  }
  if (const auto ending = EndingOfPlatform(callee, &values_)) {
    return graph_.MakeClean(cell, *ending);
  }
  const std::string_view name = property.text(values_.text());
  // A place in a statement that is filled: "...'%s'".replace("%s", value).
  if (name == "replace" && object.is("string")) {
    const Node arguments = call.field(F().arguments);
    return graph_.Send(CellOf(arguments.named_child(1)), cell);
  }
  if (name == "join") {
    for (const CellIndex c : ArgumentsOf(call, 0)) graph_.Send(c, cell);
    return FillJoin(object, cell);
  }
  switch (TaintOfMethod(name)) {
    case TaintCall::kSame:
      FillAs(object, cell, Filter::kText);
      for (const CellIndex argument : ArgumentsOf(call, 0)) {
        if (name == "concat") graph_.Send(argument, cell);
      }
      return;
    case TaintCall::kCut:
      return FillAs(object, cell, Filter::kCut);
    case TaintCall::kMember:
      return FillAs(object, cell, Filter::kMember);
    default:
      return graph_.MakeUnknown(cell, Doubt::kCall);
  }
}

void TaintInference::FillJoin(Node array, CellIndex cell) {
  if (!arrays_) arrays_ = std::make_unique<FilledArrays>(root_, &values_);
  const FilledArrays::Elements elements = arrays_->At(array);
  if (elements.doubt != Doubt::kNone) {
    return graph_.MakeUnknown(cell, elements.doubt);
  }
  graph_.Send(constant_, cell);
  for (const Node e : elements.nodes) graph_.Send(CellOf(e), cell);
}

}  // namespace audit
