// How far an analysis is, for whoever waits for it.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>

namespace audit {

struct Progress {
  enum class Phase : std::uint8_t { kReading, kJudging };  // pass 1, pass 2
  Phase phase = Phase::kReading;
  std::size_t done = 0;  // files
  std::size_t of = 0;
};

// Called by several threads, one after the other. Null: nobody waits.
using ProgressSink = std::function<void(const Progress&)>;

}  // namespace audit
