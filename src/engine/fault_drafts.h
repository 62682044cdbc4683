// Faults of a file's bytes and markup as drafts of the rules on the input.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "core/draft.h"
#include "core/source_file.h"
#include "xml/document.h"

namespace audit {

Draft DraftOfFault(RuleIndex rule, const XmlFault& fault);
// Of a document type that declares entities: one for each that stands in
// another file or at an address.
std::vector<Draft> DraftsOfExternalEntities(RuleIndex rule,
                                            std::string_view utf8,
                                            const XmlFault& fault);

// A file is saved wrongly once, however many of its bytes show it: one draft at
// the first place, a wrong declaration before all others, with the number of
// the others in its words. nullopt: nothing is doubtful.
std::optional<Draft> DraftOfEncoding(RuleIndex rule, const SourceFile& file);

}  // namespace audit
