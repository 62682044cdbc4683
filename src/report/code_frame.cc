#include "report/code_frame.h"

#include <fmt/format.h>

#include <algorithm>
#include <vector>

#include "report/visible_text.h"

namespace audit {
namespace {

constexpr std::string_view kCut = "…";

// A line of cells with the terminal column at which each begins.
struct Line {
  std::vector<Cell> cells;
  std::vector<int> columns;  // one more than cells: the last is the width
  std::size_t mark_begin = 0;
  std::size_t mark_end = 0;

  int width() const { return columns.back(); }
};

Line Measure(std::string_view text) {
  Line line{.cells = CellsOf(text), .columns = {0}};
  for (const Cell& cell : line.cells) {
    line.columns.push_back(line.columns.back() + cell.width);
  }
  return line;
}

bool IsBlank(const Cell& cell) {
  return cell.shown.find_first_not_of(' ') == std::string::npos;
}

// Which cells of the line numbered `number` the region covers.
void Mark(const Excerpt& excerpt, std::uint32_t number, Line* line) {
  if (number < excerpt.begin.line || number > excerpt.end.line) return;
  const auto cell_at = [&](std::uint32_t column) {
    const std::uint32_t cut = excerpt.window_begin + 1;
    return std::min<std::size_t>(column > cut ? column - cut : 0,
                                 line->cells.size());
  };
  if (number == excerpt.begin.line) {
    line->mark_begin = cell_at(excerpt.begin.code_point_column);
  } else {
    // Carets below an indentation say nothing.
    while (line->mark_begin < line->cells.size() &&
           IsBlank(line->cells[line->mark_begin])) {
      ++line->mark_begin;
    }
  }
  line->mark_end = number == excerpt.end.line
                       ? cell_at(excerpt.end.code_point_column)
                       : line->cells.size();
}

// The columns of all lines that fit, chosen so that the region's begin and
// what stands before it are seen.
struct Window {
  int begin = 0;
  int end = 0;
};

// Columns of the indentation that all lines share.
int SharedIndent(const std::vector<Line>& lines) {
  int shared = -1;
  for (const Line& line : lines) {
    std::size_t blanks = 0;
    while (blanks < line.cells.size() && IsBlank(line.cells[blanks])) ++blanks;
    if (blanks == line.cells.size()) continue;  // an empty line shares any
    const int indent = line.columns[blanks];
    shared = shared < 0 ? indent : std::min(shared, indent);
  }
  return std::max(shared, 0);
}

Window ChooseWindow(const std::vector<Line>& lines, int available) {
  int width = 0;
  for (const Line& line : lines) width = std::max(width, line.width());
  if (width <= available) return {0, width};
  // An indentation goes first; the sign of the cut stands in its last column.
  const int text = std::max(SharedIndent(lines) - 1, 0);
  const int mark = lines.front().columns[lines.front().mark_begin];
  const int mark_end = lines.front().columns[lines.front().mark_end];
  if (mark_end <= text + available - 1) return {text, text + available};
  // A third before the region tells whose value it is.
  const int begin = std::clamp(mark - available / 3, 0, width - available);
  const int first = std::min(std::max(begin, text), mark);
  return {first, first + available};
}

// What the excerpt itself left out at either end of a line.
struct Cuts {
  bool left = false;
  bool right = false;
};

std::string Slice(const Line& line, Window window, Cuts cuts,
                  const Paint& paint) {
  const bool left = (cuts.left || window.begin > 0) && !line.cells.empty();
  const bool right = line.width() > window.end;
  std::string text = left ? paint(Ink::kDim, kCut) : "";
  int column = window.begin + (left ? 1 : 0);
  for (std::size_t i = 0; i < line.cells.size(); ++i) {
    if (line.columns[i] < column) continue;
    if (line.columns[i + 1] > window.end - (right ? 1 : 0)) break;
    // The sign of the cut may stand for a part of a wide character or tab.
    text.append(static_cast<std::size_t>(line.columns[i] - column), ' ');
    text += line.cells[i].shown;
    column = line.columns[i + 1];
  }
  if (right || cuts.right) text += paint(Ink::kDim, kCut);
  return text;
}

std::string Carets(const Line& line, Window window, Ink ink,
                   const Paint& paint) {
  const int begin =
      std::clamp(line.columns[line.mark_begin], window.begin, window.end);
  const int end =
      std::clamp(line.columns[line.mark_end], window.begin, window.end);
  const int count = std::max(end - begin, 1);  // an empty region is a point
  return std::string(static_cast<std::size_t>(begin - window.begin), ' ') +
         paint(ink, std::string(static_cast<std::size_t>(count), '^'));
}

}  // namespace

int GutterWidth(const Excerpt& excerpt) {
  const std::size_t last =
      excerpt.first_line + std::max<std::size_t>(excerpt.lines.size(), 1) - 1;
  return static_cast<int>(fmt::formatted_size("{}", last));
}

std::string CodeFrame(const Excerpt& excerpt, Ink ink, const Paint& paint,
                      int columns) {
  if (excerpt.lines.empty()) return "";
  std::vector<Line> lines;
  for (std::size_t i = 0; i < excerpt.lines.size(); ++i) {
    lines.push_back(Measure(excerpt.lines[i]));
    Mark(excerpt, excerpt.first_line + static_cast<std::uint32_t>(i),
         &lines.back());
  }
  const int gutter = GutterWidth(excerpt);
  // " 12 | " stands before the text.
  const Window window =
      ChooseWindow(lines, std::max(columns - gutter - 4, kTabStop));
  const std::string bar =
      paint(Ink::kGutter, fmt::format("{:{}} |", "", gutter + 1));
  std::string frame = bar + '\n';
  for (std::size_t i = 0; i < lines.size(); ++i) {
    const std::size_t number = excerpt.first_line + i;
    const Line& line = lines[i];
    frame += paint(Ink::kGutter, fmt::format(" {:>{}} |", number, gutter));
    const Cuts cuts = {excerpt.window_begin > 0, line.cells.size() >= kMaxLine};
    if (!line.cells.empty()) frame += ' ' + Slice(line, window, cuts, paint);
    frame += '\n';
    const bool point =
        excerpt.begin == excerpt.end && number == excerpt.begin.line;
    if (line.mark_begin >= line.mark_end && !point) continue;
    frame += bar + ' ' + Carets(line, window, ink, paint) + '\n';
  }
  if (excerpt.end.line > excerpt.first_line + lines.size() &&
      excerpt.end.code_point_column > 1) {
    frame += bar + ' ' +
             paint(ink, fmt::format("... to line {}", excerpt.end.line)) + '\n';
  }
  return frame;
}

}  // namespace audit
