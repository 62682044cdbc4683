#include "cli/archive.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "cli/input_reader.h"
#include "cli/inputs.h"
#include "tests/cli/zip_bytes.h"

namespace audit {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::SizeIs;

FoundInputs Find(const MemoryFileSystem& disk, const InputOptions& options) {
  return FindInputs(disk, {"in"}, options);
}

MemoryFileSystem DiskWith(const std::string& zip) {
  return MemoryFileSystem(
      std::map<std::string, std::string>{{"in/a.zip", zip}});
}

std::vector<std::string> Paths(const FoundInputs& found) {
  std::vector<std::string> paths;
  for (const InputFile& file : found.files) paths.push_back(file.path);
  return paths;
}

TEST(Archive, MembersAreInputsNamedBehindTheArchive) {
  const MemoryFileSystem disk = DiskWith(ZipBytes({{"z.xml", "zz"},
                                                   {"sub/./b.js", "b"},
                                                   {"old\\style.xml", "o"},
                                                   {".git/config", "g"},
                                                   {"x/node_modules/m.js", ""},
                                                   {"sub/c.js", "c"}}));
  const FoundInputs found = Find(disk, {});
  EXPECT_THAT(Paths(found),
              ElementsAre("in/a.zip!/z.xml", "in/a.zip!/sub/b.js",
                          "in/a.zip!/old/style.xml", "in/a.zip!/sub/c.js"));
  EXPECT_THAT(found.skipped, IsEmpty());
  EXPECT_THAT(found.errors, IsEmpty());
}

// A zip with one file of this name of two bytes and ".xml".
std::string ZipWithName(const std::string& two_bytes, bool says_utf8) {
  std::string zip = ZipBytes({{"QZ.xml", "x"}});
  for (std::size_t at = zip.find("QZ.xml"); at != zip.npos;
       at = zip.find("QZ.xml", at)) {
    zip.replace(at, 2, two_bytes);
  }
  if (says_utf8) {  // bit 11 of the flags in both headers
    zip[7] |= 8;
    zip[zip.find("PK\x01\x02") + 9] |= 8;
  }
  return zip;
}

TEST(Archive, NamesAreUtf8WhateverTheyWere) {
  struct Row {
    const char* name;
    const char* two_bytes;
    bool says_utf8;
    const char* path;
  };
  const Row rows[] = {
      {"UTF-8, said", "\xC3\xA9", true, "in/a.zip!/é.xml"},
      {"UTF-8, not said", "\xC3\xA9", false, "in/a.zip!/é.xml"},
      {"another", "\xE9\xE8", false, "in/a.zip!/éè.xml"},
      {"another, called UTF-8", "\xE9\xE8", true, "in/a.zip!/(1)"},
  };
  for (const Row& row : rows) {
    SCOPED_TRACE(row.name);
    EXPECT_THAT(
        Paths(Find(DiskWith(ZipWithName(row.two_bytes, row.says_utf8)), {})),
        ElementsAre(row.path));
  }
}

TEST(Archive, IsTheRootOfItsMembersWhereItIsTheArgument) {
  const MemoryFileSystem disk = DiskWith(ZipBytes({{"z.xml", "zz"}}));
  EXPECT_EQ(Find(disk, {}).files[0].root, "in");
  EXPECT_EQ(FindInputs(disk, {"in/a.zip"}, {}).files[0].root, "in/a.zip!");
}

TEST(Archive, MembersAreReadInAnyOrder) {
  const MemoryFileSystem disk =
      DiskWith(ZipBytes({{"a", "one"}, {"b", "two"}, {"c", "three"}}));
  const FoundInputs found = Find(disk, {});
  InputReader reader(disk, found);
  for (const std::size_t index : {2u, 0u, 1u, 1u, 2u}) {
    const char* const texts[] = {"one", "two", "three"};
    EXPECT_EQ(reader.Read(found.files[index]).value(), texts[index]);
  }
}

TEST(Archive, FromStandardInput) {
  const MemoryFileSystem disk(std::map<std::string, std::string>{
      {"-", ZipBytes({{"a", "one"}, {"b", "two"}})}});
  const FoundInputs found = FindInputs(disk, {"-"}, {});
  EXPECT_THAT(Paths(found), ElementsAre("<stdin>!/a", "<stdin>!/b"));
  InputReader reader(disk, found);
  EXPECT_EQ(reader.Read(found.files[0]).value(), "one");
  EXPECT_EQ(reader.Read(found.files[1]).value(), "two");
}

InputOptions Limits(std::uint64_t unpacked, std::uint64_t small,
                    std::uint64_t file) {
  InputOptions options;
  options.limits = {
      .unpacked = unpacked, .ratio = 200, .small = small, .file = file};
  return options;
}

TEST(Archive, WhatIsNotReadIsListedAndSaid) {
  struct Row {
    const char* name;
    std::vector<ZipEntry> entries;
    InputOptions options;
    std::string skipped;  // the file
    std::string reason;
  };
  const std::string blank(300'000, ' ');  // packs to some 300 bytes
  const std::vector<Row> rows = {
      {"encrypted", {{"s.xml", "x", true}}, {}, "s.xml", "encrypted"},
      {"leads out", {{"../s.xml", "x"}}, {}, "../s.xml", "leads out"},
      {"leads out in between",
       {{"a/../../s", "x"}},
       {},
       "a/../../s",
       "leads out"},
      {"from the root", {{"/etc/s", "x"}}, {}, "/etc/s", "leads out"},
      {"from a disk", {{"C:\\s", "x"}}, {}, "C:/s", "leads out"},
      {"same name", {{"s", "1"}, {"./s", "2"}}, {}, "s", "another file"},
      {"too large", {{"s", "12345"}}, Limits(9, 9, 4), "s", "larger than"},
      {"too much", {{"a", "123"}, {"s", "45"}}, Limits(4, 4, 9), "s", "beyond"},
      {"ratio",
       {{"s", blank}},
       Limits(1'000'000, 1000, 1'000'000),
       "s",
       "beyond the cap"},
  };
  for (const Row& row : rows) {
    SCOPED_TRACE(row.name);
    const FoundInputs found =
        Find(DiskWith(ZipBytes(row.entries)), row.options);
    EXPECT_THAT(found.files, SizeIs(row.entries.size() - 1));
    ASSERT_THAT(found.skipped, SizeIs(1));
    EXPECT_EQ(found.skipped[0].path, "in/a.zip!/" + row.skipped);
    EXPECT_THAT(found.skipped[0].reason, HasSubstr(row.reason));
    EXPECT_TRUE(found.skipped[0].incomplete);
    ASSERT_THAT(found.errors, SizeIs(1));
    EXPECT_EQ(found.errors[0].file, "in/a.zip");
    EXPECT_THAT(found.errors[0].message, HasSubstr("1 of its files not read"));
    EXPECT_THAT(found.errors[0].message, HasSubstr(row.reason));
  }
}

TEST(Archive, RepetitiveFilesBelowAMegabyteAreNoBomb) {
  const FoundInputs found =
      Find(DiskWith(ZipBytes({{"s", std::string(300'000, ' ')}})), {});
  EXPECT_THAT(found.files, SizeIs(1));
}

TEST(Archive, LinksAreListed) {
  const FoundInputs found =
      Find(DiskWith(ZipBytes({{"s", "/etc/passwd", false, true}})), {});
  EXPECT_THAT(found.files, IsEmpty());
  ASSERT_THAT(found.skipped, SizeIs(1));
  EXPECT_EQ(found.skipped[0].reason, "a link");
}

// Of the first member, as the header before it says it.
void SetUnpackedSize(std::string& zip, char size) {
  zip.replace(22, 4, std::string{size, 0, 0, 0});
}

TEST(Archive, ASizeThatIsALieIsAnError) {
  struct Row {
    const char* name;
    std::string bytes;
    char size;
    const char* error;
  };
  const Row rows[] = {
      {"says less", "twelve bytes", 3, "wrong size"},
      {"says far less", std::string(3'000'000, ' '), 3, "unpacks to more"},
      {"says more", "twelve bytes", 90, "wrong size"}};
  for (const Row& row : rows) {
    SCOPED_TRACE(row.name);
    std::string zip = ZipBytes({{"a", row.bytes}});
    SetUnpackedSize(zip, row.size);
    const MemoryFileSystem disk = DiskWith(zip);
    const FoundInputs found = Find(disk, {});
    ASSERT_THAT(found.files, SizeIs(1));
    const auto bytes = InputReader(disk, found).Read(found.files[0]);
    ASSERT_FALSE(bytes.has_value());
    EXPECT_EQ(bytes.error().file, "in/a.zip!/a");
    EXPECT_THAT(bytes.error().message, HasSubstr(row.error));
  }
}

TEST(Archive, DamagedBytesAreAnErrorAndTheRestIsRead) {
  std::string zip = ZipBytes({{"a", "twelve bytes"}, {"b", "two"}});
  const std::size_t data = zip.find("a") + 1;
  for (std::size_t i = 0; i < 6; ++i) zip[data + i + 20] ^= 0x55;
  const MemoryFileSystem disk = DiskWith(zip);
  const FoundInputs found = Find(disk, {});
  ASSERT_THAT(found.files, SizeIs(2));
  InputReader reader(disk, found);
  EXPECT_FALSE(reader.Read(found.files[0]).has_value());
  EXPECT_EQ(reader.Read(found.files[1]).value(), "two");
}

TEST(Archive, CutOffIsAnError) {
  const std::string zip = ZipBytes({{"a", "twelve bytes"}, {"b", "two"}});
  for (const std::size_t size : {4u, 30u, 60u}) {
    SCOPED_TRACE(size);
    const FoundInputs found = Find(DiskWith(zip.substr(0, size)), {});
    EXPECT_THAT(found.files, IsEmpty());
    ASSERT_THAT(found.errors, SizeIs(1));
    EXPECT_THAT(found.errors[0].message, HasSubstr("cut off"));
    ASSERT_THAT(found.skipped, SizeIs(1));
    EXPECT_TRUE(found.skipped[0].incomplete);
  }
}

}  // namespace
}  // namespace audit
