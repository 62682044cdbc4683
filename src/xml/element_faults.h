// What the parser lets pass in a start tag and XML does not.
#pragma once

#include <vector>

#include "xml/document.h"

namespace audit {

void FindDuplicateAttributes(const Document& document, NodeId element,
                             std::vector<XmlFault>* out);
void FindUndeclaredPrefixes(const Document& document, NodeId element,
                            std::vector<XmlFault>* out);

}  // namespace audit
