#include "report/markdown_text.h"

#include <gtest/gtest.h>

namespace audit {
namespace {

TEST(MarkdownSentence, MakesCodeOfWhatCouldBeObeyed) {
  struct Row {
    const char* name;
    const char* text;
    const char* markdown;
  };
  const Row rows[] = {
      {"prose", "Nothing is wrong.", "Nothing is wrong."},
      {"quoted", "Such as 'a.@b' is (see 'c').",
       "Such as `a.@b` is (see `c`)."},
      {"an apostrophe", "The vendor's check.", "The vendor's check."},
      {"from the first to the last", "A b=c d e=f g.", "A `b=c d e=f` g."},
      {"a quotation stays whole", "sql=\"a = b c\" on it",
       "`sql=\"a = b c\"` on it"},
      {"pipe", "'a|b'", "`a\\|b`"},
      {"pipe behind a backslash", "'a\\|b'", "`a\\`&#124;`b`"},
      {"backticks", "'a``b'", "```a``b```"},
      {"backtick at an end", "'`a'", "`` `a ``"},
      {"address without a mark", "see www.evil.example now",
       "see `www.evil.example` now"},
      {"a colon", "INCOMPLETE: read (9 bytes): all",
       "INCOMPLETE: read (9 bytes): all"},
      {"a picture", "a :bomb: here", "a `:bomb:` here"},
      {"mention", "ask @all", "ask `@all`"},
      {"reference", "as GH-12 says", "as `GH-12` says"},
      {"empty", "", ""},
      {"hidden", "a\x1b[b", "`a␛[b`"},
  };
  for (const Row& row : rows) {
    SCOPED_TRACE(row.name);
    EXPECT_EQ(MarkdownSentence(row.text), row.markdown);
  }
}

}  // namespace
}  // namespace audit
