// What --pu-parity adds to a report: the vendor's own list, line by line, with
// what became of each line, and the figures for each code.
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "engine/parity.h"
#include "report/json_writer.h"
#include "report/report.h"

namespace audit {

struct ParityCount {
  std::string_view code;
  std::vector<std::string_view> texts;  // that are searched for it
  std::uint64_t lines = 0;
  std::uint64_t confirmed = 0;
  std::uint64_t needs_review = 0;
  std::uint64_t benign = 0;
  std::array<std::uint64_t, kBenignReasonCount> by_reason{};
};

// Every code there is, in order, also those without a line.
std::vector<ParityCount> CountParity(std::span<const ParityLine> lines);

// A line for each match, then a table. Precondition: run.parity.
std::string ParityText(const RunReport& run, std::span<const Rule> rules,
                       const TextStyle& style);
// The member "parity". The same precondition.
void WriteParityJson(const RunReport& run, std::span<const Rule> rules,
                     JsonWriter* out);

}  // namespace audit
