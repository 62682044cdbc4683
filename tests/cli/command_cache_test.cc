// `check` with a cache on disk, and the command that looks after it.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>

#include "cli/app.h"
#include "cli/program_id.h"

namespace audit {
namespace {

using testing::EndsWith;
using testing::HasSubstr;
using testing::StartsWith;

class CommandCache : public testing::Test {
 protected:
  CommandCache() { std::filesystem::remove_all(folder_); }
  ~CommandCache() override { std::filesystem::remove_all(folder_); }

  struct Outcome {
    int code;
    std::string out;
    std::string err;
  };
  Outcome Run(std::vector<std::string> arguments) {
    Outcome outcome{0, "", ""};
    DiskCache cache(folder_);
    Environment environment{
        files_, [&](std::string_view text) { outcome.out += text; },
        [&](std::string_view text) { outcome.err += text; }};
    if (!folder_.empty()) environment.cache = &cache;
    environment.program = "program";
    outcome.code = static_cast<int>(RunApp(std::move(arguments), environment));
    return outcome;
  }

  std::string folder_ =
      testing::TempDir() +
      testing::UnitTest::GetInstance()->current_test_info()->name();
  MemoryFileSystem files_{
      {{"in/a.xml",
        "<queryFilter name='f'><where><condition sql='iA = 1'/></where>"
        "</queryFilter>"},
       {"in/b.js", "var call = new SoapMethodCall('x');"}}};
};

TEST_F(CommandCache, SecondRunsSayTheSame) {
  const Outcome plain = Run({"check", "--no-cache", "in"});
  EXPECT_EQ(plain.code, 1);
  EXPECT_EQ(Run({"cache", "stats"}).out, folder_ + ": 0 entries, 0 bytes\n");
  for (int run = 0; run < 2; ++run) {
    EXPECT_EQ(Run({"check", "in"}).out, plain.out);
    EXPECT_THAT(Run({"cache", "stats"}).out,
                StartsWith(folder_ + ": 2 entries, "));
  }
  EXPECT_THAT(Run({"cache", "clean"}).out,
              StartsWith(folder_ + ": removed 2 entries, "));
  EXPECT_EQ(Run({"cache", "stats"}).out, folder_ + ": 0 entries, 0 bytes\n");
}

TEST_F(CommandCache, OneThatCannotBeWrittenFailsNoRun) {
  std::ofstream(folder_) << "a file where the folder should be";
  const Outcome run = Run({"check", "in"});
  EXPECT_EQ(run.code, 1);
  EXPECT_EQ(run.out, Run({"check", "--no-cache", "in"}).out);
  EXPECT_THAT(run.err, HasSubstr("warning: " + folder_));
  EXPECT_THAT(run.err, EndsWith("without keeping its results\n"));
}

TEST_F(CommandCache, WithoutAPlaceItSaysWhatToSet) {
  folder_.clear();
  EXPECT_EQ(Run({"check", "in"}).code, 1);
  for (const char* command : {"stats", "clean"}) {
    const Outcome run = Run({"cache", command});
    EXPECT_EQ(run.code, 2);
    EXPECT_THAT(run.err, HasSubstr("CAMPAIGN_AUDIT_CACHE"));
  }
}

TEST(ProgramId, IsWhatTheLinkerGave) {
  EXPECT_GE(ProgramId().size(), 16U);
  EXPECT_EQ(ProgramId().find_first_not_of("0123456789abcdef"),
            std::string::npos);
}

}  // namespace
}  // namespace audit
