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

// The same as a Markdown code block in the language of the file's name.
std::string CodeBlock(std::string_view path, std::string_view marked);

}  // namespace audit
