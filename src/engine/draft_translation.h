// Moves drafts from a nested text to the text it stands in.
#pragma once

#include <vector>

#include "core/draft.h"
#include "core/origin_map.h"

namespace audit {

// Regions of `drafts` from the text `origin` maps from to the one it maps to.
// Further pieces of a folded constant become notes. Edits survive only where
// they stand on bytes that are the same in both texts.
void TranslateDrafts(const OriginMap& origin, std::vector<Draft>* drafts);

// Sorted by region and rule, each (region, rule) once; of two, the surer one.
void SortDrafts(std::vector<Draft>* drafts);

}  // namespace audit
