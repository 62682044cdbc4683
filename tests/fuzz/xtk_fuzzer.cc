// Any bytes as an xtk expression: lexemes cover the text, nodes nest and stand
// in order, what is not understood has a place, and a path that is not known
// has a reason.
#include <cstdint>
#include <string_view>

#include "model/xtk_paths.h"
#include "tests/fuzz/require.h"
#include "tests/syntax/xtk_shape.h"

namespace audit::fuzz {
namespace {

void CheckLeaves(std::string_view text, const XtkExpression& expression) {
  for (std::uint32_t i = 0; i < expression.nodes.size(); ++i) {
    const XtkNode& node = expression.nodes[i];
    if (node.kind == XtkKind::kString) {
      Require(node.region.size() >= 2);
      Require(XtkStringValue(text, node).size() <= node.region.size() - 2);
    }
    if (node.kind == XtkKind::kBinary) Require(ArityOf(expression, i) == 2);
    if (node.kind == XtkKind::kUnary) Require(ArityOf(expression, i) == 1);
    if (node.kind == XtkKind::kSplice) Require(node.has_code);
    const bool operates =
        node.kind == XtkKind::kBinary || node.kind == XtkKind::kUnary;
    Require(operates == (node.op != XtkOperator::kNone));
    // A path that is understood has steps and nothing else.
    if (node.kind != XtkKind::kPath) continue;
    Require(ArityOf(expression, i) > 0);
    for (const std::uint32_t step : ChildrenOf(expression, i)) {
      const XtkKind kind = expression.nodes[step].kind;
      Require((kind >= XtkKind::kRootStep && kind <= XtkKind::kParentStep) ||
              kind == XtkKind::kCode);
    }
  }
}

void CheckPaths(std::string_view text, const XtkExpression& expression) {
  static const Schemas fields;
  constexpr std::string_view kSchemas[] = {"xtk:workflow", "nms:recipient"};
  for (std::uint32_t i = 0; i < expression.nodes.size(); ++i) {
    const PathMeaning meaning =
        ResolvePath(fields, kSchemas, text, expression, i);
    RequireInside(meaning.step, text.size());
    Require(expression.nodes[i].region.Contains(meaning.step));
    const bool known = meaning.kind != PathMeaning::Kind::kUnknown;
    Require(known == (meaning.reason == PathReason::kNone));
    if (known) Require(fields.Find(meaning.schema, meaning.xpath).has_value());
    Require(!WordsOf(meaning.reason).empty());
  }
}

}  // namespace
}  // namespace audit::fuzz

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data,
                                      std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  const audit::XtkExpression expression = audit::ParseXtk(text);
  audit::fuzz::Require(audit::BrokenXtkShape(text, expression).empty());
  audit::fuzz::CheckLeaves(text, expression);
  audit::fuzz::CheckPaths(text, expression);
  return 0;
}
