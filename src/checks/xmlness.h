// What the expressions and variables of one script hold: XML (E4X), something
// else, or not known. Checks ask it where a verdict hangs on that.
//
// The order of statements does not count: a variable is XML when every value
// it ever gets is (null and undefined are placeholders and say nothing). A
// function sees a variable of an outer one only when that gets one value.
// Parameters are not known, but for `self` of a schema's method. A call of a
// function of the same script has what its returns have.
#pragma once

#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "checks/outline.h"
#include "checks/symbols.h"
#include "checks/value.h"
#include "checks/value_graph.h"
#include "core/language.h"
#include "model/facts.h"

namespace audit {

class ScriptValues {
 public:
  // Walks the script once; linear, without recursion. `text` must outlive it.
  ScriptValues(Node root, std::string_view text, Setting setting);

  Value Of(Node expression) const;
  Xmlness XmlnessOf(Node expression) const { return ToXmlness(Of(expression)); }

  // The variable an identifier means; kNone for names of elsewhere.
  std::uint32_t SymbolOf(Node identifier) const;
  // Name of the function a kCall... value hangs on.
  std::string_view FunctionOf(Value value) const;
  // What functions defined at the top level return, in document order.
  std::vector<FunctionFact> Functions() const;
  const Outline& outline() const { return outline_; }

 private:
  struct Slot {
    CellIndex cell = 0;
    std::uint32_t symbol = kNone;
  };

  void MakeCells();
  void Connect();
  CellIndex CellOf(Node expression) const;
  CellIndex CellOfDefinition(const Definition& definition);
  CellIndex CellFor(const Expression& expression);
  CellIndex CellForName(const Expression& identifier);
  CellIndex CellForBinary(Node node);
  CellIndex CellForCall(const Expression& call);
  CellIndex CellForMethod(Node callee, const Expression& call);
  CellIndex CellForFunctions(std::uint32_t symbol);
  CellIndex Constant(Value value);
  std::uint32_t CallName(std::string_view name);
  bool IsElsewhere(Node path) const;

  std::string_view text_;
  Setting setting_;
  Outline outline_;
  std::vector<Symbol> symbols_;
  ValueGraph graph_;
  CellIndex unknown_ = 0, xml_ = 0, other_ = 0, null_ = 0;
  std::vector<CellIndex> symbol_cells_;          // by symbol
  std::vector<CellIndex> return_cells_;          // by scope
  std::unordered_map<const void*, Slot> slots_;  // by node id
  // Functions by symbol and by dotted path.
  std::unordered_map<std::uint32_t, std::vector<ScopeIndex>> functions_;
  std::unordered_map<std::string_view, std::vector<ScopeIndex>> paths_;
  std::vector<std::string_view> call_names_;
  std::unordered_map<std::string_view, std::uint32_t> call_indexes_;
};

}  // namespace audit
