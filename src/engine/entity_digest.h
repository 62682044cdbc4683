// The content of a file's entities as digests: equal for the same entity
// exported twice, whatever is escaped, indented or numbered anew.
#pragma once

#include <string>
#include <vector>

namespace audit {

struct EntityDigest {
  std::string entity;  // "schema|key"
  std::string digest;
};

// Entities without a name, and files that are no XML, have none.
std::vector<EntityDigest> DigestEntities(std::string path, std::string bytes);

}  // namespace audit
