// Who belongs to a security zone, in words for a message.
#pragma once

#include <string_view>

#include "model/network.h"

namespace audit {

std::string_view WordsFor(const Reach& reach);

}  // namespace audit
