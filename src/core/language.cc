#include "core/language.h"

#include "core/enum_names.h"

namespace audit {
namespace {

constexpr EnumNames<kLanguageCount> kLanguages = {
    "javascript", "template", "sql",   "xtk",  "html",
    "css",        "apache",   "shell", "batch"};
constexpr EnumNames<2> kSides = {"server", "client"};
constexpr EnumNames<5> kSettings = {"script", "page", "delivery", "jst",
                                    "other"};

}  // namespace

std::string_view ToString(Language value) { return NameOf(kLanguages, value); }
std::string_view ToString(Side value) { return NameOf(kSides, value); }
std::string_view ToString(Setting value) { return NameOf(kSettings, value); }
std::optional<Language> LanguageFromString(std::string_view name) {
  return FromName<Language>(kLanguages, name);
}
std::optional<Side> SideFromString(std::string_view name) {
  return FromName<Side>(kSides, name);
}
std::optional<Setting> SettingFromString(std::string_view name) {
  return FromName<Setting>(kSettings, name);
}

}  // namespace audit
