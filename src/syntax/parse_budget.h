// What parsing one script may cost, counted in the bytes that the C runtime
// asks memory for: the same on every machine, unlike time, and it grows with
// the work where the runtime's own count of steps does not (on 30,000 quotes
// it copies one ERROR node over and over: 3 GB, at 4 steps per byte).
#pragma once

#include <cstddef>
#include <cstdint>

namespace audit {

// Makes the runtime count. Once, before anything else is asked of it.
void CountRuntimeMemory();

// The calling thread's budget; begins when it is made.
class ParseBudget {
 public:
  // `spared`: bytes the runtime need not ask for because it has kept them.
  ParseBudget(std::size_t script_size, std::uint64_t spared);
  bool spent() const;
  // Bytes asked for since.
  std::uint64_t used() const;

 private:
  std::uint64_t begin_;
  std::uint64_t limit_;
};

}  // namespace audit
