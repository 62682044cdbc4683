// One line on a terminal that says how far a run is: rewritten where it stands,
// and gone when the run is over. Nothing elsewhere.
#pragma once

#include <chrono>
#include <string_view>

#include "cli/app.h"
#include "engine/progress.h"

namespace audit {

class ProgressLine {
 public:
  enum class Wanted : std::uint8_t { kNo, kYes };
  // Shown on the environment's standard error, if that is a terminal and there
  // is a clock.
  ProgressLine(const Environment& environment, Wanted wanted);
  ~ProgressLine() { Clear(); }
  ProgressLine(const ProgressLine&) = delete;
  ProgressLine& operator=(const ProgressLine&) = delete;

  void Show(const Progress& progress);
  // Before anything else is written to the terminal.
  void Clear();

 private:
  const Environment& environment_;
  const bool wanted_;
  bool stands_ = false;
  std::chrono::nanoseconds next_;  // not before, on the environment's clock
};

}  // namespace audit
