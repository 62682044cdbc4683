#include <gtest/gtest.h>

#include "tests/checks/check_harness.h"

namespace audit {
namespace {

struct DotAtRow {
  const char* name;
  const char* marked;
  Setting setting = Setting::kScript;
};

const DotAtRow kRows[] = {
    {"an object", "var o = {a: 1}; f([|o.@a|]);"},
    {"an object, written", "var o = {}; [|o.@a|] = 1;"},
    {"in brackets", "var o = {}; f([|o.@['a']|] + [|o.@[k]|]);"},
    {"descendants of an object", "var o = {}; f([|o..@a|]);"},
    {"an array", "var a = [1]; f([|a.@n|]);"},
    {"a date", "f([|new Date().@day|]);"},
    {"a DOM element",
     "var e = DOMDocument.fromXMLString(s).root; f([|e.@n|]);"},
    {"what a function of the script returns",
     "function g() { return {}; } f([|g().@a|]);"},
    {"an object in a template", "var o = {}; _([|o.@a|])", Setting::kJst},
    {"recipient in a template is not known", "_([?recipient.@a?])",
     Setting::kJst},
    {"a parameter", "function g(p) { f([?p.@a?]); }"},
    {"a parameter is told once",
     "function g(p) { f([?p.@a?] + p.@b + p.c[0].@d); p.e.@f = 1; }"},
    {"once for each function",
     "function g(p) { f([?p.@a?] + p.@b); } function h(p) { f([?p.@a?]); }"},
    {"once for a name of elsewhere", "f([?e.@a?]); f(e.@b); f([?d.@a?]);"},
    {"a name and a function of it apart", "f([?e.@a?]); f([?e.g().@b?]);"},
    {"a function of elsewhere", "f([?rows().@a?]);"},
    {"a function of elsewhere is told once by its variable",
     "var r = rows(); f([?r.@a?] + r.@b);"},
    {"an item of an array", "var a = []; f([?a[0].@n?]);"},
    {"XML or not", "var x = c ? <a/> : {}; f([?x.@n?]);"},
    // Looks bad but is fine.
    {"a literal", "var x = <a b='1'/>; f(x.@b + x.c.@d);"},
    {"the rows of a query",
     "for each (var r in xtk.queryDef.create(q).ExecuteQuery().recipient) "
     "f(r.@email);"},
    {"XML made of text", "f(new XML(s).@a + XML(s).@a);"},
    {"a loaded entity",
     "var w = xtk.workflow.load(1); f(w.@id + w.folder.@id);"},
    {"an entity read by its key", "f(nms.recipient.get(1).@id);"},
    {"the entity of a method", "function cus_a_B(self) { f(self.@a); }"},
    {"descendants of what is not known", "function g(p) { f(p..@a); }"},
    {"what descendants and filters give",
     "function g(p) { f(p..b[0].@a + p.c.(@d == 1).@e); }"},
    {"an attribute inside a filter", "function g(p) { f(p.c.(@d == 1)); }"},
    {"the context of a page", "f(ctx.recipient.@email);", Setting::kPage},
    {"the application of an overview", "f(webApp.@appType);", Setting::kPage},
    {"the content of a template", "_(content.article.@title)", Setting::kJst},
    {"a delivery has a rule of its own", "_(recipient.@email)",
     Setting::kDelivery},
    {"texts and comments", "f('a.@b', \"../@c\"); // o.@d"},
};

TEST(DotAtNonXml, Finds) {
  for (const DotAtRow& row : kRows) {
    SCOPED_TRACE(row.name);
    const std::string text = Unmarked(row.marked);
    const auto drafts = RunCheck("dot-at-non-xml", text, row.setting);
    EXPECT_EQ(Marked(text, drafts), row.marked);
    for (const Draft& draft : drafts) {
      EXPECT_EQ(draft.unclear.empty(), draft.verdict == Verdict::kConfirmed);
      EXPECT_TRUE(draft.verdict == Verdict::kConfirmed || !draft.fixable);
    }
  }
}

TEST(DotAtNonXml, KeepsWhatItDoesNotTellApart) {
  const auto drafts =
      RunCheck("dot-at-non-xml", "function g(p) { f(p.@a + p.@b + p.c.@d); }");
  ASSERT_EQ(drafts.size(), 1u);
  ASSERT_EQ(drafts[0].notes.size(), 2u);
  EXPECT_EQ(drafts[0].notes[0].region, (Region{25, 29}));
  EXPECT_EQ(drafts[0].notes[1].region, (Region{32, 38}));
}

// A finding stays readable; none of the accesses is lost.
TEST(DotAtNonXml, BeginsAnotherFindingBehindTwentyPlaces) {
  std::string script = "function g(p) {";
  for (int i = 0; i < 50; ++i) script += "f(p.@a);";
  const auto drafts = RunCheck("dot-at-non-xml", script + "}");
  ASSERT_EQ(drafts.size(), 3u);
  EXPECT_EQ(drafts[0].notes.size(), 20u);
  EXPECT_EQ(drafts[1].notes.size(), 20u);
  EXPECT_EQ(drafts[2].notes.size(), 7u);
}

TEST(DotAtNonXml, RewritesObjectsAndLeavesDomElements) {
  const auto object = RunCheck("dot-at-non-xml", "var o = {}; f(o.@a);");
  ASSERT_EQ(object.size(), 1u);
  ASSERT_EQ(object[0].edits.size(), 1u);
  EXPECT_EQ(object[0].edits[0].replacement, "o[\"a\"]");
  const auto dom =
      RunCheck("dot-at-non-xml", "var d = new DOMDocument('a'); f(d.root.@a);");
  ASSERT_EQ(dom.size(), 1u);
  EXPECT_FALSE(dom[0].fixable);
}

}  // namespace
}  // namespace audit
