#include "model/references.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "xml/document.h"

namespace audit {
namespace {

struct ReferenceCase {
  std::string name;
  std::string element;
  std::vector<std::string> references;  // "schema|key at the attribute"
};

TEST(References, OfAnElement) {
  const ReferenceCase cases[] = {
      {"an extension",
       R"(<srcSchema extendedSchema="nms:recipient"/>)",
       {R"(xtk:srcSchema|nms:recipient at extendedSchema="nms:recipient")"}},
      {"a path into a schema",
       R"(<a template="xtk:workflow:activity"/>)",
       {R"(xtk:srcSchema|xtk:workflow at template="xtk:workflow:activity")"}},
      {"several targets",
       R"(<a target="xtk:opsecurity, xtk:operator"/>)",
       {R"(xtk:srcSchema|xtk:opsecurity at target="xtk:opsecurity, xtk:operator")",
        R"(xtk:srcSchema|xtk:operator at target="xtk:opsecurity, xtk:operator")"}},
      {"a library",
       R"(<method library="cus:a.js"/>)",
       {R"(xtk:javascript|cus:a.js at library="cus:a.js")"}},
      {"a form",
       R"(<workflow form="xtk:workflow"/>)",
       {R"(xtk:form|xtk:workflow at form="xtk:workflow")"}},
      {"a transition's target is no schema",
       R"(<initial target="query"/>)",
       {}},
      {"a boolean @library is none", R"(<srcSchema library="true"/>)", {}},
      {"a work table is made when the workflow runs",
       R"(<a schema="temp:query"/>)",
       {}},
      {"the schema of a list, too", R"(<a schema="temp:group:12"/>)", {}},
      {"a template names nothing", R"(<a schema="cus:&lt;%= x %>"/>)", {}},
      {"a link by name",
       R"(<folder _operation="none" name="nmsRoot"/>)",
       {R"(xtk:folder|nmsRoot at name="nmsRoot")"}},
      {"a link by internal name",
       R"(<operation _operation="none" internalName="OP1"/>)",
       {R"(nms:operation|OP1 at internalName="OP1")"}},
      {"a link by namespace and name",
       R"(<jst _operation="none" namespace="cus" name="n"/>)",
       {R"(xtk:jst|cus:n at name="n")"}},
      {"an element that is written is no link",
       R"(<folder name="nmsRoot"/>)",
       {}},
  };
  for (const ReferenceCase& c : cases) {
    SCOPED_TRACE(c.name);
    const Document document = Document::Parse(c.element);
    std::vector<Reference> references;
    ReferencesOf(document, document.FirstRoot(), &references);
    std::vector<std::string> shown;
    for (const Reference& r : references) {
      shown.push_back(r.schema + "|" + r.key + " at " +
                      c.element.substr(r.region.begin, r.region.size()));
    }
    EXPECT_EQ(shown, c.references);
  }
}

TEST(References, ItemsOfLists) {
  using Items = std::vector<std::string_view>;
  EXPECT_EQ(ItemsOf(""), Items());
  EXPECT_EQ(ItemsOf("a"), Items({"a"}));
  EXPECT_EQ(ItemsOf(" a , b\n,,c,"), Items({"a", "b", "", "c"}));
  const std::string_view list = "a, bc";
  EXPECT_EQ(ItemsOf(list)[1].data(), list.data() + 3);
}

struct ImportCase {
  std::string directive;
  std::vector<std::string> loads;
};

TEST(References, LoadsOfDirectives) {
  const ImportCase cases[] = {
      {R"( page import="/nl/core/shared/nl.js,xtk:common.js" )",
       {"xtk:common.js"}},
      {R"( page import='/cus/lib.js' )", {"cus:lib.js"}},
      {R"( page import=" cus:a.js , cus:b.js " )", {"cus:a.js", "cus:b.js"}},
      {R"( page stringGroup="/nms/campaign" )", {}},
      {R"( include view="cus:a.js" )", {}},
  };
  for (const ImportCase& c : cases) {
    SCOPED_TRACE(c.directive);
    std::vector<std::string> loads;
    const auto size = static_cast<std::uint32_t>(c.directive.size());
    LoadsOfDirective(ParseDirective(c.directive, {0, size}), &loads);
    EXPECT_EQ(loads, c.loads);
  }
}

}  // namespace
}  // namespace audit
