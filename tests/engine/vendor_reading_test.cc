// What proves a match of the vendor's text searches harmless, and what does
// not. Of several matches in a row the last is meant.
#include "engine/vendor_reading.h"

#include <gtest/gtest.h>

namespace audit {
namespace {

// "" where nothing is proven.
std::string ReasonOf(const FragmentKind& kind, std::string_view text) {
  const auto hits = FindVendorHits(text);
  if (hits.empty()) return "no match";
  FragmentReader reader(kind, text);
  const auto reason = reader.At(hits.back()).reason;
  return reason ? std::string(ToString(*reason)) : std::string();
}

struct Row {
  const char* name;
  Language language;
  const char* text;
  const char* reason;
};

const Row kRows[] = {
    {"comment", Language::kJavaScript, "// logon(a)\nf();", "comment"},
    {"block comment", Language::kJavaScript, "/* x.@a */ f();", "comment"},
    {"a text", Language::kJavaScript, "logInfo('logon(a)');", "text"},
    {"a text that is run", Language::kJavaScript, "eval('logon(a)');", ""},
    {"a page in a text", Language::kJavaScript,
     "w('<script>logon(a)<\\/script>');", ""},
    {"code in a text", Language::kJavaScript, "f('row.@a');", ""},
    {"a path in a text", Language::kJavaScript, "f('xtk:common.js');", ""},
    {"words in a text", Language::kJavaScript, "f('no common.js here');",
     "text"},
    {"an access", Language::kJavaScript, "f(row.@a);", "xml"},
    {"behind a fault", Language::kJavaScript, "f((( ; row.@a ]] <a", ""},
    {"part of a name", Language::kJavaScript, "autologon(f);",
     "part-of-a-name"},
    {"a definition", Language::kJavaScript, "function logon(f) {}",
     "definition"},
    {"a call", Language::kJavaScript, "logon(f);", ""},
    {"an assignment", Language::kJavaScript, "var sql='a';", "operator"},
    {"a comparison", Language::kJavaScript, "if (sql==1) f();", "operator"},
    {"an attribute set by a script", Language::kJavaScript, "c.@sql='a';", ""},
    {"a boolean in a literal", Language::kJavaScript,
     "var a = <attribute sql=\"true\"/>;", "boolean"},
    {"raw SQL in a text", Language::kJavaScript, "f(\"<c sql='a=1'/>\");", ""},
    {"an address in a text", Language::kJavaScript, "f('/a.jssp?sql=1');",
     "address"},
    {"the word alone", Language::kJavaScript, "f('no SQLDATA');", "no-token"},
    {"the token", Language::kJavaScript, "f('[SQLDATA[a]]');", ""},
    {"words of a page", Language::kTemplate, "<p>a.@b.org</p>", "page-text"},
    {"a comment of a template", Language::kTemplate, "<%-- logon( --%>",
     "comment"},
    {"a call of a page", Language::kTemplate, "<a onclick='logon(1)'>b</a>",
     ""},
    {"a browser's script", Language::kTemplate,
     "<script>var a = row.@b;</script>", ""},
    {"a browser's comment", Language::kTemplate,
     "<script>// logon(1)\n</script>", "comment"},
    {"raw SQL in a page", Language::kTemplate, "<x>[SQLDATA[a]]</x>", ""},
    {"an expression", Language::kXtk, "[x/.@b] = 1", "other-language"},
    {"SQL", Language::kSql, "select 'logon('", "other-language"},
    {"raw SQL in an expression", Language::kXtk, "[SQLDATA[a]]", ""},
};

TEST(VendorReading, ProvesWhatItSays) {
  for (const Row& row : kRows) {
    SCOPED_TRACE(row.name);
    EXPECT_EQ(ReasonOf({.language = row.language}, row.text), row.reason);
  }
}

TEST(VendorReading, GuessedLanguagesProveNothing) {
  EXPECT_EQ(
      ReasonOf({.language = Language::kSql, .certainty = Certainty::kGuessed},
               "select logon(1)"),
      "");
}

TEST(VendorReading, ValuesWithoutCode) {
  const struct {
    const char* text;
    const char* reason;
  } rows[] = {
      {"the library common.js", "not-code"},
      {"f(); loadLibrary('xtk:common.js')", ""},
      {"replaces sfdcWorkflow", "not-code"},
      {"<sfdcWorkflow name='a'/>", ""},
      {"mysfdcWorkflow", "part-of-a-name"},
      {"SQL and sql= are gone", "not-code"},
      {"<condition sql=\"a = 1\"/>", ""},
      {"crmDeploymentType=\"onpremise\"", ""},
  };
  for (const auto& row : rows) {
    SCOPED_TRACE(row.text);
    const auto hits = FindVendorHits(row.text);
    ASSERT_EQ(hits.size(), 1u);
    const auto reason = ReadPlainValue(row.text, hits[0]).reason;
    EXPECT_EQ(reason ? std::string(ToString(*reason)) : "", row.reason);
  }
}

// x.@a.@b is told of at x.@a: its finding answers for the second match.
TEST(VendorReading, KnowsWhereAChainIsToldOf) {
  const std::string_view text = "f(x.@a.@b);";
  const auto hits = FindVendorHits(text);
  ASSERT_EQ(hits.size(), 2u);
  FragmentReader reader({.language = Language::kJavaScript}, text);
  EXPECT_FALSE(reader.At(hits[0]).told_at.has_value());
  EXPECT_EQ(reader.At(hits[1]).told_at, (Region{2, 6}));
}

}  // namespace
}  // namespace audit
