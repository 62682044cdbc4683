#include "xml/decode.h"

#include <gtest/gtest.h>

#include <string>

namespace audit {
namespace {

using namespace std::string_literals;

TEST(Decode, FollowsTheParser) {
  struct Row {
    const char* name;
    ValueKind kind;
    std::string raw;
    std::string text;
  };
  constexpr ValueKind kAttribute = ValueKind::kAttribute;
  constexpr ValueKind kText = ValueKind::kText;
  constexpr ValueKind kCdata = ValueKind::kCdata;
  const Row rows[] = {
      {"the five", kText, "&amp;&lt;&gt;&quot;&apos;", "&<>\"'"},
      {"numbers", kText, "&#65;&#x42;&#x1d11e;", "AB\xF0\x9D\x84\x9E"},
      {"not numbers", kText, "&#;&#x;&#6&#X41;&#x4g;",
       "&#;&#x;&#6&#X41;&#x4g;"},
      {"half a reference", kText, "&am&lt", "&am&lt"},
      {"a reference inside half of one", kText, "&am&lt;", "&am<"},
      {"unknown names", kText, "&nbsp;&AMP;", "&nbsp;&AMP;"},
      {"space of attributes", kAttribute, "a\tb\nc\r\nd\re", "a b c d e"},
      {"space by reference stays", kAttribute, "&#9;&#10;&#13;", "\t\n\r"},
      {"line ends of text", kText, "a\tb\nc\r\nd\re", "a\tb\nc\nd\ne"},
      {"nothing but line ends in sections", kCdata, "&lt;\r\n&", "&lt;\n&"},
      {"forbidden ones", kText, "&#0;&#xD800;&#99999999999;",
       "\x01\xEF\xBF\xBD\xEF\xBF\xBD"},
      {"a NUL byte", kText, "a\0b"s, "a b"},
  };
  for (const Row& row : rows) {
    SCOPED_TRACE(row.name);
    std::string text;
    OriginMap origin;
    AppendDecoded(row.kind, row.raw, 5, &text, &origin);
    EXPECT_EQ(text, row.text);
    EXPECT_EQ(origin.decoded_size(), row.text.size());
    EXPECT_EQ(origin.ToSource({0, origin.decoded_size()}),
              (Region{5, 5 + static_cast<std::uint32_t>(row.raw.size())}));
  }
}

TEST(Decode, WritesWhatItReads) {
  const std::string text = "a < b && c > 'd' + \"e\"\n\t]]> \xC3\xA9\r";
  EXPECT_EQ(DecodeAttributeValue(EncodeFor('"', text), 0).text, text);
  EXPECT_EQ(DecodeAttributeValue(EncodeFor('\'', text), 0).text, text);
  EXPECT_EQ(DecodeText(EncodeFor('<', text), 0).text, text);
  EXPECT_EQ(EncodeFor('[', "a]]>b"), "a]]]]><![CDATA[>b");
  EXPECT_EQ(EncodeFor('"', "it's \"x\""), "it's &quot;x&quot;");
  EXPECT_EQ(EncodeFor('<', "a < 'b'"), "a &lt; 'b'");
}

}  // namespace
}  // namespace audit
