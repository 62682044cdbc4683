// What the analyses of one part of a file tell of it. Names are told, never
// values: no secret gets out.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>

#include "checks/xmlness.h"
#include "core/node_view.h"
#include "model/function_lists.h"
#include "model/server_file.h"

namespace audit {

// `depth` below the part; `region` of the text the part was read from.
using Tell = std::function<void(std::uint32_t depth, Region region,
                                const std::string& what)>;

// Every queryDef of a view, or of the XML literals and objects of a script: its
// size, the schemas of its levels and its faults.
void TellQueries(const NodeView& view, const Tell& tell);
void TellQueries(Node root, std::string_view script, const Tell& tell);
// An xtk expression: its faults, the SQL in it, and the functions that are not
// built in.
void TellExpression(std::string_view text, const FunctionLists& lists,
                    const Tell& tell);
// The hosts a script calls and where it opens a session.
void TellNeeds(Node root, ScriptValues* values, const Tell& tell);
// A server's configuration; `region` is the element's.
void TellServer(const ServerFile& file, Region region, const Tell& tell);

}  // namespace audit
