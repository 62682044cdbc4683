// Where output goes, piece by piece, so that large reports never stand whole.
#pragma once

#include <functional>
#include <string_view>

namespace audit {

using Sink = std::function<void(std::string_view)>;

}  // namespace audit
