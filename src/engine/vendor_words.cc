#include "engine/vendor_words.h"

#include <array>

#include "core/text.h"

namespace audit {
namespace {

bool IsNameCharacter(char c) {
  return IsLetter(c) || IsDigit(c) || c == '_' || c == '$';
}

char Before(std::string_view text, Region region) {
  return region.begin == 0 ? '\0' : text[region.begin - 1];
}

std::string_view Behind(std::string_view text, Region region) {
  return text.substr(region.end);
}

// "uncommon.js", "common.json", "autologon(", "makeSQLDATA": the vendor's text
// is cut out of the middle of a word.
bool IsPartOfName(std::string_view text, const VendorHit& hit) {
  const std::string_view behind = Behind(text, hit.region);
  const bool goes_on = !behind.empty() && IsNameCharacter(behind[0]);
  const char before = Before(text, hit.region);
  switch (TopicOf(hit)) {
    case VendorTopic::kDotAt:
      return false;
    case VendorTopic::kLogon:
    case VendorTopic::kSoapCall:
      return IsNameCharacter(before);
    case VendorTopic::kLibrary:
      return IsNameCharacter(before) || before == '-' || goes_on;
    case VendorTopic::kSqlText:
      return IsNameCharacter(before) || before == '-';
    case VendorTopic::kSqldata:
    case VendorTopic::kCrm:
      return IsNameCharacter(before) || (hit.region.size() > 0 && goes_on);
  }
  return false;
}

// sql="true", in either quotes, also where these are escaped in a string.
bool IsBoolean(std::string_view behind) {
  while (!behind.empty() && (IsSpace(behind[0]) || behind[0] == '\\')) {
    behind.remove_prefix(1);
  }
  if (behind.empty() || (behind[0] != '"' && behind[0] != '\'')) return false;
  const char quote = behind[0];
  behind.remove_prefix(1);
  constexpr std::array<std::string_view, 4> kValues = {"true", "false", "1",
                                                       "0"};
  for (const std::string_view value : kValues) {
    if (!behind.starts_with(value)) continue;
    std::string_view end = behind.substr(value.size());
    if (end.starts_with('\\')) end.remove_prefix(1);
    if (end.starts_with(quote)) return true;
  }
  return false;
}

bool HasToken(std::string_view text, Region region) {
  return Before(text, region) == '[' && Behind(text, region).starts_with('[');
}

}  // namespace

VendorTopic TopicOf(const VendorHit& hit) {
  const std::string_view code = VendorSearches()[hit.search].code;
  switch (code.back()) {
    case '1':
      return VendorTopic::kDotAt;
    case '2':
      return VendorTopic::kLibrary;
    case '3':
      return VendorTopic::kLogon;
    case '4':
      return VendorTopic::kSoapCall;
    case '5':
      return VendorTopic::kSqlText;
    case '6':
      return VendorTopic::kSqldata;
    default:
      return VendorTopic::kCrm;
  }
}

bool IsOfJavaScript(VendorTopic topic) {
  return topic <= VendorTopic::kSoapCall;
}

std::optional<BenignReason> ReasonOfWords(std::string_view text,
                                          const VendorHit& hit) {
  if (IsPartOfName(text, hit)) return BenignReason::kPartOfName;
  const VendorTopic topic = TopicOf(hit);
  if (topic == VendorTopic::kSqlText && IsBoolean(Behind(text, hit.region))) {
    return BenignReason::kBoolean;
  }
  if (topic == VendorTopic::kSqldata && !HasToken(text, hit.region)) {
    return BenignReason::kNoToken;
  }
  return std::nullopt;
}

std::optional<BenignReason> ReasonInString(std::string_view text,
                                           const VendorHit& hit) {
  if (const auto reason = ReasonOfWords(text, hit)) return reason;
  const char before = Before(text, hit.region);
  // "&amp;sql=" in an escaped address.
  const bool parameter = before == '?' || before == '&' || before == ';';
  if (TopicOf(hit) == VendorTopic::kSqlText && parameter) {
    return BenignReason::kAddress;
  }
  return std::nullopt;
}

}  // namespace audit
