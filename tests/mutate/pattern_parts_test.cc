#include "tests/mutate/pattern_parts.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace audit {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

std::vector<std::string> Texts(const std::vector<Variant>& variants) {
  std::vector<std::string> texts;
  for (const Variant& variant : variants) texts.push_back(variant.text);
  return texts;
}

TEST(PatternParts, Regex) {
  EXPECT_THAT(Texts(RegexVariants("abc[|^]\\|")), IsEmpty());
  EXPECT_THAT(Texts(RegexVariants("a|b")), ElementsAre("b", "a"));
  EXPECT_THAT(Texts(RegexVariants("x(?:a|b(c|d)|e)")),
              ElementsAre("x(?:a|b(d)|e)", "x(?:a|b(c)|e)", "x(?:b(c|d)|e)",
                          "x(?:a|e)", "x(?:a|b(c|d))"));
  EXPECT_THAT(Texts(RegexVariants("(?i)\\bab$")),
              ElementsAre("\\bab$", "(?i)ab$", "(?i)\\bab"));
}

TEST(PatternParts, Select) {
  EXPECT_THAT(Texts(SelectVariants("//a/@b")), IsEmpty());
  EXPECT_THAT(Texts(SelectVariants("//a|//b")), ElementsAre("//b", "//a"));
  EXPECT_THAT(Texts(SelectVariants("//a[. = '|']")),
              ElementsAre("//a", "//a[not(. = '|')]"));
  EXPECT_THAT(Texts(SelectVariants("//a[@b or @c and @d]")),
              ElementsAre("//a[@c and @d]", "//a[@b]", "//a[@d]",
                          "//a[@b or @c]", "//a", "//a[not(@b or @c and @d)]"));
}

TEST(PatternParts, Query) {
  EXPECT_THAT(Texts(QueryVariants("(call_expression) @a")), IsEmpty());
  EXPECT_THAT(Texts(QueryVariants("((a) @a (#eq? @a \"(\"))")),
              ElementsAre("((a) @a )", "((a) @a (#not-eq? @a \"(\"))"));
  EXPECT_THAT(Texts(QueryVariants("((a) @a (#any-of? @a \"b\" \"c\"))")),
              ElementsAre("((a) @a )", "((a) @a (#not-any-of? @a \"b\" \"c\"))",
                          "((a) @a (#any-of? @a  \"c\"))",
                          "((a) @a (#any-of? @a \"b\" ))"));
}

}  // namespace
}  // namespace audit
