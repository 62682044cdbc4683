// What an instance declares for others to use, as facts: functions of
// expressions, schemas with their methods, and which entities the vendor has
// shipped.
#pragma once

#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "core/node_view.h"
#include "model/entity.h"
#include "model/schema_source.h"

namespace audit {

// One xtk:funcList of the input.
struct FunctionListFact {
  std::string path;                 // of the file
  std::uint32_t begin = 0;          // of its element in that
  std::set<std::string> functions;  // in lower case
};

// A <dbindex>, or a key, which has an index as well.
struct IndexFact {
  std::string name;
  std::vector<std::string> fields;  // xpaths
};

// What is known of one instance, or of one of its files.
struct Declarations {
  std::set<std::string, std::less<>> functions;  // in lower case
  std::map<std::string, std::vector<FunctionListFact>, std::less<>> lists;
  // "cus:order#Purge": the @access of each declaration met.
  std::map<std::string, std::set<std::string>, std::less<>> methods;
  // By schema, extensions with what they extend.
  std::map<std::string, std::vector<IndexFact>, std::less<>> indexes;
  std::set<std::string, std::less<>> shipped;  // "xtk:workflow|cleanup"
  std::vector<SchemaSource> schemas;

  // Takes what an entity says; most say nothing.
  void Read(const NodeView& view, const Entity& entity, std::string_view path);
  void Join(const Declarations& other);
};

}  // namespace audit
