// What `config init` and `config schema` write.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "ruleset/rule.h"

namespace audit {

// A config that changes nothing, with an example of every key behind "#: ".
extern const std::string_view kConfigTemplate;

// schemas/config.schema.json with the names of these rules in it.
std::string ConfigSchema(const std::vector<Rule>& rules);

}  // namespace audit
