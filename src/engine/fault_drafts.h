// Faults of a file's bytes and markup as drafts of the rules on the input.
#pragma once

#include "core/draft.h"
#include "core/encoding.h"
#include "xml/document.h"

namespace audit {

Draft DraftOfFault(RuleIndex rule, const XmlFault& fault);

// `region`: the fault's place in the UTF-8 text; `read_as`: what the file was
// taken for.
Draft DraftOfFault(RuleIndex rule, const EncodingFault& fault, Region region,
                   Encoding read_as);

}  // namespace audit
