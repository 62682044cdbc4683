#include <gtest/gtest.h>

#include "tests/checks/check_harness.h"

namespace audit {
namespace {

struct DeliveryRow {
  const char* name;
  const char* marked;  // as the server script of a template stands
  Setting setting = Setting::kDelivery;
};

const DeliveryRow kRows[] = {
    {"recipient", "_([|recipient.@firstName|])"},
    {"targetData", "_([|targetData.@points|])"},
    {"delivery", "_([|delivery.@internalName|])"},
    {"message", "_([|message.@id|])"},
    {"rtEvent", "_([|rtEvent.@email|])"},
    {"an attribute in brackets", "_([|recipient.@['email']|])"},
    {"a computed attribute", "_([|recipient.@[name]|])"},
    {"inside an expression", "if ([|recipient.@age|] > 18) f();"},
    {"as a call's argument", "_(escapeUrl([|recipient.@email|]))"},
    {"assigned", "[|recipient.@x|] = 1;"},
    {"under another name", "var r = recipient; _([|r.@email|])"},
    {"twice", "_([|recipient.@a|] + [|recipient.@b|])"},
    {"with descendants", "_([|recipient..@email|])"},
    {"an attribute of an attribute is told once", "_([|recipient.@a|].@b)"},
    {"a plain object", "var o = {a: 1}; _([|o.@a|])"},
    {"a string", "var s = 'a'; _([|s.@a|])"},
    {"a linked record", "_([|recipient.company.@name|])"},
    {"an item of a collection, as Adobe's page for v7 has it",
     "for (var i = 0; i < n; i++) _(recipient.rcpArticle[i].article.@id)"},
    {"for each over a collection",
     "for each (var a in recipient.rcpArticle) _(a.@id)"},
    {"a parameter", "function f(row) { _([?row.@id?]) }"},
    {"a name of elsewhere", "_([?offer.@id?])"},
    {"a function of elsewhere", "_([?getRow().@id?])"},
    // Looks bad but is fine.
    {"an E4X literal", "var x = <a b='1'/>; _(x.@b)"},
    {"the rows of a query",
     "for each (var r in xtk.queryDef.create(q).ExecuteQuery().recipient) "
     "_(r.@email)"},
    {"XML parsed from a string", "var x = new XML(s); _(x.item.@id)"},
    {"recipient as the script's own XML",
     "var recipient = q.ExecuteQuery(); _(recipient.@email)"},
    {"an attribute inside a filter", "var x = <a/>; _(x.b.(@id == 1).@n)"},
    {"a property", "_(recipient.firstName)"},
    {"a subscript", "_(recipient['@firstName'])"},
    {"an address in a string", "_('first.@example.com')"},
    {"descendants without attribute", "_(recipient..email)"},
    {"outside of deliveries", "_(recipient.@email)", Setting::kScript},
    {"in xtk:jst it is another rule's", "_(recipient.@email)", Setting::kJst},
    {"in a page", "_(ctx.recipient.@email)", Setting::kPage},
};

TEST(DeliveryDotAt, Finds) {
  for (const DeliveryRow& row : kRows) {
    SCOPED_TRACE(row.name);
    const std::string text = Unmarked(row.marked);
    const auto drafts = RunCheck("delivery-dot-at", text, row.setting);
    EXPECT_EQ(Marked(text, drafts), row.marked);
    for (const Draft& draft : drafts) {
      EXPECT_EQ(draft.unclear.empty(), draft.verdict == Verdict::kConfirmed);
    }
  }
}

TEST(DeliveryDotAt, CapturesBaseAndNameAndRewritesWhatIsSure) {
  struct Row {
    const char* name;
    const char* script;
    const char* base;
    const char* attribute;
    const char* fixed;  // the access rewritten; empty: no fix
  };
  const Row rows[] = {
      {"a name", "_(recipient.@sn)", "recipient", "sn", "recipient[\"sn\"]"},
      {"a quoted name", "_(recipient.@['sn'])", "recipient", "sn",
       "recipient['sn']"},
      {"a deep base", "_(recipient.link.@label)", "recipient.link", "label",
       "recipient.link[\"label\"]"},
      {"a computed name", "_(recipient.@[n])", "recipient", "[n]",
       "recipient[n]"},
      {"every attribute", "_(recipient.@*)", "recipient", "*", ""},
      {"descendants", "_(recipient..@a)", "recipient", "a", ""},
  };
  for (const Row& row : rows) {
    SCOPED_TRACE(row.name);
    const auto drafts =
        RunCheck("delivery-dot-at", row.script, Setting::kDelivery);
    ASSERT_EQ(drafts.size(), 1u);
    EXPECT_EQ(CaptureOf(drafts[0], "base"), row.base);
    EXPECT_EQ(CaptureOf(drafts[0], "name"), row.attribute);
    EXPECT_EQ(drafts[0].fixable, *row.fixed != '\0');
    ASSERT_EQ(drafts[0].edits.size(), drafts[0].fixable ? 1u : 0u);
    if (!drafts[0].fixable) continue;
    EXPECT_EQ(drafts[0].edits[0].replacement, row.fixed);
    EXPECT_EQ(drafts[0].edits[0].region, drafts[0].region);
  }
}

}  // namespace
}  // namespace audit
