#include "core/language.h"

#include <array>

namespace audit {
namespace {

constexpr std::array<std::string_view, kLanguageCount> kLanguages = {
    "javascript", "template", "sql", "xtk", "html"};
constexpr std::array<std::string_view, 2> kSides = {"server", "client"};
constexpr std::array<std::string_view, 5> kSettings = {
    "script", "page", "delivery", "jst", "other"};

template <class Enum, std::size_t N>
std::optional<Enum> Parse(const std::array<std::string_view, N>& names,
                          std::string_view name) {
  for (std::size_t i = 0; i < N; ++i) {
    if (names[i] == name) return static_cast<Enum>(i);
  }
  return std::nullopt;
}

}  // namespace

std::string_view ToString(Language value) {
  return kLanguages[static_cast<std::size_t>(value)];
}
std::string_view ToString(Side value) {
  return kSides[static_cast<std::size_t>(value)];
}
std::string_view ToString(Setting value) {
  return kSettings[static_cast<std::size_t>(value)];
}
std::optional<Language> LanguageFromString(std::string_view name) {
  return Parse<Language>(kLanguages, name);
}
std::optional<Side> SideFromString(std::string_view name) {
  return Parse<Side>(kSides, name);
}
std::optional<Setting> SettingFromString(std::string_view name) {
  return Parse<Setting>(kSettings, name);
}

}  // namespace audit
