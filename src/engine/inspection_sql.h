// What the analyses see of SQL: its statements, what they read and change, what
// shows its flavour, and faults.
#pragma once

#include <string_view>

#include "engine/inspection_notes.h"
#include "syntax/sql_tree.h"

namespace audit {

// Names of tables and aliases are told, as they are; no values.
void TellSql(std::string_view text, SqlForm form, const Tell& tell);

// The form of what stands at a path of an entity: attributes hold parts.
SqlForm SqlFormAt(std::string_view path);

}  // namespace audit
