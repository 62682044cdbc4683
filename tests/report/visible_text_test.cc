#include "report/visible_text.h"

#include <gtest/gtest.h>

#include "report/code_points.h"

namespace audit {
namespace {

TEST(CodePointAt, TellsBytesThatAreNotUtf8) {
  struct Row {
    const char* name;
    std::string text;
    CodePoint expected;
  };
  const Row rows[] = {
      {"ascii", "a", {'a', 1, true}},
      {"two bytes", "é", {0xE9, 2, true}},
      {"three bytes", "日", {0x65E5, 3, true}},
      {"four bytes", "💣", {0x1F4A3, 4, true}},
      {"last code point", "\xF4\x8F\xBF\xBF", {0x10FFFF, 4, true}},
      {"continuation first", "\x80", {kReplacement, 1, false}},
      {"overlong slash", "\xC0\xAF", {kReplacement, 1, false}},
      {"overlong in three", "\xE0\x80\xAF", {kReplacement, 1, false}},
      {"surrogate", "\xED\xA0\x80", {kReplacement, 1, false}},
      {"too large", "\xF4\x90\x80\x80", {kReplacement, 1, false}},
      {"lead of five", "\xF8\x88\x80\x80", {kReplacement, 1, false}},
      {"cut short", "\xE2\x82", {kReplacement, 1, false}},
      {"bad continuation", "\xE2\x28\xA1", {kReplacement, 1, false}},
  };
  for (const Row& row : rows) {
    SCOPED_TRACE(row.name);
    const CodePoint point = CodePointAt(row.text, 0);
    EXPECT_EQ(point.value, row.expected.value);
    EXPECT_EQ(point.size, row.expected.size);
    EXPECT_EQ(point.valid, row.expected.valid);
  }
}

TEST(VisibleText, ShowsWhatATerminalWouldObey) {
  struct Row {
    const char* name;
    std::string text;
    std::string shown;
    int width;
  };
  const Row rows[] = {
      {"plain", "a b", "a b", 3},
      {"tab", "a\tb", "a b", 3},
      {"escape sequence", "\x1b[31m", "␛[31m", 5},
      {"bell, back space, delete", "\a\b\x7f", "␇␈␡", 3},
      {"line ends", "a\r\nb", "a␍␊b", 4},
      {"C1 control", "\xC2\x9B", "\\u{9b}", 6},
      {"bidi override", "\xE2\x80\xAE", "\\u{202e}", 8},
      {"zero width", "a\xE2\x80\x8B\xEF\xBB\xBF", "a\\u{200b}\\u{feff}", 17},
      {"tag character", "\xF3\xA0\x81\x81", "\\u{e0041}", 9},
      {"combining accent", "e\xCC\x81", "e\xCC\x81", 1},
      {"wide", "日本", "日本", 4},
      {"emoji", "💣", "💣", 2},
      {"not UTF-8", "\xFFz", "\uFFFDz", 2},
  };
  for (const Row& row : rows) {
    SCOPED_TRACE(row.name);
    EXPECT_EQ(VisibleText(row.text), row.shown);
    EXPECT_EQ(WidthOf(row.shown), row.width);
  }
}

TEST(CellsOf, ExpandsTabsToTheNextStop) {
  const auto cells = CellsOf("\ta\tbc\t日\t");
  std::vector<int> widths;
  for (const Cell& cell : cells) widths.push_back(cell.width);
  EXPECT_EQ(widths, (std::vector<int>{4, 1, 3, 1, 1, 2, 2, 2}));
}

}  // namespace
}  // namespace audit
