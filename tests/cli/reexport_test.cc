// The stories written anew: the same findings keep their fingerprints, and one
// added or removed is seen, no more and no less.
#include "tests/cli/reexport.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <nlohmann/json.hpp>
#include <set>

#include "core/text.h"
#include "tests/cli/in_memory.h"
#include "tests/cli/stories.h"

namespace audit {
namespace {

namespace fs = std::filesystem;

using Files = std::map<std::string, std::string>;

constexpr unsigned kRounds = 5;  // each differs in thousands of places

Files FilesOf(const std::string& story) {
  Files files;
  const fs::path root = ExportOf(story);
  for (const auto& entry : fs::recursive_directory_iterator(root)) {
    if (!entry.is_regular_file()) continue;
    std::ifstream in(entry.path(), std::ios::binary);
    files["in/" + fs::relative(entry.path(), root).string()] =
        std::string(std::istreambuf_iterator<char>(in), {});
  }
  return files;
}

// Findings by fingerprint: rule and entity.
using Known = std::map<std::string, std::pair<std::string, std::string>>;

nlohmann::json ReportOf(const Files& files) {
  InMemory program{MemoryFileSystem(files)};
  return nlohmann::json::parse(
      program.Run({"check", "in", "-f", "json", "--no-config", "--no-cache"})
          .out);
}

Known Audit(const Files& files) {
  const auto report = ReportOf(files);
  Known known;
  for (const auto& finding : report["findings"]) {
    known[finding["fingerprint"]] = {finding["rule"],
                                     finding.value("entity", "")};
  }
  EXPECT_EQ(known.size(), report["findings"].size());
  return known;
}

// What is reported of bytes, such as a wrong encoding or a name that stands
// twice in a tag, would be gone when they are written anew.
Files Rewritable(const Files& files) {
  Files rewritable = files;
  std::erase_if(rewritable, [](const auto& file) {
    return !file.first.ends_with(".xml") ||
           FindNonAscii(file.second, 0) != file.second.size();
  });
  const auto report = ReportOf(files);
  for (const auto& finding : report["findings"]) {
    if (finding["rule"] != "xml-syntax" && finding["rule"] != "encoding") {
      continue;
    }
    rewritable.erase(finding["location"]["path"].get<std::string>());
  }
  return rewritable;
}

Files Anew(const Files& files, const Mutation& mutation, Random& random) {
  Files anew = files;
  for (const auto& [path, bytes] : Rewritable(files)) {
    anew[path] = WriteAnew(bytes, mutation, random);
  }
  return anew;
}

std::string Names(const Known& findings, const Known& others) {
  std::string names;
  for (const auto& [fingerprint, what] : findings) {
    if (others.contains(fingerprint)) continue;
    names += what.first + " in " + what.second + "\n";
  }
  return names;
}

class ReexportTest : public testing::TestWithParam<std::string> {};

TEST_P(ReexportTest, KeepsEveryFingerprint) {
  const Files files = FilesOf(GetParam());
  const Known before = Audit(files);
  for (unsigned round = 0; round < kRounds; ++round) {
    SCOPED_TRACE(round);
    Random random(round);
    const Known after = Audit(Anew(files, {}, random));
    EXPECT_EQ(Names(before, after), "") << "are no longer found";
    EXPECT_EQ(Names(after, before), "") << "are new";
  }
}

// Entities that nothing else asks for, each in one file that is written anew.
std::set<std::string> Removable(const Files& files) {
  const Files rewritable = Rewritable(files);
  std::set<std::string> entities;
  std::set<std::string> kept;
  const auto report = ReportOf(files);
  for (const auto& finding : report["findings"]) {
    const std::string entity = finding.value("entity", "");
    const std::string schema = entity.substr(0, entity.find('|'));
    const bool alone = schema == "xtk:workflow" || schema == "xtk:form" ||
                       schema == "xtk:queryFilter";
    const std::string path = finding["location"]["path"];
    const auto file = rewritable.find(path);
    const bool packed = file != rewritable.end() &&
                        file->second.find("<entities") != std::string::npos;
    (alone && packed ? entities : kept).insert(entity);
  }
  for (const std::string& entity : kept) entities.erase(entity);
  return entities;
}

TEST_P(ReexportTest, TellsWhatWasRemoved) {
  const Files files = FilesOf(GetParam());
  const Known before = Audit(files);
  for (const std::string& entity : Removable(files)) {
    SCOPED_TRACE(entity);
    Random random(1);
    const Known after = Audit(Anew(files, {entity, ""}, random));
    std::string expected;
    for (const auto& [fingerprint, what] : before) {
      if (what.second == entity) {
        expected += what.first + " in " + entity + "\n";
      }
    }
    EXPECT_EQ(Names(before, after), expected);
    EXPECT_EQ(Names(after, before), "");
  }
}

std::string TestName(const testing::TestParamInfo<std::string>& story) {
  std::string name = story.param;
  std::replace(name.begin(), name.end(), '-', '_');
  return name;
}

INSTANTIATE_TEST_SUITE_P(Stories, ReexportTest, testing::ValuesIn(Stories()),
                         TestName);

TEST(Reexport, TellsWhatWasAdded) {
  const std::string package =
      "<package buildVersion='6.1'><entities schema='xtk:queryFilter'>"
      "<queryFilter name='a'><where><condition sql='i = 1'/></where>"
      "</queryFilter></entities></package>";
  const Known before = Audit({{"in/p.xml", package}});
  ASSERT_EQ(before.size(), 1u);
  for (unsigned round = 0; round < 50; ++round) {
    Random random(round);
    const std::string added =
        "<entities schema='xtk:queryFilter'><queryFilter name='b'><where>"
        "<condition sql='i = 1'/></where></queryFilter></entities>";
    const Known after =
        Audit({{"in/p.xml", WriteAnew(package, {"", added}, random)}});
    EXPECT_EQ(Names(before, after), "");
    EXPECT_EQ(Names(after, before),
              "sql-attr-condition in xtk:queryFilter|b\n");
  }
}

TEST(Reexport, StoriesHaveEntitiesToRemove) {
  std::size_t entities = 0;
  for (const std::string& story : Stories()) {
    entities += Removable(FilesOf(story)).size();
  }
  EXPECT_GE(entities, 10u);
}

TEST(Reexport, WritesSomethingElse) {
  Random random(1);
  const std::string xml = "<a b='1' id='2'><c>x &lt; y</c></a>";
  EXPECT_NE(WriteAnew(xml, {}, random), xml);
}

}  // namespace
}  // namespace audit
