// Byte offsets of a UTF-8 text to lines and columns. Made by whoever shows
// places to a person; rules never count lines.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

namespace audit {

// All 1-based. A line ends at LF; a CR before it belongs to the line end.
struct Position {
  std::uint32_t line = 1;
  std::uint32_t utf16_column = 1;       // SARIF utf16CodeUnits, LSP default
  std::uint32_t code_point_column = 1;  // text output
  bool operator==(const Position&) const = default;
};

class LineMap {
 public:
  // `utf8` must outlive the map.
  explicit LineMap(std::string_view utf8);

  // Precondition: offset <= size of the text. An offset inside a character
  // counts as its start.
  Position At(std::uint32_t offset) const;
  // The line's bytes without its line end. 1-based.
  std::string_view Line(std::uint32_t line) const;
  std::uint32_t LineBegin(std::uint32_t line) const;
  std::uint32_t line_count() const;

 private:
  // Columns counted so far at an offset inside a long line, so that a file of
  // one line is not counted from its start for every finding.
  struct Checkpoint {
    std::uint32_t offset;
    Position position;
  };
  void AddCheckpoints(std::uint32_t begin, std::uint32_t end);

  std::string_view text_;
  std::vector<std::uint32_t> begins_;
  std::vector<Checkpoint> checkpoints_;
};

}  // namespace audit
