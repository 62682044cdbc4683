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
  explicit ParseBudget(std::size_t script_size);
  bool spent() const;

 private:
  std::uint64_t limit_;
};

}  // namespace audit
