// Hostile folders, files and disks around the program.
#include <fcntl.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/stat.h>

#include <filesystem>
#include <functional>

#include "cli/descriptor.h"
#include "tests/cli/hostile.h"
#include "tests/cli/program_run.h"

namespace audit {
namespace {

using testing::HasSubstr;

namespace fs = std::filesystem;

struct HostileFolder {
  const char* name;
  std::function<void(const Folder&)> make;
  int code;
  std::vector<std::string> says;
};

TEST(HostilePlaces, AreToldOf) {
  const std::vector<HostileFolder> folders = {
      {"links in a circle",
       [](const Folder& folder) {
         fs::create_directory_symlink(folder.path(), folder.path() / "loop");
         fs::create_symlink("self", folder.path() / "self");
       },
       1,
       {"'loop' was not read: a link to a folder or to nothing",
        "'self' was not read: a link to a folder or to nothing"}},
      {"a file that cannot be read",
       [](const Folder& folder) {
         folder.Write("locked.xml", "x");
         ::chmod((folder.path() / "locked.xml").c_str(), 0);
         // Who is root reads that one, but not this one.
         fs::create_symlink("/proc/self/mem", folder.path() / "memory.xml");
       },
       1,
       {"error: memory.xml: cannot be read: "}},
      {"a folder with the name of a file",
       [](const Folder& folder) {
         fs::create_directory(folder.path() / "x.xml");
         folder.Write("x.xml/b.xml", Package(kFilter));
       },
       1,
       {"x.xml/b.xml:2"}},
      {"a pipe that nobody writes to",
       [](const Folder& folder) {
         ::mkfifo((folder.path() / "pipe.xml").c_str(), 0600);
       },
       1,
       {"'pipe.xml' was not read: no file, but a device or pipe"}},
  };
  for (const HostileFolder& hostile : folders) {
    SCOPED_TRACE(hostile.name);
    const Folder folder("folder");
    folder.Write("a.xml", Package(kFilter));
    hostile.make(folder);
    const ProgramRun run = RunProgram(
        folder.path(), {"check", ".", "--color", "never", "--verbose"});
    Show(hostile.name, run);
    EXPECT_EQ(run.code, hostile.code) << run.err;
    EXPECT_THAT(run.out, HasSubstr(kRawSqlLine));
    for (const std::string& sentence : hostile.says) {
      EXPECT_THAT(run.out, HasSubstr(sentence));
    }
  }
}

TEST(HostilePlaces, AFolderOfNothingIsAnError) {
  const Folder folder("nothing");
  fs::create_directory(folder.path() / "x.xml");
  const ProgramRun run = RunProgram(folder.path(), {"check", "x.xml"});
  EXPECT_EQ(run.code, 3);
  EXPECT_EQ(run.err, "error: x.xml: holds no file to read\n");
}

TEST(HostilePlaces, AFullDiskIsAnErrorAndFindingsOutrankIt) {
  struct Row {
    const char* name;
    const char* file;
    std::vector<std::string> more;
    std::string out;
    int code;
    const char* says;
  };
  const std::vector<Row> rows = {
      {"standard output",
       "clean.xml",
       {},
       "/dev/full",
       3,
       "error: standard output cannot be written: No space left"},
      {"standard output, with findings",
       "a.xml",
       {},
       "/dev/full",
       1,
       "error: standard output cannot be written: No space left"},
      {"-o",
       "clean.xml",
       {"-o", "/dev/full"},
       "",
       3,
       "error: /dev/full: cannot be written: No space left"},
      {"--output",
       "clean.xml",
       {"--output", "sarif=/dev/full"},
       "",
       3,
       "error: /dev/full: cannot be written: No space left"},
      {"--output, with findings",
       "a.xml",
       {"--output", "json=/dev/full"},
       "",
       1,
       "error: /dev/full: cannot be written: No space left"},
      {"a folder that is not there",
       "clean.xml",
       {"-o", "none/report"},
       "",
       3,
       "error: none/report: cannot be written: its folder does not exist; "
       "create it first"},
  };
  const Folder folder("disk");
  folder.Write("a.xml", Package(kFilter));
  folder.Write("clean.xml", Package(""));
  for (const Row& row : rows) {
    SCOPED_TRACE(row.name);
    std::vector<std::string> arguments = {"check", row.file};
    arguments.insert(arguments.end(), row.more.begin(), row.more.end());
    const ProgramRun run = RunProgram(folder.path(), arguments, row.out);
    Show(row.name, run);
    EXPECT_EQ(run.code, row.code);
    EXPECT_THAT(run.err, HasSubstr(row.says));
  }
  EXPECT_TRUE(fs::is_character_file("/dev/full")) << "it was replaced";
}

TEST(HostilePlaces, AFileThatShrinksWhileItIsReadIsAnError) {
  const Folder folder("shrinks");
  folder.Write("a.xml", "a hundred bytes were promised");
  const std::string path = folder.path() / "a.xml";
  const Descriptor file(::open(path.c_str(), O_RDONLY));
  const auto bytes = ReadToEnd(file.get(), 100, "a.xml");
  ASSERT_FALSE(bytes.has_value());
  EXPECT_EQ(bytes.error().ToString(),
            "a.xml: became shorter while it was read: 29 of 100 bytes were "
            "left");
}

}  // namespace
}  // namespace audit
