// A pseudo-random generator of our own (splitmix64), so that the bench
// instance is the same on every machine and with every standard library.
#pragma once

#include <cstdint>

namespace audit::bench {

class Prng {
 public:
  explicit Prng(std::uint64_t seed) : state_(seed) {}

  std::uint64_t Next() {
    std::uint64_t z = (state_ += 0x9e3779b97f4a7c15u);
    z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9u;
    z = (z ^ (z >> 27)) * 0x94d049bb133111ebu;
    return z ^ (z >> 31);
  }
  std::uint32_t Below(std::uint32_t limit) {
    return static_cast<std::uint32_t>(Next() % limit);
  }

 private:
  std::uint64_t state_;
};

}  // namespace audit::bench
