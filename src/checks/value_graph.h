// Values flowing between the expressions and variables of a script until
// nothing changes: the order of statements does not matter, each cell holds the
// join of all that reaches it. Grows as questions are asked.
#pragma once

#include <cstdint>
#include <vector>

#include "checks/value.h"

namespace audit {

using CellIndex = std::uint32_t;

class ValueGraph {
 public:
  // A cell that nothing reaches yet. Becomes one of the kinds below, or the
  // join of what is sent to it.
  CellIndex Add();
  void MakeConstant(CellIndex cell, Value value);
  void Send(CellIndex from, CellIndex to);

  void MakeMember(CellIndex cell, CellIndex base);
  void MakeSelected(CellIndex cell, CellIndex base);
  void MakeSum(CellIndex cell, CellIndex a, CellIndex b);
  void MakeEither(CellIndex cell, CellIndex a, CellIndex b);
  void MakeCall(CellIndex cell, Method method, CellIndex base,
                std::uint32_t function);

  // Lets what was added since the last time flow. Linear in it: a cell changes
  // at most six times.
  void Propagate();
  Value Of(CellIndex cell) const { return cells_[cell].value; }
  // The cell that gave it its value; itself where none did.
  CellIndex WhyOf(CellIndex cell) const { return cells_[cell].why; }

 private:
  enum class Kind : std::uint8_t {
    kJoin,
    kMember,
    kSelected,
    kSum,
    kEither,
    kCall
  };
  struct Cell {
    Kind kind = Kind::kJoin;
    Method method = Method::kPlain;
    CellIndex a = 0;
    CellIndex b = 0;
    std::uint32_t function = 0;
    Value value = {};
    std::uint32_t first_edge = kNoEdge;
    CellIndex why = 0;
  };
  struct Edge {
    CellIndex from;
    CellIndex to;
    std::uint32_t next;  // of the same `from`
  };
  static constexpr std::uint32_t kNoEdge = ~std::uint32_t{0};

  Value Evaluate(const Cell& cell) const;

  std::vector<Cell> cells_;
  std::vector<Edge> edges_;
  std::vector<std::uint32_t> waiting_;  // edges along which something may flow
};

}  // namespace audit
