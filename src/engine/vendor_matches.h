// The matches of the vendor's text searches in one file, each with what its
// place proves. For --pu-parity, which reads a second time what pass 1 has
// read, so that it does not lean on what the rules looked at.
#pragma once

#include <optional>
#include <vector>

#include "core/source_file.h"
#include "engine/parity.h"
#include "engine/placement.h"
#include "model/entity.h"
#include "model/places.h"

namespace audit {

struct VendorSource {
  const SourceFile& file;
  const Placement& placement;
  const Document* document = nullptr;  // null: no document of Campaign's
  const EntityList* entities = nullptr;
  std::optional<FragmentKind> code = {};  // of a file that is code as a whole
};

// By region.
std::vector<VendorMatch> FindVendorMatches(const VendorSource& source);

}  // namespace audit
