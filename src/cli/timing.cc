#include "cli/timing.h"

#include <fmt/format.h>

#include <string>

namespace audit {
namespace {

std::string Line(std::string_view phase, std::chrono::nanoseconds took) {
  const auto micros =
      std::chrono::duration_cast<std::chrono::microseconds>(took).count();
  return fmt::format("timing: {:<12}{:>10}.{:03} ms\n", phase, micros / 1000,
                     micros % 1000);
}

}  // namespace

void Timing::Done(std::string_view phase) {
  const std::chrono::nanoseconds now = Now();
  phases_.emplace_back(phase, now - last_);
  last_ = now;
}

void Timing::Print() const {
  for (const auto& [phase, took] : phases_) {
    environment_.err(Line(phase, took));
  }
  environment_.err(Line("in all", last_ - start_));
}

}  // namespace audit
