// The tags around the entities of a document, <package>, <entities> and the
// like, which lie in no slice: rules on markup and checks see them here.
#pragma once

#include <vector>

#include "engine/candidate.h"
#include "engine/placement.h"
#include "engine/plan.h"
#include "model/entity.h"
#include "xml/document.h"

namespace audit {

struct EnvelopeContext {
  const Plan& plan;
  const std::vector<bool>& selects;  // those that take part in this file
  const Document& document;
  const EntityList& entities;
  const Placement& placement;
};

// In document order. Checks get an entity that has no schema and no element.
std::vector<Candidate> WalkEnvelope(const EnvelopeContext& context);

}  // namespace audit
