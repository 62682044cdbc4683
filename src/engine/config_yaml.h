// A config as YAML again, each value with where it is written: what `config
// show` prints. Reading it gives the same config.
#pragma once

#include <string>

#include "engine/config.h"

namespace audit {

// Keys that nobody says stand there with what holds then.
std::string ConfigYaml(const Config& config);

}  // namespace audit
