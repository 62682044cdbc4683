#include "engine/inspection_sql.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "engine/inspection.h"

namespace audit {
namespace {

using testing::ElementsAre;

// "depth offset what"
std::vector<std::string> Told(std::string_view text, SqlForm form) {
  std::vector<std::string> told;
  TellSql(text, form,
          [&](std::uint32_t depth, Region region, const std::string& what) {
            told.push_back(std::to_string(depth) + ' ' +
                           std::to_string(region.begin) + ' ' + what);
          });
  return told;
}

TEST(TellSql, TellsStatementsWithTheirTables) {
  EXPECT_THAT(
      Told("UPDATE R SET x = 'secret' FROM NmsRecipient R;\n"
           "WITH w AS (SELECT 1 FROM a) SELECT TOP 5 b FROM w v",
           SqlForm::kScript),
      ElementsAre("0 82 TOP: of SQL Server", "0 0 statement update",
                  "1 7 changes alias R", "1 31 reads table NmsRecipient as R",
                  "0 47 statement select", "1 72 reads table a",
                  "1 95 reads with query w as v"));
}

TEST(TellSql, TellsPartsAndFaults) {
  EXPECT_THAT(Told("a IN (SELECT b FROM c", SqlForm::kPart),
              ElementsAre("0 5 fault: a bracket that nothing closes",
                          "0 0 statement expression", "1 20 reads table c"));
}

TEST(TellSql, TellsNoCode) {
  EXPECT_THAT(
      Told("DELETE FROM Nms<%= 'password' %> WHERE a = 1", SqlForm::kScript),
      ElementsAre("0 0 statement delete",
                  "1 12 changes table with a name made by code"));
}

TEST(TellSql, IsAskedByTheInspection) {
  const SourceFile file("a.sql", "SELECT 1\nFROM NmsRecipient");
  std::vector<std::string> seen;
  for (const Observation& one : Inspect(file)) seen.push_back(one.what);
  EXPECT_THAT(seen, ElementsAre("fragment sql, 26 bytes", "statement select",
                                "reads table NmsRecipient"));
}

TEST(SqlFormAt, TakesAttributesForParts) {
  EXPECT_EQ(SqlFormAt("where/condition/@sql"), SqlForm::kPart);
  EXPECT_EQ(SqlFormAt("activities/sql[@name='a']/script"), SqlForm::kScript);
  EXPECT_EQ(SqlFormAt(""), SqlForm::kScript);
}

}  // namespace
}  // namespace audit
