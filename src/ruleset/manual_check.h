// What no export can show: the ids of the catalogue that are no rule, each with
// the place where a person looks instead. Written in
// rules/<category>/not-checked.yaml.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/result.h"

namespace audit {

struct ManualCheck {
  std::string id;        // as a rule would have it
  std::string category;  // the folder
  std::string title;
  std::string applies;  // as in Rule: see ruleset/versions.h
  std::string why;      // Markdown: why no file can show it
  std::string look;     // Markdown: where the person looks, and for what
  std::vector<std::string> references;  // at least one
};

// `path` is rules/<category>/not-checked.yaml. In order of the file; all
// faults, not the first.
tl::expected<std::vector<ManualCheck>, std::vector<Error>> LoadManualChecks(
    std::string_view yaml, std::string_view path);

}  // namespace audit
