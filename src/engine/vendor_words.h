// What the characters around a match of the vendor's text searches say, before
// anybody knows in what language they stand.
#pragma once

#include <optional>
#include <string_view>

#include "engine/parity.h"
#include "model/vendor_search.h"

namespace audit {

// The codes by what they are about.
enum class VendorTopic : std::uint8_t {
  kDotAt,     // PU-0001
  kLibrary,   // PU-0002
  kLogon,     // PU-0003
  kSoapCall,  // PU-0004
  kSqlText,   // PU-0005
  kSqldata,   // PU-0006
  kCrm,       // PU-0007, PU-0008
};
VendorTopic TopicOf(const VendorHit& hit);
bool IsOfJavaScript(VendorTopic topic);  // the first four

// Part of another name, a boolean, the word without its brackets: what holds
// wherever the match stands. nullopt: the characters do not tell.
std::optional<BenignReason> ReasonOfWords(std::string_view text,
                                          const VendorHit& hit);
// The same inside of a string, where an address may stand.
std::optional<BenignReason> ReasonInString(std::string_view text,
                                           const VendorHit& hit);

}  // namespace audit
