// Numbers in escapes and references.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace audit {

// nullopt: empty, or not all digits. Values beyond 32 bits saturate.
std::optional<std::uint32_t> ParseHex(std::string_view digits);
std::optional<std::uint32_t> ParseDecimal(std::string_view digits);

}  // namespace audit
