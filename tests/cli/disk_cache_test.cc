#include "cli/disk_cache.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <chrono>
#include <filesystem>
#include <fstream>
#include <thread>
#include <vector>

#include "core/content_hash.h"

namespace audit {
namespace {

namespace fs = std::filesystem;

class DiskCacheTest : public testing::Test {
 protected:
  DiskCacheTest() { fs::remove_all(folder_); }
  ~DiskCacheTest() override { fs::remove_all(folder_); }

  static std::string Key(int number) {
    return ToHex(HashOf(std::to_string(number)));
  }
  fs::path FileOf(const std::string& key) const {
    return folder_ / key.substr(0, 2) / key.substr(2);
  }
  void Put(const fs::path& file, const std::string& text) const {
    fs::create_directories(file.parent_path());
    std::ofstream(file) << text;
  }

  const fs::path folder_ =
      fs::path(testing::TempDir()) /
      ("disk_cache_" +
       std::string(
           testing::UnitTest::GetInstance()->current_test_info()->name()));
};

TEST_F(DiskCacheTest, GivesBackWhatItWasGiven) {
  DiskCache cache(folder_);
  EXPECT_EQ(cache.Find(Key(1)), std::nullopt);
  EXPECT_FALSE(fs::exists(folder_)) << "asking leaves nothing behind";
  const std::string entry("a\0b", 3);
  cache.Keep(Key(1), entry);
  cache.Keep(Key(2), "");
  EXPECT_EQ(cache.Find(Key(1)), entry);
  EXPECT_EQ(cache.Find(Key(2)), "");
  cache.Keep(Key(1), "new");
  EXPECT_EQ(DiskCache(folder_).Find(Key(1)), "new");
  EXPECT_FALSE(cache.Finish());
  EXPECT_EQ(cache.Count().entries, 2U);
  EXPECT_EQ(cache.Count().bytes, 3U);
  EXPECT_TRUE(fs::exists(folder_ / "CACHEDIR.TAG"));
}

TEST_F(DiskCacheTest, IsItsOwnersOnly) {
  DiskCache cache(folder_);
  cache.Keep(Key(1), "entry");
  const auto others = fs::perms::group_all | fs::perms::others_all;
  for (const fs::path& path :
       {folder_, FileOf(Key(1)).parent_path(), FileOf(Key(1))}) {
    EXPECT_EQ(fs::status(path).permissions() & others, fs::perms::none) << path;
  }
}

TEST_F(DiskCacheTest, CleansItsEntriesAndNothingElse) {
  DiskCache cache(folder_);
  cache.Keep(Key(1), "entry");
  Put(FileOf(Key(2)).string() + ".a7Xb2_", "of a run that was killed");
  const std::vector<fs::path> foreign = {
      folder_ / "note.txt", folder_ / "ab" / "note.txt",
      folder_ / "src" / std::string(30, 'a'), folder_ / "ab" / "0123.a7Xb2_"};
  for (const fs::path& file : foreign) Put(file, "foreign");
  EXPECT_EQ(cache.Count().entries, 1U);
  const auto gone = cache.Clean();
  ASSERT_TRUE(gone);
  EXPECT_EQ(gone->entries, 1U);
  EXPECT_EQ(gone->bytes, 29U);
  EXPECT_EQ(cache.Count().bytes, 0U);
  for (const fs::path& file : foreign) EXPECT_TRUE(fs::exists(file)) << file;
  EXPECT_TRUE(DiskCache("/nonexistent/folder").Clean());
}

TEST_F(DiskCacheTest, DropsWhatWasUsedLeastRecently) {
  DiskCache cache(folder_, 1000);
  const std::string entry(300, 'x');
  for (int i = 0; i < 4; ++i) {
    cache.Keep(Key(i), entry);
    const auto age = std::chrono::hours(10 - i);
    fs::last_write_time(FileOf(Key(i)), fs::file_time_type::clock::now() - age);
  }
  EXPECT_TRUE(cache.Find(Key(0)));  // the oldest, but used just now
  EXPECT_FALSE(cache.Finish());
  EXPECT_TRUE(cache.Find(Key(0)));
  EXPECT_FALSE(cache.Find(Key(1)));
  EXPECT_FALSE(cache.Find(Key(2)));
  EXPECT_TRUE(cache.Find(Key(3)));
}

TEST_F(DiskCacheTest, SaysOnceWhatKeepsItFromWriting) {
  Put(folder_, "a file where the folder should be");
  DiskCache cache(folder_);
  cache.Keep(Key(1), "entry");
  cache.Keep(Key(2), "entry");
  EXPECT_EQ(cache.Find(Key(1)), std::nullopt);
  const auto fault = cache.Finish();
  ASSERT_TRUE(fault);
  EXPECT_THAT(fault->ToString(), testing::HasSubstr(folder_.string()));
  EXPECT_THAT(fault->message, testing::HasSubstr("cannot be written"));
}

TEST_F(DiskCacheTest, IsSharedByRuns) {
  const std::string entries[] = {std::string(100'000, 'a'),
                                 std::string(100'000, 'b')};
  std::vector<std::thread> writers;
  for (const std::string& entry : entries) {
    writers.emplace_back([&] {
      DiskCache cache(folder_);
      for (int i = 0; i < 200; ++i) cache.Keep(Key(i % 3), entry);
    });
  }
  DiskCache cache(folder_);
  for (int i = 0; i < 200; ++i) {
    const auto found = cache.Find(Key(i % 3));
    EXPECT_TRUE(!found || *found == entries[0] || *found == entries[1]);
  }
  for (std::thread& writer : writers) writer.join();
  EXPECT_EQ(cache.Count().entries, 3U);
}

}  // namespace
}  // namespace audit
