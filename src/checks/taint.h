// Whether what users send comes into statements for the database and into
// expressions of queries: followed through variables, texts and the functions
// of the script.
#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "checks/doubt.h"
#include "checks/taint_graph.h"
#include "checks/xmlness.h"
#include "core/region.h"
#include "syntax/node.h"

namespace audit {

struct TaintedStatement {
  Region region;           // of the expression
  std::string_view taker;  // "sqlExec", "query", "expr"
  TaintLevel level = TaintLevel::kUnknown;
  Ending ending = Ending::kConstant;  // why it is clean
  Doubt doubt = Doubt::kNone;         // why it is not known
  // From the source, or from where it is not known, to the expression. Empty
  // for what is clean.
  std::vector<TaintPlace> way = {};
};

// Whether other scripts may call the functions of the script.
enum class Visibility : std::uint8_t { kOwn, kLibrary };

// Of all there are, in document order. Linear in the script but for the ways.
std::vector<TaintedStatement> FindStatements(Node root, ScriptValues* values,
                                             Visibility visibility);
// For those who walk the script anyway: `takers` are its nodes of which
// MayTakeStatement is true, in document order.
std::vector<TaintedStatement> FindStatements(Node root,
                                             std::span<const Node> takers,
                                             ScriptValues* values,
                                             Visibility visibility);
bool MayTakeStatement(Node node);

}  // namespace audit
