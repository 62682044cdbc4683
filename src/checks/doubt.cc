#include "checks/doubt.h"

namespace audit {

std::string_view ToString(Doubt doubt) {
  switch (doubt) {
    case Doubt::kNone:
      break;
    case Doubt::kBranch:
      return "given in a branch";
    case Doubt::kLoop:
      return "given in a loop";
    case Doubt::kFunctions:
      return "a function inside assigns it";
    case Doubt::kBlock:
      return "a block has a variable of that name";
    case Doubt::kEval:
      return "eval or with may change it";
    case Doubt::kParameter:
      return "a parameter";
    case Doubt::kElsewhere:
      return "a name of elsewhere";
    case Doubt::kCall:
      return "what a call gives";
    case Doubt::kMember:
      return "a property";
    case Doubt::kNotText:
      return "perhaps no text";
    case Doubt::kShared:
      return "an array that others may change";
    case Doubt::kTested:
      return "a test may refuse it";
    case Doubt::kTooLong:
      return "too many pieces";
  }
  return "known";
}

}  // namespace audit
