#include "report/example_text.h"

#include <algorithm>
#include <vector>

#include "report/markdown_text.h"
#include "report/visible_text.h"
#include "ruleset/example_markers.h"

namespace audit {
namespace {

// Carets below [begin, end) of `line`, blanks before; empty without any.
std::string CaretLine(std::string_view line, std::uint32_t line_begin,
                      const std::vector<Region>& regions) {
  std::string carets;
  const auto line_end = line_begin + static_cast<std::uint32_t>(line.size());
  for (const Region region : regions) {
    const bool here = region.begin <= line_end && region.end >= line_begin &&
                      (region.empty() || region.end > line_begin);
    if (!here) continue;
    std::uint32_t begin = std::max(region.begin, line_begin) - line_begin;
    const std::uint32_t end = std::min(region.end, line_end) - line_begin;
    if (region.begin < line_begin) {
      begin = static_cast<std::uint32_t>(
          std::min<std::size_t>(line.find_first_not_of(" \t"), end));
    }
    if (begin == end && !region.empty()) continue;
    const auto width = [&](std::uint32_t to) {
      return static_cast<std::size_t>(WidthOf(VisibleText(line.substr(0, to))));
    };
    carets.resize(std::max(carets.size(), width(begin)), ' ');
    carets.resize(std::max(width(end), carets.size() + (begin == end)), '^');
  }
  return carets;
}

std::string_view FenceLanguage(std::string_view path) {
  const auto ends = [&](std::string_view suffix) {
    return path.ends_with(suffix);
  };
  if (ends(".xml")) return "xml";
  if (ends(".js")) return "js";
  if (ends(".jssp") || ends(".jst")) return "jsp";
  if (ends(".sql")) return "sql";
  return "text";
}

}  // namespace

std::string WithCarets(std::string_view marked) {
  const auto read = ReadMarkers(marked);
  const MarkedText example = read ? *read : MarkedText{std::string(marked), {}};
  std::string out;
  const std::string_view text = example.text;
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t end = std::min(text.find('\n', begin), text.size());
    const std::string_view line = text.substr(begin, end - begin);
    out += VisibleText(line);
    out += '\n';
    const std::string carets =
        CaretLine(line, static_cast<std::uint32_t>(begin), example.regions);
    if (!carets.empty()) out += carets + '\n';
    begin = end + 1;
  }
  return out;
}

std::string CodeBlock(std::string_view path, std::string_view marked) {
  const std::string code = WithCarets(marked);
  const std::string fence = MarkdownFence(code, 3);
  return fence + std::string(FenceLanguage(path)) + '\n' + code + fence + '\n';
}

}  // namespace audit
