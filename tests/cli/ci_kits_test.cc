// The kits for CI services as those run them, as far as that can be had here:
// the script of the GitHub action, with what GitHub sets.
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>

namespace audit {
namespace {

namespace fs = std::filesystem;
using testing::AllOf;
using testing::HasSubstr;
using testing::Not;
using testing::StartsWith;

class GithubAction : public testing::Test {
 protected:
  void SetUp() override {
    folder_ = fs::temp_directory_path() /
              ("campaign-audit-action." + std::to_string(::getpid()));
    fs::remove_all(folder_);
    fs::create_directory(folder_);
    fs::copy(AUDIT_SOURCE_DIR "/fixtures/sample/export", folder_ / "exports",
             fs::copy_options::recursive);
  }
  void TearDown() override { fs::remove_all(folder_); }

  // Runs it on `path`, with `set` before the other variables; its exit code.
  int Run(const std::string& path, const std::string& set) {
    const std::string command =
        "cd " + folder_.string() +
        " && RUNNER_TEMP=. GITHUB_OUTPUT=output GITHUB_STEP_SUMMARY=summary "
        "AUDIT_PROGRAM='" AUDIT_PROGRAM "' AUDIT_PATH='" +
        path +
        "' AUDIT_SARIF=audit.sarif AUDIT_FAIL_ON= AUDIT_ARGUMENTS= " + set +
        " '" AUDIT_SOURCE_DIR "/ci/github.sh' >log 2>err";
    const int status = std::system(command.c_str());
    return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
  }

  std::string TextOf(const char* name) const {
    std::ifstream in(folder_ / name, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
  }

  fs::path folder_;
};

TEST_F(GithubAction, AnnotatesSummarisesAndLeavesALog) {
  EXPECT_EQ(Run("exports", ""), 1) << TextOf("err");
  EXPECT_THAT(TextOf("log"),
              AllOf(StartsWith("::error title="),
                    HasSubstr(",file=exports/loyalty-package.xml,line=")));
  EXPECT_THAT(TextOf("summary"), StartsWith("<!-- campaign-audit -->\n###"));
  EXPECT_EQ(TextOf("output"), "exit-code=1\nsarif=audit.sarif\n");
  EXPECT_THAT(TextOf("audit.sarif"),
              AllOf(HasSubstr("\"2.1.0\""), Not(HasSubstr("\"fixes\""))));
}

TEST_F(GithubAction, TakesPathsAndArgumentsLineByLine) {
  EXPECT_EQ(Run("exports/jssp\nexports/javascript",
                "AUDIT_FAIL_ON=never AUDIT_ARGUMENTS='--select\njs'"),
            0)
      << TextOf("err");
  EXPECT_THAT(TextOf("log"),
              AllOf(HasSubstr("js-common-js"), HasSubstr("tills.js"),
                    Not(HasSubstr("loyalty-package"))));
}

TEST_F(GithubAction, AWrongArgumentUploadsNothing) {
  std::ofstream(folder_ / "audit.sarif") << "of an earlier run";
  EXPECT_EQ(Run("exports", "AUDIT_ARGUMENTS=--nonsense"), 2);
  EXPECT_EQ(TextOf("output"), "exit-code=2\n");
  EXPECT_EQ(TextOf("summary"), "");
  EXPECT_THAT(TextOf("err"), HasSubstr("--nonsense"));
}

}  // namespace
}  // namespace audit
