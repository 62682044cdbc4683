// What crosses files: small values, never trees. Pass 1 collects them, pass 2
// answers open questions from them.
#pragma once

#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "model/administration.h"
#include "model/declarations.h"
#include "model/entity_facts.h"
#include "model/relay.h"
#include "model/schemas.h"
#include "model/servers.h"
#include "model/surroundings.h"

namespace audit {

// What a value is as far as the code shows it. kXml: an E4X object, list or
// attribute; kOther: proven to be something else.
enum class Xmlness : std::uint8_t { kUnknown, kXml, kOther };

struct FunctionFact {
  std::string name;
  Xmlness returns = Xmlness::kUnknown;
  bool operator==(const FunctionFact&) const = default;
};

// Of one distinct script, whatever files it stands in.
struct ScriptFacts {
  std::vector<std::string> loads;       // library ids, "cus:lib.js"
  std::vector<FunctionFact> functions;  // top level only
  bool empty() const { return loads.empty() && functions.empty(); }
};

// A script library of the input: an xtk:javascript entity or a .js file.
struct LibraryFact {
  std::string id;  // "cus:lib.js"
  ScriptFacts facts;
  std::string path;
};

// The facts of one instance. Instances share nothing.
struct Facts {
  std::map<std::string, std::vector<LibraryFact>, std::less<>> libraries;
  // Schemas and languages met; "serverConf" for a server's configuration,
  // "serverConf.xml" for one that is not an instance's changes only.
  std::set<std::string, std::less<>> evidence;
  // Schemas whose entities are kept in files, "cus:settings".
  std::set<std::string, std::less<>> file_schemas;
  Servers servers;
  Administration administration;
  EntityFacts entities;
  // What each server file says of the relay; those that say nothing are not
  // listed.
  std::vector<std::vector<RelayUrl>> relays;
  Surroundings surroundings;
  Declarations declarations;
  Schemas schemas;  // those of the declarations, and Campaign's own

  // What the library's function returns. kUnknown: no such library or
  // function in the input, or versions of it that disagree.
  Xmlness Returns(std::string_view library, std::string_view function) const;
};

}  // namespace audit
