// A script parsed by our grammar.
#pragma once

#include <cstdint>
#include <memory>
#include <string_view>
#include <vector>

#include "core/region.h"
#include "syntax/node.h"

namespace audit {

struct TreeDeleter {
  void operator()(TSTree* tree) const { ts_tree_delete(tree); }
};

struct SyntaxFault {
  Region region;       // of the script text
  std::string detail;  // e.g. "the closing tag </b> does not match <a>"
};

// Owns its nodes, not the text.
class Tree {
 public:
  explicit Tree(TSTree* tree) : tree_(tree) {}
  Node root() const { return Node(ts_tree_root_node(tree_.get())); }
  const TSTree* raw() const { return tree_.get(); }

 private:
  std::unique_ptr<TSTree, TreeDeleter> tree_;
};

struct ParserDeleter {
  void operator()(TSParser* parser) const { ts_parser_delete(parser); }
};

// One per thread. What it returns does not depend on the scripts before, though
// it keeps some of their memory.
class ScriptParser {
 public:
  // Null when the budget is spent (parse_budget.h), which input made to be slow
  // does; it counts bytes, never the clock, so that output does not depend on
  // the machine. Null also when the machine cannot give the stack that a script
  // of many megabytes might need.
  std::unique_ptr<Tree> Parse(std::string_view script);

 private:
  std::unique_ptr<Tree> ParseHere(std::string_view script);
  TSTree* Run(std::string_view script, std::uint64_t spared);

  std::unique_ptr<TSParser, ParserDeleter> parser_;
  std::uint64_t kept_ = 0;  // bytes parser_ may have left from earlier scripts
};

// ERROR and MISSING nodes, outermost first, and XML literals whose end tag
// names another element than the start tag. Document order; at most `limit`.
std::vector<SyntaxFault> FindSyntaxFaults(const Tree& tree,
                                          std::string_view script,
                                          std::size_t limit = 20);

// Whether FindSyntaxFaults would say that this XML element's tags differ; for
// walks that meet all elements anyway and spare themselves its own.
bool TagsDiffer(Node xml_element, std::string_view script);

// Symbol of a named node type; 0 when the grammar has none of that name (a
// defect of the caller: tables of kinds are checked by a test).
NodeKind KindOf(std::string_view type_name);
// Id of a field; 0, which no node has, when the grammar knows no such field.
FieldId FieldOf(std::string_view name);

}  // namespace audit
