// Globs as everybody writes them: `*`, `?`, and for paths `**`. Compiled to
// one RE2 for a list of them.
#pragma once

#include <re2/re2.h>

#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>

#include "core/result.h"

namespace audit {

class Globs {
 public:
  // kPath: `*` and `?` stay within a part of a path, `**` crosses parts; one
  // without '/' names a file or folder anywhere, and what names a folder or an
  // archive names all that is in it. kName: `*` takes any characters.
  enum class Kind : std::uint8_t { kPath, kName };

  Globs() = default;  // names nothing
  // The error says what is wrong, without a place.
  static Result<Globs> Compile(std::span<const std::string> globs, Kind kind);

  bool empty() const { return pattern_ == nullptr; }
  bool Match(std::string_view text) const;

 private:
  std::shared_ptr<const RE2> pattern_;  // null: none
};

}  // namespace audit
