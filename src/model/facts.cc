#include "model/facts.h"

namespace audit {
namespace {

// A later definition of a name replaces an earlier one when the script runs,
// but which one a caller meets is not for us to guess: they have to agree.
Xmlness ReturnsIn(const ScriptFacts& script, std::string_view function) {
  Xmlness found = Xmlness::kUnknown;
  for (const FunctionFact& fact : script.functions) {
    if (fact.name != function) continue;
    if (fact.returns == Xmlness::kUnknown) return Xmlness::kUnknown;
    if (found != Xmlness::kUnknown && found != fact.returns) {
      return Xmlness::kUnknown;
    }
    found = fact.returns;
  }
  return found;
}

}  // namespace

Xmlness Facts::Returns(std::string_view library,
                       std::string_view function) const {
  const auto versions = libraries.find(library);
  if (versions == libraries.end()) return Xmlness::kUnknown;
  Xmlness agreed = Xmlness::kUnknown;
  for (const LibraryFact& version : versions->second) {
    const Xmlness returns = ReturnsIn(version.facts, function);
    if (returns == Xmlness::kUnknown) return Xmlness::kUnknown;
    if (agreed != Xmlness::kUnknown && agreed != returns) {
      return Xmlness::kUnknown;
    }
    agreed = returns;
  }
  return agreed;
}

}  // namespace audit
