// Which files belong together: facts never cross instances.
#pragma once

#include <string>
#include <vector>

#include "engine/candidate.h"
#include "engine/run.h"

namespace audit {

// The instance of each input, as a path prefix: the root it was found under
// or, where at least two sibling folders directly below the root each hold an
// export or a server's configuration, that folder. Folders that hold but one of
// the two beside folders that hold but the other are parts of one instance:
// "packages" and "conf", or several servers with their common packages.
std::vector<std::string> InstancesOf(const std::vector<InputFile>& inputs,
                                     const std::vector<FileResult>& files);

}  // namespace audit
