// The stories as customers hand them over: in archives. What is said of an
// archive is what is said of its folder, to the byte.
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <unistd.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include "tests/cli/program_run.h"
#include "tests/cli/stories.h"
#include "tests/cli/zip_bytes.h"

namespace audit {
namespace {

using testing::HasSubstr;

namespace fs = std::filesystem;

// Those whose export is a folder for each server.
std::vector<std::string> StoriesOfServers() {
  std::vector<std::string> names = Stories();
  std::erase_if(names, [](const std::string& name) {
    const fs::directory_iterator entries(ExportOf(name));
    return std::any_of(begin(entries), end(entries),
                       [](const auto& entry) { return !entry.is_directory(); });
  });
  return names;
}

std::string ReadAll(const fs::path& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

// Every file below the folder, named as from there.
std::string ZipOf(const fs::path& folder) {
  std::vector<ZipEntry> entries;
  for (const auto& entry : fs::recursive_directory_iterator(folder)) {
    if (!entry.is_regular_file()) continue;
    entries.push_back({entry.path().lexically_relative(folder).generic_string(),
                       ReadAll(entry.path())});
  }
  // Zip programs write files as the disk lists them: the order says nothing.
  std::sort(
      entries.begin(), entries.end(),
      [](const ZipEntry& a, const ZipEntry& b) { return b.name < a.name; });
  return ZipBytes(entries);
}

void WriteAll(const fs::path& path, const std::string& bytes) {
  std::ofstream(path, std::ios::binary) << bytes;
}

// A folder of its own, gone with it.
class Scratch {
 public:
  Scratch()
      : path_(fs::temp_directory_path() /
              ("campaign-audit-archives." + std::to_string(::getpid()))) {
    fs::remove_all(path_);
    fs::create_directories(path_);
  }
  ~Scratch() { fs::remove_all(path_); }
  Scratch(const Scratch&) = delete;
  Scratch& operator=(const Scratch&) = delete;
  const fs::path& path() const { return path_; }

 private:
  fs::path path_;
};

std::string Check(const Scratch& scratch, const std::string& input) {
  const ProgramRun run = RunProgram(
      scratch.path(),
      {"check", input, "-f", "json", "--pu-parity", "--fail-on", "never"});
  EXPECT_EQ(run.code, 0) << run.err;
  EXPECT_EQ(run.err, "");
  return run.out;
}

class ArchivedStory : public testing::TestWithParam<std::string> {
 protected:
  fs::path Export() const { return ExportOf(GetParam()); }
};
class ArchivedServers : public ArchivedStory {};

// The report holds findings, the vendor's lines, coverage: all of it. A folder
// may be called as members of an archive are, so that even names are the same.
TEST_P(ArchivedStory, IsReportedAsItsFolder) {
  const Scratch scratch;
  WriteAll(scratch.path() / "export.zip", ZipOf(Export()));
  const std::string archive = Check(scratch, "export.zip");
  EXPECT_THAT(archive, HasSubstr("\"path\":\"export.zip!/"));
  fs::copy(Export(), scratch.path() / "export.zip!",
           fs::copy_options::recursive);
  EXPECT_EQ(archive, Check(scratch, "export.zip!"));
}

// One archive for each server, all in one folder.
TEST_P(ArchivedServers, AreReportedAsTheirFolders) {
  const Scratch scratch;
  const fs::path in = scratch.path() / "in";
  fs::create_directories(in);
  for (const auto& entry : fs::directory_iterator(Export())) {
    const std::string name = entry.path().filename();
    WriteAll(in / (name + ".zip"), ZipOf(entry.path()));
  }
  const std::string archives = Check(scratch, "in");
  fs::remove_all(in);
  fs::create_directories(in);
  for (const auto& entry : fs::directory_iterator(Export())) {
    const std::string name = entry.path().filename();
    EXPECT_THAT(archives, HasSubstr("\"path\":\"in/" + name + ".zip!/"));
    fs::copy(entry.path(), in / (name + ".zip!"), fs::copy_options::recursive);
  }
  EXPECT_EQ(archives, Check(scratch, "in"));
}

std::string NameOf(const testing::TestParamInfo<std::string>& story) {
  std::string name = story.param;
  std::replace(name.begin(), name.end(), '-', '_');
  return name;
}

INSTANTIATE_TEST_SUITE_P(Stories, ArchivedStory, testing::ValuesIn(Stories()),
                         NameOf);
INSTANTIATE_TEST_SUITE_P(Stories, ArchivedServers,
                         testing::ValuesIn(StoriesOfServers()), NameOf);

}  // namespace
}  // namespace audit
