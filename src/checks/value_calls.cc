// What calls and constructors give, as far as ValueInference knows the
// function.
#include <algorithm>

#include "checks/fields.h"
#include "checks/known_names.h"
#include "checks/value_inference.h"

namespace audit {
namespace {

using How = Definition::How;
using Kind = Value::Kind;

}  // namespace

void ValueInference::FillCall(Node call, CellIndex cell) {
  const Node callee = Unwrapped(call.field(F().function));
  switch (RoleOf(callee)) {
    case Role::kIdentifier: {
      if (IsHidden(callee)) return graph.Send(unknown, cell);
      const std::uint32_t symbol = SymbolOf(callee);
      if (symbol != kNone) return FillFunctions(symbol, cell);
      const std::string_view name = callee.text(text);
      const Value value = GlobalCall(name);
      const bool known = value.kind != Kind::kUnknown;
      return graph.MakeConstant(
          cell, known ? value : Value{Kind::kCall, CallName(name)});
    }
    case Role::kFunction:
      return SendReturns(callee, cell);
    case Role::kMember:
      return FillMethod(callee, call, cell);
    default:
      return graph.Send(unknown, cell);
  }
}

// To the cell of the call, which is told of then.
void ValueInference::SendReturns(Node function, CellIndex cell) {
  places[cell].step = ValueStep::kReturned;
  graph.Send(CellOfReturns(function), cell);
}

void ValueInference::FillFunctions(std::uint32_t symbol, CellIndex cell) {
  const Symbol& s = symbols[symbol];
  if (s.functions == 0 || s.functions != s.values) {
    return graph.Send(unknown, cell);
  }
  for (const Definition* d : s.definitions) {
    if (d->how == How::kFunction) SendReturns(d->value, cell);
  }
}

void ValueInference::FillMethod(Node callee, Node call, CellIndex cell) {
  const Node property = callee.field(F().property);
  if (!property.is("property_identifier")) return graph.Send(unknown, cell);
  const std::string_view path = DottedPath(callee, text);
  if (const auto known = paths.find(path); known != paths.end()) {
    if (!IsOnlyFunction(callee)) return graph.Send(unknown, cell);
    return SendReturns(known->second[0], cell);
  }
  if (IsOwnMethod(callee)) return graph.Send(unknown, cell);
  const bool number_or_json =
      path.starts_with("JSON.") || path.starts_with("Math.");
  if (number_or_json && IsElsewhere(callee)) {
    return graph.Send(other, cell);
  }
  Method method = MethodNamed(property.text(text));
  const bool elsewhere = !path.empty() && IsElsewhere(callee);
  if (elsewhere && IsSchemaLoad(path)) method = Method::kLoad;
  // SoapService has an ExecuteQuery too; it takes the session and the query.
  if ((method == Method::kExecuteQuery || method == Method::kCopy) &&
      call.field(F().arguments).named_child_count() > 0) {
    method = Method::kAmbiguous;
  }
  graph.MakeCall(cell, method, CellOf(callee.field(F().object)),
                 elsewhere ? CallName(path) : 0);
}

bool ValueInference::ReturnsNothing(Node function) const {
  const auto found = returns.find(function.id());
  return found == returns.end() ||
         std::all_of(found->second.begin(), found->second.end(),
                     [](Node value) { return RoleOf(value) == Role::kNone; });
}

// What a constructor returns takes the place of the new object.
void ValueInference::FillNew(Node node, CellIndex cell) {
  const Node made = Unwrapped(node.field(F().constructor));
  bool plain = false;
  if (RoleOf(made) == Role::kIdentifier) {
    if (IsHidden(made)) return graph.Send(unknown, cell);
    const std::uint32_t symbol = SymbolOf(made);
    if (symbol == kNone) {
      return graph.MakeConstant(cell, Constructed(made.text(text)));
    }
    const Symbol& s = symbols[symbol];
    plain = s.functions == s.values && s.functions > 0;
    for (const Definition* d : s.definitions) {
      if (d->how == How::kFunction) plain = plain && ReturnsNothing(d->value);
    }
  } else if (RoleOf(made) == Role::kFunction) {
    plain = ReturnsNothing(made);
  } else if (const auto path = DottedPath(made, text); !path.empty()) {
    const auto known = paths.find(path);
    if (!IsOwnMethod(made)) {
      return graph.MakeConstant(cell, Constructed(path));
    }
    plain = known != paths.end() && IsOnlyFunction(made) &&
            ReturnsNothing(known->second[0]);
  }
  graph.Send(plain ? other : unknown, cell);
}

// Whether the script gives some object a function of that name: the name does
// not tell then what is called.
bool ValueInference::IsOwnMethod(Node callee) const {
  const std::string_view name = callee.field(F().property).text(text);
  if (outline.computed_methods || outline.evals) return true;
  if (std::binary_search(outline.methods.begin(), outline.methods.end(),
                         name)) {
    return true;
  }
  const bool of_this = RoleOf(callee.field(F().object)) == Role::kOpaque;
  return of_this && symbols.Find(0, name) != kNone;
}

// Whether `ns.f = function ...` is the one thing that can have given `ns.f`.
bool ValueInference::IsOnlyFunction(Node callee) const {
  if (outline.computed_members) return false;
  Node node = callee;
  for (; RoleOf(node) == Role::kMember; node = node.field(F().object)) {
    const auto given =
        std::equal_range(outline.members.begin(), outline.members.end(),
                         node.field(F().property).text(text));
    if (given.second - given.first > 1) return false;
  }
  if (IsHidden(node)) return false;
  const std::uint32_t symbol = SymbolOf(node);
  if (symbol == kNone) return true;
  const Symbol& s = symbols[symbol];
  return s.scope == 0 && s.values <= 1 &&
         std::all_of(s.definitions.begin(), s.definitions.end(),
                     [](const Definition* d) { return d->declares; });
}

// Whether `path`, a dotted one, starts at a name that other files may define,
// too.
bool ValueInference::IsElsewhere(Node path) const {
  while (RoleOf(path) == Role::kMember) path = path.field(F().object);
  const std::uint32_t symbol = SymbolOf(path);
  return symbol == kNone || symbols[symbol].scope == 0;
}

std::uint32_t ValueInference::CallName(std::string_view name) {
  const auto [it, added] = call_indexes.try_emplace(
      name, static_cast<std::uint32_t>(call_names.size()));
  if (added) call_names.push_back(name);
  return it->second;
}

}  // namespace audit
