// Secrets in what is taken out of its surroundings: a value in a message no
// longer stands beside the name that tells it is a password.
#pragma once

#include <string_view>

#include "core/redaction.h"
#include "core/region.h"
#include "engine/candidate.h"

namespace audit {

// Hides in the words of a candidate what is secret around `region` of its
// file's text, and drops edits that would write a secret into a report.
// `nearby` are the secrets of that text.
void HideSecrets(std::string_view utf8, Region region, NearbySecrets* nearby,
                 Candidate* candidate);

}  // namespace audit
