#include "report/baseline_text.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <map>

#include "report/coverage_lines.h"
#include "report/visible_text.h"
#include "report/wrap.h"

namespace audit {
namespace {

using Counts = std::map<std::string_view, std::size_t>;

// Most first; of equal ones by name.
std::string Table(std::string_view heading, const Counts& counts) {
  std::vector<std::pair<std::string, std::size_t>> rows;
  int width = WidthOf(heading);
  for (const auto& [name, count] : counts) {
    rows.emplace_back(VisibleText(name), count);
    width = std::max(width, WidthOf(rows.back().first));
  }
  std::stable_sort(rows.begin(), rows.end(), [](const auto& a, const auto& b) {
    return a.second > b.second;
  });
  const auto row = [&](std::string_view name, std::string_view figure) {
    return fmt::format("  {}{:{}}{:>10}\n", name, "", width - WidthOf(name),
                       figure);
  };
  std::string text = "\n" + row(heading, "findings");
  for (const auto& [name, count] : rows) {
    text += row(name, std::to_string(count));
  }
  return text;
}

}  // namespace

std::string FindingCounts(std::span<const KnownFinding> findings) {
  std::array<std::size_t, 3> by_severity{};
  for (const KnownFinding& finding : findings) {
    ++by_severity[static_cast<std::size_t>(finding.severity)];
  }
  return fmt::format("{}: {}, {}, {}",
                     Counted(findings.size(), "finding", "findings"),
                     Counted(by_severity[0], "error", "errors"),
                     Counted(by_severity[1], "warning", "warnings"),
                     Counted(by_severity[2], "note", "notes"));
}

std::string BaselineText(const Baseline& baseline, std::string_view name) {
  Counts rules;
  Counts entities;
  for (const KnownFinding& finding : baseline) {
    ++rules[finding.rule];
    ++entities[finding.entity.empty() ? std::string_view(finding.file)
                                      : std::string_view(finding.entity)];
  }
  std::string text =
      fmt::format("{}: {}.\n", VisibleText(name), FindingCounts(baseline));
  if (baseline.empty()) return text;
  return text + Table("rule", rules) + Table("entity or file", entities);
}

std::string AbsentText(std::span<const KnownFinding> absent) {
  std::string text;
  for (const KnownFinding& finding : absent) {
    const std::string& place =
        finding.entity.empty() ? finding.file : finding.entity;
    text += fmt::format("  {}[{}] {}{}{}\n", ToString(finding.severity),
                        VisibleText(finding.rule), VisibleText(place),
                        finding.text.empty() ? "" : ": ",
                        VisibleText(finding.text));
  }
  return text;
}

}  // namespace audit
