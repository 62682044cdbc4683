// Design section 3: for random texts in random stacks of layers the region
// found by composing origin maps is, to the byte, where the writer of the
// stack put the text.
#include <gtest/gtest.h>

#include <array>
#include <cstdlib>
#include <string>

#include "tests/positions/stack.h"

namespace audit::positions {
namespace {

// Regions tried in each stack; building one costs far more.
constexpr std::uint32_t kRegionsPerStack = 2;
constexpr std::uint32_t kCases = 100'000;
constexpr std::uint32_t kCasesPerPair = 1'000;
constexpr std::uint64_t kSeed = 20260101;

std::uint32_t CasesWanted() {
  const char* const asked = std::getenv("AUDIT_CASES");
  return asked == nullptr
             ? kCases
             : static_cast<std::uint32_t>(std::strtoul(asked, nullptr, 10));
}

// How often each layer has stood directly inside each other one.
class PairCounts {
 public:
  void Count(const Stack& stack, std::uint32_t cases) {
    for (std::size_t i = 1; i < stack.steps.size(); ++i) {
      Of(stack.steps[i - 1].layer, stack.steps[i].layer) += cases;
    }
  }
  std::uint32_t& Of(Layer outer, Layer inner) {
    return counts_[static_cast<std::size_t>(outer) * kLayerCount +
                   static_cast<std::size_t>(inner)];
  }

 private:
  std::array<std::uint32_t, kLayerCount* kLayerCount> counts_ = {};
};

// Prefers pairs that have been tried less, so that deep ones are not rare.
Layer ChooseInside(Layer outer, PairCounts* counts, Prng* random) {
  const std::vector<Layer>& choices = InsideOf(outer);
  const Layer a = choices[random->Below(choices.size())];
  const Layer b = choices[random->Below(choices.size())];
  return counts->Of(outer, a) <= counts->Of(outer, b) ? a : b;
}

std::vector<Layer> RandomLayers(PairCounts* counts, Prng* random) {
  std::vector<Layer> layers = {static_cast<Layer>(
      random->Below(static_cast<std::uint32_t>(kLastEncoding) + 1))};
  while (!InsideOf(layers.back()).empty()) {
    // One in four stacks ends wherever it may.
    if (MayHoldPayload(layers.back()) && random->Below(4) == 0) break;
    layers.push_back(ChooseInside(layers.back(), counts, random));
  }
  return layers;
}

// Where the characters [begin, end) of the payload stand, piece by piece.
std::vector<Region> Expected(const Stack& stack, std::uint32_t begin,
                             std::uint32_t end) {
  std::vector<Region> pieces;
  for (std::uint32_t i = begin; i < end; ++i) {
    const Mark& mark = stack.file.marks[i];
    if (i == begin || mark.piece != stack.file.marks[i - 1].piece) {
      pieces.push_back(mark.region);
    }
    pieces.back().end = mark.region.end;
  }
  return pieces;
}

std::string Describe(const Stack& stack) {
  std::string out;
  for (const Step& step : stack.steps) {
    out += std::string(NameOf(step.layer)) + " > ";
  }
  return out + stack.payload + "\n" + stack.file.text;
}

std::string Describe(const std::vector<Region>& regions) {
  std::string out;
  for (const Region region : regions) {
    out += "[" + std::to_string(region.begin) + "," +
           std::to_string(region.end) + ")";
  }
  return out;
}

// Tries random regions of the payload; returns how many are misplaced.
std::uint32_t CountMisplaced(const Stack& stack, const Reading& reading,
                             Prng* random, std::string* first) {
  const TrackedText payload = Track(stack.payload);
  const auto size = static_cast<std::uint32_t>(payload.marks.size());
  std::uint32_t misplaced = 0;
  for (std::uint32_t i = 0; i < kRegionsPerStack; ++i) {
    const std::uint32_t begin = random->Below(size);
    const std::uint32_t end = begin + 1 + random->Below(size - begin);
    const Region decoded = {reading.at + payload.marks[begin].region.begin,
                            reading.at + payload.marks[end - 1].region.end};
    const std::vector<Region> found = reading.origin.ToSourcePieces(decoded);
    const std::vector<Region> expected = Expected(stack, begin, end);
    if (found == expected) continue;
    if (++misplaced == 1) {
      *first =
          "found " + Describe(found) + ", written at " + Describe(expected);
    }
  }
  return misplaced;
}

TEST(PositionProperty, EveryRegionIsWhereItWasWritten) {
  Prng random(kSeed);
  PairCounts counts;
  const std::uint32_t wanted = CasesWanted();
  for (std::uint32_t cases = 0; cases < wanted; cases += kRegionsPerStack) {
    const std::vector<Layer> layers = RandomLayers(&counts, &random);
    const Stack stack =
        WriteStack(layers, RandomPayload(layers.front(), &random), &random);
    const Reading reading = ReadStack(stack, kIntact);
    ASSERT_EQ(reading.fault, "") << Describe(stack);
    std::string first;
    ASSERT_EQ(CountMisplaced(stack, reading, &random, &first), 0U)
        << first << "\n"
        << Describe(stack);
    counts.Count(stack, kRegionsPerStack);
  }
  for (std::size_t outer = 0; outer < kLayerCount; ++outer) {
    for (const Layer inner : InsideOf(static_cast<Layer>(outer))) {
      EXPECT_GE(counts.Of(static_cast<Layer>(outer), inner), kCasesPerPair)
          << NameOf(inner) << " in " << NameOf(static_cast<Layer>(outer));
    }
  }
}

// The test's own proof: were any one map of a stack off by a byte, every
// region in it would be found misplaced.
TEST(PositionProperty, AMapShiftedByOneByteMisplacesEveryRegion) {
  Prng random(kSeed + 1);
  PairCounts counts;
  std::array<std::uint32_t, kLayerCount> shifted = {};
  for (int i = 0; i < 500; ++i) {
    const std::vector<Layer> layers = RandomLayers(&counts, &random);
    const Stack stack =
        WriteStack(layers, RandomPayload(layers.front(), &random), &random);
    for (std::size_t step = 0; step < layers.size(); ++step) {
      const Reading reading = ReadStack(stack, step);
      ASSERT_EQ(reading.fault, "") << Describe(stack);
      std::string first;
      EXPECT_EQ(CountMisplaced(stack, reading, &random, &first),
                kRegionsPerStack)
          << NameOf(layers[step]) << " shifted\n"
          << Describe(stack);
      ++shifted[static_cast<std::size_t>(layers[step])];
    }
    counts.Count(stack, 1);
  }
  for (std::size_t layer = 0; layer < kLayerCount; ++layer) {
    EXPECT_GT(shifted[layer], 0U) << NameOf(static_cast<Layer>(layer));
  }
}

}  // namespace
}  // namespace audit::positions
