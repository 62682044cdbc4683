// One predicate of a query pattern, e.g. (#match? @name "^sql"), which the C
// library parses but does not evaluate.
#pragma once

#include <re2/re2.h>
#include <tree_sitter/api.h>

#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/result.h"
#include "syntax/query_source.h"

namespace audit {

class QueryPredicate {
 public:
  // `steps`: name and arguments without the closing step. `place`: where they
  // stand in `source`.
  static Result<QueryPredicate> Compile(
      const TSQuery* query, std::span<const TSQueryPredicateStep> steps,
      std::string_view source, const PredicatePlace& place);

  // A capture of several nodes must hold for each; one without a node holds.
  bool Holds(const TSQueryMatch& match, std::string_view script) const;

 private:
  enum class Kind : std::uint8_t { kSameText, kAnyOf, kMatch };

  QueryPredicate() = default;
  bool HoldsFor(std::string_view text) const;
  bool SameTexts(const TSQueryMatch& match, std::string_view script) const;

  Kind kind_ = Kind::kAnyOf;
  bool negated_ = false;
  std::uint32_t capture_ = 0;
  std::uint32_t other_capture_ = 0;     // kSameText
  std::vector<std::string> texts_;      // kAnyOf
  std::shared_ptr<const RE2> pattern_;  // kMatch
};

}  // namespace audit
