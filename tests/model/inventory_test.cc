// Whether what is named is there; and what may be there though nobody sees it.
#include "model/inventory.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace audit {
namespace {

// What an input of a customer `cus` holds.
Inventory Input() {
  Inventory input;
  input.AddEntity("xtk:srcSchema", "cus:order");
  input.AddEntity("xtk:srcSchema", "cus:shop");
  input.AddEntity("xtk:javascript", "cus:order.js");
  input.AddEntity("xtk:workflow", "WKF1");
  input.AddEntity("xtk:workflow", "nightly");
  input.AddEntity("xtk:option", "cusRate");
  input.AddEntity("xtk:folder", "cusFolder");
  input.AddEntity("xtk:form", "nms:recipient");
  input.AddMention("xtk:workflow", "WKF7");
  input.AddMention("nms:delivery", "DM7");
  input.AddMade("xtk:option", "cusMade");
  input.AddLooseFile("loose.js");
  return input;
}

struct StateRow {
  std::string name;
  std::string schema;
  std::string key;
  std::string state;
  ReferenceUse use = ReferenceUse::kNames;
};

std::string Shown(const ReferenceState& state) {
  std::string shown(WordsOf(state.kind));
  if (state.reason != ReferenceState::Reason::kNone) {
    shown += ": " + std::string(WordsOf(state.reason));
  }
  if (state.kind == ReferenceState::Kind::kDangling) {
    shown += " " + std::to_string(state.peers);
  }
  return shown;
}

void Check(const std::vector<StateRow>& rows, const Inventory& input) {
  for (const StateRow& row : rows) {
    SCOPED_TRACE(row.name);
    EXPECT_EQ(Shown(input.StateOf({row.schema, row.key, {}, row.use})),
              row.state);
  }
}

TEST(Inventory, KnowsWhatIsThereAndWhatIsNot) {
  Check(
      {
          {"a schema", "xtk:srcSchema", "cus:order", "in the input"},
          {"a workflow", "xtk:workflow", "nightly", "in the input"},
          {"a folder", "xtk:folder", "cusFolder", "in the input"},
          {"a schema of Campaign's", "xtk:srcSchema", "nms:recipient",
           "Campaign's own"},
          {"an option of Campaign's", "xtk:option", "XtkAcceptOldPasswords",
           "Campaign's own"},
          {"a folder of Campaign's", "xtk:folder", "nmsOperations",
           "Campaign's own"},
          {"a schema", "xtk:srcSchema", "cus:gone", "dangling 2"},
          {"a library", "xtk:javascript", "cus:gone.js", "dangling 1"},
          {"a workflow by its counted name", "xtk:workflow", "WKF99",
           "dangling 2"},
          {"an option of the customer's namespace", "xtk:option", "cusGone",
           "dangling 1"},
          {"in capitals", "xtk:option", "CUS_GONE", "dangling 1"},
          {"with a hyphen", "xtk:option", "cus-gone", "dangling 1"},
          {"a workflow of the customer's namespace", "xtk:workflow", "cusNight",
           "dangling 2"},
      },
      Input());
}

TEST(Inventory, SaysNothingWithoutEvidence) {
  const std::string not_exported =
      "not known: no entity of its schema is in the input";
  const std::string no_namespace =
      "not known: no entity of its namespace is in the input";
  const std::string may_be = "not known: it may be Campaign's own";
  const std::string spelling =
      "not known: the input holds it in another spelling";
  const std::string mentioned =
      "not known: the input mentions it, not as an entity";
  const std::string row = "not known: rows are exported one by one";
  const std::string made = "not known: a script makes it";
  Check(
      {
          {"no entity of the kind", "xtk:jssp", "cus:page.jssp", not_exported},
          {"none but a mention", "nms:delivery", "DM99", not_exported},
          {"another namespace", "xtk:srcSchema", "acme:order", no_namespace},
          {"a kind exported for another namespace only", "xtk:form",
           "cus:order", no_namespace},
          {"Campaign's namespace", "xtk:srcSchema", "nms:notListed", may_be},
          {"Campaign's namespace in other letters", "xtk:srcSchema",
           "NMS:notListed", may_be},
          {"a library of Campaign's", "xtk:javascript", "xtk:common.js",
           may_be},
          {"a key without a namespace", "xtk:srcSchema", "order", may_be},
          {"a name like any", "xtk:workflow", "cleanup", may_be},
          {"a name that only opens like the namespace", "xtk:option",
           "customer", may_be},
          {"a name that is the namespace", "xtk:option", "cus", may_be},
          {"counted for another kind", "xtk:workflow", "DM99", may_be},
          {"a counted name in other letters", "xtk:workflow", "wkf99", may_be},
          {"more than a number", "xtk:workflow", "WKF99b", may_be},
          {"no number", "xtk:workflow", "WKF", may_be},
          {"other letters", "xtk:srcSchema", "cus:Order", spelling},
          {"other letters of the namespace", "xtk:srcSchema", "Cus:order",
           spelling},
          {"without the end of its name", "xtk:javascript", "cus:order",
           spelling},
          {"other letters of a workflow", "xtk:workflow", "Nightly", spelling},
          {"a file whose namespace is not told", "xtk:javascript",
           "cus:loose.js", spelling},
          {"inside another entity", "xtk:workflow", "WKF7", mentioned},
          {"in other letters inside another", "xtk:workflow", "wkf7",
           mentioned},
          {"written by a script", "xtk:option", "cusMade", made},
          {"in other letters", "xtk:option", "CUSMADE", made},
          {"written here", "xtk:option", "cusNew", made, ReferenceUse::kMakes},
          {"asked for", "xtk:workflow", "WKF99",
           "not known: a query may find nothing", ReferenceUse::kAsksFor},
          {"a folder", "xtk:folder", "cusOther", row},
          {"an operator", "xtk:operator", "jane", row},
          {"a recipient", "nms:recipient", "r1", row},
          {"an entity nobody knows", "cus:thing", "cus:x", row},
          {"no schema", "", "cus:x", row},
      },
      Input());
}

TEST(Inventory, SaysNothingOfWhatWasNotRead) {
  Inventory input = Input();
  input.MarkIncomplete();
  const std::string incomplete = "not known: part of the input was not read";
  Check({{"a schema", "xtk:srcSchema", "cus:gone", incomplete},
         {"a workflow", "xtk:workflow", "WKF99", incomplete},
         {"what is there is there", "xtk:srcSchema", "cus:order",
          "in the input"}},
        input);
  Check({{"an empty input", "xtk:srcSchema", "cus:gone",
          "not known: no entity of its schema is in the input"}},
        Inventory());
}

TEST(Inventory, TakesShortNamespacesForAnyWord) {
  Inventory input;
  input.AddEntity("xtk:javascript", "ab:x.js");
  input.AddEntity("xtk:option", "other");
  Check({{"two letters", "xtk:option", "abRate",
          "not known: it may be Campaign's own"}},
        input);
}

}  // namespace
}  // namespace audit
