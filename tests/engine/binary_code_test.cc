#include "engine/binary_code.h"

#include <gtest/gtest.h>

#include <array>
#include <map>
#include <set>

namespace audit {
namespace {

enum class Shade : std::uint8_t { kLight, kDark };

struct Leaf {
  std::string name;
  Shade shade = Shade::kLight;
  std::uint32_t size = 0;
  bool operator==(const Leaf&) const = default;
};

}  // namespace

template <>
inline constexpr std::uint64_t kValues<Shade> = 2;
template <>
struct Parts<Leaf> {
  static auto Of(auto& value) {
    auto& [name, shade, size] = value;
    return std::tie(name, shade, size);
  }
};

namespace {

template <class T>
std::string Written(const T& value) {
  BinaryWriter out;
  Write(out, value);
  return out.Take();
}

template <class T>
void ExpectSame(const T& value) {
  const std::string bytes = Written(value);
  BinaryReader in(bytes);
  EXPECT_EQ(Read<T>(in), value);
  EXPECT_TRUE(in.ok());
  EXPECT_TRUE(in.AtEnd());
  // Cut anywhere it is damaged, or there is nothing left to miss.
  for (std::size_t size = 0; size < bytes.size(); ++size) {
    BinaryReader cut(std::string_view(bytes).substr(0, size));
    Read<T>(cut);
    EXPECT_FALSE(cut.ok()) << size << " of " << bytes.size();
  }
}

TEST(BinaryCode, GivesBackWhatItWasGiven) {
  ExpectSame<std::uint64_t>(0);
  ExpectSame<std::uint64_t>(127);
  ExpectSame<std::uint64_t>(128);
  ExpectSame<std::uint64_t>(~std::uint64_t{0});
  ExpectSame(true);
  ExpectSame(Shade::kDark);
  ExpectSame(std::string("a\0b", 3));
  ExpectSame(std::optional<std::uint32_t>());
  ExpectSame(std::optional<std::uint32_t>(7));
  ExpectSame(std::vector<std::string>{"", "a", std::string(200, 'x')});
  ExpectSame(std::set<std::string>{"a", "b"});
  ExpectSame(std::map<std::string, std::set<std::string>>{{"k", {"v", "w"}}});
  ExpectSame(std::pair<std::string, bool>{"a", true});
  ExpectSame(
      std::vector<Leaf>{{"a", Shade::kDark, 1}, {"b", Shade::kLight, 2}});
}

TEST(BinaryCode, ToldWhereItIsDamaged) {
  const std::string large = Written<std::uint64_t>(300);
  BinaryReader byte(large);
  EXPECT_EQ(Read<std::uint8_t>(byte), 0);
  EXPECT_FALSE(byte.ok());

  const std::string two = Written<std::uint64_t>(2);
  BinaryReader flag(two);
  EXPECT_EQ(Read<bool>(flag), false);
  EXPECT_FALSE(flag.ok());
  BinaryReader shade(two);
  EXPECT_EQ(Read<Shade>(shade), Shade::kLight);
  EXPECT_FALSE(shade.ok());

  // More elements than there are bytes: nothing is made room for.
  const std::string many = Written(~std::uint64_t{0});
  BinaryReader list(many);
  EXPECT_TRUE(Read<std::vector<std::string>>(list).empty());
  EXPECT_FALSE(list.ok());

  BinaryReader endless(
      std::string_view("\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF"
                       "\xFF\xFF\xFF"));
  EXPECT_EQ(endless.Number(), 0U);
  EXPECT_FALSE(endless.ok());
}

}  // namespace
}  // namespace audit
