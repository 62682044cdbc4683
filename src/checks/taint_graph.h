// What users send flowing between the expressions, variables and functions of a
// script until nothing changes, with the way it came. What a function does with
// its parameters is worked out once and applied to each call of it, so that one
// call's arguments never come out of another.
#pragma once

#include <array>
#include <cstdint>
#include <string_view>
#include <vector>

#include "checks/doubt.h"
#include "checks/value_graph.h"
#include "core/region.h"

namespace audit {

enum class TaintLevel : std::uint8_t { kNothing, kClean, kUnknown, kTainted };
// What made a value clean.
enum class Ending : std::uint8_t { kConstant, kNumber, kEscaped };

using ParameterIndex = std::uint32_t;  // of the graph, over all functions

struct Taint {
  TaintLevel level = TaintLevel::kNothing;
  bool tree = false;  // all that is reached from it is the user's, too
  Ending ending = Ending::kConstant;
  // Of whatever function; what they are given is in it.
  std::uint32_t parameter_count = 0;
  static constexpr std::size_t kMostParameters = 4;
  std::array<ParameterIndex, kMostParameters> parameters = {};
};

// What a place on the way is to a reader.
enum class TaintStep : std::uint8_t {
  kNone,     // not told
  kReached,  // from the source: told as part of that
  kSource,
  kGiven,     // to a variable
  kPassed,    // as a parameter
  kReturned,  // by the function called there
  kSink,
};

std::string_view ToString(Ending ending);
std::string_view ToString(TaintStep step);

struct TaintPlace {
  TaintStep step = TaintStep::kNone;
  Region region;
};

class TaintGraph {
 public:
  // How a cell takes what is sent to it.
  enum class Filter : std::uint8_t {
    kSame,
    kText,    // no tree any more
    kCut,     // nor escaped any more
    kMember,  // something out of it
    kMaybe,   // one of several, in no known order: what is tainted may not be
  };

  CellIndex Add(TaintPlace place, Filter filter = Filter::kSame);
  void MakeSource(CellIndex cell);
  void MakeClean(CellIndex cell, Ending ending);
  void MakeUnknown(CellIndex cell, Doubt doubt);
  void Send(CellIndex from, CellIndex to);

  // A cell for a parameter, all of one function in a row.
  ParameterIndex AddParameter(CellIndex cell);
  // A call: what the function returns, its parameters replaced by `arguments`.
  // Those not given are undefined.
  void MakeCall(CellIndex cell, CellIndex returns, ParameterIndex first,
                std::uint32_t parameters, std::vector<CellIndex> arguments);
  // What a parameter is given by some call.
  void Bind(ParameterIndex parameter, CellIndex argument);

  void Propagate();

  // With what parameters are given by all calls there are.
  struct Answer {
    TaintLevel level = TaintLevel::kNothing;
    Ending ending = Ending::kConstant;  // of what is clean
    Doubt doubt = Doubt::kNone;         // of what is not known
    std::vector<CellIndex> way = {};    // from where it comes from on
  };
  Answer Of(CellIndex cell) const;
  TaintPlace PlaceOf(CellIndex cell) const { return cells_[cell].place; }

 private:
  struct Cell {
    TaintPlace place;
    Filter filter;
    Doubt doubt = Doubt::kNone;
    Taint taint = {};
    // Where the level, and each parameter, came from; itself: it began here.
    CellIndex level_from;
    std::array<CellIndex, Taint::kMostParameters> parameter_from = {};
    std::uint32_t call = kNoCall;
    std::uint32_t first_edge = kNoEdge;
  };
  struct Edge {
    CellIndex from;
    CellIndex to;
    std::uint32_t next;  // of the same `from`
  };
  struct Call {
    CellIndex returns;
    ParameterIndex first;
    std::uint32_t parameters;
    std::vector<CellIndex> arguments;
  };
  struct Parameter {
    CellIndex cell;
    std::vector<CellIndex> arguments = {};
    // By all calls.
    TaintLevel level = TaintLevel::kNothing;
    Ending ending = Ending::kConstant;
    CellIndex given_by = 0;
  };
  static constexpr std::uint32_t kNoEdge = ~std::uint32_t{0};
  static constexpr std::uint32_t kNoCall = ~std::uint32_t{0};

  void Receive(CellIndex from, CellIndex to);
  void ReceiveCall(CellIndex to);
  bool Raise(CellIndex cell, TaintLevel level, Doubt doubt, CellIndex from);
  bool TakeLevel(CellIndex cell, CellIndex from, Filter filter);
  bool Take(CellIndex cell, CellIndex from, Filter filter);
  bool TakeParameter(CellIndex cell, ParameterIndex parameter, CellIndex from);
  void Changed(CellIndex cell);
  void BindAll();
  TaintLevel LevelOf(CellIndex cell) const;
  Ending EndingOf(CellIndex cell) const;

  std::vector<Cell> cells_;
  std::vector<Edge> edges_;
  std::vector<Call> calls_;
  std::vector<Parameter> parameters_;
  std::vector<std::uint32_t> waiting_;  // edges
};

}  // namespace audit
