// Code points and UTF-8, as far as decoding escapes and references needs them.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace audit {

inline constexpr std::uint32_t kLastCodePoint = 0x10FFFF;

// What is no character (a surrogate, beyond the last one) becomes U+FFFD.
void AppendUtf8(std::uint32_t code_point, std::string* out);

// Bytes of the UTF-8 character at `at`, never beyond the text's end.
// Precondition: at < text.size().
std::uint32_t CharacterSize(std::string_view text, std::size_t at);

// nullopt: empty, or not all digits. Values beyond 32 bits saturate.
std::optional<std::uint32_t> ParseHex(std::string_view digits);
std::optional<std::uint32_t> ParseDecimal(std::string_view digits);

}  // namespace audit
