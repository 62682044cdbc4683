#include "checks/library_answer.h"

#include <gtest/gtest.h>

#include "tests/checks/check_harness.h"

namespace audit {
namespace {

LibraryFact Library(const std::string& id, std::vector<FunctionFact> functions,
                    std::vector<std::string> loads = {}) {
  return {id, {std::move(loads), std::move(functions)}, id};
}

Facts FactsOf(const std::vector<LibraryFact>& libraries) {
  Facts facts;
  for (const LibraryFact& library : libraries) {
    facts.libraries[library.id].push_back(library);
  }
  return facts;
}

struct AnswerRow {
  const char* name;
  const char* check;
  const char* script;
  std::vector<LibraryFact> libraries;
  Answer answer;
  Verdict verdict = Verdict::kConfirmed;
  const char* library = "";
  Setting setting = Setting::kScript;
};

constexpr const char* kKey = "xml-attribute-as-key";
constexpr const char* kAppend = "append-then-modify";
constexpr const char* kDelivery = "delivery-dot-at";
constexpr const char* kDirect = "t[getRow().@id] = 1;";
constexpr const char* kItem = "var r = getRows(); t[r[0].@id] = 1;";

const std::vector<AnswerRow>& Rows() {
  const FunctionFact xml{"getRow", Xmlness::kXml};
  const FunctionFact other{"getRow", Xmlness::kOther};
  const FunctionFact unknown{"getRow", Xmlness::kUnknown};
  const FunctionFact rows_xml{"getRows", Xmlness::kXml};
  const FunctionFact rows_other{"getRows", Xmlness::kOther};
  static const std::vector<AnswerRow> rows = {
      {"XML confirms",
       kKey,
       kDirect,
       {Library("cus:a.js", {xml})},
       Answer::kKeep,
       Verdict::kConfirmed,
       "cus:a.js"},
      {"something else drops",
       kKey,
       kDirect,
       {Library("cus:a.js", {other})},
       Answer::kDrop},
      {"not known stays",
       kKey,
       kDirect,
       {Library("cus:a.js", {unknown})},
       Answer::kKeep,
       Verdict::kNeedsReview,
       "cus:a.js"},
      {"no library at all",
       kKey,
       kDirect,
       {},
       Answer::kKeep,
       Verdict::kNeedsReview},
      {"no library that has it",
       kKey,
       kDirect,
       {Library("cus:a.js", {rows_xml})},
       Answer::kKeep,
       Verdict::kNeedsReview},
      {"the second library has it",
       kKey,
       kDirect,
       {Library("cus:a.js", {rows_xml}), Library("cus:b.js", {xml})},
       Answer::kKeep,
       Verdict::kConfirmed,
       "cus:b.js"},
      {"libraries that disagree",
       kKey,
       kDirect,
       {Library("cus:a.js", {xml}), Library("cus:b.js", {other})},
       Answer::kKeep,
       Verdict::kNeedsReview,
       "cus:a.js"},
      {"a library that a library loads",
       kKey,
       kDirect,
       {Library("cus:a.js", {}, {"cus:deep.js"}),
        Library("cus:deep.js", {xml})},
       Answer::kKeep,
       Verdict::kConfirmed,
       "cus:deep.js"},
      {"libraries that load each other",
       kKey,
       kDirect,
       {Library("cus:a.js", {}, {"cus:b.js"}),
        Library("cus:b.js", {}, {"cus:a.js"})},
       Answer::kKeep,
       Verdict::kNeedsReview},
      {"an item of XML is XML",
       kKey,
       kItem,
       {Library("cus:a.js", {rows_xml})},
       Answer::kKeep,
       Verdict::kConfirmed,
       "cus:a.js"},
      {"an item of an array may be XML",
       kKey,
       kItem,
       {Library("cus:a.js", {rows_other})},
       Answer::kKeep,
       Verdict::kNeedsReview,
       "cus:a.js"},
      {"a node of a library's function",
       kAppend,
       "var n = getRow(); p.appendChild(n); n.a = 1;",
       {Library("cus:a.js", {xml})},
       Answer::kKeep,
       Verdict::kConfirmed,
       "cus:a.js"},
      {"a node that is no XML",
       kAppend,
       "var n = getRow(); p.appendChild(n); n.a = 1;",
       {Library("cus:a.js", {other})},
       Answer::kDrop},
      {"in a delivery XML is fine",
       kDelivery,
       "getRow().@id;",
       {Library("cus:a.js", {xml})},
       Answer::kDrop,
       Verdict::kNeedsReview,
       "",
       Setting::kDelivery},
      {"in a delivery anything else breaks",
       kDelivery,
       "getRow().@id;",
       {Library("cus:a.js", {other})},
       Answer::kKeep,
       Verdict::kConfirmed,
       "cus:a.js",
       Setting::kDelivery},
      {"in a delivery not known stays",
       kDelivery,
       "getRow().@id;",
       {},
       Answer::kKeep,
       Verdict::kNeedsReview,
       "",
       Setting::kDelivery},
  };
  return rows;
}

TEST(LibraryAnswer, DecidesWhatACallReturns) {
  for (const AnswerRow& row : Rows()) {
    SCOPED_TRACE(row.name);
    const auto drafts = RunCheck(row.check, row.script, row.setting);
    ASSERT_EQ(drafts.size(), 1u);
    Draft draft = drafts[0];
    ASSERT_EQ(draft.questions.size(), 1u);
    EXPECT_EQ(draft.verdict, Verdict::kNeedsReview);
    const Facts facts = FactsOf(row.libraries);
    const std::vector<std::string> loads = {"cus:a.js", "cus:b.js"};
    const Answer answer = FindCheck(row.check)->answer({facts, loads}, &draft);
    EXPECT_EQ(answer, row.answer);
    if (answer == Answer::kDrop) continue;
    EXPECT_EQ(draft.verdict, row.verdict);
    EXPECT_EQ(draft.unclear.empty(), row.verdict == Verdict::kConfirmed);
    EXPECT_EQ(CaptureOf(draft, "library"), row.library);
  }
}

}  // namespace
}  // namespace audit
