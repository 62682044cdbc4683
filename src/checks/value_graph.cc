#include "checks/value_graph.h"

namespace audit {

CellIndex ValueGraph::Add() {
  const auto cell = static_cast<CellIndex>(cells_.size());
  cells_.emplace_back();
  cells_.back().why = cell;
  return cell;
}

void ValueGraph::MakeConstant(CellIndex cell, Value value) {
  cells_[cell].value = value;
}

void ValueGraph::Send(CellIndex from, CellIndex to) {
  const auto edge = static_cast<std::uint32_t>(edges_.size());
  edges_.push_back({from, to, cells_[from].first_edge});
  cells_[from].first_edge = edge;
  waiting_.push_back(edge);
}

void ValueGraph::MakeMember(CellIndex cell, CellIndex base) {
  cells_[cell].kind = Kind::kMember;
  cells_[cell].a = base;
  Send(base, cell);
}

void ValueGraph::MakeSelected(CellIndex cell, CellIndex base) {
  cells_[cell].kind = Kind::kSelected;
  cells_[cell].a = base;
  Send(base, cell);
}

void ValueGraph::MakeSum(CellIndex cell, CellIndex a, CellIndex b) {
  cells_[cell].kind = Kind::kSum;
  cells_[cell].a = a;
  cells_[cell].b = b;
  Send(a, cell);
  Send(b, cell);
}

void ValueGraph::MakeEither(CellIndex cell, CellIndex a, CellIndex b) {
  cells_[cell].kind = Kind::kEither;
  cells_[cell].a = a;
  cells_[cell].b = b;
  Send(a, cell);
  Send(b, cell);
}

void ValueGraph::MakeCall(CellIndex cell, Method method, CellIndex base,
                          std::uint32_t function) {
  cells_[cell].kind = Kind::kCall;
  cells_[cell].method = method;
  cells_[cell].a = base;
  cells_[cell].function = function;
  Send(base, cell);
}

Value ValueGraph::Evaluate(const Cell& cell) const {
  const Value a = cells_[cell.a].value;
  switch (cell.kind) {
    case Kind::kMember:
      return MemberOf(a);
    case Kind::kSelected:
      return SelectedFrom(a);
    case Kind::kSum:
      return Sum(a, cells_[cell.b].value);
    case Kind::kEither:
      return Either(a, cells_[cell.b].value);
    case Kind::kCall:
      return ResultOf(cell.method, a, cell.function);
    case Kind::kJoin:
      break;
  }
  return cell.value;
}

void ValueGraph::Propagate() {
  // Last in, first out: operands are added behind what they are operands of,
  // so that most cells are reached once, with all that they are made of.
  while (!waiting_.empty()) {
    const Edge& edge = edges_[waiting_.back()];
    waiting_.pop_back();
    Cell& to = cells_[edge.to];
    const Value in =
        to.kind == Kind::kJoin ? cells_[edge.from].value : Evaluate(to);
    const Value value = Join(to.value, in);
    if (value == to.value) continue;
    // A placeholder is not what made it XML.
    if (value.kind != to.value.kind) to.why = edge.from;
    to.value = value;
    for (auto e = to.first_edge; e != kNoEdge; e = edges_[e].next) {
      waiting_.push_back(e);
    }
  }
}

}  // namespace audit
