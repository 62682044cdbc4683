#include "core/excerpt.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "core/redaction.h"
#include "core/text.h"

namespace audit {
namespace {

TEST(LineMap, CountsLinesAndColumns) {
  const std::string text = "ab\r\n\xC3\xA9\xF0\x9D\x84\x9Ez\n\nlast";
  struct Row {
    const char* name;
    std::uint32_t offset;
    Position expected;
  };
  const Row rows[] = {
      {"the start", 0, {1, 1, 1}},
      {"the carriage return", 2, {1, 3, 3}},
      {"behind two bytes", 6, {2, 2, 2}},
      {"inside a character", 5, {2, 1, 1}},
      {"behind an astral character", 10, {2, 4, 3}},
      {"the empty line", 12, {3, 1, 1}},
      {"the end", 17, {4, 5, 5}},
  };
  const LineMap map(text);
  for (const Row& row : rows) {
    SCOPED_TRACE(row.name);
    const Position at = map.At(row.offset);
    EXPECT_EQ(at.line, row.expected.line);
    EXPECT_EQ(at.utf16_column, row.expected.utf16_column);
    EXPECT_EQ(at.code_point_column, row.expected.code_point_column);
  }
  EXPECT_EQ(map.line_count(), 4U);
  EXPECT_EQ(map.Line(1), "ab");
  EXPECT_EQ(map.Line(3), "");
  EXPECT_EQ(map.Line(4), "last");
}

TEST(LineMap, CountsLongLinesFromCheckpoints) {
  std::string text = "first\n";
  for (int i = 0; i < 5000; ++i) text += "a\xC3\xA9\xF0\x9D\x84\x9E";
  text += "\nlast";
  const LineMap map(text);
  for (const std::uint32_t count : {0U, 1U, 583U, 586U, 1000U, 4999U, 5000U}) {
    const Position at = map.At(6 + count * 7);
    EXPECT_EQ(at, (Position{2, 1 + count * 4, 1 + count * 3})) << count;
    if (count == 5000) continue;
    EXPECT_EQ(map.At(6 + count * 7 + 2),
              (Position{2, 2 + count * 4, 2 + count * 3}));
  }
  EXPECT_EQ(map.At(static_cast<std::uint32_t>(text.size())),
            (Position{3, 5, 5}));
}

struct Shown {
  const char* name;
  std::string text;
  Region region;
  std::string snippet;
  std::vector<std::string> lines;
  std::uint32_t window_begin;
};

TEST(Excerpt, ShowsThePlace) {
  const std::string dots(300, '.');
  const std::string accents = [] {
    std::string out;
    for (int i = 0; i < 300; ++i) out += "\xC3\xA9";
    return out;
  }();
  const Shown rows[] = {
      {"one line", "a\nb c d\ne", {4, 5}, "c", {"b c d"}, 0},
      {"tabs stay", "\ta\tb", {1, 2}, "a", {"\ta\tb"}, 0},
      {"CRLF is no text", "a\r\nb", {0, 1}, "a", {"a"}, 0},
      {"two lines", "ab\ncd\nef", {1, 4}, "b\nc", {"ab", "cd"}, 0},
      {"up to a line end", "ab\ncd", {0, 3}, "ab\n", {"ab"}, 0},
      {"only the first lines",
       "a\nb\nc\nd\ne",
       {0, 9},
       "a\nb\nc\nd\ne",
       {"a", "b", "c"},
       0},
      {"the place far right",
       dots + "X" + dots,
       {300, 301},
       "X",
       {std::string(40, '.') + "X" + std::string(119, '.')},
       260},
      {"the place at the left",
       "X" + dots,
       {0, 1},
       "X",
       {"X" + std::string(159, '.')},
       0},
      {"characters, not bytes",
       accents + "X",
       {600, 601},
       "X",
       {accents.substr(0, 80) + "X"},
       260},
      {"a long snippet ends on a character",
       accents,
       {0, 600},
       accents.substr(0, 400),
       {accents.substr(0, 320)},
       0},
      {"a secret told by what stands before it",
       "<a password='abc' b='c'/>",
       {13, 16},
       "***",
       {"<a password='***' b='c'/>"},
       0},
      {"the end of the file", "a\n", {2, 2}, "", {""}, 0},
  };
  for (const Shown& row : rows) {
    SCOPED_TRACE(row.name);
    const SourceFile file("f", row.text);
    const LineMap lines(file.utf8());
    NearbySecrets secrets(file.utf8());
    const Excerpt excerpt = MakeExcerpt(file, lines, row.region, &secrets);
    EXPECT_EQ(excerpt.snippet, row.snippet);
    EXPECT_EQ(excerpt.lines, row.lines);
    EXPECT_EQ(excerpt.window_begin, row.window_begin);
    EXPECT_EQ(excerpt.first_line, excerpt.begin.line);
  }
}

TEST(Redaction, HidesValuesAndKeepsTheirLength) {
  struct Row {
    const char* name;
    const char* text;
    const char* expected;
  };
  const Row rows[] = {
      {"an attribute", "<a password=\"s3\" b=\"c\"/>",
       "<a password=\"**\" b=\"c\"/>"},
      {"single quotes", "<a sftpPassword = 's3'/>", "<a sftpPassword = '**'/>"},
      {"an element", "<password>abc</password>", "<password>***</password>"},
      {"a property", "{ user: 'u', secret: 'abc' }",
       "{ user: 'u', secret: '***' }"},
      {"a quoted property", "{\"api_key\": \"abc\"}", "{\"api_key\": \"***\"}"},
      {"an assignment", "conn.password = \"a\\\"b\";",
       "conn.password = \"****\";"},
      {"an escaped script", "var token = &quot;abc&quot;;",
       "var token = &quot;***&quot;;"},
      {"by number", "pwd=&#39;abc&#39;", "pwd=&#39;***&#39;"},
      {"an address", "http://h/?token=abc&x=1", "http://h/?token=***&x=1"},
      {"a connection string", "db=x;pwd=abc;y=1", "db=x;pwd=***;y=1"},
      {"one star for a character", "pwd='\xC3\xA9\xC3\xA9'", "pwd='**'"},
      {"cut off before its end", "password=\"abc", "password=\"***"},
      {"a comparison", "if (password == 'abc')", "if (password == '***')"},
      {"a key that opens", "accountKey='abc'", "accountKey='***'"},
      {"a key by its looks", "key='AIzaSyA0123456789abc'",
       "key='********************'"},
      {"a key of a schema", "_key='@email' key='recipient'",
       "_key='@email' key='recipient'"},
      {"no secret: a call", "password = read();", "password = read();"},
      {"no secret: its label", "passwordLabel='Password'",
       "passwordLabel='Password'"},
      {"no secret: a name", "<attribute name='password' type='string'/>",
       "<attribute name='password' type='string'/>"},
      {"no secret: another word", "monkey='abc' tokenizer='abc'",
       "monkey='abc' tokenizer='abc'"},
      {"no secret: empty", "password=''", "password=''"},
  };
  for (const Row& row : rows) {
    SCOPED_TRACE(row.name);
    EXPECT_EQ(Redact(row.text), row.expected);
    EXPECT_EQ(CountCodePoints(Redact(row.text)), CountCodePoints(row.text));
  }
}

}  // namespace
}  // namespace audit
