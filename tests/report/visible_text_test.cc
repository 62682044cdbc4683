#include "report/visible_text.h"

#include <gtest/gtest.h>

namespace audit {
namespace {

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
