#include "model/code_shape.h"

#include <gtest/gtest.h>

#include <string>

namespace audit {
namespace {

struct ShapeCase {
  std::string text;
  bool template_;
  bool sqldata;
  bool script;
  bool sql;
  bool html;
};

TEST(CodeShape, TellsByALook) {
  const ShapeCase cases[] = {
      {"", false, false, false, false, false},
      {"<", false, false, false, false, false},
      {"a <% b", true, false, false, false, false},
      {"a << %", false, false, false, false, false},
      {"<<%", true, false, false, false, false},
      {"[[SQLDATA[", false, true, false, false, false},
      {"<![CDATA[", false, false, false, false, true},
      {"f()", false, false, true, false, false},
      {" ( SELECT 1", false, false, true, true, false},
      {"selected", false, false, false, false, false},
      {"\n<p>", false, false, false, false, true},
      {"< b", false, false, false, false, false},
  };
  for (const ShapeCase& c : cases) {
    SCOPED_TRACE(c.text);
    EXPECT_EQ(HoldsTemplate(c.text), c.template_);
    EXPECT_EQ(HoldsSqldata(c.text), c.sqldata);
    EXPECT_EQ(LooksLikeScript(c.text), c.script);
    EXPECT_EQ(LooksLikeSql(c.text), c.sql);
    EXPECT_EQ(LooksLikeHtml(c.text), c.html);
  }
}

}  // namespace
}  // namespace audit
