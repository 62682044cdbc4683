// Every story of fixtures/ through the real program: what the user sees.
// UPDATE_GOLDEN=1 rewrites the expected reports instead of comparing them.
#include <gtest/gtest.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>
#include <vector>

namespace {

namespace fs = std::filesystem;

struct Run {
  int status = -1;
  std::string out;
  std::string err;
};

std::string ReadAll(const fs::path& path) {
  std::ifstream in(path, std::ios::binary);
  std::ostringstream text;
  text << in.rdbuf();
  return text.str();
}

// Runs `check export <arguments>` inside the story's folder, so that paths in
// the reports do not depend on where the checkout lies.
Run Check(const fs::path& story, const std::string& arguments) {
  // ctest runs tests of one story at the same time.
  const fs::path scratch =
      fs::path(testing::TempDir()) /
      (story.filename().string() + "." + std::to_string(getpid()));
  const fs::path out = scratch.string() + ".out";
  const fs::path err = scratch.string() + ".err";
  const std::string command =
      "cd '" + story.string() + "' && '" AUDIT_PROGRAM "' check export " +
      arguments + " >'" + out.string() + "' 2>'" + err.string() + "'";
  const int status = std::system(command.c_str());
  Run run{.status = WIFEXITED(status) ? WEXITSTATUS(status) : -1,
          .out = ReadAll(out),
          .err = ReadAll(err)};
  fs::remove(out);
  fs::remove(err);
  return run;
}

// The first line that differs, with its number: diffs of reports are long.
std::string FirstDifference(const std::string& expected,
                            const std::string& actual) {
  std::istringstream left(expected);
  std::istringstream right(actual);
  std::string was;
  std::string is;
  for (int line = 1;; ++line) {
    const bool more_left = static_cast<bool>(std::getline(left, was));
    const bool more_right = static_cast<bool>(std::getline(right, is));
    if (!more_left && !more_right) return "only line ends differ";
    if (more_left != more_right || was != is) {
      return "line " + std::to_string(line) +
             "\n  was: " + (more_left ? was : "(end)") +
             "\n  is:  " + (more_right ? is : "(end)");
    }
  }
}

struct Format {
  const char* name;
  const char* golden;
  const char* only = "";  // the one story that has it
};
constexpr Format kFormats[] = {
    {"text", "expected.txt"},
    {"json", "expected.json"},
    // Its rule pages would otherwise stand in the repository once per story.
    {"sarif", "expected.sarif", "hostile"},
    {"junit", "expected.junit.xml", "hostile"},
    {"gitlab", "expected.gitlab", "hostile"},
    {"github", "expected.github", "hostile"},
    {"csv", "expected.csv", "hostile"},
    {"markdown", "expected.md", "hostile"},
};

void CompareToGolden(const fs::path& story, const Format& format) {
  SCOPED_TRACE(format.golden);
  const fs::path golden = story / format.golden;
  const Run run = Check(story, std::string("-f ") + format.name);
  // 1: there are findings; anything else would be a fault in the run.
  EXPECT_LE(run.status, 1) << run.err;
  EXPECT_GE(run.status, 0) << run.err;
  if (std::getenv("UPDATE_GOLDEN") != nullptr) {
    std::ofstream(golden, std::ios::binary) << run.out;
    return;
  }
  ASSERT_TRUE(fs::exists(golden)) << "run with UPDATE_GOLDEN=1 once";
  const std::string expected = ReadAll(golden);
  EXPECT_TRUE(expected == run.out) << FirstDifference(expected, run.out);
}

class StoryTest : public testing::TestWithParam<std::string> {
 protected:
  fs::path story_ = fs::path(AUDIT_SOURCE_DIR) / "fixtures" / GetParam();
};
class ReportTest : public StoryTest {};

TEST_P(ReportTest, IsAsExpected) {
  for (const Format& format : kFormats) {
    const bool has = *format.only == '\0' || GetParam() == format.only;
    if (has) CompareToGolden(story_, format);
  }
}

TEST_P(StoryTest, ThreadsChangeNothing) {
  EXPECT_EQ(Check(story_, "-f json -j1").out, Check(story_, "-f json -j8").out);
}

// From the line that starts with `begin` to before the one that starts with
// `end`; to the end of the text where `end` is empty.
std::string Excerpt(const std::string& text, const std::string& begin,
                    const std::string& end) {
  const std::size_t from = text.find("\n" + begin);
  if (from == std::string::npos) return {};
  const std::size_t to =
      end.empty() ? std::string::npos : text.find("\n" + end, from + 1);
  return text.substr(from + 1, to - from);
}

// README.md shows a part of the sample's report between two comments.
TEST(Readme, ShowsARealReport) {
  const fs::path root = AUDIT_SOURCE_DIR;
  const std::string report =
      ReadAll(root / "fixtures" / "sample" / "expected.txt");
  const std::string shown =
      "```\n" + Excerpt(report, "── export/jssp/", "── export/loyalty") +
      Excerpt(report, "── findings", "") + "```\n";
  const std::string readme = ReadAll(root / "README.md");
  const std::string opening = "<!-- report -->\n";
  const std::size_t begin = readme.find(opening);
  const std::size_t end = readme.find("<!-- end of report -->");
  ASSERT_LT(begin, end);
  ASSERT_NE(end, std::string::npos);
  const std::size_t from = begin + opening.size();
  if (std::getenv("UPDATE_GOLDEN") != nullptr) {
    std::ofstream(root / "README.md", std::ios::binary)
        << readme.substr(0, from) << shown << readme.substr(end);
    return;
  }
  const std::string is = readme.substr(from, end - from);
  EXPECT_TRUE(is == shown) << FirstDifference(is, shown);
}

fs::path StoryFolder() { return fs::path(AUDIT_SOURCE_DIR) / "fixtures"; }

std::vector<std::string> Stories() {
  std::vector<std::string> names;
  for (const auto& entry : fs::directory_iterator(StoryFolder())) {
    if (entry.is_directory()) names.push_back(entry.path().filename());
  }
  std::sort(names.begin(), names.end());
  return names;
}

// A story with marks has those instead: a report that is written again with
// every rule would only say what the program does, not what is right.
std::vector<std::string> StoriesWithReports() {
  std::vector<std::string> names = Stories();
  std::erase_if(names, [](const std::string& name) {
    return fs::exists(StoryFolder() / name / "marks");
  });
  return names;
}

std::string TestName(const testing::TestParamInfo<std::string>& story) {
  std::string name = story.param;
  std::replace(name.begin(), name.end(), '-', '_');
  return name;
}

INSTANTIATE_TEST_SUITE_P(Golden, StoryTest, testing::ValuesIn(Stories()),
                         TestName);
INSTANTIATE_TEST_SUITE_P(Golden, ReportTest,
                         testing::ValuesIn(StoriesWithReports()), TestName);

}  // namespace
