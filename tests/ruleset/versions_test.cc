#include "ruleset/versions.h"

#include <gtest/gtest.h>

#include <fstream>
#include <set>
#include <sstream>
#include <string>

namespace audit {
namespace {

TEST(Versions, StandInTheOrderOfTheDesign) {
  const char* const order[] = {"5.11",  "6.02", "6.1",  "7",    "18.4", "18.6",
                               "18.10", "19.1", "20.1", "20.2", "20.3", "21.1",
                               "7.2",   "7.3",  "7.4",  "8"};
  Version before = LowestVersion();
  for (const char* name : order) {
    const auto version = ParseVersion(name);
    ASSERT_TRUE(version) << name;
    if (name != order[0]) {
      EXPECT_GT(*version, before) << name;
    }
    before = *version;
  }
}

TEST(Versions, EveryNameStandsOnce) {
  std::ifstream file(AUDIT_SOURCE_DIR "/schemas/versions.txt");
  std::set<std::string> names;
  std::string line;
  int versions = 0;
  while (std::getline(file, line)) {
    if (line.empty() || line[0] == '#') continue;
    ++versions;
    std::istringstream words(line);
    std::string name, product_line;
    words >> name >> product_line;
    EXPECT_TRUE(ParseVersion(product_line)) << line;
    do {
      EXPECT_TRUE(names.insert(name).second) << name << " stands twice";
      EXPECT_TRUE(ParseVersion(name)) << name;
    } while (words >> name);
  }
  EXPECT_GT(versions, 40);
}

TEST(Versions, BuildVersionsOfPackages) {
  const struct {
    const char* build;
    const char* version;  // nullptr: none
  } rows[] = {
      {"5.11", "5.11"},   {"5.12", "5.11"}, {"6.02", "6.02"}, {"6.0", "6.02"},
      {"6.1", "6.1"},     {"6.1.1", "6.1"}, {"6.7", "7"},     {"7.1", "21.1"},
      {"7.0", "7"},       {"7.4.2", "7.4"}, {"7.9.9", "7"},   {"8.0", "8"},
      {"8.7.1", "8.7.1"}, {"8.7.4", "8"},   {"", nullptr},    {"*", nullptr},
      {"9.1", nullptr},
  };
  for (const auto& row : rows) {
    SCOPED_TRACE(row.build);
    const auto version = FromBuildVersion(row.build);
    ASSERT_EQ(version.has_value(), row.version != nullptr);
    if (version) {
      EXPECT_EQ(ToString(*version), row.version);
    }
  }
}

TEST(Versions, APackageOfV7IsNoOlderWhateverIsGiven) {
  const auto source = [](std::string_view given, std::string_view own) {
    const auto from = SourceVersion(ParseVersion(given), ParseVersion(own));
    return from ? ToString(*from) : std::string_view("none");
  };
  EXPECT_EQ(source("", ""), "none");
  EXPECT_EQ(source("6.02", ""), "6.02");
  EXPECT_EQ(source("", "6.1"), "6.1");
  EXPECT_EQ(source("6.02", "6.1"), "6.02");
  EXPECT_EQ(source("6.02", "6.7"), source("", "6.7"));
  EXPECT_EQ(source("7", "6.02"), source("7", ""));
  EXPECT_EQ(source("7", "20.3"), source("7", ""));
}

TEST(Versions, TargetsMeanTheNewestOfALine) {
  EXPECT_EQ(ParseTarget("7"), NewestV7());
  EXPECT_EQ(ToString(NewestV7()), "7.4.4");
  EXPECT_EQ(ToString(*ParseTarget("7.3")), "7.3");
  EXPECT_EQ(ToString(*ParseTarget("8")), "8.9.1");
  EXPECT_FALSE(ParseTarget("9"));
}

TEST(Versions, OnlyTheSeventhLineIsV7) {
  EXPECT_FALSE(IsV7(*ParseVersion("6.1")));
  EXPECT_TRUE(IsV7(*ParseVersion("6.7")));
  EXPECT_TRUE(IsV7(*ParseVersion("20.3.1")));
  EXPECT_FALSE(IsV7(*ParseVersion("8")));
}

TEST(Ranges, Apply) {
  const struct {
    const char* name;
    const char* range;
    const char* from;
    const char* to;
    bool applies;
  } rows[] = {
      {"one of the old lines", "5.11, 6.02, 6.1 -> 7", "6.02", "7", true},
      {"a build of an old line", "5.11, 6.02, 6.1 -> 7", "8104", "7", true},
      {"an input that is v7", "5.11, 6.02, 6.1 -> 7", "7", "7", false},
      {"only 5.11", "5.11 -> 7", "6.02", "7", false},
      {"a v7 at a release", "5.11 -> 7", "5.11", "20.3", true},
      {"through v7 to v8", "5.11 -> 7", "5.11", "8", true},
      {"not reached", "6.1 -> 7", "5.11", "6.1", false},
      {"any source", "any -> 7", "7.3", "7", true},
      {"any at all", "any", "7.4.4", "7", true},
      {"crosses", "<20.3 -> >=20.3", "20.2", "7", true},
      {"comes from behind", "<20.3 -> >=20.3", "20.3", "7", false},
      {"stops before", "<20.3 -> >=20.3", "19.1", "20.2", false},
      {"a point release is no longer before", "<20.3 -> >=20.3", "20.3.1", "7",
       false},
      {"another name of 21.1", "<7.1 -> >=7.1", "20.3", "21.1", true},
      {"7.2 comes after 21.1", "<7.2 -> >=7.2", "21.1.4", "7.2", true},
      {"18.10 comes after 18.6", "<18.10 -> >=18.10", "18.6", "7", true},
      {"at most covers point releases", "<=18.6 -> >18.6", "18.6.1", "7", true},
      {"greater leaves them out", "<18.6 -> >18.6", "18.4", "18.6.1", false},
      {"later", "<21.1.3 -> later", "20.3", "7", true},
      {"not yet later", "<21.1.3 -> later", "20.3", "21.1.1", false},
      {"no arrow, the source", "6.1, 7", "6.1", "7", true},
      {"no arrow, the target", "7", "5.11", "7", true},
      {"no arrow, neither", "<7.2.2", "7.3", "7.4", false},
      {"a build of a line", "6.1 <8104 -> 7", "6.1", "7", true},
      {"another build of it", "6.1 <8104 -> 7", "8104", "7", false},
      {"another line", "6.1 <8104 -> 7", "6.02", "7", false},
      {"alternatives", "5.11 -> 7; 7", "7", "7", true},
      {"a release and its points", "20.2", "20.2.1", "20.2.1", true},
      {"no part of a number", "18.1", "18.10", "18.10", false},
  };
  for (const auto& row : rows) {
    SCOPED_TRACE(row.name);
    const auto from = ParseVersion(row.from);
    const auto to = ParseTarget(row.to);
    ASSERT_TRUE(from && to);
    EXPECT_EQ(Applies(row.range, *from, *to), row.applies);
  }
}

TEST(Ranges, FaultsNameTheirColumn) {
  const struct {
    const char* range;
    std::uint32_t column;
  } rows[] = {
      {"", 1},          {"6.1 -> ", 7},        {"6.1, -> 7", 5},  {"x -> 7", 1},
      {"6.1 -> v7", 8}, {"<20.3 -> >=20", 10}, {"any -> 7;", 10},
  };
  for (const auto& row : rows) {
    SCOPED_TRACE(row.range);
    const auto error = CheckRange(row.range);
    ASSERT_TRUE(error);
    EXPECT_EQ(error->column, row.column);
    EXPECT_FALSE(Applies(row.range, LowestVersion(), NewestV7()));
  }
  EXPECT_FALSE(CheckRange("6.1 <8104 -> 7; 7, <=20.2 -> later"));
}

}  // namespace
}  // namespace audit
