// --timing: what each phase of a run took, on standard error.
#pragma once

#include <chrono>
#include <string_view>
#include <utility>
#include <vector>

#include "cli/app.h"

namespace audit {

class Timing {
 public:
  explicit Timing(const Environment& environment)
      : environment_(environment), start_(Now()), last_(start_) {}
  // The phase that began where the one before ended is over. `phase` lives as
  // long as this.
  void Done(std::string_view phase);
  // A line for each phase, and one for all.
  void Print() const;

 private:
  std::chrono::nanoseconds Now() const {
    return environment_.elapsed ? environment_.elapsed()
                                : std::chrono::nanoseconds(0);
  }

  const Environment& environment_;
  std::vector<std::pair<std::string_view, std::chrono::nanoseconds>> phases_;
  std::chrono::nanoseconds start_;
  std::chrono::nanoseconds last_;
};

}  // namespace audit
