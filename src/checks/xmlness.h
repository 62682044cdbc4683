// What the expressions and variables of one script hold: XML (E4X), something
// else, or not known. Checks ask it where a verdict hangs on that.
//
// A variable is XML where every value is that may have reached it there
// (reaching.h; null and undefined are placeholders and say nothing). A function
// sees a variable of an outer one only when that gets one value ever.
// Parameters are not known, but for `self` of a schema's method. A call of a
// function of the same script has what its returns have.
#pragma once

#include <memory>
#include <string_view>
#include <utility>
#include <vector>

#include "checks/outline.h"
#include "checks/symbols.h"
#include "checks/value.h"
#include "core/language.h"
#include "model/facts.h"

namespace audit {

struct ValueInference;

class ScriptValues {
 public:
  // Costs nothing until asked; then one walk over the script, and for each
  // answer what it hangs on. Linear, without recursion. `text` and the tree
  // must outlive it. For one thread.
  ScriptValues(Node root, std::string_view text, Setting setting);
  // For those who walk the script anyway: of the nodes that IsOfOutline takes,
  // all known, and at their place, before the first question.
  ScriptValues(const std::vector<Node>* outline_nodes, std::string_view text,
               Setting setting);
  ~ScriptValues();
  ScriptValues(const ScriptValues&) = delete;
  ScriptValues& operator=(const ScriptValues&) = delete;

  Value Of(Node expression);
  // The way of a value that is XML, that is none, or that hangs on a function
  // of elsewhere: from where that begins to the expression. Empty for others.
  std::vector<ValuePlace> EvidenceOf(Node expression);
  Xmlness XmlnessOf(Node expression) { return ToXmlness(Of(expression)); }

  // The variable an identifier means; kNone for names of elsewhere.
  std::uint32_t SymbolOf(Node identifier);
  // Name of the function a kCall... value hangs on.
  std::string_view FunctionOf(Value value) const;
  // What functions defined at the top level return, in document order.
  std::vector<FunctionFact> Functions();
  const Outline& outline();
  const SymbolTable& symbols();
  std::string_view text() const { return text_; }

 private:
  ValueInference& Prepared();

  Node root_;
  const std::vector<Node>* outline_nodes_ = nullptr;  // instead of root_
  std::string_view text_;
  Setting setting_;
  std::unique_ptr<ValueInference> inference_;
};

}  // namespace audit
