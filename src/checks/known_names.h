// Names of E4X (ECMA-357) and of Campaign's server API that decide what an
// expression holds.
#pragma once

#include <string_view>

#include "checks/value.h"
#include "core/language.h"

namespace audit {

// What a method of this name does, whoever it is called on. kLoad needs more
// than the name: see IsSchemaLoad.
Method MethodNamed(std::string_view name);

// `path`: "xtk.workflow.load" as written. True for namespace.schema.method with
// one of the entity methods. The catalogue counts their results as E4X, Adobe's
// own samples set plain properties on them and call save(): so they are an
// entity, which is neither proven XML nor proven something else.
bool IsSchemaLoad(std::string_view path);

// Of a name that the script does not define: what it is when called, and what
// it is when read. kUnknown: nothing is known of it.
Value GlobalCall(std::string_view name);
Value GlobalName(std::string_view name, Setting setting);

// Object made by `new name(...)`.
Value Constructed(std::string_view name);

}  // namespace audit
