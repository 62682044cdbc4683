#include "tests/syntax/shown_sql.h"

#include <array>
#include <vector>

#include "core/node_view.h"
#include "core/text.h"

namespace audit {
namespace {

constexpr std::array<std::string_view, 20> kFaults = {"none",
                                                      "unclosed-string",
                                                      "unclosed-name",
                                                      "unclosed-comment",
                                                      "unclosed-code",
                                                      "bad-parameter",
                                                      "two-ways-to-end",
                                                      "two-ways-to-read",
                                                      "not-a-number",
                                                      "not-understood",
                                                      "stray-close",
                                                      "missing-close",
                                                      "operand-expected",
                                                      "operator-expected",
                                                      "list-expected",
                                                      "source-expected",
                                                      "name-expected",
                                                      "query-expected",
                                                      "not-a-statement",
                                                      "unclosed-block"};

std::string Shown(std::string_view text, Region region) {
  std::string shown(text.substr(region.begin, region.size()));
  for (std::size_t at = 0; (at = shown.find(kHole, at)) != std::string::npos;) {
    shown.replace(at, kHole.size(), "~");
  }
  for (char& c : shown) c = c == '\n' ? ' ' : c;
  return shown;
}

struct Parts {
  std::string front;
  std::string_view open = "(";
  std::string_view between = ", ";
  std::string_view close = ")";
};

Parts PartsOf(std::string_view text, const SqlNode& node) {
  switch (node.kind) {
    case SqlKind::kScript:
      return {"", "", "; ", ""};
    case SqlKind::kStatement:
      return {std::string(NameOf(node.verb)), "(", " ", ")"};
    case SqlKind::kClause:
      return {std::string(NameOf(node.clause)), "{", ", ", "}"};
    case SqlKind::kWithQuery:
    case SqlKind::kQuery:
    case SqlKind::kSelect:
      return {"", "", " ", ""};
    case SqlKind::kGroup:
    case SqlKind::kNames:
      return {"", "{", ", ", "}"};
    case SqlKind::kList:
      return {"", "[", ", ", "]"};
    case SqlKind::kSubquery:
      return {"", "(", " ", ")"};
    case SqlKind::kSources:
      return {"SOURCES"};
    case SqlKind::kAliased:
      return {"", "", " => ", ""};
    case SqlKind::kCase:
      return {"CASE"};
    case SqlKind::kCast:
      return {"CAST"};
    case SqlKind::kSubscript:
      return {"AT"};
    case SqlKind::kSplice:
      return {"SPLICE"};
    case SqlKind::kError:
      return {"ERR"};
    default:
      return {Shown(text, node.name)};
  }
}

std::string ShownLeaf(std::string_view text, const SqlNode& node) {
  std::string own = Shown(text, node.region);
  switch (node.kind) {
    case SqlKind::kTable:
      return "T:" + own;
    case SqlKind::kColumn:
      return "<" + own + ">";
    case SqlKind::kQuoted:
      return "?" + own;
    case SqlKind::kWord:
      return "w:" + own;
    case SqlKind::kParameter:
      return "P:" + own;
    case SqlKind::kType:
      return "type:" + own;
    case SqlKind::kDate:
      return "date:" + own;
    case SqlKind::kInterval:
      return "interval:" + own;
    case SqlKind::kOpaque:
      return "...";
    case SqlKind::kCode:
      return "CODE";
    case SqlKind::kError:
      return "ERR(" + own + ")";
    default:
      return own;
  }
}

bool SaysItself(const SqlNode& node, bool has_children) {
  if (node.kind == SqlKind::kTable || node.kind == SqlKind::kColumn ||
      node.kind == SqlKind::kWord)
    return true;
  return !has_children && node.kind != SqlKind::kCall &&
         node.kind != SqlKind::kStatement && node.kind != SqlKind::kClause &&
         node.kind != SqlKind::kQuery && node.kind != SqlKind::kSelect &&
         node.kind != SqlKind::kNames;
}

}  // namespace

std::string ShownSql(std::string_view text, const SqlTree& tree) {
  std::vector<std::string> shown(tree.nodes.size());
  // Children stand behind their parents.
  for (std::size_t i = shown.size(); i-- > 0;) {
    const SqlNode& node = tree.nodes[i];
    const auto children = ChildrenOf(tree, static_cast<std::uint32_t>(i));
    if (SaysItself(node, !children.empty())) {
      shown[i] = ShownLeaf(text, node);
      continue;
    }
    const Parts parts = PartsOf(text, node);
    shown[i] = parts.front + std::string(parts.open);
    for (std::size_t c = 0; c < children.size(); ++c) {
      if (c > 0) shown[i] += parts.between;
      shown[i] += shown[children[c]];
    }
    shown[i] += parts.close;
  }
  return shown.empty() ? "" : shown[0];
}

std::string ShownSqlFaults(const SqlTree& tree) {
  std::string shown;
  for (const SqlFault& fault : tree.faults) {
    if (!shown.empty()) shown += ' ';
    shown += kFaults[static_cast<std::size_t>(fault.kind)];
    shown += '@' + std::to_string(fault.region.begin);
    if (fault.region.empty()) continue;
    shown += '-' + std::to_string(fault.region.end);
  }
  return shown;
}

std::string ShownSqlEvidence(const SqlTree& tree) {
  std::string shown;
  for (const SqlSign& sign : tree.evidence.signs()) {
    if (!shown.empty()) shown += ", ";
    shown += NameOf(sign.mark);
  }
  return shown;
}

}  // namespace audit
