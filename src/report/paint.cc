#include "report/paint.h"

namespace audit {
namespace {

// The sixteen named colours follow the reader's own palette.
std::string_view CodeOf(Ink ink) {
  switch (ink) {
    case Ink::kPlain:
      return "";
    case Ink::kBold:
      return "\x1b[1m";
    case Ink::kDim:
      return "\x1b[2m";
    case Ink::kError:
      return "\x1b[1;31m";
    case Ink::kWarning:
      return "\x1b[1;33m";
    case Ink::kNote:
      return "\x1b[1;36m";
    case Ink::kGood:
      return "\x1b[32m";
    case Ink::kGutter:
      return "\x1b[34m";
  }
  return "";
}

}  // namespace

Ink InkOf(Severity severity) {
  switch (severity) {
    case Severity::kError:
      return Ink::kError;
    case Severity::kWarning:
      return Ink::kWarning;
    case Severity::kNote:
      return Ink::kNote;
  }
  return Ink::kPlain;
}

std::string Paint::operator()(Ink ink, std::string_view visible) const {
  if (color_ == TextStyle::Color::kOff || ink == Ink::kPlain) {
    return std::string(visible);
  }
  std::string painted(CodeOf(ink));
  painted += visible;
  painted += "\x1b[0m";
  return painted;
}

}  // namespace audit
