#include "report/json_writer.h"

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>
#include <random>

#include "core/text.h"

namespace audit {
namespace {

std::string Escaped(std::string_view text) {
  std::string out;
  AppendJsonEscaped(text, &out);
  return out;
}

TEST(JsonEscape, WhatReadersMustNotObeyOrMiss) {
  struct Row {
    const char* name;
    std::string text;
    std::string escaped;
  };
  const Row rows[] = {
      {"plain", "a b/c 'd'", "a b/c 'd'"},
      {"quote and backslash", "\"\\", "\\\"\\\\"},
      {"line ends and tab", "\r\n\t", "\\r\\n\\t"},
      {"NUL", std::string("\0", 1), "\\u0000"},
      {"escape", "\x1b[31m", "\\u001b[31m"},
      {"delete", "\x7f", "\\u007f"},
      {"C1 control", "\xC2\x9B", "\\u009b"},
      {"closing tag", "</script>", "<\\/script>"},
      {"comment", "<!--", "\\u003c!--"},
      {"less than", "a < b <= c<", "a < b <= c<"},
      {"accent", "é", "é"},
      {"astral", "💣", "💣"},
      {"bidi override", "\xE2\x80\xAE", "\\u202e"},
      {"line separator", "\xE2\x80\xA8", "\\u2028"},
      {"zero width space", "\xE2\x80\x8B", "\\u200b"},
      {"tag character", "\xF3\xA0\x81\x81", "\\udb40\\udc41"},
      {"lone byte", "a\xFFz", "a\uFFFDz"},
      {"surrogate", "\xED\xA0\x80", "\uFFFD\uFFFD\uFFFD"},
      {"overlong", "\xC0\xAF", "\uFFFD\uFFFD"},
      {"cut short", "a\xE2\x82", "a\uFFFD"},
      {"beyond Unicode", "\xF4\x90\x80\x80", "\uFFFD\uFFFD\uFFFD\uFFFD"},
  };
  for (const Row& row : rows) {
    SCOPED_TRACE(row.name);
    EXPECT_EQ(Escaped(row.text), row.escaped);
  }
}

TEST(JsonEscape, EveryCodePointComesBack) {
  // In strings of 4096, since each parse has its price.
  for (char32_t first = 0; first <= 0x10FFFF; first += 0x1000) {
    std::string text;
    for (char32_t value = first; value < first + 0x1000; ++value) {
      const bool surrogate = value >= 0xD800 && value <= 0xDFFF;
      if (!surrogate) AppendUtf8(value, &text);
      text += '<';
    }
    const auto parsed = nlohmann::json::parse('"' + Escaped(text) + '"');
    EXPECT_EQ(parsed.get<std::string>(), text) << "from " << +first;
  }
}

TEST(JsonEscape, AnyBytesGiveWhatAnotherWriterGives) {
  std::mt19937 random(20240611);  // any seed; fixed, so that a fault stays
  // Few letters, so that sequences and near-sequences are frequent.
  const std::string bytes =
      "a</!\"\\\n\x1b\x7f\x80\xA0\xBF\xC2\xE2\xED\xF0\xFF";
  for (int round = 0; round < 20'000; ++round) {
    std::string text;
    for (std::uint32_t n = random() % 12; n > 0; --n) {
      text += bytes[random() % bytes.size()];
    }
    const auto parsed = nlohmann::json::parse('"' + Escaped(text) + '"');
    std::string expected;
    for (std::size_t i = 0; i < text.size();) {
      const Utf8Step point = ReadUtf8(std::string_view(text).substr(i));
      AppendUtf8(point.code_point, &expected);
      i += point.size;
    }
    ASSERT_EQ(parsed.get<std::string>(), expected) << "round " << round;
  }
}

std::string Written(std::uint32_t line_depth) {
  std::string text;
  const Sink sink = [&](std::string_view piece) { text += piece; };
  JsonWriter out(sink, line_depth);
  out.BeginObject();
  out.Text("a", "x");
  out.BeginArray("b");
  out.BeginObject();
  out.Number("n", 18'446'744'073'709'551'615U);
  out.Truth("t", true);
  out.EndObject();
  out.Text("y");
  out.EndArray();
  out.BeginArray("empty");
  out.EndArray();
  out.EndObject();
  out.Finish();
  return text;
}

TEST(JsonWriter, PutsMembersOnLinesDownToTheDepth) {
  EXPECT_EQ(Written(0),
            R"({"a":"x","b":[{"n":18446744073709551615,"t":true},"y"],)"
            R"("empty":[]})"
            "\n");
  EXPECT_EQ(Written(2), R"({
  "a": "x",
  "b": [
    {"n":18446744073709551615,"t":true},
    "y"
  ],
  "empty": []
}
)");
}

TEST(JsonWriter, HandsOverPieces) {
  std::size_t pieces = 0;
  std::size_t bytes = 0;
  const Sink sink = [&](std::string_view piece) {
    ++pieces;
    bytes += piece.size();
  };
  JsonWriter out(sink, 1);
  out.BeginArray();
  for (int i = 0; i < 10'000; ++i) {
    out.BeginArray();
    out.Text("twenty characters...");
    out.EndArray();
  }
  out.EndArray();
  out.Finish();
  EXPECT_GT(pieces, 3U);
  EXPECT_EQ(bytes, 4U + 10'000 * 28 - 1 - 1 + 1);
}

}  // namespace
}  // namespace audit
