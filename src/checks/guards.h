// Tests of a script that tell whether a variable holds XML where they hold:
// typeof x == "xml", x instanceof XML.
#pragma once

#include <string_view>
#include <vector>

#include "checks/role.h"
#include "core/region.h"
#include "syntax/node.h"

namespace audit {

struct Guard {
  Region region;  // that runs only when the test holds; always a way's
  Node name;      // of the variable, in the test
  bool is_xml = false;
};

// Whether a script may have any.
bool MayGuard(std::string_view text);

// Appends the guards that `node`, an if, a choice or an &&, is for its parts.
void AddGuards(Node node, Role role, std::string_view text,
               std::vector<Guard>* guards);

}  // namespace audit
