#include "cli/progress_line.h"

#include <fmt/format.h>

#include <algorithm>
#include <string>

namespace audit {
namespace {

// What is over sooner needs no line; a faster one cannot be read.
constexpr std::chrono::milliseconds kFirst{300};
constexpr std::chrono::milliseconds kBetween{100};

std::string Words(const Progress& progress) {
  if (progress.phase == Progress::Phase::kJudging) return "Judging";
  return fmt::format("Reading: {} of {} files", progress.done, progress.of);
}

}  // namespace

ProgressLine::ProgressLine(const Environment& environment, Wanted wanted)
    : environment_(environment),
      wanted_(wanted == Wanted::kYes && environment.err_is_terminal &&
              environment.elapsed != nullptr),
      next_(wanted_ ? environment.elapsed() + kFirst
                    : std::chrono::nanoseconds(0)) {}

void ProgressLine::Show(const Progress& progress) {
  if (!wanted_) return;
  const std::chrono::nanoseconds now = environment_.elapsed();
  if (now < next_) return;
  next_ = now + kBetween;
  std::string words = Words(progress);
  // A line that breaks could not be taken back; the words are ASCII.
  words.resize(std::min<std::size_t>(
      words.size(),
      static_cast<std::size_t>(std::max(environment_.columns - 1, 0))));
  environment_.err("\r\x1b[K" + words);
  stands_ = true;
}

void ProgressLine::Clear() {
  if (stands_) environment_.err("\r\x1b[K");
  stands_ = false;
}

}  // namespace audit
