// --new-from-rev: git in memory, and git itself where it is installed.
#include "cli/git_files.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>

#include "tests/cli/in_memory.h"
#include "tests/cli/program_run.h"

namespace audit {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::Not;

constexpr const char* kCommit = "1111111111111111111111111111111111111111";

// One repository in "/r", started in its folder "in".
class MemoryGit final : public Processes {
 public:
  std::map<std::string, std::string> files;  // of the one commit, by path
  mutable std::vector<std::vector<std::string>> calls;

  Result<ProcessResult> Run(
      const std::vector<std::string>& arguments) const override {
    calls.push_back(arguments);
    // git -C FOLDER --literal-pathspecs -c protocol.allow=never COMMAND ...
    const std::string& command = arguments.at(6);
    if (command == "ls-tree") return Tree(arguments);
    if (command == "cat-file") return Blob(arguments.back());
    if (arguments.at(7) == "--show-toplevel") {
      if (arguments[2] == "/r") return ProcessResult{0, "/r\n\n", ""};
      if (arguments[2].starts_with("in")) {
        return ProcessResult{0, "/r\n" + arguments[2] + "/\n", ""};
      }
      return ProcessResult{128, "", "fatal: not a git repository\nmore"};
    }
    if (arguments.back() == "main^{commit}") {
      return ProcessResult{0, std::string(kCommit) + "\n", ""};
    }
    return ProcessResult{1, "", ""};
  }

 private:
  ProcessResult Tree(const std::vector<std::string>& arguments) const {
    const std::string& last = arguments.back();
    const std::string below = last == kCommit ? "" : last;
    std::string listing;
    for (const auto& [path, bytes] : files) {
      if (!path.starts_with(below)) continue;
      listing.append("100644 blob ").append(path).append("-id\t");
      listing.append(path).push_back('\0');
    }
    return {0, listing, ""};
  }
  ProcessResult Blob(const std::string& id) const {
    const auto found = files.find(id.substr(0, id.size() - 3));
    if (found == files.end()) return {128, "", "fatal: bad object"};
    return {0, found->second, ""};
  }
};

std::string Package(const std::string& code) {
  return "<package buildVersion='6.1'><entities schema='xtk:workflow'>\n"
         "<workflow internalName='w'><activities><js name='j'><script>" +
         code + "</script></js></activities></workflow></entities></package>";
}

InMemory::Outcome Check(const MemoryGit& git, const std::string& now,
                        std::vector<std::string> more = {"main"}) {
  InMemory program{MemoryFileSystem({{"in/p.xml", Package(now)}})};
  program.processes = &git;
  std::vector<std::string> arguments = {"check",   "in", "--fail-on",
                                        "warning", "-q", "--new-from-rev"};
  arguments.insert(arguments.end(), more.begin(), more.end());
  return program.Run(std::move(arguments));
}

TEST(NewFromRev, WhatTheRevisionHoldsFailsNoRun) {
  MemoryGit git;
  git.files = {{"in/p.xml", Package("logon(a);")}};
  EXPECT_EQ(Check(git, "\n  logon(a);").code, 0);
  const auto outcome = Check(git, "logon(a);\nlogon(b);");
  EXPECT_EQ(outcome.code, 1);
  EXPECT_THAT(outcome.out, HasSubstr("1 known from the baseline"));
  EXPECT_THAT(Check(git, "f();").out,
              HasSubstr("1 known finding is no longer found (revision main)"));
}

TEST(NewFromRev, WhatIsNotInTheRevisionIsNew) {
  EXPECT_EQ(Check(MemoryGit(), "logon(a);").code, 1);
  MemoryGit elsewhere;
  elsewhere.files = {{"in/other.xml", Package("f();")}};
  EXPECT_EQ(Check(elsewhere, "logon(a);").code, 1);
}

TEST(NewFromRev, GitIsAskedByCommitAndWithoutANetwork) {
  MemoryGit git;
  git.files = {{"in/p.xml", Package("f();")}};
  Check(git, "f();");
  ASSERT_FALSE(git.calls.empty());
  for (const std::vector<std::string>& call : git.calls) {
    EXPECT_THAT(call, testing::Contains("protocol.allow=never"));
    const bool resolves = call.back() == "main^{commit}";
    EXPECT_TRUE(resolves ||
                std::find(call.begin(), call.end(), "main") == call.end());
  }
}

TEST(NewFromRev, FaultsEndWithTwoAndSayWhatToDo) {
  const MemoryGit git;
  struct Row {
    const char* name;
    std::vector<std::string> arguments;
    const char* message;
  };
  const Row rows[] = {
      {"an unknown revision",
       {"none"},
       "'none' is no revision this repository"},
      {"an option", {"--upload-pack=x"}, ""},
      {"with a baseline", {"main", "--baseline", "b.json"}, "excludes"},
  };
  for (const Row& row : rows) {
    SCOPED_TRACE(row.name);
    const auto outcome = Check(git, "f();", row.arguments);
    EXPECT_EQ(outcome.code, 2);
    EXPECT_THAT(outcome.err, HasSubstr(row.message));
  }
  InMemory program{MemoryFileSystem({{"out/p.xml", Package("f();")}})};
  const auto run = [&] {
    return program.Run({"check", "out", "--new-from-rev", "main"});
  };
  EXPECT_EQ(run().code, 2);
  EXPECT_THAT(run().err, HasSubstr("git cannot be started here"));
  program.processes = &git;
  EXPECT_EQ(run().code, 2);
  EXPECT_THAT(run().err,
              HasSubstr("out: --new-from-rev: is in no git repository (fatal: "
                        "not a git repository); use --baseline"));
}

TEST(GitFiles, AnOptionIsNoRevision) {
  const MemoryGit git;
  const MemoryFileSystem disk(
      std::map<std::string, std::string>{{"in/p.xml", ""}});
  const auto files = GitFiles::At("--output=x", {"in"}, disk, git);
  ASSERT_FALSE(files);
  EXPECT_THAT(files.error().message,
              HasSubstr("is no revision; name a commit"));
  EXPECT_TRUE(git.calls.empty());
}

TEST(GitFiles, AreNamedAsThePathsAre) {
  MemoryGit git;
  git.files = {{"in/p.xml", "1"}, {"in/a/b.js", "2"}, {"top.js", "3"}};
  const MemoryFileSystem disk(std::map<std::string, std::string>{
      {"in/p.xml", ""}, {"/r/in/p.xml", ""}});
  const auto below = GitFiles::At("main", {"./in/"}, disk, git);
  ASSERT_TRUE(below) << below.error().ToString();
  EXPECT_EQ(below->Read("in/p.xml").value_or(""), "1");
  EXPECT_EQ(below->Read("in/a/b.js").value_or(""), "2");
  EXPECT_FALSE(below->Read("top.js"));
  EXPECT_THAT(below->present(), ElementsAre("in"));
  const auto file = GitFiles::At("main", {"in/p.xml"}, disk, git);
  ASSERT_TRUE(file) << file.error().ToString();
  EXPECT_EQ(file->Read("in/p.xml").value_or(""), "1");
  EXPECT_EQ(file->KindOf("in/p.xml"), FileSystem::Kind::kFile);
  const auto all = GitFiles::At("main", {"/r"}, disk, git);
  ASSERT_TRUE(all) << all.error().ToString();
  EXPECT_EQ(all->Read("/r/top.js").value_or(""), "3");
}

TEST(Processes, GiveBothOutputsAndTheCode) {
  const SystemProcesses processes;
  const std::string much(100000, 'x');  // more than a pipe holds
  const auto result = processes.Run(
      {"sh", "-c", "printf %s \"$1\"; printf err >&2; exit 3", "sh", much});
  ASSERT_TRUE(result) << result.error().ToString();
  EXPECT_EQ(result->code, 3);
  EXPECT_EQ(result->out.size(), much.size());
  EXPECT_EQ(result->err, "err");
  const auto absent = processes.Run({"no-such-program-anywhere"});
  ASSERT_FALSE(absent);
  EXPECT_THAT(absent.error().message,
              HasSubstr("'no-such-program-anywhere' cannot be started"));
}

TEST(NewFromRev, WithGitItself) {
  const SystemProcesses processes;
  if (!processes.Run({"git", "--version"})) GTEST_SKIP() << "git is not here";
  const std::filesystem::path root =
      std::filesystem::path(testing::TempDir()) / "new from rev";
  std::filesystem::remove_all(root);
  std::filesystem::create_directories(root / "in");
  const auto write = [&](const char* code) {
    std::ofstream(root / "in" / "p.xml") << Package(code);
  };
  const auto git = [&](std::vector<std::string> arguments) {
    arguments.insert(arguments.begin(),
                     {"git", "-C", root.string(), "-c", "user.name=n", "-c",
                      "user.email=e@example.org"});
    const auto result = processes.Run(arguments);
    ASSERT_TRUE(result);
    EXPECT_EQ(result->code, 0) << result->err;
  };
  write("logon(a);");
  git({"init", "-q"});
  git({"add", "-A"});
  git({"commit", "-q", "-m", "m"});
  const auto check = [&](const std::string& revision) {
    return RunProgram(root.string(), {"check", "in", "--fail-on", "warning",
                                      "-q", "--new-from-rev", revision});
  };
  EXPECT_EQ(check("HEAD").code, 0);
  write("logon(b);");
  const ProgramRun changed = check("HEAD");
  EXPECT_EQ(changed.code, 1);
  EXPECT_THAT(changed.out, HasSubstr("no longer found (revision HEAD)"));
  const ProgramRun unknown = check("no-such-branch");
  EXPECT_EQ(unknown.code, 2);
  EXPECT_THAT(unknown.err, HasSubstr("fetch it first"));
  std::filesystem::remove_all(root);
}

}  // namespace
}  // namespace audit
