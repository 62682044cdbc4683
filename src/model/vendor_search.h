// The text searches of the vendor's own check (nlserver config -postupgrade
// -check): case-sensitive, in the text of an entity as it stands.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "core/region.h"

namespace audit {

struct VendorSearch {
  std::string_view code;  // "PU-0001"
  std::string_view text;  // what is searched; a code may have several
};
// By code. From the migration pages' table of verifications; the texts of
// PU-0008 are those of its two wordings.
std::span<const VendorSearch> VendorSearches();

struct VendorHit {
  std::uint32_t search = 0;  // into VendorSearches()
  Region region;             // of the text searched
};
// By region, then search. Hits of one search do not overlap.
std::vector<VendorHit> FindVendorHits(std::string_view text);

}  // namespace audit
