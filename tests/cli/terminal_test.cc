// What a person at a terminal meets besides reports: progress, times, help with
// what was mistyped, files of arguments, completion.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cstdlib>
#include <fstream>

#include "cli/app.h"
#include "cli/progress_line.h"
#include "tests/cli/program_run.h"

namespace audit {
namespace {

using std::chrono::milliseconds;
using testing::AllOf;
using testing::EndsWith;
using testing::HasSubstr;
using testing::Not;
using testing::StartsWith;

struct Terminal {
  MemoryFileSystem files{{{"a.js", "f();\n"}, {"b.js", "g();\n"}}};
  std::string out;
  std::string err;
  std::chrono::nanoseconds now{0};
  Environment environment{files, [this](std::string_view text) { out += text; },
                          [this](std::string_view text) { err += text; }};

  // Each look at the clock takes `step`.
  explicit Terminal(milliseconds step = milliseconds(0)) {
    environment.err_is_terminal = true;
    environment.elapsed = [this, step] { return now += step; };
  }

  int Run(const std::vector<std::string>& arguments) {
    out.clear();
    err.clear();
    return static_cast<int>(RunApp(arguments, environment));
  }
};

TEST(ProgressLine, IsRewrittenAndGoneAtTheEnd) {
  Terminal terminal;
  {
    ProgressLine line(terminal.environment, ProgressLine::Wanted::kYes);
    line.Show({.done = 1, .of = 9});
    EXPECT_EQ(terminal.err, "") << "too early";
    terminal.now = milliseconds(400);
    line.Show({.done = 2, .of = 9});
    EXPECT_EQ(terminal.err, "\r\x1b[KReading: 2 of 9 files");
    line.Show({.done = 3, .of = 9});
    EXPECT_EQ(terminal.err, "\r\x1b[KReading: 2 of 9 files") << "too often";
    terminal.now = milliseconds(600);
    line.Show({.phase = Progress::Phase::kJudging, .done = 9, .of = 9});
    EXPECT_THAT(terminal.err, EndsWith("\r\x1b[KJudging"));
  }
  EXPECT_THAT(terminal.err, EndsWith("\r\x1b[K"));
}

TEST(ProgressLine, NeverBreaks) {
  Terminal terminal(milliseconds(500));
  terminal.environment.columns = 8;
  ProgressLine(terminal.environment, ProgressLine::Wanted::kYes)
      .Show({.done = 100, .of = 900});
  EXPECT_EQ(terminal.err, "\r\x1b[KReading\r\x1b[K");
}

TEST(ProgressLine, IsForTerminalsOnly) {
  struct Row {
    const char* name;
    bool terminal;
    std::vector<std::string> arguments;
    bool shown;
  };
  const Row rows[] = {
      {"a terminal", true, {"check", "a.js", "b.js"}, true},
      {"no terminal", false, {"check", "a.js", "b.js"}, false},
      {"a terminal, quiet", true, {"check", "a.js", "b.js", "-q"}, false},
  };
  for (const Row& row : rows) {
    SCOPED_TRACE(row.name);
    Terminal terminal(milliseconds(500));
    terminal.environment.err_is_terminal = row.terminal;
    EXPECT_EQ(terminal.Run(row.arguments), 0);
    if (row.shown) {
      EXPECT_THAT(terminal.err, AllOf(HasSubstr("Reading: 1 of 2 files"),
                                      EndsWith("\r\x1b[K")));
    } else {
      EXPECT_EQ(terminal.err, "");
    }
    EXPECT_THAT(terminal.out, Not(HasSubstr("\x1b")));
  }
}

TEST(Timing, IsALinePerPhaseOnStandardError) {
  Terminal terminal(milliseconds(2));
  terminal.environment.err_is_terminal = false;
  EXPECT_EQ(terminal.Run({"check", "a.js", "--timing"}), 0);
  for (const char* phase : {"rules", "read", "judge", "write", "in all"}) {
    EXPECT_THAT(terminal.err, HasSubstr(std::string("timing: ") + phase));
  }
  EXPECT_THAT(terminal.out, Not(HasSubstr("timing")));
}

TEST(Coverage, IsSaidWhereAFormatHasNoPlaceForIt) {
  struct Row {
    const char* name;
    std::vector<std::string> arguments;
    bool said;
  };
  const Row rows[] = {
      {"csv", {"-f", "csv"}, true},
      {"gitlab in a file", {"-f", "json", "--output", "gitlab=g"}, true},
      {"text says it", {"--output", "csv=c"}, false},
      {"quiet, all was read", {"-f", "csv", "-q"}, false},
      {"json has a place", {"-f", "json"}, false},
  };
  for (const Row& row : rows) {
    SCOPED_TRACE(row.name);
    Terminal terminal;
    std::vector<std::string> arguments = {"check", "a.js"};
    arguments.insert(arguments.end(), row.arguments.begin(),
                     row.arguments.end());
    EXPECT_EQ(terminal.Run(arguments), 0);
    EXPECT_EQ(terminal.err.find("Read 1 file") != std::string::npos, row.said)
        << terminal.err;
  }
}

TEST(SarifProfile, IsOneOfThree) {
  Terminal terminal;
  EXPECT_EQ(terminal.Run(
                {"check", "a.js", "-f", "sarif", "--sarif-profile", "github"}),
            0);
  EXPECT_EQ(terminal.Run({"check", "a.js", "--sarif-profile", "git"}), 2);
  EXPECT_THAT(terminal.err, HasSubstr("known are full, github and vscode"));
}

TEST(Usage, WhatWasMistypedIsGuessed) {
  struct Row {
    const char* name;
    std::vector<std::string> arguments;
    const char* says;
  };
  const Row rows[] = {
      {"a command",
       {"chekc", "a.js"},
       "error: there is no command 'chekc'; did you mean 'check'?\n"
       "'campaign-audit --help' says what there is.\n"},
      {"a command of a command",
       {"rules", "lsit"},
       "error: there is no command 'lsit'; did you mean 'list'?\n"
       "'campaign-audit rules --help'"},
      {"an option",
       {"check", "a.js", "--formt", "json"},
       "error: check has no option '--formt'; did you mean '--format'?\n"
       "'campaign-audit check --help'"},
      {"an option with its value",
       {"check", "a.js", "--fail-onn=error"},
       "did you mean '--fail-on'?"},
      {"like nothing there is",
       {"frobnicate"},
       "error: there is no command 'frobnicate'\n"},
      {"a format", {"check", "a.js", "-f", "junti"}, "did you mean 'junit'?"},
      {"a rule", {"explain", "js-comon-js"}, "did you mean 'js-common-js'?"},
      {"a selector",
       {"check", "a.js", "--select", "js-comon-js"},
       "did you mean 'js-common-js'?"},
      {"a severity", {"check", "a.js", "--fail-on", "eror"}, "--fail-on"},
      {"no value", {"check", "a.js", "-f"}, "error: --format"},
      {"no command", {}, "error: A subcommand is required"},
      {"hostile", {"check\x1b[2J"}, "check\xE2\x90\x9B[2J"},
  };
  for (const Row& row : rows) {
    SCOPED_TRACE(row.name);
    Terminal terminal;
    EXPECT_EQ(terminal.Run(row.arguments), 2);
    EXPECT_THAT(terminal.err, HasSubstr(row.says));
    EXPECT_EQ(terminal.out, "");
  }
}

TEST(ArgumentFiles, StandForTheirLines) {
  Terminal terminal;
  ASSERT_TRUE(terminal.files.Write("args.txt",
                                   "# what we audit\r\n\r\na.js\r\n  b.js\n"
                                   "--format\njson"));
  EXPECT_EQ(terminal.Run({"check", "@args.txt"}), 0);
  EXPECT_THAT(terminal.out, AllOf(HasSubstr("\"path\":\"a.js\""),
                                  HasSubstr("\"path\":\"b.js\"")));
}

TEST(ArgumentFiles, FaultsNameFileLineAndWhatToDo) {
  Terminal terminal;
  ASSERT_TRUE(terminal.files.Write("args.txt", "a.js\n@more.txt\n"));
  EXPECT_EQ(terminal.Run({"check", "@args.txt"}), 2);
  EXPECT_EQ(terminal.err,
            "error: args.txt:2: a file of arguments cannot name another; write "
            "'./@...' for a path\n");
  EXPECT_EQ(terminal.Run({"check", "@none.txt"}), 2);
  EXPECT_THAT(terminal.err, StartsWith("error: none.txt: cannot be read"));
}

// What bash offers behind "campaign-audit <words>", one a line.
std::string Completed(const std::string& words) {
  Terminal terminal;
  EXPECT_EQ(terminal.Run({"completion", "bash"}), 0);
  const std::string script =
      testing::TempDir() + "completion." + std::to_string(::getpid());
  std::ofstream(script) << terminal.out;
  const std::string command =
      "bash -c 'source " + script + "; COMP_WORDS=(campaign-audit " + words +
      "); COMP_CWORD=$((${#COMP_WORDS[@]} - 1)); _campaign_audit; "
      "printf \"%s\\n\" \"${COMPREPLY[@]}\"' >" +
      script + ".out";
  EXPECT_EQ(std::system(command.c_str()), 0);
  std::ifstream in(script + ".out");
  return {std::istreambuf_iterator<char>(in), {}};
}

TEST(Completion, BashOffersWhatThereIs) {
  EXPECT_EQ(Completed("che"), "check\n");
  EXPECT_EQ(Completed("check --sarif"), "--sarif-profile\n");
  EXPECT_EQ(Completed("check -f juni"), "junit\n");
  EXPECT_EQ(Completed("rules li"), "list\n");
  EXPECT_EQ(Completed("inspec"), "\n") << "is for developers";
}

TEST(Completion, NamesEveryCommandForEachShell) {
  Terminal terminal;
  for (const char* shell : {"bash", "zsh", "fish"}) {
    SCOPED_TRACE(shell);
    EXPECT_EQ(terminal.Run({"completion", shell}), 0);
    for (const char* word : {"check", "explain", "rules", "--fail-on"}) {
      EXPECT_THAT(terminal.out, HasSubstr(word));
    }
  }
  EXPECT_EQ(terminal.Run({"completion", "tcsh"}), 2);
}

}  // namespace
}  // namespace audit
