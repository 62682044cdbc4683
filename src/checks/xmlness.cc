#include "checks/xmlness.h"

#include <algorithm>

#include "checks/known_names.h"

namespace audit {
namespace {

using How = Definition::How;
using Kind = Value::Kind;

}  // namespace

ScriptValues::ScriptValues(Node root, std::string_view text, Setting setting)
    : text_(text),
      setting_(setting),
      outline_(OutlineOf(root, text)),
      symbols_(ResolveNames(&outline_)) {
  call_names_.push_back({});  // 0: none
  unknown_ = Constant({Kind::kUnknown});
  xml_ = Constant({Kind::kXml});
  other_ = Constant({Kind::kOther});
  null_ = Constant({Kind::kNull});
  MakeCells();
  Connect();
  graph_.Propagate();
}

CellIndex ScriptValues::Constant(Value value) {
  return graph_.AddConstant(value);
}

void ScriptValues::MakeCells() {
  for (std::size_t i = 0; i < symbols_.size(); ++i) {
    symbol_cells_.push_back(graph_.AddJoin());
  }
  for (std::size_t i = 0; i < outline_.scopes.size(); ++i) {
    return_cells_.push_back(graph_.AddJoin());
  }
  for (const Definition& d : outline_.definitions) {
    if (d.how != How::kFunction) continue;
    const auto scope = outline_.functions.find(d.value.id());
    if (scope == outline_.functions.end()) continue;
    functions_[outline_.mentions[d.mention].symbol].push_back(scope->second);
  }
  for (const PathFunction& path : outline_.paths) {
    const auto scope = outline_.functions.find(path.function.id());
    if (scope == outline_.functions.end()) continue;
    paths_[path.path].push_back(scope->second);
  }
  // From the last to the first: operands stand behind their expression.
  slots_.reserve(outline_.expressions.size());
  for (std::size_t i = outline_.expressions.size(); i-- > 0;) {
    const Expression& e = outline_.expressions[i];
    const std::uint32_t symbol =
        e.mention == kNone ? kNone : outline_.mentions[e.mention].symbol;
    slots_[e.node.id()] = {CellFor(e), symbol};
  }
}

void ScriptValues::Connect() {
  for (const Definition& d : outline_.definitions) {
    if (d.how == How::kDeclared) continue;
    const std::uint32_t symbol = outline_.mentions[d.mention].symbol;
    graph_.AddToJoin(symbol_cells_[symbol], CellOfDefinition(d));
  }
  std::vector<bool> returns(outline_.scopes.size(), false);
  for (const Returned& r : outline_.returns) {
    returns[r.scope] = true;
    graph_.AddToJoin(return_cells_[r.scope], r.value ? CellOf(r.value) : null_);
  }
  for (std::size_t i = 0; i < returns.size(); ++i) {
    if (!returns[i]) graph_.AddToJoin(return_cells_[i], null_);
  }
}

CellIndex ScriptValues::CellOfDefinition(const Definition& definition) {
  switch (definition.how) {
    case How::kValue:
      return CellOf(definition.value);
    case How::kElement:
      return graph_.AddMember(CellOf(definition.value));
    case How::kXml:
      return xml_;
    case How::kNotXml:
    case How::kFunction:
      return other_;
    default:
      return unknown_;
  }
}

CellIndex ScriptValues::CellOf(Node expression) const {
  switch (RoleOf(expression)) {
    case Role::kXml:
      return xml_;
    case Role::kNotXml:
      return other_;
    case Role::kNull:
      return null_;
    default:
      break;
  }
  const auto slot = slots_.find(expression.id());
  return slot == slots_.end() ? unknown_ : slot->second.cell;
}

CellIndex ScriptValues::CellFor(const Expression& e) {
  const Node node = e.node;
  switch (e.role) {
    case Role::kIdentifier:
      return CellForName(e);
    case Role::kWrapper:
      return CellOf(InnerOf(node));
    case Role::kMember:
      return graph_.AddMember(CellOf(node.field("object")));
    case Role::kSelector:
      return graph_.AddSelected(CellOf(node.field("object")));
    case Role::kCall:
      return CellForCall(e);
    case Role::kNew: {
      const Node constructor = node.field("constructor");
      return Constant(Constructed(constructor.text(text_)));
    }
    case Role::kAssignment:
      return CellOf(node.field("right"));
    case Role::kAugmented:
    case Role::kBinary:
      return CellForBinary(node);
    case Role::kTernary: {
      const CellIndex join = graph_.AddJoin();
      graph_.AddToJoin(join, CellOf(node.field("consequence")));
      graph_.AddToJoin(join, CellOf(node.field("alternative")));
      return join;
    }
    case Role::kUnary:
      return node.field("operator").type() == "void" ? null_ : other_;
    default:
      return other_;  // functions, ++ and --
  }
}

CellIndex ScriptValues::CellForName(const Expression& identifier) {
  const Mention& mention = outline_.mentions[identifier.mention];
  if (mention.symbol == kNone) {
    const std::string_view name = outline_.names[mention.name];
    const Value value = GlobalName(name, setting_);
    return value.kind == Kind::kUnknown ? unknown_ : Constant(value);
  }
  const Symbol& symbol = symbols_[mention.symbol];
  const bool visible = symbol.scope == mention.scope || symbol.values == 1;
  return visible ? symbol_cells_[mention.symbol] : unknown_;
}

CellIndex ScriptValues::CellForBinary(Node node) {
  const CellIndex left = CellOf(node.field("left"));
  const CellIndex right = CellOf(node.field("right"));
  const std::string_view op = node.field("operator").type();
  if (op == "+" || op == "+=") return graph_.AddSum(left, right);
  if (op == "||") return graph_.AddEither(left, right);
  if (op == "&&") return right;  // the left is a test where this matters
  return other_;
}

CellIndex ScriptValues::CellForCall(const Expression& call) {
  const Node callee = Unwrapped(call.node.field("function"));
  switch (RoleOf(callee)) {
    case Role::kIdentifier: {
      const std::uint32_t symbol = SymbolOf(callee);
      if (symbol != kNone) return CellForFunctions(symbol);
      const std::string_view name = callee.text(text_);
      const Value value = GlobalCall(name);
      if (value.kind != Kind::kUnknown) return Constant(value);
      return Constant({Kind::kCall, CallName(name)});
    }
    case Role::kFunction: {
      const auto scope = outline_.functions.find(callee.id());
      return scope == outline_.functions.end() ? unknown_
                                               : return_cells_[scope->second];
    }
    case Role::kMember:
      return CellForMethod(callee, call);
    default:
      return unknown_;
  }
}

CellIndex ScriptValues::CellForFunctions(std::uint32_t symbol) {
  const Symbol& s = symbols_[symbol];
  const auto found = functions_.find(symbol);
  if (found == functions_.end() || s.functions != s.values) return unknown_;
  if (found->second.size() == 1) return return_cells_[found->second[0]];
  const CellIndex join = graph_.AddJoin();
  for (const ScopeIndex f : found->second) {
    graph_.AddToJoin(join, return_cells_[f]);
  }
  return join;
}

CellIndex ScriptValues::CellForMethod(Node callee, const Expression& call) {
  const Node property = callee.field("property");
  if (!property.is("property_identifier")) return unknown_;
  const std::string_view path = DottedPath(callee, text_);
  if (const auto known = paths_.find(path); known != paths_.end()) {
    return known->second.size() == 1 ? return_cells_[known->second[0]]
                                     : unknown_;
  }
  const CellIndex base = CellOf(callee.field("object"));
  Method method = MethodNamed(property.text(text_));
  const bool elsewhere = !path.empty() && IsElsewhere(callee);
  if (method == Method::kPlain && elsewhere && IsSchemaLoad(path)) {
    method = Method::kLoad;
  }
  const bool has_arguments =
      call.node.field("arguments").named_child_count() > 0;
  // SoapService has an ExecuteQuery too; it takes the session and the query.
  if (has_arguments &&
      (method == Method::kExecuteQuery || method == Method::kCopy)) {
    method = Method::kAmbiguous;
  }
  return graph_.AddCall(method, base, elsewhere ? CallName(path) : 0);
}

// Whether `path` starts at a name that other files may define, too.
bool ScriptValues::IsElsewhere(Node path) const {
  while (RoleOf(path) == Role::kMember) path = path.field("object");
  if (RoleOf(path) != Role::kIdentifier) return false;
  const std::uint32_t symbol = SymbolOf(path);
  return symbol == kNone || symbols_[symbol].scope == 0;
}

std::uint32_t ScriptValues::CallName(std::string_view name) {
  const auto [it, added] = call_indexes_.try_emplace(
      name, static_cast<std::uint32_t>(call_names_.size()));
  if (added) call_names_.push_back(name);
  return it->second;
}

Value ScriptValues::Of(Node expression) const {
  const Value value = graph_.Of(CellOf(expression));
  if (value.kind == Kind::kNothing) return {Kind::kUnknown};
  return value;
}

std::uint32_t ScriptValues::SymbolOf(Node identifier) const {
  const auto slot = slots_.find(identifier.id());
  return slot == slots_.end() ? kNone : slot->second.symbol;
}

std::string_view ScriptValues::FunctionOf(Value value) const {
  return call_names_[value.function];
}

std::vector<FunctionFact> ScriptValues::Functions() const {
  std::vector<std::pair<std::uint32_t, FunctionFact>> found;  // by position
  const auto add = [&](std::string_view name, bool only_functions,
                       const std::vector<ScopeIndex>& functions) {
    Value value{only_functions ? Kind::kNothing : Kind::kUnknown};
    for (const ScopeIndex f : functions) {
      value = Join(value, graph_.Of(return_cells_[f]));
    }
    found.push_back({outline_.scopes[functions[0]].region.begin,
                     {std::string(name), ToXmlness(value)}});
  };
  for (const auto& [symbol, functions] : functions_) {
    const Symbol& s = symbols_[symbol];
    if (s.scope != 0) continue;
    add(outline_.names[s.name], s.functions == s.values, functions);
  }
  for (const auto& [path, functions] : paths_) add(path, true, functions);
  std::sort(found.begin(), found.end(),
            [](const auto& a, const auto& b) { return a.first < b.first; });
  std::vector<FunctionFact> facts;
  for (auto& [position, fact] : found) facts.push_back(std::move(fact));
  return facts;
}

}  // namespace audit
