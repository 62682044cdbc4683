#include "tests/syntax/xtk_cases.h"

#include <gtest/gtest.h>

#include <string_view>

#include "core/node_view.h"
#include "tests/syntax/shown_xtk.h"
#include "tests/syntax/xtk_shape.h"

namespace audit {
namespace {

std::string WithHole(std::string_view text) {
  std::string out;
  for (const char c : text) out += c == '~' ? kHole : std::string_view(&c, 1);
  return out;
}

}  // namespace

void CheckXtk(std::span<const XtkCase> cases) {
  for (const XtkCase& c : cases) {
    SCOPED_TRACE(c.name);
    const std::string text = WithHole(c.text);
    const XtkExpression expression = ParseXtk(text);
    EXPECT_EQ(ShownXtk(text, expression), c.tree);
    EXPECT_EQ(ShownXtkFaults(expression), c.faults);
    EXPECT_EQ(BrokenXtkShape(text, expression), "");
  }
}

}  // namespace audit
