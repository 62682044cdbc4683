// A fragment's kind as tests of places write it.
#pragma once

#include <optional>
#include <string>

#include "model/places.h"

namespace audit {

// "javascript", "template delivery", "xtk guessed", "html client page", ...:
// what differs from a known script of the server is said.
inline std::string Describe(const std::optional<FragmentKind>& kind) {
  if (!kind) return "nothing";
  std::string text(ToString(kind->language));
  if (kind->side == Side::kClient) text += " client";
  if (kind->setting != Setting::kScript) {
    text += " " + std::string(ToString(kind->setting));
  }
  if (kind->certainty == Certainty::kGuessed) text += " guessed";
  if (kind->library) text += " library";
  return text;
}

}  // namespace audit
