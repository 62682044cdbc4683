#include "ruleset/trigger_set.h"

#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <vector>

namespace audit {
namespace {

// The patterns among `patterns` that TriggerSet and RE2 by itself find.
void ExpectAsRe2(const std::vector<std::string>& patterns,
                 const std::vector<std::string>& texts) {
  TriggerSet set;
  for (const std::string& pattern : patterns) set.Add(pattern);
  set.Compile();
  for (const std::string& text : texts) {
    std::vector<bool> found;
    set.Find(text, &found);
    ASSERT_EQ(found.size(), patterns.size());
    for (std::size_t i = 0; i < patterns.size(); ++i) {
      EXPECT_EQ(found[i], RE2::PartialMatch(text, patterns[i]))
          << patterns[i] << " in " << text;
    }
  }
}

TEST(TriggerSet, FindsWhatEachPatternFinds) {
  ExpectAsRe2({"JSON", "(?i)json", R"(\.\s*@)", "nl5|NL6", R"((?i)init\.d/)",
               R"(\bctx\b)", "(?:get|load)URL", "while|for\\s*\\(", "a.c",
               R"(<%==|x\|y\|z)"},
              {"", "JSON", "json", "x. @y", "Nl5", "nl5 and nl6", "NL6",
               "INIT.D/x", "init-d/", "ctx", "ctxt", "loadURL", "geturl",
               "for (", "for", "abc", "<%==", "x|y|z", "JSON json . @ ctx"});
}

TEST(TriggerSet, TellsAWordsLetterCaseAtEveryPlace) {
  ExpectAsRe2({"Word"}, {"word Word", "word wORD", "Wor Word", "wWord"});
}

TEST(TriggerSet, GivesEqualPatternsOneNumber) {
  TriggerSet set;
  EXPECT_EQ(set.Add("one"), 0u);
  EXPECT_EQ(set.Add("two"), 1u);
  EXPECT_EQ(set.Add("one"), 0u);
  EXPECT_EQ(set.size(), 2u);
}

}  // namespace
}  // namespace audit
