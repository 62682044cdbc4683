// Places that name an entity: what an entity needs of others.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/node_view.h"
#include "core/region.h"
#include "syntax/template.h"

namespace audit {

struct Reference {
  std::string schema;  // "xtk:srcSchema"
  std::string key;     // "nms:recipient"
  Region region;       // of the attribute, in the text the view was made from
  bool operator==(const Reference&) const = default;
};

// The attributes of `element` that name a schema, a form or a library, and, of
// a link such as <folder _operation="none" name="..."/>, its target; appended.
// Names made by code (kHole, "<%") name nothing.
void ReferencesOf(const NodeView& view, NodeId element,
                  std::vector<Reference>* out);

// "a, b": what stands between the commas, without blanks around it; views of
// `list`.
std::vector<std::string_view> ItemsOf(std::string_view list);

// The libraries of <%@ page import="/nl/core/shared/nl.js,xtk:common.js" %>,
// as ids; files of the server, which no export holds, are left out. Appended.
void LoadsOfDirective(const Directive& directive,
                      std::vector<std::string>* loads);

}  // namespace audit
