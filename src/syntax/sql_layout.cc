#include "syntax/sql_layout.h"

#include <algorithm>

namespace audit {
namespace {

// Scriptlets alone, in order.
std::vector<Region> Scriptlets(const std::vector<SqlLexeme>& trivia) {
  std::vector<Region> found;
  for (const SqlLexeme& lexeme : trivia) {
    if (lexeme.kind == SqlLexemeKind::kScriptlet) {
      found.push_back(lexeme.region);
    }
  }
  return found;
}

bool HoldsOne(Region region, const std::vector<Region>& scriptlets) {
  const auto at =
      std::lower_bound(scriptlets.begin(), scriptlets.end(), region.begin,
                       [](Region a, std::uint32_t b) { return a.begin < b; });
  return at != scriptlets.end() && at->end <= region.end;
}

}  // namespace

std::vector<SqlNode> LayOut(const std::vector<SqlNode>& nodes,
                            const std::vector<SqlLexeme>& trivia) {
  struct Open {
    std::uint32_t before;  // the place of the node whose children come now
    std::uint32_t first;   // among `nodes`, of its first descendant
    std::uint32_t free;    // places below this one are not yet taken
  };
  const auto size = static_cast<std::uint32_t>(nodes.size());
  const std::vector<Region> scriptlets = Scriptlets(trivia);
  std::vector<SqlNode> flat(size);
  std::vector<Open> open = {{0, 0, size}};
  // From the last to the first: a node before its children, which come from
  // the last to the first and fill their parent's places from behind.
  for (std::uint32_t i = size; i-- > 0;) {
    while (open.size() > 1 && i < open.back().first) open.pop_back();
    const std::uint32_t first = nodes[i].end;
    Open& parent = open.back();
    const std::uint32_t place = parent.free - (i - first + 1);
    flat[place] = nodes[i];
    flat[place].parent = parent.before;
    flat[place].end = parent.free;
    const std::uint32_t behind = parent.free;
    parent.free = place;
    open.push_back({place, first, behind});
  }
  for (std::uint32_t i = size; i-- > 0;) {
    SqlNode& node = flat[i];
    node.has_error |= node.kind == SqlKind::kError;
    if (!scriptlets.empty()) node.has_code |= HoldsOne(node.region, scriptlets);
    if (i == 0) break;
    flat[node.parent].has_code |= node.has_code;
    flat[node.parent].has_error |= node.has_error;
  }
  return flat;
}

}  // namespace audit
