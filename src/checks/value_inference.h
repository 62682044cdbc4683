// How the values of a script are worked out (xmlness.h asks): cells of a value
// graph for its expressions, variables and functions, made as they are asked
// for.
#pragma once

#include <map>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "checks/outline.h"
#include "checks/reaching.h"
#include "checks/standing_guards.h"
#include "checks/symbols.h"
#include "checks/value_graph.h"
#include "core/language.h"

namespace audit {

struct ValueInference {
  ValueInference(Outline made, std::string_view script, Setting where);

  Value Evaluate(Node expression);
  Value EvaluateReturns(const std::vector<Node>& functions);
  std::vector<ValuePlace> EvidenceOf(Node expression);
  std::uint32_t SymbolOf(Node identifier) const;

  // A cell for what it holds, found or made; made ones wait to be filled.
  CellIndex CellOf(Node expression);
  CellIndex CellOfSymbol(std::uint32_t symbol);
  CellIndex CellOfReturns(Node function);
  CellIndex CellOfDefinition(const Definition& definition);
  void FillDefinition(const Definition& definition, CellIndex cell);
  CellIndex AddAt(ValueStep step, Region region);
  CellIndex ConstantOf(Node expression, Value value);
  CellIndex CellOfReaching(std::uint32_t symbol, DefinitionSet reaching);
  void FillAll();
  void FillExpression(Node node, CellIndex cell);
  void FillName(Node identifier, CellIndex cell);
  void FillBinary(Node node, CellIndex cell);
  void FillCall(Node call, CellIndex cell);
  void FillMethod(Node callee, Node call, CellIndex cell);
  void SendReturns(Node function, CellIndex cell);
  void FillFunctions(std::uint32_t symbol, CellIndex cell);
  CellIndex Constant(Value value);
  std::uint32_t CallName(std::string_view name);
  void FillNew(Node node, CellIndex cell);
  bool IsElsewhere(Node path) const;
  bool IsOwnMethod(Node callee) const;
  bool IsOnlyFunction(Node callee) const;
  bool IsHidden(Node identifier) const;
  bool ReturnsNothing(Node function) const;

  std::string_view text;
  Setting setting;
  Outline outline;
  SymbolTable symbols;
  StandingGuards guards;
  std::unordered_map<const void*, std::vector<Node>>
      returns;  // by function's node id
  std::unordered_map<std::string_view, std::vector<Node>> paths;
  std::vector<std::string_view> call_names;
  std::unordered_map<std::string_view, std::uint32_t> call_indexes;

  ValueGraph graph;
  std::vector<ValuePlace> places;  // by cell
  CellIndex unknown, other, null;
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
  std::unordered_map<const Definition*, CellIndex> definition_cells;
  // Few, and the sets of one symbol are mostly the same.
  std::map<std::pair<std::uint32_t, DefinitionSet>, CellIndex> reaching_cells;
};

}  // namespace audit
