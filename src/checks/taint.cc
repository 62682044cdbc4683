#include "checks/taint.h"

#include <algorithm>
#include <utility>

#include "checks/call_sites.h"
#include "checks/taint_inference.h"
#include "syntax/walk.h"

namespace audit {
namespace {

// What a reader is told of the way, the source and the end included.
std::vector<TaintPlace> Told(const TaintGraph& graph,
                             const std::vector<CellIndex>& way,
                             const TaintedStatement& statement) {
  std::vector<TaintPlace> told{graph.PlaceOf(way.front())};
  if (statement.level == TaintLevel::kTainted) {
    told[0].step = TaintStep::kSource;
  }
  for (std::size_t i = 1; i < way.size(); ++i) {
    const TaintPlace place = graph.PlaceOf(way[i]);
    if (place.step == TaintStep::kReached) {
      // request.getParameter("a"): all of it is the source.
      const bool grows = told.size() == 1 &&
                         place.region.begin == told[0].region.begin &&
                         place.region.end > told[0].region.end;
      if (grows) told[0].region = place.region;
    } else if (place.step != TaintStep::kNone && !place.region.empty()) {
      told.push_back(place);
    }
  }
  if (told[0].region.empty()) told.erase(told.begin());
  told.push_back({TaintStep::kSink, statement.region});
  return told;
}

// Whether a variable on the way is tested there, or where it is used next.
bool IsTested(const CallSites& sites, const TaintInference& inference,
              const std::vector<CellIndex>& way, std::uint32_t sink) {
  // From a variable to the call it is handed to.
  constexpr std::size_t kSteps = 4;
  for (std::size_t i = 0; i < way.size(); ++i) {
    const std::uint32_t symbol = inference.SymbolOf(way[i]);
    if (symbol == kNone) continue;
    if (sites.IsTestedAt(symbol, sink)) return true;
    for (std::size_t j = i; j < std::min(i + kSteps, way.size()); ++j) {
      const Region place = inference.graph().PlaceOf(way[j]).region;
      if (!place.empty() && sites.IsTestedAt(symbol, place.begin)) return true;
    }
  }
  return false;
}

}  // namespace

bool MayTakeStatement(Node node) { return CallSites::MayTake(node); }

std::vector<TaintedStatement> FindStatements(Node root, ScriptValues* values,
                                             Visibility visibility) {
  std::vector<Node> takers;
  WalkNamed(root, [&](Node node) {
    if (MayTakeStatement(node)) takers.push_back(node);
  });
  return FindStatements(root, takers, values, visibility);
}

std::vector<TaintedStatement> FindStatements(Node root,
                                             std::span<const Node> takers,
                                             ScriptValues* values,
                                             Visibility visibility) {
  const CallSites sites(root, takers, values);
  if (sites.statements().empty()) return {};
  TaintInference inference(root, values, sites, visibility);
  std::vector<CellIndex> cells;
  for (const Statement& statement : sites.statements()) {
    cells.push_back(inference.CellOf(statement.value));
  }
  inference.Run();
  std::vector<TaintedStatement> found;
  for (std::size_t i = 0; i < cells.size(); ++i) {
    const Statement& statement = sites.statements()[i];
    const TaintGraph::Answer answer = inference.graph().Of(cells[i]);
    TaintedStatement one{statement.value.region(), statement.taker,
                         answer.level, answer.ending, answer.doubt};
    if (one.level == TaintLevel::kNothing) {
      one.level = TaintLevel::kUnknown;
      one.doubt = Doubt::kParameter;
    }
    const bool tested =
        IsTested(sites, inference, answer.way, statement.value.region().begin);
    if (one.level == TaintLevel::kTainted && tested) {
      one.level = TaintLevel::kUnknown;
      one.doubt = Doubt::kTested;
    }
    if (one.level != TaintLevel::kClean) {
      one.way = Told(inference.graph(), answer.way, one);
    }
    found.push_back(std::move(one));
  }
  return found;
}

}  // namespace audit
