// What tells this program apart from any other build of it.
#pragma once

#include <string>

namespace audit {

// The digits of the build id its linker gave it; empty: it gave none.
std::string ProgramId();

}  // namespace audit
