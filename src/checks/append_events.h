// What a statement of a script does to an XML node: puts it into a tree,
// changes it, or gives its variable another value.
#pragma once

#include <string_view>

#include "syntax/node.h"

namespace audit {

struct AppendEvent {
  Node node;               // the identifier that is appended
  Node parent;             // what it is appended to; of `P.child = n` it is `P`
  Node place;              // the call or assignment
  bool documented = true;  // appendChild; else inferred from it
  bool assigned = false;   // P.child = n, P.child += n: an append only if P
                           // is XML
};

struct MutationEvent {
  Node node;              // the identifier whose content changes
  Node target;            // n.@a, n.setChildren
  bool selector = false;  // changed through an E4X selector
};

// Null `node` where there is none. `expression`: a call, an assignment, an
// augmented one, ++ or delete.
AppendEvent AppendOf(Node expression, std::string_view text);
MutationEvent MutationOf(Node expression, std::string_view text);

}  // namespace audit
