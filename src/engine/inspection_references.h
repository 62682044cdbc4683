// What the files of an input name, and whether it is there: for those who work
// on the analyses.
#pragma once

#include <string>
#include <vector>

#include "core/source_file.h"
#include "engine/inspection.h"
#include "model/inventory.h"
#include "syntax/tree.h"

namespace audit {

// A reference with its place.
struct PlacedReference {
  Reference reference;  // its region is spent
  std::string from;     // the entity that names, or the file
  std::string path;
  Position at;
};

// All that the files of an input name and hold.
struct InputReferences {
  std::vector<PlacedReference> references;
  Inventory inventory;
};

// Adds one file.
void CollectReferences(const SourceFile& file, ScriptParser& parser,
                       InputReferences* into);

// One for each reference, once all files are added.
std::vector<Observation> InspectReferences(const InputReferences& input);

}  // namespace audit
