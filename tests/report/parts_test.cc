// The small functions reports are made of.
#include <gtest/gtest.h>

#include "report/artifact_uri.h"
#include "report/coverage_lines.h"
#include "report/example_text.h"
#include "report/report.h"
#include "report/sarif_parts.h"
#include "report/summary.h"
#include "report/wrap.h"
#include "tests/report/sample_run.h"

namespace audit {
namespace {

TEST(UriOf, EncodesPaths) {
  struct Row {
    const char* path;
    const char* uri;
    bool relative;
  };
  const Row rows[] = {
      {"a/b.xml", "a/b.xml", true},
      {"./a.xml", "a.xml", true},
      {"../a.xml", "../a.xml", true},
      {"/tmp/a b.xml", "file:///tmp/a%20b.xml", false},
      {"<stdin>", "%3Cstdin%3E", true},
      {"été.xml", "%C3%A9t%C3%A9.xml", true},
      {"a.zip!/b.xml", "a.zip!/b.xml", true},
      {"100% #1?.xml", "100%25%20%231%3F.xml", true},
      {"c:x[1]|\\\".xml", "c%3Ax%5B1%5D%7C%5C%22.xml", true},
      {"\x1b\xFF", "%1B%FF", true},
  };
  for (const Row& row : rows) {
    SCOPED_TRACE(row.path);
    EXPECT_EQ(UriOf(row.path).uri, row.uri);
    EXPECT_EQ(UriOf(row.path).relative, row.relative);
  }
}

TEST(SarifMessage, HoldsNoLinkOfThePackages) {
  EXPECT_EQ(SarifMessage("see [x](http://e.example) a[0](1)]("),
            "see [x] (http://e.example) a[0] (1)] (");
  EXPECT_EQ(SarifMessage("a\x1b[0m\n"), "a␛[0m␊");
}

TEST(Wrap, BreaksBetweenWords) {
  using Lines = std::vector<std::string>;
  EXPECT_EQ(Wrap("", 10), Lines{});
  EXPECT_EQ(Wrap("  \n ", 10), Lines{});
  EXPECT_EQ(Wrap("one two three", 7), (Lines{"one two", "three"}));
  EXPECT_EQ(Wrap("one two\n three", 80), Lines{"one two three"});
  EXPECT_EQ(Wrap("a averyverylongword b", 5),
            (Lines{"a", "averyverylongword", "b"}));
  EXPECT_EQ(Wrap("日本 日本", 6), (Lines{"日本", "日本"}));
}

TEST(WrapMarkdown, KeepsListsAndCode) {
  const char* markdown =
      "One two three\nfour.\n"
      "\n"
      "- item one\n  goes on\n"
      "- item two\n"
      "1. first thing\n"
      "\n"
      "```js\n"
      "var  x = 'not wrapped at all';\n"
      "\n"
      "```\n"
      "Last.";
  EXPECT_EQ(WrapMarkdown(markdown, 2, 16),
            "  One two three\n"
            "  four.\n"
            "\n"
            "  - item one\n"
            "    goes on\n"
            "  - item two\n"
            "  1. first thing\n"
            "\n"
            "      var  x = 'not wrapped at all';\n"
            "\n"
            "  Last.\n");
}

TEST(WithCarets, UnderlinesWhatIsReported) {
  struct Row {
    const char* name;
    const char* marked;
    const char* shown;
  };
  const Row rows[] = {
      {"no mark", "a\nb", "a\nb\n"},
      {"one", "a [|bc|] d\n", "a bc d\n  ^^\n"},
      {"two on a line", "[|a|] b [|c|]", "a b c\n^   ^\n"},
      {"nested", "[|a [|b|] c|]", "a b c\n^^^^^\n"},
      {"over lines", "x [|y\n  z|] w\nv", "x y\n  ^\n  z w\n  ^\nv\n"},
      {"empty region", "ab[||]c", "abc\n  ^\n"},
      {"behind a wide character", "日[|x|]", "日x\n  ^\n"},
      {"unpaired", "a [| b", "a [| b\n"},
      {"array of the language", "a[b||c]", "a[b||c]\n"},
  };
  for (const Row& row : rows) {
    SCOPED_TRACE(row.name);
    EXPECT_EQ(WithCarets(row.marked), row.shown);
  }
}

TEST(CodeBlock, HasAFenceTheCodeCannotClose) {
  EXPECT_EQ(CodeBlock("a.js", "x [|y|]\n"), "```js\nx y\n  ^\n```\n");
  EXPECT_EQ(CodeBlock("a.txt", "````"), "`````text\n````\n`````\n");
}

TEST(Summarize, CountsByImpactSeverityAndPlace) {
  const RunReport run = SampleRun();
  const Summary summary = Summarize(run.findings);
  EXPECT_EQ(summary.total.confirmed, 2U);
  EXPECT_EQ(summary.total.needs_review, 1U);
  const auto of = [&](Impact impact) {
    return summary.by_impact[static_cast<std::size_t>(impact)];
  };
  EXPECT_EQ(of(Impact::kBlocksUpgrade).confirmed, 1U);
  EXPECT_EQ(of(Impact::kBreaksAtRuntime).needs_review, 1U);
  EXPECT_EQ(of(Impact::kBreaksAtRuntime).confirmed, 0U);
  EXPECT_EQ(summary.by_severity, (std::array<std::uint64_t, 3>{1, 0, 2}));
  EXPECT_EQ(summary.files, 2U);
  EXPECT_EQ(summary.entities, 2U);
}

TEST(CoverageLine, SaysWhatWasReadAndWhatWasNot) {
  Coverage coverage;
  coverage.files = coverage.files_read = 1;
  coverage.bytes = 1;
  EXPECT_EQ(CoverageLine(coverage),
            "Read 1 file (1 byte): 0 entities, 0 expressions, 0 scripts.");
  coverage.files = 1234;
  coverage.bytes = 12'345'678;
  coverage.entities = 1;
  coverage.expressions = 1;
  coverage.fragments = coverage.fragments_distinct = 7;
  coverage.parsed = 7;
  EXPECT_EQ(CoverageLine(coverage),
            "Read 1 of 1,234 files (12.3 MB): 1 entity, 1 expression, 7 "
            "scripts, 7 parsed.");
  coverage.bytes_lost = 45'678;
  EXPECT_EQ(CoverageLine(coverage),
            "INCOMPLETE: read 1 of 1,234 files (12.3 MB): 1 entity, 1 "
            "expression, 7 scripts, 7 parsed. 46 kB behind faults in the XML "
            "could not be read.");
}

}  // namespace
}  // namespace audit
