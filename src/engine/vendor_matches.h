// The matches of the vendor's text searches in one file, each with what its
// place proves. For --pu-parity, which reads a second time what pass 1 has
// read, so that it does not lean on what the rules looked at.
#pragma once

#include <vector>

#include "core/source_file.h"
#include "engine/opened_file.h"
#include "engine/parity.h"
#include "engine/placement.h"

namespace audit {

struct VendorSource {
  const SourceFile& file;
  const Placement& placement;
  const OpenedFile& opened;
};

// By region.
std::vector<VendorMatch> FindVendorMatches(const VendorSource& source);

}  // namespace audit
