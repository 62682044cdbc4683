// Tables of SQL with the trees, faults and evidence they must give.
#pragma once

#include <span>
#include <string>

#include "syntax/sql_tree.h"

namespace audit {

struct SqlCase {
  std::string name;
  std::string text;            // '~' stands for a hole, where code stands
  std::string tree;            // as ShownSql writes it
  std::string faults;          // as ShownSqlFaults does
  std::string evidence = "*";  // as ShownSqlEvidence does; "*": not looked at
};

// Also that each tree covers its text as it should.
void CheckSql(SqlForm form, std::span<const SqlCase> cases);

}  // namespace audit
