#include "tests/syntax/shown_xtk.h"

#include <array>
#include <vector>

#include "core/node_view.h"

namespace audit {
namespace {

constexpr std::array<std::string_view, 14> kFaults = {"none",
                                                      "unclosed-string",
                                                      "unclosed-sql",
                                                      "unclosed-code",
                                                      "not-a-date",
                                                      "not-a-number",
                                                      "not-understood",
                                                      "stray-close",
                                                      "missing-close",
                                                      "operand-expected",
                                                      "operator-expected",
                                                      "chained-comparison",
                                                      "not-a-path",
                                                      "list-expected"};

std::string WithHoles(std::string_view text) {
  std::string shown(text);
  for (std::size_t at = 0; (at = shown.find(kHole, at)) != std::string::npos;) {
    shown.replace(at, kHole.size(), "~");
  }
  return shown;
}

struct Parts {
  std::string_view open;
  std::string_view between;
  std::string_view close;
};

Parts PartsOf(XtkKind kind) {
  switch (kind) {
    case XtkKind::kPath:
    case XtkKind::kJoin:
      return {"<", " ", ">"};
    case XtkKind::kPredicate:
      return {"[", " ", "]"};
    case XtkKind::kCall:
    case XtkKind::kUnary:
    case XtkKind::kBinary:
    case XtkKind::kSplice:
      return {"(", ", ", ")"};
    case XtkKind::kError:
      return {"ERR(", " ", ")"};
    case XtkKind::kGroup:
    case XtkKind::kList:
      return {"{", ", ", "}"};
    default:
      return {"", "", ""};
  }
}

std::string_view Slice(std::string_view text, Region region) {
  return text.substr(region.begin, region.size());
}

std::string FrontOf(std::string_view text, const XtkNode& node) {
  switch (node.kind) {
    case XtkKind::kCall:
      return WithHoles(Slice(text, node.name));
    case XtkKind::kUnary:
    case XtkKind::kBinary:
      return std::string(WordOf(node.op));
    case XtkKind::kParameter:
      return "$" + WithHoles(Slice(text, node.name));
    case XtkKind::kAttributeStep:
      return "@" + WithHoles(Slice(text, node.name));
    case XtkKind::kElementStep:
      return WithHoles(Slice(text, node.name));
    case XtkKind::kSql:
      return "SQL'" + WithHoles(Slice(text, node.region)) + "'";
    case XtkKind::kCode:
      return "CODE";
    case XtkKind::kSplice:
      return "SPLICE";
    default:
      return "";
  }
}

}  // namespace

std::string ShownXtk(std::string_view text, const XtkExpression& expression) {
  const std::vector<XtkNode>& nodes = expression.nodes;
  std::vector<std::string> shown(nodes.size());
  // Children stand behind their parents.
  for (std::size_t i = nodes.size(); i-- > 0;) {
    const auto children = ChildrenOf(expression, static_cast<std::uint32_t>(i));
    const Parts parts = PartsOf(nodes[i].kind);
    shown[i] = FrontOf(text, nodes[i]) + std::string(parts.open);
    for (std::size_t c = 0; c < children.size(); ++c) {
      if (c > 0) shown[i] += parts.between;
      shown[i] += shown[children[c]];
    }
    const bool says_itself = children.empty() &&
                             nodes[i].kind != XtkKind::kCall &&
                             nodes[i].kind != XtkKind::kCode &&
                             nodes[i].kind != XtkKind::kElementStep &&
                             nodes[i].kind != XtkKind::kAttributeStep &&
                             nodes[i].kind != XtkKind::kSql;
    if (says_itself) shown[i] += WithHoles(Slice(text, nodes[i].region));
    shown[i] += parts.close;
  }
  return shown.empty() ? "" : shown[0];
}

std::string ShownXtkFaults(const XtkExpression& expression) {
  std::string shown;
  for (const XtkFault& fault : expression.faults) {
    if (!shown.empty()) shown += ' ';
    shown += kFaults[static_cast<std::size_t>(fault.kind)];
    shown += '@' + std::to_string(fault.region.begin);
    if (fault.region.empty()) continue;
    shown += '-' + std::to_string(fault.region.end);
  }
  return shown;
}

}  // namespace audit
