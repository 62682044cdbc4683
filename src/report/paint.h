// The few colours of the text report, or none.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "core/finding.h"
#include "report/report.h"

namespace audit {

enum class Ink : std::uint8_t {
  kPlain,
  kBold,
  kDim,
  kError,
  kWarning,
  kNote,
  kGood,
  kGutter,
};

Ink InkOf(Severity severity);

class Paint {
 public:
  explicit Paint(TextStyle::Color color) : color_(color) {}
  // `visible` must be fit for a terminal already; see visible_text.h.
  std::string operator()(Ink ink, std::string_view visible) const;

 private:
  TextStyle::Color color_;
};

}  // namespace audit
