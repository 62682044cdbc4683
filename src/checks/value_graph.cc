#include "checks/value_graph.h"

namespace audit {

CellIndex ValueGraph::Add(Cell cell) {
  cells_.push_back(cell);
  return static_cast<CellIndex>(cells_.size() - 1);
}

CellIndex ValueGraph::AddConstant(Value value) {
  return Add({.kind = Kind::kConstant, .value = value});
}

CellIndex ValueGraph::AddJoin() { return Add({.kind = Kind::kJoin}); }

void ValueGraph::AddToJoin(CellIndex join, CellIndex source) {
  edges_.push_back({source, join});
}

CellIndex ValueGraph::AddMember(CellIndex base) {
  const CellIndex cell = Add({.kind = Kind::kMember, .a = base});
  edges_.push_back({base, cell});
  return cell;
}

CellIndex ValueGraph::AddSelected(CellIndex base) {
  const CellIndex cell = Add({.kind = Kind::kSelected, .a = base});
  edges_.push_back({base, cell});
  return cell;
}

CellIndex ValueGraph::AddSum(CellIndex a, CellIndex b) {
  const CellIndex cell = Add({.kind = Kind::kSum, .a = a, .b = b});
  edges_.push_back({a, cell});
  edges_.push_back({b, cell});
  return cell;
}

CellIndex ValueGraph::AddEither(CellIndex a, CellIndex b) {
  const CellIndex cell = Add({.kind = Kind::kEither, .a = a, .b = b});
  edges_.push_back({a, cell});
  edges_.push_back({b, cell});
  return cell;
}

CellIndex ValueGraph::AddCall(Method method, CellIndex base,
                              std::uint32_t function) {
  const CellIndex cell = Add(
      {.kind = Kind::kCall, .method = method, .a = base, .function = function});
  edges_.push_back({base, cell});
  return cell;
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
    default:
      return cell.value;
  }
}

void ValueGraph::Propagate() {
  // Connections grouped by where they start, by counting.
  std::vector<std::uint32_t> first(cells_.size() + 1, 0);
  for (const auto& [from, to] : edges_) ++first[from + 1];
  for (std::size_t i = 1; i < first.size(); ++i) first[i] += first[i - 1];
  std::vector<CellIndex> targets(edges_.size());
  std::vector<std::uint32_t> next(first.begin(), first.end() - 1);
  for (const auto& [from, to] : edges_) targets[next[from]++] = to;

  std::vector<CellIndex> changed;
  for (CellIndex i = 0; i < cells_.size(); ++i) {
    if (cells_[i].kind == Kind::kConstant) changed.push_back(i);
  }
  while (!changed.empty()) {
    const CellIndex from = changed.back();
    changed.pop_back();
    for (std::uint32_t e = first[from]; e < first[from + 1]; ++e) {
      Cell& cell = cells_[targets[e]];
      const Value in =
          cell.kind == Kind::kJoin ? cells_[from].value : Evaluate(cell);
      const Value value = Join(cell.value, in);
      if (value == cell.value) continue;
      cell.value = value;
      changed.push_back(targets[e]);
    }
  }
}

}  // namespace audit
