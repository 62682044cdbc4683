#include "checks/table_definitions.h"

#include <gtest/gtest.h>

#include <string>

namespace audit {
namespace {

using Place = TextView::Place;

// "column NmsRecipient iA iB; view v", with the text of each region's begin.
std::string Shown(const TextView& at) {
  std::string shown;
  for (const TableDefinition& one : FindTableDefinitions(at)) {
    EXPECT_LE(one.region.end, at.text.size());
    if (!shown.empty()) shown += "; ";
    switch (one.kind) {
      case TableDefinition::Kind::kColumn:
        shown += "column " + one.table;
        break;
      case TableDefinition::Kind::kIndex:
        shown += "index " + one.name + " on " + one.table;
        break;
      case TableDefinition::Kind::kView:
        shown += "view " + one.name;
        break;
    }
    for (const std::string& part : one.parts) shown += " " + part;
  }
  return shown;
}

struct Row {
  const char* name;
  const char* text;
  const char* found;
};

TEST(TableDefinitions, OfSql) {
  const Row rows[] = {
      {"nothing", "", ""},
      {"a column", "alter table A add x int", "column A x"},
      {"several", "ALTER TABLE A ADD (x numeric(1, 2), y int);",
       "column A x y"},
      {"each with its word", "alter table A add column x int, add column y int",
       "column A x y"},
      {"of a schema, in quotes", "alter table dbo.\"A\" add [x] int",
       "column A x"},
      {"a line of its own", "alter table A\n  add x int", "column A x"},
      {"two statements", "alter table A add x int; alter table B add y int",
       "column A x; column B y"},
      {"an index", "create index i on A(x, lower(y))", "index i on A x lower"},
      {"without a name", "create index on A using btree (x)", "index  on A x"},
      {"unique", "create unique index if not exists i on A (x)",
       "index i on A x"},
      {"a view", "create or replace view v as select 1", "view v"},
      {"dropped behind it", "create view v as select 1; drop view V", ""},
      {"dropped before it", "drop view v; create view v as select 1", "view v"},
      {"a comment", "-- alter table A add x int\n/* create view v */", ""},
      {"a constant", "insert into L values ('create view v as select 1')", ""},
      {"a constant that nothing ends", "select 'create view v", "view v"},
      {"other words", "alter table A drop x; create table view_a (x int)", ""},
  };
  for (const Row& row : rows) {
    EXPECT_EQ(Shown({row.text, Language::kSql}), row.found) << row.name;
  }
}

TEST(TableDefinitions, OfConstantsAndCommands) {
  struct Placed {
    const char* name;
    const char* text;
    Language language;
    Place place;
    const char* found;
  };
  const Placed rows[] = {
      {"a statement", "  create view v as select 1", Language::kXtk,
       Place::kConstant, "view v"},
      {"a message", "Now create view v as select 1", Language::kXtk,
       Place::kConstant, ""},
      {"behind another", "x; create view v as select 1", Language::kXtk,
       Place::kConstant, "view v"},
      {"an argument", "psql -c 'create view v as select 1'", Language::kShell,
       Place::kKnown, "view v"},
      {"a comment of a shell", "# create view v as select 1", Language::kShell,
       Place::kKnown, ""},
      {"a comment of a batch", "REM create view v as select 1",
       Language::kBatch, Place::kKnown, ""},
  };
  for (const Placed& row : rows) {
    EXPECT_EQ(Shown({row.text, row.language, row.place}), row.found)
        << row.name;
  }
}

}  // namespace
}  // namespace audit
