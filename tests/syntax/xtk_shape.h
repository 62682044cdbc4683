// What every tree of an xtk expression keeps to, whatever the text.
#pragma once

#include <string_view>

#include "syntax/xtk_expression.h"

namespace audit {

// The first promise that is broken; empty: none is.
inline std::string_view BrokenXtkLexeme(std::string_view text,
                                        const XtkExpression& expression) {
  std::uint32_t at = 0;
  for (const XtkLexeme& lexeme : expression.lexemes) {
    if (lexeme.region.begin != at) return "a gap between lexemes";
    if (lexeme.region.end < at) return "a lexeme that ends before it begins";
    const bool none = lexeme.kind == XtkLexemeKind::kMissingClose;
    if (lexeme.region.empty() != none) return "a lexeme of no width";
    at = lexeme.region.end;
    const bool bad = lexeme.fault != XtkFaultKind::kNone;
    if (lexeme.kind == XtkLexemeKind::kBad && !bad) return "bad without fault";
    const bool outside = !none && lexeme.kind != XtkLexemeKind::kSpace &&
                         (expression.nodes.empty() ||
                          !expression.nodes[0].region.Contains(lexeme.region));
    if (outside) return "a lexeme outside of the tree";
  }
  return at == text.size() ? "" : "lexemes that do not reach the end";
}

inline std::string_view BrokenXtkNode(const XtkExpression& expression,
                                      std::uint32_t index) {
  const std::vector<XtkNode>& nodes = expression.nodes;
  const XtkNode& node = nodes[index];
  if (node.end <= index || node.end > nodes.size()) return "a wrong end";
  if (node.name.end < node.name.begin) return "a name turned round";
  if (!node.name.empty() && !node.region.Contains(node.name)) {
    return "a name outside of its node";
  }
  std::uint32_t behind = node.region.begin;
  bool has_error = node.kind == XtkKind::kError;
  bool has_code = false;
  for (std::uint32_t at = index + 1; at < node.end; at = nodes[at].end) {
    const XtkNode& child = nodes[at];
    if (child.parent != index) return "a child of another parent";
    if (!node.region.Contains(child.region)) return "a child that sticks out";
    if (child.region.begin < behind) return "children that overlap";
    behind = child.region.end;
    has_error = has_error || child.has_error;
    has_code = has_code || child.has_code;
  }
  if (has_error != node.has_error) return "a wrong has_error";
  return has_code && !node.has_code ? "a wrong has_code" : "";
}

inline std::string_view BrokenXtkShape(std::string_view text,
                                       const XtkExpression& expression) {
  if (const auto broken = BrokenXtkLexeme(text, expression); !broken.empty()) {
    return broken;
  }
  const auto size = static_cast<std::uint32_t>(expression.nodes.size());
  for (std::uint32_t i = 0; i < size; ++i) {
    const auto broken = BrokenXtkNode(expression, i);
    if (!broken.empty()) return broken;
  }
  const bool has_error = size > 0 && expression.nodes[0].has_error;
  if (has_error == expression.faults.empty()) {
    return "faults without an error node, or the other way round";
  }
  Region before;
  for (const XtkFault& fault : expression.faults) {
    if (fault.region.end > text.size()) return "a fault outside of the text";
    if (fault.region < before) return "faults out of order";
    before = fault.region;
    if (WordsOf(fault.kind).empty()) return "a fault without words";
  }
  return "";
}

}  // namespace audit
