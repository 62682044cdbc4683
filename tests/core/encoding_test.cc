#include "core/encoding.h"

#include <gtest/gtest.h>

#include <string>

#include "core/source_file.h"
#include "core/text.h"

namespace audit {
namespace {

using namespace std::string_literals;

// Faults in one line: kind(original begin,end)detail.
std::string Faults(const DecodedBytes& decoded) {
  std::string out;
  for (const EncodingFault& fault : decoded.faults) {
    constexpr const char* kNames[] = {"invalid", "unknown", "wrong"};
    out += kNames[static_cast<int>(fault.kind)];
    out += "(" + std::to_string(fault.original.begin) + "," +
           std::to_string(fault.original.end) + ")" + fault.detail;
  }
  return out;
}

struct Row {
  const char* name;
  std::string bytes;
  Encoding encoding;
  std::string utf8;
  const char* faults;
};

TEST(Encoding, IsToldAndDecoded) {
  const Row rows[] = {
      {"nothing", "", Encoding::kUtf8, "", ""},
      {"ASCII", "abc", Encoding::kUtf8, "abc", ""},
      {"UTF-8", "\xC3\xA9\xF0\x9D\x84\x9E", Encoding::kUtf8,
       "\xC3\xA9\xF0\x9D\x84\x9E", ""},
      {"UTF-8 with BOM", "\xEF\xBB\xBFx", Encoding::kUtf8, "x", ""},
      {"UTF-16LE with BOM", "\xFF\xFE<\0\xAC\x20\x34\xD8\x1E\xDD"s,
       Encoding::kUtf16Le, "<\xE2\x82\xAC\xF0\x9D\x84\x9E", ""},
      {"UTF-16BE with BOM", "\xFE\xFF\0<\x20\xAC"s, Encoding::kUtf16Be,
       "<\xE2\x82\xAC", ""},
      {"UTF-16LE without BOM", "<\0a\0"s, Encoding::kUtf16Le, "<a", ""},
      {"UTF-32LE with BOM", "\xFF\xFE\0\0\x1E\xD1\x01\0"s, Encoding::kUtf32Le,
       "\xF0\x9D\x84\x9E", ""},
      {"UTF-32BE with BOM", "\0\0\xFE\xFF\0\0\0a"s, Encoding::kUtf32Be, "a",
       ""},
      {"half a UTF-16 character", "\xFF\xFE\x34\xD8 \0x"s, Encoding::kUtf16Le,
       "\xEF\xBF\xBD \xEF\xBF\xBD", "invalid(2,4)UTF-16LEinvalid(6,7)UTF-16LE"},
      {"a surrogate in UTF-32", "\0\0\xFE\xFF\0\0\xD8\0"s, Encoding::kUtf32Be,
       "\xEF\xBF\xBD", "invalid(4,8)UTF-32BE"},
      {"declared ISO-8859-1", "<?xml version='1.0' encoding='ISO-8859-1'?>\xE9",
       Encoding::kIso8859_1,
       "<?xml version='1.0' encoding='ISO-8859-1'?>\xC3\xA9", ""},
      {"declared ISO-8859-15", "<?xml encoding=\"iso-8859-15\"?>\xA4\xE9",
       Encoding::kIso8859_15,
       "<?xml encoding=\"iso-8859-15\"?>\xE2\x82\xAC\xC3\xA9", ""},
      {"declared windows-1252", "<?xml encoding = \"Windows-1252\" ?>\x80\x81",
       Encoding::kWindows1252,
       "<?xml encoding = \"Windows-1252\" ?>\xE2\x82\xAC\xEF\xBF\xBD",
       "invalid(35,36)windows-1252"},
      {"declared UTF-8 and is not", "<?xml encoding='utf-8'?>\xE9 \xC3\xA9",
       Encoding::kUtf8, "<?xml encoding='utf-8'?>\xEF\xBF\xBD \xC3\xA9",
       "invalid(24,25)UTF-8"},
      {"declared UTF-16 and is not", "<?xml encoding='UTF-16'?>\xC3\xA9",
       Encoding::kUtf8, "<?xml encoding='UTF-16'?>\xC3\xA9",
       "wrong(16,22)UTF-16"},
      {"unknown", "<?xml encoding='x-mac'?>\xC3\xA9", Encoding::kUtf8,
       "<?xml encoding='x-mac'?>\xC3\xA9", "unknown(16,21)x-mac"},
      {"unknown and not UTF-8", "<?xml encoding='x-mac'?>\xE9",
       Encoding::kWindows1252, "<?xml encoding='x-mac'?>\xC3\xA9",
       "unknown(16,21)x-mac"},
      {"a BOM against the declaration",
       "\xEF\xBB\xBF<?xml encoding='ISO-8859-1'?>\xC3\xA9", Encoding::kUtf8,
       "<?xml encoding='ISO-8859-1'?>\xC3\xA9", "wrong(19,29)ISO-8859-1"},
      {"XML that declares nothing", "<a b='\xE9'/>", Encoding::kWindows1252,
       "<a b='\xC3\xA9'/>", "wrong(6,7)"},
      {"a script that is not UTF-8", "var a = '\xE9';", Encoding::kWindows1252,
       "var a = '\xC3\xA9';", ""},
      {"UTF-16 that declares UTF-8",
       "\xFE\xFF\0<\0?\0x\0m\0l\0 \0e\0n\0c\0o\0d\0i\0n\0g\0=\0'\0u\0t\0f\0-"
       "\0"
       "8\0'\0?\0>"s,
       Encoding::kUtf16Be, "<?xml encoding='utf-8'?>", "wrong(34,44)utf-8"},
  };
  for (const Row& row : rows) {
    SCOPED_TRACE(row.name);
    const SourceFile file("f", row.bytes);
    EXPECT_EQ(EncodingName(file.decoded().encoding),
              EncodingName(row.encoding));
    EXPECT_EQ(file.utf8(), row.utf8);
    EXPECT_EQ(Faults(file.decoded()), row.faults);
  }
}

TEST(Encoding, CopiesNothingThatIsUtf8Already) {
  for (const char* text : {"abc", "\xEF\xBB\xBF\xC3\xA9",
                           "<?xml encoding='ISO-8859-1'?><ascii/>"}) {
    const DecodedBytes decoded = DecodeBytes(text);
    EXPECT_TRUE(decoded.identical) << text;
    EXPECT_TRUE(decoded.utf8.empty()) << text;
    EXPECT_TRUE(decoded.to_original.segments().empty()) << text;
  }
}

TEST(Encoding, ListsOnlySoManyFaults) {
  const DecodedBytes decoded =
      DecodeBytes("<?xml encoding='utf-8'?>" + std::string(500, '\xE9'));
  EXPECT_EQ(decoded.faults.size(), kMaxEncodingFaults);
  EXPECT_EQ(decoded.fault_count, 500U);
}

// A wide file's declaration is read after its bytes, which may be bad in more
// places than are listed.
TEST(Encoding, ListsAWrongDeclarationBehindAnyNumberOfBytes) {
  std::string bytes = "\xFF\xFE";
  for (const char c : std::string_view("<?xml encoding='utf-8'?>")) {
    bytes += {c, '\0'};
  }
  for (int i = 0; i < 500; ++i) bytes += "\x00\xDC"s;
  const DecodedBytes decoded = DecodeBytes(bytes);
  EXPECT_EQ(decoded.fault_count, 501U);
  ASSERT_EQ(decoded.faults.size(), kMaxEncodingFaults + 1);
  EXPECT_EQ(decoded.faults.back().kind, EncodingFault::Kind::kWrongDeclaration);
}

TEST(Encoding, NamesHaveAliases) {
  EXPECT_EQ(EncodingFromName("LATIN1"), Encoding::kIso8859_1);
  EXPECT_EQ(EncodingFromName("cp1252"), Encoding::kWindows1252);
  EXPECT_EQ(EncodingFromName("klingon"), std::nullopt);
  EXPECT_EQ(EncodingFromName(""), std::nullopt);
}

TEST(SourceFile, GoesBothWays) {
  struct Way {
    const char* name;
    std::string bytes;
    Region utf8;
    Region original;
  };
  const Way rows[] = {
      {"identical", "abcdef", {2, 4}, {2, 4}},
      {"behind a BOM",
       "\xEF\xBB\xBF"
       "abc",
       {1, 2},
       {4, 5}},
      {"ISO-8859-1", "<?xml encoding='latin1'?>\xE9x", {25, 28}, {25, 27}},
      {"behind an accent",
       "<?xml encoding='latin1'?>\xE9x",
       {27, 28},
       {26, 27}},
      {"UTF-16", "\xFF\xFE<\0\xE9\0x\0"s, {1, 4}, {4, 8}},
      {"an empty place", "\xFF\xFE<\0\xE9\0x\0"s, {3, 3}, {6, 6}},
  };
  for (const Way& row : rows) {
    SCOPED_TRACE(row.name);
    const SourceFile file("f", row.bytes);
    EXPECT_EQ(file.ToOriginal(row.utf8), row.original);
    EXPECT_EQ(file.ToUtf8(row.original), row.utf8);
    const OriginMap origin = file.OriginalOf(row.utf8);
    EXPECT_EQ(origin.decoded_size(), row.utf8.size());
    EXPECT_EQ(origin.ToSource({0, origin.decoded_size()}), row.original);
  }
}

TEST(Text, FindsTheFirstByteThatIsNoUtf8) {
  struct Case {
    const char* name;
    std::string text;
    std::size_t expected;
  };
  const Case rows[] = {
      {"ASCII", "abcdefghijkl", 12},
      {"all lengths", "a\xC3\xA9\xE2\x82\xAC\xF0\x9D\x84\x9Ez", 11},
      {"overlong", "ab\xC0\x80", 2},
      {"overlong of three", "ab\xE0\x80\x80", 2},
      {"a surrogate", "ab\xED\xA0\x80", 2},
      {"beyond Unicode", "ab\xF4\x90\x80\x80", 2},
      {"cut off", "abcdefghij\xE2\x82", 10},
      {"a lone continuation", "abcdefgh\x80", 8},
  };
  for (const Case& row : rows) {
    SCOPED_TRACE(row.name);
    EXPECT_EQ(FindInvalidUtf8(row.text), row.expected);
  }
}

}  // namespace
}  // namespace audit
