#include <gtest/gtest.h>

#include "tests/checks/check_harness.h"

namespace audit {
namespace {

struct KeyRow {
  const char* name;
  const char* marked;
  Setting setting = Setting::kScript;
};

const KeyRow kRows[] = {
    {"an attribute of a literal", "var x = <a/>; t[[|x.@n|]] = 1;"},
    {"Adobe's own sample: the context of a web application",
     "if (serverForm.activities[[|ctx.activityHistory.activity[0].@name|]].type"
     " != 'end') f();",
     Setting::kPage},
    {"a row of a query",
     "for each (var r in xtk.queryDef.create(q).ExecuteQuery().recipient)\n"
     "  seen[[|r.@id|]] = true;"},
    {"an element", "var x = <a/>; t[[|x.name|]] = 1;"},
    {"an attribute in brackets", "var x = <a/>; t[[|x.@['n']|]] = 1;"},
    {"every attribute", "var x = <a/>; t[[|x.@*|]] = 1;"},
    {"a descendant", "var x = <a/>; t[[|x..n|]] = 1;"},
    {"a deep attribute", "var x = <a/>; obj[[|x.a.b.@c|]]"},
    {"read, not written", "var x = <a/>; v = t[[|x.@n|]];"},
    {"in parentheses", "var x = <a/>; t[([|x.@n|])] = 1;"},
    {"the last of a sequence", "var x = <a/>; t[(i, [|x.@n|])] = 1;"},
    {"a variable that holds one", "var x = <a/>; var k = x.@n; t[[|k|]] = 1;"},
    {"two attributes added make a list", "var x = <a/>; t[[|x.@a + x.@b|]];"},
    {"an attribute or a default", "var x = <a/>; t[[|x.@a || ''|]];"},
    {"one table in another", "var x = <a/>; t[u[[|x.@a|]]] = 1;"},
    {"a key of a key", "var x = <a/>; t[[|x.@a|]][[|x.@b|]] = 1;"},
    {"property-in test", "var x = <a/>; if ([|x.@n|] in t) f();"},
    {"delete", "var x = <a/>; delete t[[|x.@n|]];"},
    {"a method chosen by an attribute", "var x = <a/>; t[[|x.@n|]]();"},
    {"several keys", "var x = <a/>; t[[|x.@a|]] = t[[|x.@b|]];"},
    {"a base that is not known", "function f(row) { t[[|row.@id|]] = 1; }"},
    {"a variable that holds an attribute of something not known",
     "function f(row) { var k = row.@id; t[[|k|]] = 1; }"},
    {"an entity loaded", "var d = nms.delivery.load(1); t[[|d.@id|]] = 1;"},
    {"a function of elsewhere",
     "var rows = getRows(); t[[?rows[0].@id?]] = 1;"},
    {"for each over a function of elsewhere",
     "for each (var r in lib.getRows()) t[[?r.@id?]] = 1;"},
    {"a function of the script",
     "function rows() { return <a/>; } t[[|rows().b.@id|]] = 1;"},
    // Looks bad but is fine.
    {"String()", "var x = <a/>; t[String(x.@n)] = 1;"},
    {"toString()", "var x = <a/>; t[x.@n.toString()] = 1;"},
    {"joined to a string", "var x = <a/>; t['' + x.@n] = 1;"},
    {"joined with a separator", "function f(x) { t[x.@a + '_' + x.@b] = 1; }"},
    {"Number()", "var x = <a/>; t[Number(x.@n)] = 1;"},
    {"arithmetic", "var x = <a/>; t[x.@n - 1] = 1;"},
    {"a variable made a string",
     "var x = <a/>; var k = String(x.@n); t[k] = 1;"},
    {"a variable that may hold a string",
     "var x = <a/>; var k = x.@n; k = String(k); t[k] = 1;"},
    {"an index into an XML list", "var x = <a/>; v = x.b[0].@n;"},
    {"an attribute as a name in XML itself", "var x = <a/>; v = x[x.@n];"},
    {"an attribute as a test in XML itself", "var x = <a/>; v = x.@n in x;"},
    {"a key that is proven no XML", "var o = {n: 1}; t[o.@n] = 1;"},
    {"a plain key that is not known", "function f(k) { t[k] = 1; }"},
    {"a property of something not known", "function f(o) { t[o.name] = 1; }"},
    {"the key of for in", "var x = <a/>; for (var i in x.b) t[i] = x.b[i].@n;"},
    {"an object of DOM", "for each (var r in d.getElements()) t[r.$id] = 1;"},
    {"an attribute as a value", "var x = <a/>; t['n'] = x.@n;"},
    {"the name of an element", "var x = <a/>; t[x.name()] = 1;"},
    {"an attribute of a delivery's recipient is another rule's",
     "t[recipient.@id] = 1;", Setting::kDelivery},
    {"a for-in header is no test", "var x = <a/>; for (k in x.b) f();"},
};

TEST(AttributeAsKey, Finds) {
  for (const KeyRow& row : kRows) {
    SCOPED_TRACE(row.name);
    const std::string text = Unmarked(row.marked);
    const auto drafts = RunCheck("xml-attribute-as-key", text, row.setting);
    EXPECT_EQ(Marked(text, drafts), row.marked);
    for (const Draft& draft : drafts) {
      EXPECT_EQ(draft.unclear.empty(), draft.verdict == Verdict::kConfirmed);
      EXPECT_FALSE(CaptureOf(draft, "key").empty());
    }
  }
}

TEST(AttributeAsKey, LowersPrecisionWhereTheCatalogueInfers) {
  struct Row {
    const char* name;
    const char* script;
    std::optional<Precision> precision;
  };
  const Row rows[] = {
      {"assignment", "var x = <a/>; t[x.@n] = 1;", std::nullopt},
      {"delete", "var x = <a/>; delete t[x.@n];", Precision::kMedium},
      {"delete in parentheses", "var x = <a/>; delete (t[x.@n]);",
       Precision::kMedium},
      {"in", "var x = <a/>; x.@n in t;", Precision::kMedium},
  };
  for (const Row& row : rows) {
    SCOPED_TRACE(row.name);
    const auto drafts = RunCheck("xml-attribute-as-key", row.script);
    ASSERT_EQ(drafts.size(), 1u);
    EXPECT_EQ(drafts[0].precision, row.precision);
  }
}

TEST(AttributeAsKey, AsksWhatALibraryReturns) {
  const auto drafts = RunCheck("xml-attribute-as-key", "t[getRows().@id] = 1;");
  ASSERT_EQ(drafts.size(), 1u);
  EXPECT_EQ(drafts[0].questions.size(), 1u);
}

}  // namespace
}  // namespace audit
