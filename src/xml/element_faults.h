// What the parser lets pass in a start tag and XML does not.
#pragma once

#include <vector>

#include "xml/document.h"

namespace audit {

// Duplicate attributes and undeclared prefixes of the start tag.
void FindStartTagFaults(const Document& document, NodeId element,
                        std::vector<XmlFault>* out);

}  // namespace audit
