#include "syntax/xtk_expression.h"

#include <array>

#include "syntax/xtk_parser.h"

namespace audit {
namespace {

constexpr std::array<std::string_view, 21> kOperatorWords = {
    "",        "OR",          "AND", "NOT",  "=",        "!=", "<",
    "<=",      ">",           ">=",  "LIKE", "NOT LIKE", "IN", "NOT IN",
    "IS NULL", "IS NOT NULL", "+",   "-",    "*",        "/",  "%"};

constexpr std::array<std::string_view, 14> kFaultWords = {
    "",
    "a string without its closing quote",
    "[SQLDATA[ without its ]]",
    "<% without its %>",
    "no date between the two #",
    "no number",
    "not understood",
    "a closing bracket that nothing opened",
    "a bracket that nothing closes",
    "a value is missing",
    "two values without an operator between them",
    "a comparison of a comparison",
    "no path",
    "a list is written IN (a, b)"};

}  // namespace

std::string_view WordOf(XtkOperator op) {
  if (op == XtkOperator::kNegate) return "-";
  return kOperatorWords[static_cast<std::size_t>(op)];
}

std::string_view WordsOf(XtkFaultKind kind) {
  return kFaultWords[static_cast<std::size_t>(kind)];
}

XtkExpression ParseXtk(std::string_view text) {
  return XtkParser(text, LexXtk(text)).Read();
}

std::vector<std::uint32_t> ChildrenOf(const XtkExpression& expression,
                                      std::uint32_t node) {
  std::vector<std::uint32_t> children;
  const std::vector<XtkNode>& nodes = expression.nodes;
  for (std::uint32_t at = node + 1; at < nodes[node].end; at = nodes[at].end) {
    children.push_back(at);
  }
  return children;
}

std::uint32_t ArityOf(const XtkExpression& expression, std::uint32_t node) {
  std::uint32_t count = 0;
  const std::vector<XtkNode>& nodes = expression.nodes;
  for (std::uint32_t at = node + 1; at < nodes[node].end; at = nodes[at].end) {
    ++count;
  }
  return count;
}

std::string XtkStringValue(std::string_view text, const XtkNode& node) {
  const std::string_view inner =
      text.substr(node.region.begin + 1, node.region.size() - 2);
  std::string value;
  for (std::size_t i = 0; i < inner.size(); ++i) {
    if (inner[i] == '\\' && i + 1 < inner.size()) ++i;
    value += inner[i];
  }
  return value;
}

}  // namespace audit
