// Secrets never leave: password, key and token values are replaced in every
// snippet, whatever rule fired.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/region.h"

namespace audit {

// The secrets near places of one text, without a second look for places near
// each other.
class NearbySecrets {
 public:
  // The text must outlive this.
  explicit NearbySecrets(std::string_view text) : text_(text) {}

  // Those in `place` and close around it, ascending; until the next call.
  std::span<const Region> Around(Region place);
  // The text of `place` with its secrets hidden as Redact does.
  std::string Redacted(Region place);

 private:
  std::string_view text_;
  Region known_;                 // places in here need no other look
  std::vector<Region> secrets_;  // in and around known_, ascending
};

// `text` with each byte of a secret's characters shown as '*' (one per code
// point, so columns keep their meaning).
std::string Redact(std::string_view text);

}  // namespace audit
