#include "core/origin_map.h"

#include <gtest/gtest.h>

#include <optional>
#include <string>
#include <vector>

namespace audit {
namespace {

// "ab" at 10, "&lt;" at 12 for '<', "cd" at 16.
OriginMap Escaped() {
  OriginMap map;
  map.AppendVerbatim(10, 2);
  map.AppendReplaced({12, 16}, 1);
  map.AppendVerbatim(16, 2);
  return map;
}

// "ab" at 3 and "cd" at 20: 'ab' + 'cd'.
OriginMap Folded() {
  OriginMap map;
  map.AppendVerbatim(3, 2);
  map.StartPiece();
  map.AppendVerbatim(20, 2);
  return map;
}

// One character each: 2 bytes of source to 1, to 1, to 2 bytes.
OriginMap Utf16() {
  OriginMap map;
  map.AppendCharacter({2, 4}, 1);
  map.AppendCharacter({4, 6}, 1);
  map.AppendCharacter({6, 8}, 2);
  return map;
}

OriginMap WithHole() {
  OriginMap map;
  map.AppendVerbatim(4, 2);
  map.AppendSynthetic(9, 3);
  return map;
}

TEST(OriginMap, FindsTheNarrowestSource) {
  struct Row {
    const char* name;
    OriginMap map;
    Region decoded;
    std::vector<Region> expected;
  };
  const Row rows[] = {
      {"inside a verbatim run", Escaped(), {1, 2}, {{11, 12}}},
      {"a replaced character", Escaped(), {2, 3}, {{12, 16}}},
      {"across a replaced character", Escaped(), {1, 4}, {{11, 17}}},
      {"everything", Escaped(), {0, 5}, {{10, 18}}},
      {"an empty place inside", Escaped(), {3, 3}, {{16, 16}}},
      {"an empty place before a replaced one", Escaped(), {2, 2}, {{12, 12}}},
      {"an empty place at the end", Escaped(), {5, 5}, {{18, 18}}},
      {"one piece", Folded(), {0, 2}, {{3, 5}}},
      {"two pieces", Folded(), {1, 3}, {{4, 5}, {20, 21}}},
      {"a wide character", Utf16(), {1, 2}, {{4, 6}}},
      {"half a wide character", Utf16(), {3, 4}, {{6, 8}}},
      {"wide characters", Utf16(), {0, 4}, {{2, 8}}},
      {"a hole does not widen", WithHole(), {1, 5}, {{5, 6}}},
      {"a hole alone", WithHole(), {2, 5}, {{9, 9}}},
      {"an empty value", OriginMap::Verbatim(7, 0), {0, 0}, {{7, 7}}},
      {"no map at all", OriginMap(), {0, 0}, {{0, 0}}},
  };
  for (const Row& row : rows) {
    SCOPED_TRACE(row.name);
    EXPECT_EQ(row.map.ToSourcePieces(row.decoded), row.expected);
  }
}

TEST(OriginMap, KeepsRunsTogether) {
  OriginMap map;
  for (std::uint32_t i = 0; i < 100; ++i) map.AppendVerbatim(i, 1);
  EXPECT_EQ(map.segments().size(), 1U);
  OriginMap wide;
  for (std::uint32_t i = 0; i < 100; ++i) {
    wide.AppendCharacter({2 * i, 2 * i + 2}, 1);
  }
  EXPECT_EQ(wide.segments().size(), 1U);
  EXPECT_EQ(wide.decoded_size(), 100U);
}

TEST(OriginMap, KnowsWhatStandsAsItIs) {
  struct Row {
    const char* name;
    OriginMap map;
    Region decoded;
    bool expected;
  };
  const Row rows[] = {
      {"a verbatim run", Escaped(), {0, 2}, true},
      {"a replaced character", Escaped(), {2, 3}, false},
      {"a run and a replaced one", Escaped(), {1, 3}, false},
      {"two pieces", Folded(), {1, 3}, false},
      {"a wide character", Utf16(), {0, 1}, false},
  };
  for (const Row& row : rows) {
    SCOPED_TRACE(row.name);
    EXPECT_EQ(row.map.IsVerbatim(row.decoded), row.expected);
  }
}

TEST(OriginMap, GoesBackFromTheSource) {
  struct Row {
    const char* name;
    OriginMap map;
    std::uint32_t source;
    std::uint32_t expected;
  };
  const Row rows[] = {
      {"before all", Utf16(), 0, 0},
      {"a character's start", Utf16(), 4, 1},
      {"inside a character", Utf16(), 5, 1},
      {"inside a wide one", Utf16(), 7, 2},
      {"the end", Utf16(), 8, 4},
      {"inside a replaced one", Escaped(), 14, 2},
      {"behind a replaced one", Escaped(), 17, 4},
  };
  for (const Row& row : rows) {
    SCOPED_TRACE(row.name);
    EXPECT_EQ(row.map.FromSource(row.source), row.expected);
  }
}

TEST(OriginMap, GoesBackFromWhatStandsAsItIs) {
  struct Row {
    const char* name;
    OriginMap map;
    std::uint32_t source;
    std::optional<std::uint32_t> expected;
  };
  const Row rows[] = {
      {"before all", Escaped(), 9, std::nullopt},
      {"the first byte", Escaped(), 10, 0},
      {"before a replaced one", Escaped(), 11, 1},
      {"a replaced one's first byte", Escaped(), 12, std::nullopt},
      {"inside a replaced one", Escaped(), 14, std::nullopt},
      {"behind a replaced one", Escaped(), 16, 3},
      {"the last byte", Escaped(), 17, 4},
      {"the end", Escaped(), 18, std::nullopt},
      {"between two pieces", Folded(), 5, std::nullopt},
      {"another piece", Folded(), 21, 3},
      {"a wide character", Utf16(), 4, std::nullopt},
      {"a hole", WithHole(), 9, std::nullopt},
      {"no map at all", OriginMap(), 0, std::nullopt},
  };
  for (const Row& row : rows) {
    SCOPED_TRACE(row.name);
    EXPECT_EQ(row.map.FromVerbatimSource(row.source), row.expected);
  }
}

// A map as text: [decoded size]kind(source), '|' before another piece.
std::string Dump(const OriginMap& map) {
  std::string out;
  for (const OriginMap::Segment& segment : map.segments()) {
    if (segment.first_of_piece) out += "|";
    out += std::to_string(segment.decoded_size);
    out += "vurs"[static_cast<int>(segment.kind)];
    out += "(" + std::to_string(segment.source.begin) + "," +
           std::to_string(segment.source.end) + ")";
  }
  return out;
}

OriginMap Replaced(Region source, std::uint32_t size) {
  OriginMap map;
  map.AppendReplaced(source, size);
  return map;
}

TEST(OriginMap, Composes) {
  OriginMap over_border = OriginMap::Verbatim(0, 1);
  over_border.AppendReplaced({1, 2}, 1);
  over_border.AppendVerbatim(3, 1);
  struct Row {
    const char* name;
    OriginMap inner;
    OriginMap outer;
    const char* expected;
  };
  const Row rows[] = {
      {"verbatim in verbatim", OriginMap::Verbatim(2, 3),
       OriginMap::Verbatim(100, 9), "3v(102,105)"},
      {"verbatim over a replaced one", OriginMap::Verbatim(1, 3), Escaped(),
       "1v(11,12)1r(12,16)1v(16,17)"},
      {"replaced over a replaced one", Replaced({1, 4}, 2), Escaped(),
       "2r(11,17)"},
      {"verbatim over two pieces", OriginMap::Verbatim(1, 2), Folded(),
       "1v(4,5)|1v(20,21)"},
      {"a border that nothing verbatim touches", over_border, Folded(),
       "1v(3,4)1r(4,5)|1v(21,22)"},
      {"two pieces in verbatim", Folded(), OriginMap::Verbatim(50, 30),
       "2v(53,55)|2v(70,72)"},
      {"verbatim over wide characters", OriginMap::Verbatim(0, 4), Utf16(),
       "2u(2,6)2u(6,8)"},
      {"a cut wide character", OriginMap::Verbatim(1, 2), Utf16(),
       "1u(4,6)1r(6,8)"},
      {"a hole", WithHole(), OriginMap::Verbatim(100, 20),
       "2v(104,106)3s(109,109)"},
      {"an empty value", OriginMap::Verbatim(3, 0), Escaped(), "0v(16,16)"},
  };
  for (const Row& row : rows) {
    SCOPED_TRACE(row.name);
    EXPECT_EQ(Dump(OriginMap::Compose(row.inner, row.outer)), row.expected);
  }
}

TEST(OriginMap, SlicesAndAppends) {
  EXPECT_EQ(Dump(Escaped().Slice({1, 4})), "1v(11,12)1r(12,16)1v(16,17)");
  EXPECT_EQ(Dump(Folded().Slice({1, 4})), "1v(4,5)|2v(20,22)");
  EXPECT_EQ(Dump(Folded().Slice({2, 4})), "2v(20,22)");
  EXPECT_EQ(Dump(Escaped().Slice({2, 2})), "0v(12,12)");
  OriginMap joined = Escaped();
  joined.Append(OriginMap::Verbatim(18, 3));
  joined.Append(Folded());
  EXPECT_EQ(Dump(joined), "2v(10,12)1r(12,16)5v(16,21)2v(3,5)|2v(20,22)");
}

}  // namespace
}  // namespace audit
