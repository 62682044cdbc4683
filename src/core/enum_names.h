// Enumerators to their words and back, for the scales and kinds that rules,
// reports and options spell out. The table's order is the enum's.
#pragma once

#include <array>
#include <cstddef>
#include <optional>
#include <string_view>

namespace audit {

template <std::size_t N>
using EnumNames = std::array<std::string_view, N>;

template <class Enum, std::size_t N>
constexpr std::string_view NameOf(const EnumNames<N>& names, Enum value) {
  return names[static_cast<std::size_t>(value)];
}

// Exact spelling only; nullopt: no enumerator has that name.
template <class Enum, std::size_t N>
constexpr std::optional<Enum> FromName(const EnumNames<N>& names,
                                       std::string_view name) {
  for (std::size_t i = 0; i < N; ++i) {
    if (names[i] == name) return static_cast<Enum>(i);
  }
  return std::nullopt;
}

}  // namespace audit
