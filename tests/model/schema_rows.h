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

// Of a table of fields: `xml` holds schemas, the name is asked of one.
struct FieldRow {
  std::string name;
  std::string xml;
  std::string schema;
  std::string xpath;
  std::string shown;
};

// <srcSchema> cus:a with this in its main element.
inline std::string A(const std::string& content, const std::string& main = "",
                     const std::string& schema = "") {
  return "<srcSchema namespace='cus' name='a' " + schema +
         "><element name='a' " + main + ">" + content +
         "</element></srcSchema>";
}

}  // namespace audit
