// What a campaign-audit-ignore comment says, and what is wrong with it.
#include "engine/ignore_comment.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace audit {
namespace {

// "rules|reason|owner|until", or "fault: ...", or "none".
std::string Read(std::string_view comment) {
  const auto words = ReadIgnoreWords(InsideOfComment(comment));
  if (!words) return "none";
  if (!words->fault.empty()) return "fault: " + words->fault;
  std::string text;
  for (const std::string& rule : words->rules) {
    text += (text.empty() ? "" : ",") + rule;
  }
  text += "|" + words->reason + "|" + words->owner + "|";
  return text + (words->until ? ToString(*words->until) : "");
}

TEST(IgnoreComment, Reads) {
  struct Row {
    const char* name;
    const char* comment;
    const char* read;
  };
  const std::vector<Row> rows = {
      {"line", "// campaign-audit-ignore a: why", "a|why||"},
      {"block", "/* campaign-audit-ignore a: why */", "a|why||"},
      {"block of lines",
       "/**\n * campaign-audit-ignore a\n * until=2027-03-31: why\n * so\r\n "
       "*/",
       "a|why so||2027-03-31"},
      {"markup", "<!-- campaign-audit-ignore a: why -->", "a|why||"},
      {"the oldest line comment", "<!-- campaign-audit-ignore a: why",
       "a|why||"},
      {"no space", "//campaign-audit-ignore a:why", "a|why||"},
      {"several", "// campaign-audit-ignore a, b,c d: why", "a,b,c,d|why||"},
      {"all there is",
       "// campaign-audit-ignore a owner=jane until=2027-03-31: b: c",
       "a|b: c|jane|2027-03-31"},
      {"no reason", "// campaign-audit-ignore a", "a|||"},
      {"an empty reason", "// campaign-audit-ignore a:  ", "a|||"},
      {"later in the comment", "// see campaign-audit-ignore a: why", "none"},
      {"something else", "// a: why", "none"},
      {"no rule", "// campaign-audit-ignore: why", "fault: it names no rule"},
      {"nothing", "// campaign-audit-ignore", "fault: it names no rule"},
      {"another word", "// campaign-audit-ignore-next a: b",
       "fault: 'campaign-audit-ignore' has a space behind it, then the rule"},
      {"no day", "// campaign-audit-ignore a until=soon: b",
       "fault: 'soon' is no day; write it as 2027-03-31"},
      {"mistyped", "// campaign-audit-ignore a untill=2027-03-31: b",
       "fault: 'untill=2027-03-31' is not understood; did you mean 'until='?"},
      {"two days",
       "// campaign-audit-ignore a until=2027-03-31 until=2028-03-31: b",
       "fault: 'until=2028-03-31' is not understood"},
      {"nobody", "// campaign-audit-ignore a owner=: b",
       "fault: 'owner=' is not understood"},
  };
  for (const Row& row : rows) {
    SCOPED_TRACE(row.name);
    EXPECT_EQ(Read(row.comment), row.read);
  }
}

TEST(IgnoreComment, IsFoundInText) {
  EXPECT_TRUE(HoldsIgnore("a // campaign-audit-ignore b"));
  EXPECT_FALSE(HoldsIgnore("a // campaign-audit-ignor"));
  EXPECT_FALSE(HoldsIgnore(""));
}

}  // namespace
}  // namespace audit
