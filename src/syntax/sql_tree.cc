#include "syntax/sql_tree.h"

#include <array>
#include <utility>

#include "syntax/sql_parser.h"

namespace audit {
namespace {

constexpr std::array<std::string_view, 20> kFaultWords = {
    "",
    "a string without its closing quote",
    "a quoted name without its end",
    "/* without its */",
    "<% without its %>",
    "no parameter between $( and )",
    "a backslash before a quote: where the string ends is not known",
    "a comment or not: that depends on the database",
    "no number",
    "not understood",
    "a closing bracket that nothing opened",
    "a bracket that nothing closes",
    "a value is missing",
    "two values without an operator between them",
    "a list is written IN (a, b)",
    "a table is missing",
    "a name is missing",
    "a query is missing",
    "no statement begins so",
    "BEGIN or CASE without its END"};

static_assert(kFaultWords.size() ==
              static_cast<std::size_t>(SqlFaultKind::kUnclosedBlock) + 1);

}  // namespace

std::string_view WordsOf(SqlFaultKind kind) {
  return kFaultWords[static_cast<std::size_t>(kind)];
}

SqlTree ParseSql(std::string_view text, SqlForm form) {
  return SqlParser(text, form, LexSql(text)).Read();
}

std::vector<std::uint32_t> ChildrenOf(const SqlTree& tree, std::uint32_t node) {
  std::vector<std::uint32_t> children;
  const std::vector<SqlNode>& nodes = tree.nodes;
  for (std::uint32_t at = node + 1; at < nodes[node].end; at = nodes[at].end) {
    children.push_back(at);
  }
  return children;
}

std::uint32_t AroundOf(const SqlTree& tree, std::uint32_t node, SqlKind kind) {
  while (node != 0 && tree.nodes[node].kind != kind) {
    node = tree.nodes[node].parent;
  }
  return node;
}

Region QualifierOf(const SqlTree& tree, std::uint32_t node) {
  const SqlNode& named = tree.nodes[node];
  Region qualifier = {named.region.begin, named.region.begin};
  const std::vector<SqlNode>& nodes = tree.nodes;
  for (std::uint32_t at = node + 1; at < named.end; at = nodes[at].end) {
    if (nodes[at].end < named.end) qualifier.end = nodes[at].region.end;
  }
  return qualifier;
}

}  // namespace audit
