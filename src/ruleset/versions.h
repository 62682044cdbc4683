// The order of Campaign's versions (schemas/versions.txt, compiled in) and the
// ranges a rule's `applies` is written in:
//   "5.11, 6.02, 6.1 -> 7"     from one of these, and the target reaches v7
//   "<20.3 -> >=20.3"          the upgrade crosses 20.3
//   "<21.1.3 -> later"         from before 21.1.3 to anything not before it
//   "6.1 <8104 -> 7"           terms side by side must all hold
//   "6.1, 7"                   no arrow: the source or the target is one of
//                              these
//   "any -> 7", "any", "5.11 -> 7; 7"   anything; ';' is "or"
// A name covers its point releases ("20.2" also 20.2.1), a line all its builds.
#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string_view>

#include "core/result.h"

namespace audit {

// A place in the order; make one with the functions below.
struct Version {
  std::uint16_t order = 0;
  constexpr auto operator<=>(const Version&) const = default;
};

std::string_view ToString(Version version);  // "6.1", "20.3.1"
bool IsV7(Version version);
Version LowestVersion();
Version NewestV7();

// A name of the file as --from takes it: "5.11", "7" (the oldest v7), "7.4.1".
std::optional<Version> ParseVersion(std::string_view name);
// As --to takes it: a line means the newest of it.
std::optional<Version> ParseTarget(std::string_view name);
// A package's buildVersion: "6.7" and "7.x" are v7, "8.x" is v8; a release not
// in the file counts as the line or release it belongs to ("7.4.2": 7.4).
std::optional<Version> FromBuildVersion(std::string_view build_version);
// What a package migrates from: what was given for all, else what it says of
// itself. One that was made on v7 runs there already, whatever was given for
// the older ones beside it.
std::optional<Version> SourceVersion(std::optional<Version> given,
                                     std::optional<Version> own);

// Whether a rule with this `applies` holds for an upgrade. A range that does
// not parse never holds; the loader refuses such rules.
bool Applies(std::string_view range, Version from, Version to);

// What is wrong with a range, with its 1-based column; nullopt: nothing.
std::optional<Error> CheckRange(std::string_view range);

}  // namespace audit
