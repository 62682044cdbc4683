#include "model/schema.h"

namespace audit {

bool IsKeptInFiles(const NodeView& view, NodeId schema) {
  if (ValueOf(view, schema, "mappingType") != "xmlFile") return false;
  if (ValueOf(view, schema, "dataSource") == "file") return true;
  for (NodeId child = view.FirstChild(schema); child != 0;
       child = view.NextSibling(child)) {
    if (view.Name(child) == "element" &&
        ValueOf(view, child, "dataSource") == "file") {
      return true;
    }
  }
  return false;
}

}  // namespace audit
