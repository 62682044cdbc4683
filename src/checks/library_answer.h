// The question that crosses files: does a function of a loaded library return
// XML? Asked by checks whose verdict hangs on a call of such a function.
#pragma once

#include <string_view>

#include "checks/check.h"
#include "checks/value.h"

namespace audit {

// kReturned: the value itself is in question. kItem: something out of it; when
// the function returns no XML (an array, say) its items stay unknown.
enum class AskedOf : std::uint8_t { kReturned, kItem };

// Makes `draft` hang on what `function` returns: needs-review until answered.
void AskWhatReturns(std::string_view function, AskedOf asked, Draft* draft);

struct LibraryAnswer {
  Xmlness returns = Xmlness::kUnknown;
  AskedOf asked = AskedOf::kReturned;
  std::string function = {};
  std::string library = {};  // that defines it; empty: none of the input does
};

// Looks through the loaded libraries and those they load in turn. Libraries
// that disagree answer kUnknown. Adds the captures {function} and {library}
// where one has the function.
LibraryAnswer AnswerWhatReturns(const AnswerContext& context, Draft* draft);

// The answer part of checks that report what is XML: XML confirms the draft,
// anything else drops it, else it stays as it is and says why.
Answer AnswerWhetherXml(const AnswerContext& context, Draft* draft);

// Whether a loaded library, or one of those it loads, defines the function.
bool IsDefinedByLoaded(const AnswerContext& context, std::string_view function);

// Why such an answer leaves the draft needs-review, one sentence.
std::string UnclearAfter(const LibraryAnswer& answer);

}  // namespace audit
