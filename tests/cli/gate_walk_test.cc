// The way of a newcomer to a gate, by README alone: its commands, its comment,
// on the story of the 6.02 enterprise.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <sstream>

#include "cli/app.h"
#include "core/text.h"

namespace audit {
namespace {

namespace fs = std::filesystem;
using testing::HasSubstr;
using testing::Not;
using testing::SizeIs;

std::string ReadAll(const fs::path& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

// What README prints between its two marks.
struct Walk {
  std::vector<std::vector<std::string>> commands;  // without the program's name
  std::string comment;
};

Walk ReadWalk() {
  const std::string readme = ReadAll(fs::path(AUDIT_SOURCE_DIR) / "README.md");
  const std::size_t begin = readme.find("<!-- gate -->");
  const std::size_t end = readme.find("<!-- end of gate -->");
  Walk walk;
  if (begin == readme.npos || end == readme.npos) return walk;
  std::istringstream lines(readme.substr(begin, end - begin));
  for (std::string line; std::getline(lines, line);) {
    const std::string_view trimmed = Trim(line);
    if (trimmed.starts_with("// campaign-audit-ignore")) walk.comment = trimmed;
    if (!line.starts_with("    campaign-audit ")) continue;
    std::istringstream words{
        std::string(trimmed.substr(0, trimmed.find(" #")))};
    std::vector<std::string> command{std::istream_iterator<std::string>(words),
                                     {}};
    command.erase(command.begin());
    walk.commands.push_back(std::move(command));
  }
  return walk;
}

class GateWalk : public testing::Test {
 protected:
  static constexpr const char* kScripts = "exports/packages/scripts.xml";

  GateWalk() {
    const fs::path story =
        fs::path(AUDIT_SOURCE_DIR) / "fixtures/enterprise-602/export";
    for (const auto& entry : fs::recursive_directory_iterator(story)) {
      if (!entry.is_regular_file()) continue;
      const fs::path path = "exports" / fs::relative(entry.path(), story);
      Put(path.generic_string(), ReadAll(entry.path()));
    }
  }

  void Put(const std::string& path, const std::string& content) {
    ASSERT_TRUE(files_.Write(path, content));
  }

  // A colleague's export: the first script begins with other lines.
  void BeginScriptWith(const std::string& lines) {
    std::string scripts = ReadAll(fs::path(AUDIT_SOURCE_DIR) /
                                  "fixtures/enterprise-602/export/packages/"
                                  "scripts.xml");
    const std::string_view cdata = "<![CDATA[";
    scripts.insert(scripts.find(cdata) + cdata.size(), lines);
    Put(kScripts, scripts);
  }

  int Run(const std::vector<std::string>& command) {
    out_.clear();
    err_.clear();
    Environment environment{files_,
                            [&](std::string_view text) { out_ += text; },
                            [&](std::string_view text) { err_ += text; }};
    environment.today = [&] { return today_; };
    return static_cast<int>(RunApp(command, environment));
  }

  MemoryFileSystem files_;
  Date today_{2026, 11, 21};
  std::string out_;
  std::string err_;
};

TEST_F(GateWalk, IsRedForWhatIsNewAndGreenForWhatIsAccepted) {
  const auto [commands, comment] = ReadWalk();
  ASSERT_THAT(commands, SizeIs(3));
  const std::string load = "loadLibrary(\"xtk:common.js\");\n";

  EXPECT_EQ(Run(commands[0]), 1) << "what there is";
  EXPECT_EQ(Run(commands[1]), 0) << err_;
  EXPECT_EQ(Run(commands[2]), 0) << "nothing new";

  BeginScriptWith(load);
  EXPECT_EQ(Run(commands[2]), 1) << "a change brings a finding";
  EXPECT_THAT(out_, HasSubstr("error[js-common-js]"));
  EXPECT_THAT(out_, Not(HasSubstr("error[sql-sqldata-expr]"))) << "known";

  BeginScriptWith(comment + "\n" + load);
  EXPECT_EQ(Run(commands[2]), 0) << out_;

  today_ = Date{2027, 4, 1};
  EXPECT_EQ(Run(commands[2]), 1) << "the day is over";
  EXPECT_THAT(out_, HasSubstr("error[js-common-js]"));
  EXPECT_THAT(out_, HasSubstr("[suppression-expired]"));

  BeginScriptWith("");
  EXPECT_EQ(Run(commands[2]), 0) << "and what was new is gone";
}

}  // namespace
}  // namespace audit
