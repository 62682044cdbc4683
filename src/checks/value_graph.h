// Values flowing between the expressions and variables of a script until
// nothing changes: order of statements does not matter, each cell holds the
// join of all that reaches it.
#pragma once

#include <cstdint>
#include <utility>
#include <vector>

#include "checks/value.h"

namespace audit {

using CellIndex = std::uint32_t;

class ValueGraph {
 public:
  CellIndex AddConstant(Value value);
  // Holds the join of what is added to it.
  CellIndex AddJoin();
  void AddToJoin(CellIndex join, CellIndex source);

  CellIndex AddMember(CellIndex base);
  CellIndex AddSelected(CellIndex base);
  CellIndex AddSum(CellIndex a, CellIndex b);
  CellIndex AddEither(CellIndex a, CellIndex b);
  CellIndex AddCall(Method method, CellIndex base, std::uint32_t function);

  // Linear in cells and connections: a cell changes at most five times.
  void Propagate();
  Value Of(CellIndex cell) const { return cells_[cell].value; }

 private:
  enum class Kind : std::uint8_t {
    kConstant,
    kJoin,
    kMember,
    kSelected,
    kSum,
    kEither,
    kCall,
  };
  struct Cell {
    Kind kind;
    Method method = Method::kPlain;
    CellIndex a = 0;
    CellIndex b = 0;
    std::uint32_t function = 0;
    Value value = {};
  };

  CellIndex Add(Cell cell);
  Value Evaluate(const Cell& cell) const;

  std::vector<Cell> cells_;
  std::vector<std::pair<CellIndex, CellIndex>> edges_;  // from, to
};

}  // namespace audit
