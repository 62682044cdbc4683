#include "tests/cli/story_marks.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <optional>

namespace audit {
namespace {

constexpr std::size_t kColumns = 7;
constexpr std::string_view kHeader =
    "mark\trule\tverdict\tfile\tnth\ttext\treason";

std::vector<std::string> Split(std::string_view line, char separator) {
  std::vector<std::string> parts;
  for (std::size_t begin = 0;;) {
    const std::size_t end = line.find(separator, begin);
    parts.emplace_back(line.substr(begin, end - begin));
    if (end == std::string_view::npos) return parts;
    begin = end + 1;
  }
}

std::vector<std::size_t> Occurrences(std::string_view text,
                                     std::string_view needle) {
  std::vector<std::size_t> found;
  for (std::size_t at = text.find(needle); at != std::string_view::npos;
       at = text.find(needle, at + 1)) {
    found.push_back(at);
  }
  return found;
}

// "-" asks for the only one, a number for one of several.
std::optional<std::size_t> Nth(const std::string& column, std::size_t count) {
  if (column == "-") {
    if (count == 1) return 0;
    return std::nullopt;
  }
  std::size_t nth = 0;
  const char* const end = column.data() + column.size();
  const auto [stop, error] = std::from_chars(column.data(), end, nth);
  const bool whole = error == std::errc() && stop == end;
  if (!whole || count < 2 || nth < 1 || nth > count) return std::nullopt;
  return nth - 1;
}

// Where the mark stands in its file; nullopt: `fault` says why not.
std::optional<Region> PlaceOf(const Mark& mark, const std::string& nth_column,
                              const FindSource& find, std::string* fault) {
  const SourceFile* const source = find(mark.file);
  if (source == nullptr) {
    *fault = "no such file: " + mark.file;
    return std::nullopt;
  }
  const auto places = Occurrences(source->utf8(), mark.text);
  const auto nth = Nth(nth_column, places.size());
  if (!nth) {
    *fault = "occurrence " + nth_column + " of " +
             std::to_string(places.size()) + " in " + mark.file + ": " +
             mark.text;
    return std::nullopt;
  }
  const auto begin = static_cast<std::uint32_t>(places[*nth]);
  const auto size = static_cast<std::uint32_t>(mark.text.size());
  return source->ToOriginal({begin, begin + size});
}

// nullopt: `fault` says why not.
std::optional<Mark> ReadMark(const std::vector<std::string>& columns,
                             const FindSource& find, std::string* fault) {
  if (columns.size() != kColumns) {
    *fault = std::to_string(columns.size()) + " columns";
    return std::nullopt;
  }
  Mark mark;
  mark.rule = columns[1];
  mark.file = columns[3];
  mark.text = columns[5];
  const bool quiet = columns[0] == "quiet";
  mark.kind = quiet ? Mark::Kind::kQuiet : Mark::Kind::kReport;
  if (!quiet && columns[0] != "report") *fault = "neither report nor quiet";
  const bool review = columns[2] == ToString(Verdict::kNeedsReview);
  mark.verdict = review ? Verdict::kNeedsReview : Verdict::kConfirmed;
  const bool known = quiet ? columns[2] == "-"
                           : review || columns[2] == ToString(mark.verdict);
  if (!known) *fault = "no verdict for that mark: " + columns[2];
  if (mark.text.empty()) *fault = "no text";
  if (columns[6].empty()) *fault = "no reason";
  if (!fault->empty()) return std::nullopt;
  const auto region = PlaceOf(mark, columns[4], find, fault);
  if (!region) return std::nullopt;
  mark.region = *region;
  return mark;
}

bool BeginsIn(const MarkedFinding& finding, const Mark& mark) {
  return finding.file == mark.file &&
         finding.region.begin >= mark.region.begin &&
         finding.region.begin < mark.region.end;
}

bool Touches(const MarkedFinding& finding, const Mark& mark) {
  return BeginsIn(finding, mark) || (finding.file == mark.file &&
                                     finding.region.begin < mark.region.begin &&
                                     finding.region.end > mark.region.begin);
}

// One cause, several rules: the first of these wins (design section 5). While
// it is pending, a later one may report in its place.
constexpr std::array<std::string_view, 6> kSqlData = {
    "sql-sqldata-dynamic", "sql-notin-subselect",     "schema-sqldata",
    "form-sqldata",        "webapp-overview-sqldata", "sql-sqldata-expr"};
constexpr std::array<std::string_view, 2> kEvaluate = {"form-soapcall-admin",
                                                       "js-builder-evaluate"};
constexpr std::array<std::string_view, 2> kOutput = {
    "webapp-unescaped-output", "sql-unescaped-user-input"};
constexpr std::array<std::string_view, 2> kToken = {"mc-token-user-pwd",
                                                    "js-login-password-token"};
constexpr std::array<std::span<const std::string_view>, 4> kSpecificFirst = {
    kSqlData, kEvaluate, kOutput, kToken};

bool MayStandInFor(std::string_view rule, std::string_view pending) {
  return std::any_of(
      kSpecificFirst.begin(), kSpecificFirst.end(), [&](const auto& chain) {
        const auto rank = [&](std::string_view id) {
          return std::find(chain.begin(), chain.end(), id);
        };
        return rank(rule) != chain.end() && rank(pending) < rank(rule);
      });
}

class Judge {
 public:
  Judge(std::span<const Mark> marks, std::span<const MarkedFinding> findings,
        const RuleNames& existing)
      : marks_(marks), findings_(findings), existing_(existing) {}

  std::vector<std::string> Run() {
    for (const Mark& mark : marks_) {
      if (!Exists(mark.rule)) continue;
      if (mark.kind == Mark::Kind::kReport) {
        JudgeReport(mark);
      } else {
        JudgeQuiet(mark);
      }
    }
    for (const MarkedFinding& finding : findings_) JudgeFinding(finding);
    return std::move(wrong_);
  }

 private:
  bool Exists(std::string_view rule) const {
    return existing_.find(rule) != existing_.end();
  }

  void Say(const Mark& mark, const std::string& what) {
    wrong_.push_back(mark.list + ":" + std::to_string(mark.line) + ": " +
                     mark.rule + " " + what + ": " + mark.file + ": " +
                     mark.text);
  }

  void JudgeReport(const Mark& mark) {
    std::vector<const MarkedFinding*> hits;
    for (const MarkedFinding& finding : findings_) {
      if (finding.rule == mark.rule && BeginsIn(finding, mark)) {
        hits.push_back(&finding);
      }
    }
    if (hits.empty()) return Say(mark, "is not reported");
    if (hits.size() > 1) return Say(mark, "is reported more than once");
    if (hits.front()->verdict != mark.verdict) {
      Say(mark, "is " + std::string(ToString(hits.front()->verdict)) +
                    " and not " + std::string(ToString(mark.verdict)));
    }
  }

  void JudgeQuiet(const Mark& mark) {
    const bool touched = std::any_of(
        findings_.begin(), findings_.end(), [&](const MarkedFinding& finding) {
          return finding.rule == mark.rule && Touches(finding, mark);
        });
    if (touched) Say(mark, "should be quiet");
  }

  void JudgeFinding(const MarkedFinding& finding) {
    const bool asked =
        std::any_of(marks_.begin(), marks_.end(), [&](const Mark& mark) {
          return mark.kind == Mark::Kind::kReport && BeginsIn(finding, mark) &&
                 (mark.rule == finding.rule ||
                  (!Exists(mark.rule) &&
                   MayStandInFor(finding.rule, mark.rule)));
        });
    if (asked) return;
    wrong_.push_back("no mark asks for " + finding.rule + " in " +
                     finding.file + " at byte " +
                     std::to_string(finding.region.begin));
  }

  std::span<const Mark> marks_;
  std::span<const MarkedFinding> findings_;
  const RuleNames& existing_;
  std::vector<std::string> wrong_;
};

}  // namespace

MarkList ReadMarks(const std::string& name, std::string_view tsv,
                   const FindSource& find) {
  MarkList list;
  bool in_header = true;
  int number = 0;
  for (const std::string& line : Split(tsv, '\n')) {
    ++number;
    if (line.empty() || line.front() == '#') continue;
    if (in_header) {
      if (line != kHeader) {
        list.faults.push_back(
            fmt::format("{}: not the columns: {}", name, line));
      }
      in_header = false;
      continue;
    }
    std::string fault;
    if (auto mark = ReadMark(Split(line, '\t'), find, &fault)) {
      mark->list = name;
      mark->line = number;
      list.marks.push_back(std::move(*mark));
    } else {
      list.faults.push_back(fmt::format("{}:{}: {}", name, number, fault));
    }
  }
  return list;
}

std::vector<std::string> Disagreements(std::span<const Mark> marks,
                                       std::span<const MarkedFinding> findings,
                                       const RuleNames& existing) {
  return Judge(marks, findings, existing).Run();
}

}  // namespace audit
