// How the functions and variables of a script are used, as far as taint asks:
// who calls a function, what is tested, where statements for the database are
// run.
#pragma once

#include <span>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "checks/xmlness.h"
#include "core/region.h"
#include "syntax/node.h"

namespace audit {

// Something the database, the reader of a query, or a browser takes as a
// statement.
struct Statement {
  Node value;
  std::string_view taker;  // "sqlExec", "query", "expr", "document.write"
};

class CallSites {
 public:
  // `takers`: the nodes of the script of which MayTake is true, in document
  // order. Walks the script when one of them takes a statement; of others
  // nothing is told.
  CallSites(Node root, std::span<const Node> takers, ScriptValues* values);
  static bool MayTake(Node node);
  // The statements alone, in document order.
  static std::vector<Statement> StatementsOf(std::span<const Node> takers,
                                             ScriptValues* values);

  struct Calls {
    std::vector<Node> nodes = {};
    bool others = false;  // may be called from elsewhere, too
  };
  // Of a function the script declares or assigns.
  const Calls& Of(Node function) const;
  // The function a call of a name runs; null when that is not one for sure.
  Node Callee(Node identifier) const;
  // Whether a condition that `place` hangs on compares the variable, or asks a
  // function about it. That it is empty or not is no test.
  bool IsTestedAt(std::uint32_t symbol, std::uint32_t place) const;
  // Whether the script may have assigned what a member access reads: something
  // of that name, on whatever object.
  bool MayBeAssigned(Node member) const;
  // Document order.
  std::span<const Statement> statements() const { return statements_; }

 private:
  using Ancestors = std::span<const Node>;

  CallSites(std::span<const Node> takers, ScriptValues* values);

  void SeeName(Node identifier, Ancestors ancestors);
  void SeeFunction(Node function, Ancestors ancestors);
  void SeeCall(Node call);
  void SeeAttribute(Node attribute);
  void SeePair(Node pair);
  void SeeAssignment(Node assignment);
  bool IsConnection(Node object) const;
  bool IsConnectionCall(Node value) const;
  void JoinSymbols();

  ScriptValues& values_;
  bool asks_output_;  // whether what is put out counts
  std::unordered_map<const void*, Calls> calls_;    // by function's node id
  std::unordered_map<std::uint32_t, Calls> named_;  // by symbol
  // By symbol: what hangs on tests of it.
  std::unordered_map<std::uint32_t, std::vector<Region>> tested_;
  std::unordered_set<std::string_view> assigned_;  // names of members
  std::vector<Statement> statements_;
};

}  // namespace audit
