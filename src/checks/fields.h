// The grammar's fields that the flow of values runs along, looked up once.
#pragma once

#include "syntax/tree.h"

namespace audit {

struct Fields {
  FieldId alternative = FieldOf("alternative");
  FieldId argument = FieldOf("argument");
  FieldId arguments = FieldOf("arguments");
  FieldId attribute = FieldOf("attribute");
  FieldId body = FieldOf("body");
  FieldId condition = FieldOf("condition");
  FieldId consequence = FieldOf("consequence");
  FieldId constructor = FieldOf("constructor");
  FieldId finalizer = FieldOf("finalizer");
  FieldId function = FieldOf("function");
  FieldId increment = FieldOf("increment");
  FieldId index = FieldOf("index");
  FieldId initializer = FieldOf("initializer");
  FieldId key = FieldOf("key");
  FieldId kind = FieldOf("kind");
  FieldId left = FieldOf("left");
  FieldId name = FieldOf("name");
  FieldId object = FieldOf("object");
  FieldId oper = FieldOf("operator");
  FieldId parameter = FieldOf("parameter");
  FieldId parameters = FieldOf("parameters");
  FieldId property = FieldOf("property");
  FieldId right = FieldOf("right");
  FieldId value = FieldOf("value");
};

// Immutable; made at the first call.
inline const Fields& F() {
  static const Fields fields;
  return fields;
}

}  // namespace audit
