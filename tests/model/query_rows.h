// What the tables of queries are checked with.
#pragma once

#include <span>
#include <string>

namespace audit {

struct QueryRow {
  std::string name;
  std::string xml;    // one query; <Q> for a select from nms:recipient
  std::string shown;  // as ShownQuery says it
};

void CheckQueries(std::span<const QueryRow> rows);

}  // namespace audit
