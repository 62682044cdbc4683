// A document cut into parts of about equal size, so that one big package keeps
// every thread busy.
#pragma once

#include <cstdint>
#include <vector>

#include "core/region.h"
#include "core/select.h"
#include "model/entity.h"
#include "xml/document.h"

namespace audit {

// Siblings to walk: `first` and the ones behind it, up to and with `last`,
// each with everything below. With `shallow`, the elements alone: what is
// below them lies in slices of its own.
struct Slice {
  std::uint32_t entity;  // index into EntityList::entities
  NodeId first;
  NodeId last;
  bool shallow = false;
  SelectSet::Open open;  // steps open at their parent
  Region region;         // of the text; begins and ends with the slice
};

// Half a megabyte: some two hundred slices of a usual package, each well
// above the cost of handing it out.
inline constexpr std::uint32_t kSliceSize = 512 * 1024;

// In document order; covers every element of every entity once.
std::vector<Slice> CutDocument(const Document& document,
                               const EntityList& entities,
                               const SelectSet& selects);

}  // namespace audit
