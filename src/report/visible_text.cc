#include "report/visible_text.h"

#include <fmt/format.h>

#include "core/text.h"
#include "report/code_points.h"

namespace audit {
namespace {

// The controls that have a picture of one column keep carets in place; the
// rest are spelt out.
Cell HiddenCell(char32_t value) {
  Cell cell;
  if (value < 0x20) {
    AppendUtf8(0x2400 + value, &cell.shown);
  } else if (value == 0x7F) {
    AppendUtf8(0x2421, &cell.shown);
  } else {
    cell.shown = fmt::format("\\u{{{:x}}}", static_cast<std::uint32_t>(value));
    cell.width = static_cast<int>(cell.shown.size());
  }
  return cell;
}

Cell CellOf(char32_t value) {
  if (IsHidden(value)) return HiddenCell(value);
  Cell cell;
  AppendUtf8(value, &cell.shown);
  cell.width = CellWidth(value);
  return cell;
}

}  // namespace

std::vector<Cell> CellsOf(std::string_view line) {
  std::vector<Cell> cells;
  int column = 0;
  for (std::size_t i = 0; i < line.size();) {
    const Utf8Step point = ReadUtf8(line.substr(i));
    i += point.size;
    if (point.code_point == '\t') {
      const int width = kTabStop - column % kTabStop;
      cells.push_back(
          {std::string(static_cast<std::size_t>(width), ' '), width});
    } else {
      cells.push_back(CellOf(point.code_point));
    }
    column += cells.back().width;
  }
  return cells;
}

std::string VisibleText(std::string_view text) {
  std::string visible;
  visible.reserve(text.size());
  for (std::size_t i = 0; i < text.size();) {
    const Utf8Step point = ReadUtf8(text.substr(i));
    i += point.size;
    if (point.code_point == '\t') {
      visible += ' ';
    } else if (point.code_point >= 0x20 && point.code_point < 0x7F) {
      visible += static_cast<char>(point.code_point);
    } else {
      visible += CellOf(point.code_point).shown;
    }
  }
  return visible;
}

std::string ShownPath(std::string_view path) {
  const bool obeyed = path.starts_with(':') || path.starts_with('#');
  return (obeyed ? "./" : "") + VisibleText(path);
}

int WidthOf(std::string_view visible) {
  int width = 0;
  for (std::size_t i = 0; i < visible.size();) {
    const Utf8Step point = ReadUtf8(visible.substr(i));
    i += point.size;
    width += CellWidth(point.code_point);
  }
  return width;
}

}  // namespace audit
