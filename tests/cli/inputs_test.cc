#include "cli/inputs.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/cli/zip_bytes.h"

namespace audit {
namespace {

using testing::UnorderedElementsAre;
using testing::UnorderedElementsAreArray;

MemoryFileSystem Disk() {
  return MemoryFileSystem({{"in/a.xml", "a"},
                           {"in/sub/b.js", "b"},
                           {"in/.git/config", "x"},
                           {"in/node_modules/m/c.js", "c"},
                           {"-", "piped"},
                           {"other.xml", "o"}});
}

std::vector<std::string> Paths(const std::vector<std::string>& arguments) {
  std::vector<std::string> paths;
  for (const InputFile& file : FindInputs(Disk(), arguments, {}).files) {
    paths.push_back(file.path);
  }
  return paths;
}

TEST(Inputs, FoldersAreWalkedButGitAndNodeModulesAreNot) {
  EXPECT_THAT(Paths({"in"}), UnorderedElementsAre("in/a.xml", "in/sub/b.js"));
  EXPECT_THAT(Paths({"./in//"}),
              UnorderedElementsAre("in/a.xml", "in/sub/b.js"));
}

TEST(Inputs, EachPathOnce) {
  EXPECT_THAT(Paths({"in", "in/a.xml", "in/sub"}),
              UnorderedElementsAre("in/a.xml", "in/sub/b.js"));
}

TEST(Inputs, StandardInputHasTheGivenName) {
  EXPECT_THAT(Paths({"-"}), UnorderedElementsAre("<stdin>"));
}

TEST(Inputs, WhatIsNotThereIsAnErrorAndTheRestIsRead) {
  const FoundInputs found = FindInputs(Disk(), {"none", "other.xml"}, {});
  ASSERT_EQ(found.errors.size(), 1u);
  EXPECT_EQ(found.errors[0].file, "none");
  EXPECT_EQ(found.files.size(), 1u);
}

TEST(Inputs, AnArgumentThatHoldsNothingIsAnError) {
  const MemoryFileSystem disk(
      std::map<std::string, std::string>{{"in/.git/config", "x"}});
  const FoundInputs found = FindInputs(disk, {"in"}, {});
  ASSERT_EQ(found.errors.size(), 1u);
  EXPECT_EQ(found.errors[0].ToString(), "in: holds no file to read");
}

TEST(Inputs, GlobsChooseAndWhatTheyLeaveOutIsListed) {
  const MemoryFileSystem disk({{"in/a.xml", ""},
                               {"in/b.xml", ""},
                               {"in/app1/conf/b.xml", ""},
                               {"in/app1/c.js", ""},
                               {"in/app2/c.js", ""},
                               {"in/app2/é.js", ""},
                               {"in/p.zip", ZipBytes({{"d/a.xml", ""}})}});
  struct Row {
    const char* name;
    std::vector<std::string> include;
    std::vector<std::string> exclude;
    std::vector<std::string> read;
    std::size_t skipped;
  };
  const std::vector<Row> rows = {
      {"a name anywhere", {"a.xml"}, {}, {"in/a.xml", "in/p.zip!/d/a.xml"}, 5},
      {"stars", {"*.xml"}, {"b*"}, {"in/a.xml", "in/p.zip!/d/a.xml"}, 5},
      {"a folder", {"app1"}, {}, {"in/app1/conf/b.xml", "in/app1/c.js"}, 5},
      {"a folder that is not entered is listed once",
       {"*.js"},
       {"app1"},
       {"in/app2/c.js", "in/app2/é.js"},
       4},
      {"a path as shown", {"in/*.xml"}, {}, {"in/a.xml", "in/b.xml"}, 5},
      {"a path below the argument",
       {"app?/*.js"},
       {"app2/c.js"},
       {"in/app1/c.js", "in/app2/é.js"},
       5},
      {"one character",
       {"?.js"},
       {"app1"},
       {"in/app2/c.js", "in/app2/é.js"},
       4},
      {"across parts", {"**/b.xml"}, {}, {"in/b.xml", "in/app1/conf/b.xml"}, 5},
      {"a star stays in its part", {"in/*/b.xml"}, {}, {}, 7},
      {"an archive", {"p.zip"}, {}, {"in/p.zip!/d/a.xml"}, 6},
      {"in an archive", {}, {"p.zip!/d", "app?", "b.xml"}, {"in/a.xml"}, 4},
      {"not an archive",
       {"*.xml"},
       {"*.zip", "app1"},
       {"in/a.xml", "in/b.xml"},
       4},
      {"no letter means another", {"a+xml", "[a].xml"}, {}, {}, 7},
  };
  for (const Row& row : rows) {
    SCOPED_TRACE(row.name);
    InputOptions options;
    options.filter = PathFilter::Compile(row.include, row.exclude).value();
    const FoundInputs found = FindInputs(disk, {"in"}, options);
    std::vector<std::string> paths;
    for (const InputFile& file : found.files) paths.push_back(file.path);
    EXPECT_THAT(paths, UnorderedElementsAreArray(row.read));
    EXPECT_EQ(found.skipped.size(), row.skipped);
    for (const Skipped& skipped : found.skipped) {
      EXPECT_FALSE(skipped.incomplete) << skipped.path;
    }
    EXPECT_TRUE(found.errors.empty());
  }
}

TEST(Inputs, AnEmptyGlobIsRefused) {
  const std::vector<std::string> empty = {""};
  EXPECT_EQ(PathFilter::Compile(empty, {}).error().message,
            "--include: an empty glob");
}

}  // namespace
}  // namespace audit
