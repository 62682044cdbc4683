#include "checks/value_source.h"

#include <unordered_set>
#include <vector>

#include "syntax/walk.h"

namespace audit {

std::string SourceCodeOf(Node expression, ScriptValues* values) {
  // Nobody hands a value on more often, and nobody reads more code.
  constexpr std::size_t kMostValues = 16;
  constexpr std::size_t kMostCode = 4096;
  std::string code;
  std::vector<Node> open = {expression};
  std::unordered_set<std::uint32_t> met;
  for (std::size_t i = 0; i < open.size() && i < kMostValues; ++i) {
    code += open[i].text(values->text()).substr(0, kMostCode);
    code += '\n';
    if (code.size() > kMostCode) break;
    std::vector<Node> names;
    WalkNamed(open[i], [&](Node node) {
      if (node.is("identifier") && names.size() < kMostValues) {
        names.push_back(node);
      }
    });
    for (const Node name : names) {
      const std::uint32_t symbol = values->SymbolOf(name);
      if (symbol == kNone || !met.insert(symbol).second) continue;
      for (const Definition* definition :
           values->symbols()[symbol].definitions) {
        const bool is_value = definition->how == Definition::How::kValue ||
                              definition->how == Definition::How::kElement;
        if (is_value && definition->value) open.push_back(definition->value);
      }
    }
  }
  return code;
}

}  // namespace audit
