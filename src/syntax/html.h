// Client scripts of a page: <script> elements and on... event handlers.
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

}  // namespace audit
