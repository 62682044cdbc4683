// An export as another run of the exporter, or another exporter, writes it:
// the same entities in other bytes.
#pragma once

#include <random>
#include <string>
#include <string_view>

namespace audit {

using Random = std::mt19937;

// What is written anew besides escapes, quotes, order, indentation and numbers.
struct Mutation {
  std::string drop;  // the entity "schema|key" in an <entities>; empty: none
  std::string add;   // markup put into the first root; empty: none
};

// `utf8` is XML; what is no XML or not well-formed stays as it is.
std::string WriteAnew(std::string_view utf8, const Mutation& mutation,
                      Random& random);

}  // namespace audit
