// Client scripts of a page: <script> elements, on... event handlers, and what
// it loads.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "core/origin_map.h"
#include "core/region.h"

namespace audit {

struct ClientScript {
  enum class Kind : std::uint8_t { kElement, kHandler };
  Kind kind;
  std::string text;  // decoded: handlers have entities resolved
  OriginMap origin;  // text -> page
};

// `page`: HTML with server sections blanked (SplitTemplate::page), in document
// order. Scripts of another type (JSON, templates, VBScript), with src, and
// empty ones are left out. Linear time and no recursion whatever the page.
std::vector<ClientScript> FindClientScripts(std::string_view page);

// What a page has the browser load as a script: <script src="...">, decoded.
struct ScriptSource {
  std::string path;
  OriginMap origin;  // path -> page
};
// In document order; `page` as above. An empty source is left out.
std::vector<ScriptSource> FindScriptSources(std::string_view page);

}  // namespace audit
