// The examples of a rule without their [| |] marks: as code, and with carets
// below what is reported.
#pragma once

#include <string>
#include <string_view>

namespace audit {

// Each line of the example, and below marked ones a line of carets. Ends with
// a line end. Text with unpaired marks is shown as it is: no loaded rule has
// it.
std::string WithCarets(std::string_view marked);

// The language tag of a code block for a file of this name.
std::string_view FenceLanguage(std::string_view path);

}  // namespace audit
