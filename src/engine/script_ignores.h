// Comments of scripts and pages that suppress findings, with what each is
// about: the next statement, or the next element.
#pragma once

#include <string_view>
#include <vector>

#include "engine/ignore_comment.h"
#include "syntax/node.h"

namespace audit {

// Of a parsed script, in order of their ends. A statement, or whatever follows
// in its stead: a member of an object, an argument, an element of E4X.
std::vector<IgnoreComment> FindScriptIgnores(Node root,
                                             std::string_view script);

// <!-- --> of a page, in document order.
std::vector<IgnoreComment> FindPageIgnores(std::string_view page);

}  // namespace audit
