// Schemas of tests: XML in, what the model says of a name out.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "model/schemas.h"

namespace audit {

std::vector<SchemaSource> SourcesOf(const std::string& xml);

// "string sEmail by rule", "link -> nms:recipient many", "element",
// "declared in several ways", "not known".
std::string ShownField(const Schemas& schemas, std::string_view schema,
                       std::string_view xpath);
std::string Shown(const SqlName& name);

}  // namespace audit
