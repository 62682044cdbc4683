// The platform's names that matter to what users send: where it comes from,
// what ends it, where it does harm.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace audit {

// Globals from which all that is reached was sent by a user.
bool IsTaintSource(std::string_view global);

enum class TaintCall : std::uint8_t {
  kUnknown,
  kNumber,  // whatever it is given
  kEscaped,
  kSame,    // the text that it is given, or called on
  kCut,     // made of it, and not escaped even where it was
  kMember,  // something out of what it is called on
};
// A function of the platform, called by its name: "parseInt", "NL.SQL.escape".
TaintCall TaintOfFunction(std::string_view path);
// A method of whatever object.
TaintCall TaintOfMethod(std::string_view name);

// Whether a script may put what its visitor sends into a page.
bool MayPutOutInput(std::string_view script);
// document.write and what stands for <%= %>.
bool TakesOutput(std::string_view callee);

// Whether a script may run a statement at all.
bool MayTakeStatements(std::string_view script);

// Which argument of a function, of a database connection's method, is a
// statement for the database.
std::optional<std::uint32_t> StatementOfFunction(std::string_view name);
std::optional<std::uint32_t> StatementOfMethod(std::string_view name);
// Whether what takes a statement hands it to the database: other takers are
// queries ("expr") and pages ("<%=", "document.write").
bool IsOfDatabase(std::string_view taker);

}  // namespace audit
