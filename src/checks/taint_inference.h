// How the taint of a script is worked out (taint.h asks): cells of a taint
// graph for its expressions, variables and functions, made as they are asked
// for.
#pragma once

#include <map>
#include <memory>
#include <unordered_map>
#include <utility>
#include <vector>

#include "checks/call_sites.h"
#include "checks/filled_arrays.h"
#include "checks/reaching.h"
#include "checks/taint.h"
#include "checks/taint_graph.h"

namespace audit {

class TaintInference {
 public:
  TaintInference(Node root, ScriptValues* values, const CallSites& sites,
                 Visibility visibility);

  CellIndex CellOf(Node expression);
  // Fills all cells made so far and lets taint flow.
  void Run();
  const TaintGraph& graph() const { return graph_; }
  // The variable a cell is of; kNone for others.
  std::uint32_t SymbolOf(CellIndex cell) const;

 private:
  struct Function {
    Node node;
    ParameterIndex first = 0;
    std::vector<CellIndex> parameters = {};
    CellIndex returns = 0;
    bool plain = true;  // not a generator; what it returns is what a call gives
  };
  struct Task {
    Node node;
    CellIndex cell;
  };

  CellIndex Unknown(Doubt doubt);
  CellIndex CellOfDefinition(const Definition& definition,
                             std::uint32_t symbol);
  void FillDefinition(const Definition& definition, CellIndex cell);
  void FillParameter(const Definition& definition, CellIndex cell);
  CellIndex CellOfSymbol(std::uint32_t symbol, DefinitionSet reaching,
                         bool all);
  void Fill(Node node, CellIndex cell);
  void FillLiteral(Node node, CellIndex cell);
  void FillName(Node identifier, CellIndex cell);
  void FillOperator(Node node, CellIndex cell);
  void FillCall(Node call, CellIndex cell);
  void FillMethod(Node callee, Node call, CellIndex cell);
  void FillJoin(Node array, CellIndex cell);
  void FillFunctionCall(Node function, Node call, CellIndex cell);
  void FillAs(Node node, CellIndex cell, TaintGraph::Filter filter);
  Function& FunctionOf(Node function);
  void BindCalls(const Function& function);
  // `wanted`: so many at least, where a spread may give them.
  std::vector<CellIndex> ArgumentsOf(Node call, std::size_t wanted);

  ScriptValues& values_;
  const CallSites& sites_;
  Node root_;
  Visibility visibility_;
  std::unique_ptr<FilledArrays> arrays_;  // made when one is joined
  TaintGraph graph_;
  CellIndex constant_;
  std::vector<Task> tasks_;
  std::unordered_map<const void*, CellIndex> cells_;  // by node id
  std::unordered_map<const Definition*, CellIndex> defined_;
  std::unordered_map<CellIndex, std::uint32_t> symbols_;  // of `defined_`
  std::map<std::pair<std::uint32_t, DefinitionSet>, CellIndex> reaching_;
  std::unordered_map<const void*, Function> functions_;  // by node id
  std::unordered_map<const void*, std::vector<Node>> returns_;
  std::unordered_map<int, CellIndex> unknown_;  // by doubt
};

}  // namespace audit
