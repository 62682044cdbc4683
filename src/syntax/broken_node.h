// One ERROR or MISSING node in a sentence and a narrow region: used by
// FindSyntaxFaults.
#pragma once

#include <optional>
#include <string_view>

#include "syntax/node.h"
#include "syntax/tree.h"

namespace audit {

// `error`: a node with is_error(). It may cover most of the script; the region
// is where reading went wrong, as far as the pieces in it tell.
SyntaxFault DescribeError(Node error, std::string_view script);

// `missing`: a node with is_missing(), of no width; `parent` holds it.
SyntaxFault DescribeMissing(Node missing, Node parent, std::string_view script);

// An xml_element whose end tag names another element than its start tag.
std::optional<SyntaxFault> DescribeMismatch(Node element,
                                            std::string_view script);

}  // namespace audit
