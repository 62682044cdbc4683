// Whenever a process is killed, its output is the old one or the new one.
#include "cli/whole_file.h"

#include <fcntl.h>
#include <gtest/gtest.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <atomic>
#include <chrono>
#include <csignal>
#include <filesystem>
#include <fstream>
#include <functional>
#include <iterator>
#include <map>
#include <random>
#include <set>
#include <thread>
#include <vector>

#include "cli/file_system.h"
#include "tests/cli/program_run.h"

namespace audit {
namespace {

namespace fs = std::filesystem;

constexpr int kKills = 50;

std::string TextOf(const fs::path& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

class WholeFile : public testing::Test {
 protected:
  void SetUp() override {
    folder_ = fs::temp_directory_path() /
              ("campaign-audit-whole." + std::to_string(::getpid()));
    fs::remove_all(folder_);
    fs::create_directory(folder_);
  }
  void TearDown() override { fs::remove_all(folder_); }

  std::set<std::string> Names() const {
    std::set<std::string> names;
    for (const auto& entry : fs::directory_iterator(folder_)) {
      names.insert(entry.path().filename());
    }
    return names;
  }

  fs::path folder_;
};

// Runs `work` in a process and kills it after at most `longest`. False: it had
// ended before.
bool KillWithin(std::chrono::microseconds longest, std::mt19937* random,
                const std::function<void()>& work) {
  const pid_t child = ::fork();
  if (child == 0) {
    work();
    ::_exit(0);
  }
  std::uniform_int_distribution<std::int64_t> delay(0, longest.count());
  std::this_thread::sleep_for(std::chrono::microseconds(delay(*random)));
  ::kill(child, SIGKILL);
  int status = 0;
  ::waitpid(child, &status, 0);
  return WIFSIGNALED(status);
}

// Becomes the program, so that the kill hits it and not its parent.
[[noreturn]] void Become(const fs::path& folder,
                         std::vector<std::string> arguments) {
  const int nowhere = ::open("/dev/null", O_WRONLY);
  ::dup2(nowhere, STDOUT_FILENO);
  ::dup2(nowhere, STDERR_FILENO);
  std::string program = AUDIT_PROGRAM;
  std::vector<char*> argv = {program.data()};
  for (std::string& argument : arguments) argv.push_back(argument.data());
  argv.push_back(nullptr);
  if (::chdir(folder.c_str()) == 0) ::execv(argv[0], argv.data());
  ::_exit(127);
}

TEST_F(WholeFile, AWriterKilledAtAnyMomentLeavesTheOldOrTheNew) {
  const std::string path = folder_ / "report";
  const std::string one(4 << 20, '1');
  const std::string two(4 << 20, '2');
  ASSERT_TRUE(WriteWholeFile(path, one));
  std::mt19937 random(8);  // any seed: moments differ from run to run anyway
  std::size_t left_over = 0;
  for (int kill = 0; kill < kKills; ++kill) {
    EXPECT_TRUE(KillWithin(std::chrono::milliseconds(30), &random, [&] {
      while (WriteWholeFile(path, two) && WriteWholeFile(path, one)) {
      }
    }));
    const std::string found = TextOf(path);
    ASSERT_TRUE(found == one || found == two) << found.size() << " bytes";
    left_over += Names().size() - 1;
  }
  EXPECT_GT(left_over, 0U) << "no kill came while the file was written";
  ASSERT_TRUE(WriteWholeFile(path, one));
  EXPECT_EQ(Names(), std::set<std::string>{"report"});
}

TEST_F(WholeFile, WhatAnotherWritesIsNotRemoved) {
  const std::string path = folder_ / "report";
  const std::string text(1 << 20, 'x');
  std::vector<std::thread> writers;
  std::atomic<int> failures{0};
  for (int writer = 0; writer < 4; ++writer) {
    writers.emplace_back([&] {
      for (int turn = 0; turn < 25; ++turn) {
        if (!WriteWholeFile(path, text)) ++failures;
      }
    });
  }
  for (std::thread& writer : writers) writer.join();
  EXPECT_EQ(failures, 0);
  EXPECT_EQ(TextOf(path), text);
  EXPECT_EQ(Names(), std::set<std::string>{"report"});
}

TEST_F(WholeFile, KeepsTheLinkAndTheRights) {
  const fs::path path = folder_ / "report";
  ASSERT_TRUE(WriteWholeFile(path, "old"));
  ASSERT_EQ(::chmod(path.c_str(), 0640), 0);
  fs::create_symlink("report", folder_ / "link");
  ASSERT_TRUE(WriteWholeFile(folder_ / "link", "new"));
  EXPECT_TRUE(fs::is_symlink(folder_ / "link"));
  EXPECT_EQ(TextOf(path), "new");
  EXPECT_EQ(fs::status(path).permissions(), static_cast<fs::perms>(0640));
}

TEST_F(WholeFile, FaultsSayWhatToDo) {
  const auto written = WriteWholeFile(folder_ / "none" / "report", "x");
  ASSERT_FALSE(written);
  EXPECT_NE(written.error().message.find("create it first"), std::string::npos);
  EXPECT_EQ(written.error().file, folder_ / "none" / "report");
}

// The program itself, over the whole time it takes.
TEST_F(WholeFile, AnAuditKilledAtAnyMomentLeavesWholeReports) {
  const std::string stories = AUDIT_SOURCE_DIR "/fixtures/";
  const auto audit = [&](const std::string& story) {
    return std::vector<std::string>{"check",      stories + story + "/export",
                                    "-j2",        "-o",
                                    "text",       "--output",
                                    "json=a",     "--output",
                                    "sarif=b",    "--output",
                                    "junit=c.xml"};
  };
  const std::set<std::string> reports = {"a", "b", "c.xml", "text"};
  std::map<std::string, std::set<std::string>> whole;
  double longest = 0;
  for (const char* story : {"encodings", "sample"}) {
    const ProgramRun run = RunProgram(folder_, audit(story));
    ASSERT_EQ(run.code, 1) << run.err;
    longest = std::max(longest, run.seconds);
    ASSERT_EQ(Names(), reports);
    for (const std::string& name : reports) {
      whole[name].insert(TextOf(folder_ / name));
    }
  }
  std::mt19937 random(8);
  int killed = 0;
  for (int kill = 0; kill < kKills; ++kill) {
    const char* story = kill % 2 == 0 ? "encodings" : "sample";
    killed += KillWithin(
        std::chrono::microseconds(static_cast<std::int64_t>(longest * 1.1e6)),
        &random, [&] { Become(folder_, audit(story)); });
    for (const std::string& name : reports) {
      EXPECT_TRUE(whole[name].contains(TextOf(folder_ / name))) << name;
    }
  }
  EXPECT_GT(killed, 0);
  // What is left over does not get into the next run, nor stays.
  ASSERT_EQ(RunProgram(folder_, audit("sample")).code, 1);
  EXPECT_EQ(Names(), reports);
}

TEST(LeftOvers, AreNoInput) {
  const ProgramRun run = [] {
    const fs::path folder =
        fs::temp_directory_path() /
        ("campaign-audit-left." + std::to_string(::getpid()));
    fs::create_directory(folder);
    std::ofstream(folder / "a.js") << "f();\n";
    std::ofstream(folder / (".a.js.1-0" + std::string(kPartSuffix))) << "g();";
    ProgramRun checked = RunProgram(folder, {"check", ".", "-f", "json"});
    fs::remove_all(folder);
    return checked;
  }();
  EXPECT_EQ(run.code, 0) << run.err;
  EXPECT_NE(run.out.find("\"files\": 1,"), std::string::npos) << run.out;
}

}  // namespace
}  // namespace audit
