#include "report/coverage_lines.h"

#include <fmt/format.h>

#include "report/report.h"
#include "report/visible_text.h"

namespace audit {
namespace {

std::string Grouped(std::uint64_t number) {
  std::string digits = std::to_string(number);
  for (std::size_t i = digits.size(); i > 3; i -= 3)
    digits.insert(i - 3, 1, ',');
  return digits;
}

std::string Size(std::uint64_t bytes) {
  constexpr double kKilo = 1000;
  if (bytes < 10'000) return Counted(bytes, "byte", "bytes");
  if (bytes < 1'000'000) {
    return fmt::format("{:.0f} kB", static_cast<double>(bytes) / kKilo);
  }
  return fmt::format("{:.1f} MB", static_cast<double>(bytes) / kKilo / kKilo);
}

std::string Scripts(const Coverage& coverage) {
  std::string text = Counted(coverage.fragments, "script", "scripts");
  if (coverage.fragments == 0) return text;
  if (coverage.fragments_distinct != coverage.fragments) {
    text += fmt::format(" ({} distinct)", Grouped(coverage.fragments_distinct));
  }
  text += fmt::format(", {} parsed", Grouped(coverage.parsed));
  if (coverage.faulty > 0) {
    text += fmt::format(" ({} with syntax faults)", Grouped(coverage.faulty));
  }
  if (coverage.untriggered > 0) {
    text += fmt::format(", {} without anything a rule looks for",
                        Grouped(coverage.untriggered));
  }
  return text;
}

}  // namespace

std::string Counted(std::uint64_t count, std::string_view one,
                    std::string_view many) {
  return fmt::format("{} {}", Grouped(count), count == 1 ? one : many);
}

std::vector<std::string> CoverageFaults(const Coverage& coverage) {
  std::vector<std::string> faults;
  if (coverage.bytes_lost > 0) {
    faults.push_back(Size(coverage.bytes_lost) +
                     " behind faults in the XML could not be read.");
  }
  if (coverage.capped > 0) {
    faults.push_back(
        Counted(coverage.capped, "finding", "findings") +
        " beyond the cap for one rule in one entity are counted, not listed.");
  }
  faults.insert(faults.end(), coverage.notes.begin(), coverage.notes.end());
  return faults;
}

std::string SkippedSentence(const Skipped& skipped) {
  return fmt::format("'{}' was not read: {} ({}).", skipped.path,
                     skipped.reason, Size(skipped.bytes));
}

std::string CoverageSentence(const Coverage& coverage) {
  std::string line = coverage.complete() ? "Read " : "INCOMPLETE: read ";
  line += coverage.files_read == coverage.files
              ? Counted(coverage.files, "file", "files")
              : fmt::format("{} of {}", Grouped(coverage.files_read),
                            Counted(coverage.files, "file", "files"));
  line +=
      fmt::format(" ({}): {}, {}, {}.", Size(coverage.bytes),
                  Counted(coverage.entities, "entity", "entities"),
                  Counted(coverage.expressions, "expression", "expressions"),
                  Scripts(coverage));
  return line;
}

std::string CoverageLine(const Coverage& coverage) {
  std::string line = CoverageSentence(coverage);
  for (const std::string& fault : CoverageFaults(coverage)) {
    line += ' ';
    line += VisibleText(fault);
  }
  return line;
}

}  // namespace audit
