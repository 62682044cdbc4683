// The native checks a rule may name. This folder knows none of them: who loads
// rules passes them in.
#pragma once

#include <span>
#include <string_view>

namespace audit {

struct KnownChecks {
  std::span<const std::string_view> names = {};
  std::span<const std::string_view> of_scripts = {};  // those that read scripts
};

}  // namespace audit
