#include "cli/inputs.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace audit {
namespace {

using testing::UnorderedElementsAre;

MemoryFileSystem Disk() {
  return MemoryFileSystem({{"in/a.xml", "a"},
                           {"in/sub/b.js", "b"},
                           {"in/.git/config", "x"},
                           {"in/node_modules/m/c.js", "c"},
                           {"other.xml", "o"}});
}

std::vector<std::string> Paths(const std::vector<std::string>& arguments) {
  std::vector<std::string> paths;
  for (const InputFile& file : FindInputs(Disk(), arguments, "<stdin>").files) {
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
  const FoundInputs found = FindInputs(Disk(), {"none", "other.xml"}, "-");
  ASSERT_EQ(found.errors.size(), 1u);
  EXPECT_EQ(found.errors[0].file, "none");
  EXPECT_EQ(found.files.size(), 1u);
}

}  // namespace
}  // namespace audit
