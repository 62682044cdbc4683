#include "checks/value_inference.h"

#include <algorithm>

#include "checks/constant_objects.h"
#include "checks/fields.h"
#include "checks/known_names.h"

namespace audit {
namespace {

using How = Definition::How;
using Kind = Value::Kind;
using NodeList = std::vector<Node>;

// What a value is to a reader, who is led along values of one kind.
enum class Family : std::uint8_t { kUntold, kXml, kNotXml, kOfCall };

Family FamilyOf(Value value) {
  switch (value.kind) {
    case Kind::kXml:
      return Family::kXml;
    case Kind::kOther:
    case Kind::kDom:
      return Family::kNotXml;
    case Kind::kCall:
    case Kind::kCallItem:
    case Kind::kSelectedOfCall:
    case Kind::kSelectedOfItem:
      return Family::kOfCall;
    default:
      return Family::kUntold;
  }
}

}  // namespace

ValueInference::ValueInference(Outline made, std::string_view script,
                               Setting where)
    : text(script),
      setting(where),
      outline(std::move(made)),
      symbols(outline),
      guards(outline, symbols, text),
      call_names(1),  // 0: none
      unknown(Constant({Kind::kUnknown})),
      other(Constant({Kind::kOther})),
      null(Constant({Kind::kNull})) {
  for (const Returned& r : outline.returns) {
    returns[outline.scopes[r.scope].function.id()].push_back(r.value);
  }
  for (const PathFunction& p : outline.paths) {
    paths[p.path].push_back(p.function);
  }
}

CellIndex ValueInference::Constant(Value value) {
  const CellIndex cell = graph.Add();
  graph.MakeConstant(cell, value);
  return cell;
}

CellIndex ValueInference::CellOf(Node expression) {
  switch (RoleOf(expression)) {
    case Role::kNone:
    case Role::kOpaque:
      return unknown;
    case Role::kXml:
      return ConstantOf(expression, {Kind::kXml});
    case Role::kNotXml:
    case Role::kListed:
    case Role::kFunction:
    case Role::kUpdate:
      return ConstantOf(expression, {Kind::kOther});
    case Role::kNull:
      return null;
    default:
      break;
  }
  const auto [it, added] = expression_cells.try_emplace(expression.id(), 0);
  if (added) {
    it->second = AddAt(ValueStep::kNone, expression.region());
    tasks.push_back({Task::What::kExpression, it->second, expression, kNone});
  }
  return it->second;
}

CellIndex ValueInference::CellOfSymbol(std::uint32_t symbol) {
  const auto [it, added] = symbol_cells.try_emplace(symbol, 0);
  if (added) {
    it->second = graph.Add();
    tasks.push_back({Task::What::kSymbol, it->second, Node(), symbol});
  }
  return it->second;
}

CellIndex ValueInference::CellOfReturns(Node function) {
  const auto [it, added] = return_cells.try_emplace(function.id(), 0);
  if (added) {
    it->second = graph.Add();
    tasks.push_back({Task::What::kReturns, it->second, function, kNone});
  }
  return it->second;
}

void ValueInference::FillAll() {
  while (!tasks.empty()) {
    const Task task = tasks.back();
    tasks.pop_back();
    if (task.what == Task::What::kExpression) {
      FillExpression(task.node, task.cell);
    } else if (task.what == Task::What::kSymbol) {
      for (const Definition* d : symbols[task.symbol].definitions) {
        if (d->how != How::kDeclared) {
          graph.Send(CellOfDefinition(*d), task.cell);
        }
      }
    } else {
      const auto found = returns.find(task.node.id());
      if (found == returns.end()) {
        graph.Send(null, task.cell);
        continue;
      }
      for (const Node value : found->second) {
        graph.Send(value ? CellOf(value) : null, task.cell);
      }
    }
  }
  graph.Propagate();
}

CellIndex ValueInference::AddAt(ValueStep step, Region region) {
  const CellIndex cell = graph.Add();
  places.resize(cell + 1);
  places[cell] = {step, region};
  return cell;
}

// A literal, with its place.
CellIndex ValueInference::ConstantOf(Node expression, Value value) {
  const auto [it, added] = expression_cells.try_emplace(expression.id(), 0);
  if (added) {
    it->second = AddAt(ValueStep::kNone, expression.region());
    graph.MakeConstant(it->second, value);
  }
  return it->second;
}

CellIndex ValueInference::CellOfDefinition(const Definition& definition) {
  const auto [it, added] = definition_cells.try_emplace(&definition, 0);
  if (!added) return it->second;
  const auto at =
      static_cast<std::uint32_t>(definition.name.data() - text.data());
  const auto size = static_cast<std::uint32_t>(definition.name.size());
  const CellIndex cell = AddAt(ValueStep::kGiven, {at, at + size});
  it->second = cell;
  FillDefinition(definition, cell);
  return cell;
}

void ValueInference::FillDefinition(const Definition& definition,
                                    CellIndex cell) {
  switch (definition.how) {
    case How::kValue:
      return graph.Send(CellOf(definition.value), cell);
    case How::kElement:
      return graph.MakeMember(cell, CellOf(definition.value));
    case How::kXml:
      return graph.MakeConstant(cell, {Kind::kXml});
    case How::kNotXml:
    case How::kFunction:
      return graph.MakeConstant(cell, {Kind::kOther});
    default:
      return graph.MakeConstant(cell, {Kind::kUnknown});
  }
}

void ValueInference::FillExpression(Node node, CellIndex cell) {
  switch (RoleOf(node)) {
    case Role::kIdentifier:
      return FillName(node, cell);
    case Role::kWrapper:
      return graph.Send(CellOf(InnerOf(node)), cell);
    case Role::kMember:
      if (const Node held = HeldBy(node, outline, symbols, text)) {
        return graph.Send(CellOf(held), cell);
      }
      return graph.MakeMember(cell, CellOf(node.field(F().object)));
    case Role::kSelector:
      return graph.MakeSelected(cell, CellOf(node.field(F().object)));
    case Role::kCall:
      return FillCall(node, cell);
    case Role::kNew:
      return FillNew(node, cell);
    case Role::kAssignment:
      return graph.Send(CellOf(node.field(F().right)), cell);
    case Role::kAugmented:
    case Role::kBinary:
      return FillBinary(node, cell);
    case Role::kTernary:
      graph.Send(CellOf(node.field(F().consequence)), cell);
      return graph.Send(CellOf(node.field(F().alternative)), cell);
    case Role::kUnary: {
      const bool is_void = node.field(F().oper).type() == "void";
      return graph.Send(is_void ? null : other, cell);
    }
    default:
      return graph.Send(unknown, cell);
  }
}

// Whether `eval`, or the object that the names of a part are looked up in
// first, may give the name another meaning.
bool ValueInference::IsHidden(Node identifier) const {
  return outline.evals ||
         IsInWay(outline.ways, Way::Kind::kWith, identifier.region().begin);
}

void ValueInference::FillName(Node identifier, CellIndex cell) {
  if (IsHidden(identifier)) return graph.Send(unknown, cell);
  const ScopeIndex scope = symbols.ScopeAt(identifier.region().begin);
  const std::string_view name = identifier.text(text);
  const std::uint32_t symbol = symbols.Find(scope, name);
  if (symbol == kNone) {
    return graph.MakeConstant(cell, GlobalName(name, setting));
  }
  const Symbol& s = symbols[symbol];
  const bool visible = (s.scope == scope || s.values == 1) &&
                       outline.scopes[scope].depth <= SymbolTable::kMaxDepth;
  if (!visible) return graph.Send(unknown, cell);
  if (const Guard* guard =
          s.scope == scope ? guards.Of(identifier, s) : nullptr) {
    const CellIndex tested = AddAt(ValueStep::kNone, guard->name.region());
    graph.MakeConstant(tested, {guard->is_xml ? Kind::kXml : Kind::kOther});
    return graph.Send(tested, cell);
  }
  const auto reaching =
      s.scope == scope
          ? DefinitionsReaching(outline, s, identifier.region().begin)
          : std::nullopt;
  if (!reaching) return graph.Send(CellOfSymbol(symbol), cell);
  graph.Send(CellOfReaching(symbol, *reaching), cell);
}

CellIndex ValueInference::CellOfReaching(std::uint32_t symbol,
                                         DefinitionSet reaching) {
  const auto [it, added] = reaching_cells.try_emplace({symbol, reaching}, 0);
  if (!added) return it->second;
  const CellIndex cell = graph.Add();
  it->second = cell;
  const auto& definitions = symbols[symbol].definitions;
  for (std::size_t i = 0; i < definitions.size(); ++i) {
    if ((reaching >> i & 1) == 0) continue;
    graph.Send(CellOfDefinition(*definitions[i]), cell);
  }
  return cell;
}

void ValueInference::FillBinary(Node node, CellIndex cell) {
  const std::string_view op = node.field(F().oper).type();
  const bool sum = op == "+" || op == "+=";
  if (!sum && op != "||" && op != "&&") return graph.Send(other, cell);
  const CellIndex right = CellOf(node.field(F().right));
  // The left of && is a test where this matters.
  if (op == "&&") return graph.Send(right, cell);
  const CellIndex left = CellOf(node.field(F().left));
  if (sum) return graph.MakeSum(cell, left, right);
  graph.MakeEither(cell, left, right);
}

std::uint32_t ValueInference::SymbolOf(Node identifier) const {
  return symbols.Find(symbols.ScopeAt(identifier.region().begin),
                      identifier.text(text));
}

Value ValueInference::Evaluate(Node expression) {
  const CellIndex cell = CellOf(expression);
  FillAll();
  return graph.Of(cell);
}

std::vector<ValuePlace> ValueInference::EvidenceOf(Node expression) {
  CellIndex cell = CellOf(expression);
  FillAll();
  const Family family = FamilyOf(graph.Of(cell));
  std::vector<ValuePlace> evidence;
  constexpr int kMostSteps = 1000;  // no reader follows as many
  for (int step = 0; family != Family::kUntold && step < kMostSteps; ++step) {
    if (cell < places.size() && !places[cell].region.empty()) {
      evidence.push_back(places[cell]);
    }
    const CellIndex next = graph.WhyOf(cell);
    if (next == cell || FamilyOf(graph.Of(next)) != family) break;
    cell = next;
  }
  std::reverse(evidence.begin(), evidence.end());
  return evidence;
}

Value ValueInference::EvaluateReturns(const NodeList& functions) {
  Value value;
  for (const Node function : functions) {
    const CellIndex cell = CellOfReturns(function);
    FillAll();
    value = Join(value, graph.Of(cell));
  }
  return value;
}

}  // namespace audit
