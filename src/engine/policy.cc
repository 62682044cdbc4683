#include "engine/policy.h"

namespace audit {

bool Policy::Holds(const Scope& scope, std::string_view path,
                   std::string_view entity) const {
  if (!scope.entities.empty() && !scope.entities.Match(entity)) return false;
  if (scope.paths.empty()) return true;
  return path_for_globs ? scope.paths.Match(path_for_globs(path))
                        : scope.paths.Match(path);
}

std::optional<Severity> Policy::SeverityOf(RuleIndex rule,
                                           std::string_view path,
                                           std::string_view entity) const {
  for (auto each = overrides.rbegin(); each != overrides.rend(); ++each) {
    if (rule < each->severities.size() && each->severities[rule] &&
        Holds(each->scope, path, entity)) {
      return each->severities[rule];
    }
  }
  return rule < severities.size() ? severities[rule] : std::nullopt;
}

}  // namespace audit
