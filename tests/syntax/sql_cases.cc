#include "tests/syntax/sql_cases.h"

#include <gtest/gtest.h>

#include <string_view>

#include "core/node_view.h"
#include "tests/syntax/shown_sql.h"
#include "tests/syntax/sql_shape.h"

namespace audit {
namespace {

std::string WithHole(std::string_view text) {
  std::string out;
  for (const char c : text) out += c == '~' ? kHole : std::string_view(&c, 1);
  return out;
}

}  // namespace

void CheckSql(SqlForm form, std::span<const SqlCase> cases) {
  for (const SqlCase& c : cases) {
    SCOPED_TRACE(c.name);
    const std::string text = WithHole(c.text);
    const SqlTree tree = ParseSql(text, form);
    EXPECT_EQ(ShownSql(text, tree), c.tree);
    EXPECT_EQ(ShownSqlFaults(tree), c.faults);
    if (c.evidence != "*") {
      EXPECT_EQ(ShownSqlEvidence(tree), c.evidence);
    }
    EXPECT_EQ(BrokenSqlShape(text, tree), "");
  }
}

}  // namespace audit
