#include "checks/xmlness.h"

#include <algorithm>
#include <string>
#include <unordered_map>

#include "checks/fields.h"
#include "checks/known_names.h"
#include "checks/symbols.h"
#include "checks/value_graph.h"

namespace audit {
namespace {

using How = Definition::How;
using Kind = Value::Kind;
using NodeList = std::vector<Node>;

}  // namespace

struct ScriptValues::Impl {
  Impl(Outline made, std::string_view script, Setting where);

  Value Evaluate(Node expression);
  Value EvaluateReturns(const NodeList& functions);
  std::uint32_t SymbolOf(Node identifier) const;

  // A cell for what it holds, found or made; made ones wait to be filled.
  CellIndex CellOf(Node expression);
  CellIndex CellOfSymbol(std::uint32_t symbol);
  CellIndex CellOfReturns(Node function);
  CellIndex CellOfDefinition(const Definition& definition);
  void FillAll();
  void FillExpression(Node node, CellIndex cell);
  void FillName(Node identifier, CellIndex cell);
  void FillBinary(Node node, CellIndex cell);
  void FillCall(Node call, CellIndex cell);
  void FillMethod(Node callee, Node call, CellIndex cell);
  void FillFunctions(std::uint32_t symbol, CellIndex cell);
  CellIndex Constant(Value value);
  std::uint32_t CallName(std::string_view name);
  bool IsElsewhere(Node path) const;

  std::string_view text;
  Setting setting;
  Outline outline;
  SymbolTable symbols;
  std::unordered_map<const void*, NodeList> returns;  // by function's node id
  std::unordered_map<std::string_view, NodeList> paths;
  std::vector<std::string_view> call_names;
  std::unordered_map<std::string_view, std::uint32_t> call_indexes;

  ValueGraph graph;
  CellIndex unknown, xml, other, null;
  struct Task {
    enum class What : std::uint8_t { kExpression, kSymbol, kReturns };
    What what;
    CellIndex cell;
    Node node;
    std::uint32_t symbol;
  };
  std::vector<Task> tasks;
  std::unordered_map<const void*, CellIndex> expression_cells;  // by node id
  std::unordered_map<const void*, CellIndex> return_cells;      // by node id
  std::unordered_map<std::uint32_t, CellIndex> symbol_cells;
};

ScriptValues::Impl::Impl(Outline made, std::string_view script, Setting where)
    : text(script),
      setting(where),
      outline(std::move(made)),
      symbols(outline),
      call_names(1),  // 0: none
      unknown(Constant({Kind::kUnknown})),
      xml(Constant({Kind::kXml})),
      other(Constant({Kind::kOther})),
      null(Constant({Kind::kNull})) {
  for (const Returned& r : outline.returns) {
    returns[outline.scopes[r.scope].function.id()].push_back(r.value);
  }
  for (const PathFunction& p : outline.paths) {
    paths[p.path].push_back(p.function);
  }
}

CellIndex ScriptValues::Impl::Constant(Value value) {
  const CellIndex cell = graph.Add();
  graph.MakeConstant(cell, value);
  return cell;
}

CellIndex ScriptValues::Impl::CellOf(Node expression) {
  switch (RoleOf(expression)) {
    case Role::kNone:
    case Role::kOpaque:
      return unknown;
    case Role::kXml:
      return xml;
    case Role::kNotXml:
    case Role::kFunction:
    case Role::kUpdate:
      return other;
    case Role::kNull:
      return null;
    default:
      break;
  }
  const auto [it, added] = expression_cells.try_emplace(expression.id(), 0);
  if (added) {
    it->second = graph.Add();
    tasks.push_back({Task::What::kExpression, it->second, expression, kNone});
  }
  return it->second;
}

CellIndex ScriptValues::Impl::CellOfSymbol(std::uint32_t symbol) {
  const auto [it, added] = symbol_cells.try_emplace(symbol, 0);
  if (added) {
    it->second = graph.Add();
    tasks.push_back({Task::What::kSymbol, it->second, Node(), symbol});
  }
  return it->second;
}

CellIndex ScriptValues::Impl::CellOfReturns(Node function) {
  const auto [it, added] = return_cells.try_emplace(function.id(), 0);
  if (added) {
    it->second = graph.Add();
    tasks.push_back({Task::What::kReturns, it->second, function, kNone});
  }
  return it->second;
}

void ScriptValues::Impl::FillAll() {
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

CellIndex ScriptValues::Impl::CellOfDefinition(const Definition& definition) {
  switch (definition.how) {
    case How::kValue:
      return CellOf(definition.value);
    case How::kElement: {
      const CellIndex item = graph.Add();
      graph.MakeMember(item, CellOf(definition.value));
      return item;
    }
    case How::kXml:
      return xml;
    case How::kNotXml:
    case How::kFunction:
      return other;
    default:
      return unknown;
  }
}

void ScriptValues::Impl::FillExpression(Node node, CellIndex cell) {
  switch (RoleOf(node)) {
    case Role::kIdentifier:
      return FillName(node, cell);
    case Role::kWrapper:
      return graph.Send(CellOf(InnerOf(node)), cell);
    case Role::kMember:
      return graph.MakeMember(cell, CellOf(node.field(F().object)));
    case Role::kSelector:
      return graph.MakeSelected(cell, CellOf(node.field(F().object)));
    case Role::kCall:
      return FillCall(node, cell);
    case Role::kNew:
      return graph.MakeConstant(
          cell, Constructed(node.field(F().constructor).text(text)));
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

void ScriptValues::Impl::FillName(Node identifier, CellIndex cell) {
  const ScopeIndex scope = symbols.ScopeAt(identifier.region().begin);
  const std::string_view name = identifier.text(text);
  const std::uint32_t symbol = symbols.Find(scope, name);
  if (symbol == kNone) {
    return graph.MakeConstant(cell, GlobalName(name, setting));
  }
  const Symbol& s = symbols[symbol];
  const bool visible = (s.scope == scope || s.values == 1) &&
                       outline.scopes[scope].depth <= SymbolTable::kMaxDepth;
  graph.Send(visible ? CellOfSymbol(symbol) : unknown, cell);
}

void ScriptValues::Impl::FillBinary(Node node, CellIndex cell) {
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

void ScriptValues::Impl::FillCall(Node call, CellIndex cell) {
  const Node callee = Unwrapped(call.field(F().function));
  switch (RoleOf(callee)) {
    case Role::kIdentifier: {
      const std::uint32_t symbol = SymbolOf(callee);
      if (symbol != kNone) return FillFunctions(symbol, cell);
      const std::string_view name = callee.text(text);
      const Value value = GlobalCall(name);
      const bool known = value.kind != Kind::kUnknown;
      return graph.MakeConstant(
          cell, known ? value : Value{Kind::kCall, CallName(name)});
    }
    case Role::kFunction:
      return graph.Send(CellOfReturns(callee), cell);
    case Role::kMember:
      return FillMethod(callee, call, cell);
    default:
      return graph.Send(unknown, cell);
  }
}

void ScriptValues::Impl::FillFunctions(std::uint32_t symbol, CellIndex cell) {
  const Symbol& s = symbols[symbol];
  if (s.functions == 0 || s.functions != s.values) {
    return graph.Send(unknown, cell);
  }
  for (const Definition* d : s.definitions) {
    if (d->how == How::kFunction) graph.Send(CellOfReturns(d->value), cell);
  }
}

void ScriptValues::Impl::FillMethod(Node callee, Node call, CellIndex cell) {
  const Node property = callee.field(F().property);
  if (!property.is("property_identifier")) return graph.Send(unknown, cell);
  const std::string_view path = DottedPath(callee, text);
  if (const auto known = paths.find(path); known != paths.end()) {
    const bool once = known->second.size() == 1;
    return graph.Send(once ? CellOfReturns(known->second[0]) : unknown, cell);
  }
  Method method = MethodNamed(property.text(text));
  const bool elsewhere = !path.empty() && IsElsewhere(callee);
  if (method == Method::kPlain && elsewhere && IsSchemaLoad(path)) {
    method = Method::kLoad;
  }
  // SoapService has an ExecuteQuery too; it takes the session and the query.
  if ((method == Method::kExecuteQuery || method == Method::kCopy) &&
      call.field(F().arguments).named_child_count() > 0) {
    method = Method::kAmbiguous;
  }
  graph.MakeCall(cell, method, CellOf(callee.field(F().object)),
                 elsewhere ? CallName(path) : 0);
}

// Whether `path` starts at a name that other files may define, too.
bool ScriptValues::Impl::IsElsewhere(Node path) const {
  while (RoleOf(path) == Role::kMember) path = path.field(F().object);
  if (RoleOf(path) != Role::kIdentifier) return false;
  const std::uint32_t symbol = SymbolOf(path);
  return symbol == kNone || symbols[symbol].scope == 0;
}

std::uint32_t ScriptValues::Impl::CallName(std::string_view name) {
  const auto [it, added] = call_indexes.try_emplace(
      name, static_cast<std::uint32_t>(call_names.size()));
  if (added) call_names.push_back(name);
  return it->second;
}

std::uint32_t ScriptValues::Impl::SymbolOf(Node identifier) const {
  return symbols.Find(symbols.ScopeAt(identifier.region().begin),
                      identifier.text(text));
}

Value ScriptValues::Impl::Evaluate(Node expression) {
  const CellIndex cell = CellOf(expression);
  FillAll();
  return graph.Of(cell);
}

Value ScriptValues::Impl::EvaluateReturns(const NodeList& functions) {
  Value value;
  for (const Node function : functions) {
    const CellIndex cell = CellOfReturns(function);
    FillAll();
    value = Join(value, graph.Of(cell));
  }
  return value;
}

ScriptValues::ScriptValues(Node root, std::string_view text, Setting setting)
    : root_(root), text_(text), setting_(setting) {}

ScriptValues::ScriptValues(const std::vector<Node>* outline_nodes,
                           std::string_view text, Setting setting)
    : outline_nodes_(outline_nodes), text_(text), setting_(setting) {}

ScriptValues::~ScriptValues() = default;

ScriptValues::Impl& ScriptValues::Prepared() {
  if (impl_ == nullptr) {
    impl_ = std::make_unique<Impl>(outline_nodes_ != nullptr
                                       ? OutlineOf(*outline_nodes_, text_)
                                       : OutlineOf(root_, text_),
                                   text_, setting_);
  }
  return *impl_;
}

Value ScriptValues::Of(Node expression) {
  const Value value = Prepared().Evaluate(expression);
  if (value.kind == Kind::kNothing) return {Kind::kUnknown};
  return value;
}

std::uint32_t ScriptValues::SymbolOf(Node identifier) {
  return Prepared().SymbolOf(identifier);
}

std::string_view ScriptValues::FunctionOf(Value value) const {
  return impl_ == nullptr ? "" : impl_->call_names[value.function];
}

const Outline& ScriptValues::outline() { return Prepared().outline; }

std::vector<FunctionFact> ScriptValues::Functions() {
  Impl& impl = Prepared();
  std::vector<std::pair<std::uint32_t, FunctionFact>> found;  // by position
  for (std::uint32_t i = 0; i < impl.symbols.size(); ++i) {
    const Symbol& s = impl.symbols[i];
    if (s.scope != 0 || s.functions == 0) continue;
    NodeList functions;
    for (const Definition* d : s.definitions) {
      if (d->how == How::kFunction) functions.push_back(d->value);
    }
    const bool always = s.functions == s.values;
    found.push_back({functions[0].region().begin,
                     {std::string(s.name),
                      always ? ToXmlness(impl.EvaluateReturns(functions))
                             : Xmlness::kUnknown}});
  }
  for (const auto& [path, functions] : impl.paths) {
    found.push_back(
        {functions[0].region().begin,
         {std::string(path), ToXmlness(impl.EvaluateReturns(functions))}});
  }
  std::sort(found.begin(), found.end(),
            [](const auto& a, const auto& b) { return a.first < b.first; });
  std::vector<FunctionFact> facts;
  for (auto& [position, fact] : found) facts.push_back(std::move(fact));
  return facts;
}

}  // namespace audit
