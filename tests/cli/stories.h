// The stories under fixtures/ that have an export.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

namespace audit {

std::filesystem::path ExportOf(const std::string& story);
std::vector<std::string> Stories();  // their names, sorted

}  // namespace audit
