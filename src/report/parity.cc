#include "report/parity.h"

#include <fmt/format.h>

#include "model/vendor_search.h"
#include "report/paint.h"
#include "report/text_summary.h"
#include "report/visible_text.h"

namespace audit {
namespace {

using LineVerdict = ParityLine::Verdict;

// The word and what stands behind it: the rule, the reason, or what is unclear.
std::string VerdictText(const ParityLine& line, std::span<const Rule> rules) {
  std::string text(ToString(line.verdict));
  if (line.reason) text += fmt::format(" ({})", ToString(*line.reason));
  if (line.rule) text += fmt::format(" ({})", rules[*line.rule].id);
  return text;
}

std::string LineText(const RunReport& run, std::span<const Rule> rules,
                     const ParityLine& line) {
  const Position& at = line.match.place.excerpt.begin;
  std::string text =
      fmt::format("{}:{}:{}: {}: {}", ShownPath(run.files[line.file].path),
                  at.line, at.code_point_column, VerdictText(line, rules),
                  VisibleText(VendorMessage(line.match)));
  if (!line.unclear.empty()) {
    text += " (needs review: " + VisibleText(line.unclear) + ')';
  }
  return text + '\n';
}

std::string ReasonsText(const ParityCount& count) {
  std::string text;
  for (std::size_t i = 0; i < count.by_reason.size(); ++i) {
    if (count.by_reason[i] == 0) continue;
    text +=
        fmt::format("{}{} {}", text.empty() ? "" : ", ",
                    ToString(static_cast<BenignReason>(i)), count.by_reason[i]);
  }
  return text;
}

}  // namespace

std::vector<ParityCount> CountParity(std::span<const ParityLine> lines) {
  std::vector<ParityCount> counts;
  std::vector<std::size_t> count_of;  // by search
  for (const VendorSearch& search : VendorSearches()) {
    if (counts.empty() || counts.back().code != search.code) {
      counts.emplace_back().code = search.code;
    }
    counts.back().texts.push_back(search.text);
    count_of.push_back(counts.size() - 1);
  }
  for (const ParityLine& line : lines) {
    ParityCount& count = counts[count_of[line.match.search]];
    ++count.lines;
    if (line.verdict == LineVerdict::kConfirmed) ++count.confirmed;
    if (line.verdict == LineVerdict::kNeedsReview) ++count.needs_review;
    if (line.verdict == LineVerdict::kBenign) ++count.benign;
    if (line.reason) ++count.by_reason[static_cast<std::size_t>(*line.reason)];
  }
  return counts;
}

std::string ParityText(const RunReport& run, std::span<const Rule> rules,
                       const TextStyle& style) {
  std::string text;
  for (const ParityLine& line : *run.parity) text += LineText(run, rules, line);
  text += Heading("parity with the vendor's check", "", style);
  text += "\n  code       lines   confirmed   needs review   benign\n";
  for (const ParityCount& count : CountParity(*run.parity)) {
    const std::string reasons = ReasonsText(count);
    text += fmt::format("  {:<8}{:>8}{:>12}{:>15}{:>9}{}\n", count.code,
                        count.lines, count.confirmed, count.needs_review,
                        count.benign, reasons.empty() ? "" : "   " + reasons);
  }
  return text;
}

namespace {

void WriteCount(const ParityCount& count, JsonWriter* out) {
  out->BeginObject();
  out->Text("code", count.code);
  out->BeginArray("texts");
  for (const std::string_view text : count.texts) out->Text(text);
  out->EndArray();
  out->Number("lines", count.lines);
  out->Number("confirmed", count.confirmed);
  out->Number("needsReview", count.needs_review);
  out->Number("benign", count.benign);
  out->BeginObject("byReason");
  for (std::size_t i = 0; i < count.by_reason.size(); ++i) {
    if (count.by_reason[i] == 0) continue;
    out->Number(ToString(static_cast<BenignReason>(i)), count.by_reason[i]);
  }
  out->EndObject();
  out->EndObject();
}

void WriteLine(const ParityLine& line, const RunReport& run,
               std::span<const Rule> rules, JsonWriter* out) {
  const Place& place = line.match.place;
  const VendorSearch& search = VendorSearches()[line.match.search];
  out->BeginObject();
  out->Text("code", search.code);
  out->Text("text", search.text);
  out->Text("verdict", ToString(line.verdict));
  if (line.reason) out->Text("reason", ToString(*line.reason));
  if (line.rule) out->Text("rule", rules[*line.rule].id);
  if (!line.unclear.empty()) out->Text("unclear", line.unclear);
  out->Text("message", VendorMessage(line.match));
  out->Text("path", run.files[line.file].path);
  out->Number("byteOffset", place.location.region.begin);
  out->Number("byteLength", place.location.region.size());
  out->Number("line", place.excerpt.begin.line);
  out->Number("column", place.excerpt.begin.code_point_column);
  out->EndObject();
}

}  // namespace

void WriteParityJson(const RunReport& run, std::span<const Rule> rules,
                     JsonWriter* out) {
  out->BeginObject("parity");
  out->BeginArray("codes");
  for (const ParityCount& count : CountParity(*run.parity)) {
    WriteCount(count, out);
  }
  out->EndArray();
  out->BeginArray("lines");
  for (const ParityLine& line : *run.parity) WriteLine(line, run, rules, out);
  out->EndArray();
  out->EndObject();
}

}  // namespace audit
