#include "report/code_frame.h"

#include <gtest/gtest.h>

namespace audit {
namespace {

struct Row {
  const char* name;
  std::vector<std::string> lines;
  std::uint32_t first_line;
  Position begin;  // utf16_column is not looked at
  Position end;
  std::uint32_t window_begin;
  int columns;
  std::string frame;
};

const std::vector<Row>& Rows() {
  static const std::vector<Row> rows = {
      {"one word",
       {"a bcd e"},
       7,
       {7, 0, 3},
       {7, 0, 6},
       0,
       80,
       "   |\n"
       " 7 | a bcd e\n"
       "   |   ^^^\n"},
      {"behind a tab",
       {"\t\tx = 1"},
       7,
       {7, 0, 3},
       {7, 0, 4},
       0,
       80,
       "   |\n"
       " 7 |         x = 1\n"
       "   |         ^\n"},
      {"wide, combining and hidden characters before",
       {"日e\xCC\x81\xE2\x80\x8B\x1b|x"},
       7,
       {7, 0, 7},
       {7, 0, 8},
       0,
       80,
       "   |\n"
       " 7 | 日e\xCC\x81\\u{200b}␛|x\n"
       "   |              ^\n"},
      {"wide characters marked",
       {"a 日本 b"},
       7,
       {7, 0, 3},
       {7, 0, 5},
       0,
       80,
       "   |\n"
       " 7 | a 日本 b\n"
       "   |   ^^^^\n"},
      {"nothing at a place",
       {"ab"},
       7,
       {7, 0, 2},
       {7, 0, 2},
       0,
       80,
       "   |\n"
       " 7 | ab\n"
       "   |  ^\n"},
      {"nothing at the end",
       {"ab"},
       7,
       {7, 0, 3},
       {7, 0, 3},
       0,
       80,
       "   |\n"
       " 7 | ab\n"
       "   |   ^\n"},
      {"an empty file",
       {""},
       1,
       {1, 0, 1},
       {1, 0, 1},
       0,
       80,
       "   |\n"
       " 1 |\n"
       "   | ^\n"},
      {"several lines",
       {"if (x) {", "", "  y;", ""},
       99,
       {99, 0, 8},
       {101, 0, 5},
       0,
       80,
       "     |\n"
       "  99 | if (x) {\n"
       "     |        ^\n"
       " 100 |\n"
       " 101 |   y;\n"
       "     |   ^^\n"
       " 102 |\n"},
      {"more lines than shown",
       {"a(", "b,", "c,"},
       8,
       {8, 0, 2},
       {20, 0, 2},
       0,
       80,
       "    |\n"
       "  8 | a(\n"
       "    |  ^\n"
       "  9 | b,\n"
       "    | ^^\n"
       " 10 | c,\n"
       "    | ^^\n"
       "    | ... to line 20\n"},
      {"up to the next line's begin",
       {"ab", "cd"},
       7,
       {7, 0, 1},
       {8, 0, 1},
       0,
       80,
       "   |\n"
       " 7 | ab\n"
       "   | ^^\n"
       " 8 | cd\n"},
      {"window of a long line",
       {"0123456789"},
       7,
       {7, 0, 103},
       {7, 0, 105},
       100,
       80,
       "   |\n"
       " 7 | …123456789\n"
       "   |   ^^\n"},
      {"cut at the right",
       {"0123456789012345678901234567890123456789"},
       7,
       {7, 0, 3},
       {7, 0, 5},
       0,
       25,
       "   |\n"
       " 7 | 0123456789012345678…\n"
       "   |   ^^\n"},
      {"cut at both sides",
       {"0123456789012345678901234567890123456789"},
       7,
       {7, 0, 23},
       {7, 0, 25},
       0,
       25,
       "   |\n"
       " 7 | …789012345678901234…\n"
       "   |       ^^\n"},
      {"cut at the left",
       {"0123456789012345678901234567890123456789"},
       7,
       {7, 0, 39},
       {7, 0, 41},
       0,
       25,
       "   |\n"
       " 7 | …1234567890123456789\n"
       "   |                   ^^\n"},
      {"marked beyond the cut",
       {"0123456789012345678901234567890123456789"},
       7,
       {7, 0, 3},
       {7, 0, 41},
       0,
       25,
       "   |\n"
       " 7 | 0123456789012345678…\n"
       "   |   ^^^^^^^^^^^^^^^^^^\n"},
      {"an indentation goes first",
       {"          a = [1, 2, 3];", "            b = 4;"},
       7,
       {7, 0, 15},
       {7, 0, 24},
       0,
       25,
       "   |\n"
       " 7 | …a = [1, 2, 3];\n"
       "   |      ^^^^^^^^^\n"
       " 8 | …  b = 4;\n"},
      {"a tab under the sign of the cut",
       {"01234567\t9012345678901234567890"},
       7,
       {7, 0, 13},
       {7, 0, 21},
       0,
       25,
       "   |\n"
       " 7 | …  9012345678901234…\n"
       "   |       ^^^^^^^^\n"},
      {"cut by the excerpt too",
       {std::string(kMaxLine, 'x')},
       7,
       {7, 0, 1},
       {7, 0, 2},
       0,
       200,
       "   |\n"
       " 7 | " +
           std::string(kMaxLine, 'x') +
           "…\n"
           "   | ^\n"},
      {"no lines at hand", {}, 7, {7, 0, 3}, {7, 0, 5}, 0, 80, ""},
  };
  return rows;
}

TEST(CodeFrame, PutsCaretsBelowTheRegion) {
  for (const Row& row : Rows()) {
    SCOPED_TRACE(row.name);
    Excerpt excerpt;
    excerpt.lines = row.lines;
    excerpt.first_line = row.first_line;
    excerpt.begin = row.begin;
    excerpt.end = row.end;
    excerpt.window_begin = row.window_begin;
    EXPECT_EQ(CodeFrame(excerpt, Ink::kError, Paint(TextStyle::Color::kOff),
                        row.columns),
              row.frame);
  }
}

TEST(CodeFrame, ColoursOnlyOnRequest) {
  Excerpt excerpt;
  excerpt.lines = {"x"};
  excerpt.end = {1, 2, 2};
  EXPECT_EQ(CodeFrame(excerpt, Ink::kError, Paint(TextStyle::Color::kOn), 80),
            "\x1b[34m   |\x1b[0m\n"
            "\x1b[34m 1 |\x1b[0m x\n"
            "\x1b[34m   |\x1b[0m \x1b[1;31m^\x1b[0m\n");
}

}  // namespace
}  // namespace audit
