// What every tree of SQL keeps to, whatever the text.
#pragma once

#include <algorithm>
#include <string_view>
#include <vector>

#include "core/text.h"
#include "syntax/sql_tree.h"

namespace audit {

// The first promise that is broken; empty: none is.
inline std::string_view BrokenSqlLexemes(std::string_view text,
                                         const SqlTree& tree) {
  std::vector<SqlLexeme> all = tree.lexemes;
  all.insert(all.end(), tree.trivia.begin(), tree.trivia.end());
  const auto before = [](const SqlLexeme& a, const SqlLexeme& b) {
    return a.region < b.region;
  };
  if (!std::is_sorted(tree.lexemes.begin(), tree.lexemes.end(), before) ||
      !std::is_sorted(tree.trivia.begin(), tree.trivia.end(), before)) {
    return "lexemes out of order";
  }
  std::sort(all.begin(), all.end(), before);
  all.push_back({});
  all.back().region.begin = static_cast<std::uint32_t>(text.size());
  std::uint32_t at = 0;
  for (const SqlLexeme& lexeme : all) {
    if (lexeme.region.begin < at) return "lexemes that overlap";
    const std::string_view gap = text.substr(at, lexeme.region.begin - at);
    if (gap.find_first_not_of(" \t\r\n\f\v") != std::string_view::npos) {
      return "a gap between lexemes";
    }
    const bool last = &lexeme == &all.back();
    if (!last && lexeme.region.end <= lexeme.region.begin) {
      return "a lexeme of no width";
    }
    if (lexeme.region.end > text.size()) return "a lexeme outside of the text";
    at = last ? at : lexeme.region.end;
  }
  return "";
}

inline std::string_view BrokenSqlNode(const SqlTree& tree,
                                      std::uint32_t index) {
  const std::vector<SqlNode>& nodes = tree.nodes;
  const SqlNode& node = nodes[index];
  if (node.end <= index || node.end > nodes.size()) return "a wrong end";
  if (node.region.end < node.region.begin) return "a region turned round";
  if (!node.name.empty() && !node.region.Contains(node.name)) {
    return "a name outside of its node";
  }
  std::uint32_t behind = node.region.begin;
  bool has_error = node.kind == SqlKind::kError;
  bool has_code = false;
  for (std::uint32_t at = index + 1; at < node.end; at = nodes[at].end) {
    const SqlNode& child = nodes[at];
    if (child.parent != index) return "a child of another parent";
    if (!node.region.Contains(child.region)) return "a child that sticks out";
    if (child.region.begin < behind) return "children that overlap";
    behind = child.region.end;
    has_error = has_error || child.has_error;
    has_code = has_code || child.has_code;
  }
  // A comment without its end is the root's own fault.
  if (index > 0 && has_error != node.has_error) return "a wrong has_error";
  if (has_error && !node.has_error) return "a wrong has_error";
  return has_code && !node.has_code ? "a wrong has_code" : "";
}

// That the kinds of nodes have the children that their comments promise.
inline std::string_view BrokenSqlArity(const SqlTree& tree,
                                       std::uint32_t index) {
  const SqlNode& node = tree.nodes[index];
  const std::vector<std::uint32_t> children = ChildrenOf(tree, index);
  const std::size_t count = children.size();
  const bool operates = node.kind == SqlKind::kUnary ||
                        node.kind == SqlKind::kBinary ||
                        node.kind == SqlKind::kJoin;
  if (operates != (node.op != SqlOperator::kNone)) return "a wrong operator";
  switch (node.kind) {
    case SqlKind::kUnary:
    case SqlKind::kGroup:
    case SqlKind::kSubquery:
    case SqlKind::kBranch:
      return count == 1 ? "" : "not one child";
    case SqlKind::kBinary:
    case SqlKind::kAliased:
    case SqlKind::kCast:
      return count == 2 ? "" : "not two children";
    case SqlKind::kBetween:
      return count == 3 ? "" : "not three children";
    case SqlKind::kTable:
    case SqlKind::kColumn:
      return count == 1 ? "a name with one part below it" : "";
    case SqlKind::kStatement:
      return node.verb == SqlVerb::kNone ? "a statement without verb" : "";
    case SqlKind::kClause:
      return node.clause == SqlClause::kNone ? "a clause of no kind" : "";
    default:
      return "";
  }
}

inline std::string_view BrokenSqlFaults(std::string_view text,
                                        const SqlTree& tree) {
  const bool has_error = !tree.nodes.empty() && tree.nodes[0].has_error;
  if (!tree.nodes.empty() && has_error == tree.faults.empty()) {
    return "faults without an error node, or the other way round";
  }
  Region before;
  for (const SqlFault& fault : tree.faults) {
    if (fault.region.end > text.size()) return "a fault outside of the text";
    if (fault.region.end < fault.region.begin) return "a fault turned round";
    if (fault.region < before) return "faults out of order";
    before = fault.region;
    if (WordsOf(fault.kind).empty()) return "a fault without words";
  }
  for (const SqlSign& sign : tree.evidence.signs()) {
    if (sign.region.end > text.size() || sign.region.empty()) {
      return "evidence without a place";
    }
    if (FlavoursOf(sign.mark) == 0) return "evidence of no flavour";
  }
  return "";
}

inline std::string_view BrokenSqlShape(std::string_view text,
                                       const SqlTree& tree) {
  if (const auto broken = BrokenSqlLexemes(text, tree); !broken.empty()) {
    return broken;
  }
  const auto size = static_cast<std::uint32_t>(tree.nodes.size());
  for (std::uint32_t i = 0; i < size; ++i) {
    for (const auto broken :
         {BrokenSqlNode(tree, i), BrokenSqlArity(tree, i)}) {
      if (!broken.empty()) return broken;
    }
  }
  // What is not in a statement ends one.
  std::size_t statement = 1;
  for (const SqlLexeme& lexeme : tree.lexemes) {
    if (lexeme.kind == SqlLexemeKind::kSemicolon ||
        lexeme.kind == SqlLexemeKind::kBatchEnd) {
      continue;
    }
    while (statement < size &&
           tree.nodes[statement].region.end <= lexeme.region.begin) {
      statement = tree.nodes[statement].end;
    }
    if (statement >= size ||
        !tree.nodes[statement].region.Contains(lexeme.region)) {
      return "a lexeme in no statement";
    }
  }
  return BrokenSqlFaults(text, tree);
}

}  // namespace audit
