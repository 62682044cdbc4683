#include "syntax/sql_identifier.h"

#include "core/node_view.h"
#include "core/text.h"

namespace audit {
namespace {

bool IsQuoted(std::string_view name) {
  return !name.empty() && (name[0] == '"' || name[0] == '[' || name[0] == '`');
}

std::string_view Unquoted(std::string_view name) {
  return IsQuoted(name) && name.size() >= 2 ? name.substr(1, name.size() - 2)
                                            : name;
}

bool HasCode(std::string_view name) {
  return name.find(kHole) != std::string_view::npos ||
         name.find("<%") != std::string_view::npos;
}

}  // namespace

SqlMatch MatchSqlNames(std::string_view a, std::string_view b) {
  if (HasCode(a) || HasCode(b)) return SqlMatch::kMaybe;
  const bool quoted = IsQuoted(a) || IsQuoted(b);
  const std::string_view inner_a = Unquoted(a);
  const std::string_view inner_b = Unquoted(b);
  if (!EqualsIgnoreCase(inner_a, inner_b)) return SqlMatch::kNo;
  if (!quoted) return SqlMatch::kYes;
  const bool both = IsQuoted(a) && IsQuoted(b);
  return both && inner_a == inner_b ? SqlMatch::kYes : SqlMatch::kMaybe;
}

}  // namespace audit
