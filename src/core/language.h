// What a fragment is written in, where it runs, and how sure we are of both.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace audit {

enum class Language : std::uint8_t {
  kJavaScript,
  kTemplate,  // JSSP, JST, delivery content: text with <% %>
  kSql,
  kXtk,  // xtk expression
  kHtml,
  kCss,
  // Files beside Campaign that name its paths and commands; text to us.
  kApache,  // configuration of the web server
  kShell,
  kBatch,
};
inline constexpr std::size_t kLanguageCount = 9;

enum class Side : std::uint8_t { kServer, kClient };

// Where a fragment was found decides some verdicts.
enum class Setting : std::uint8_t {
  kScript,    // server scripts, libraries
  kPage,      // JSSP, web applications
  kDelivery,  // delivery content, personalisation blocks: recipient & co.
  kJst,       // xtk:jst templates
  kOther,
};

// kKnown: a place documented or seen to hold this language. kGuessed: the text
// looks like it, the place is not known for it; findings there need review.
enum class Certainty : std::uint8_t { kKnown, kGuessed };

std::string_view ToString(Language);  // "javascript", "template", "sql", ...
std::string_view ToString(Side);
std::string_view ToString(Setting);
std::optional<Language> LanguageFromString(std::string_view);
std::optional<Side> SideFromString(std::string_view);
std::optional<Setting> SettingFromString(std::string_view);

}  // namespace audit
