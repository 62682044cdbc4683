// SourceOf: the walk from a column outwards through the queries around it.
#include <algorithm>
#include <utility>

#include "syntax/sql_identifier.h"
#include "syntax/sql_scopes.h"

namespace audit {
namespace {

// Nobody nests so deep or joins so many; more would cost the square of a
// hostile text's size.
constexpr int kMostSteps = 500;

class ColumnWalk {
 public:
  ColumnWalk(std::string_view text, const SqlTree& tree,
             const SqlScopes& scopes)
      : text_(text), nodes_(tree.nodes), scopes_(scopes) {}

  std::optional<std::uint32_t> Run(std::string_view qualifier,
                                   std::uint32_t column) {
    std::uint32_t scope = scopes_.scopes[column];
    bool through_from = false;  // a derived table sees its neighbours seldom
    while (scope != kNoScope) {
      std::optional<std::uint32_t> found;
      const SqlMatch match = Find(qualifier, scope, &found);
      if (match != SqlMatch::kNo) {
        return match == SqlMatch::kYes && !through_from ? found : std::nullopt;
      }
      // What is not known of a scope may have the name.
      if (nodes_[scope].has_code || nodes_[scope].has_error) return {};
      scope = OuterOf(scope, &through_from);
    }
    return {};
  }

 private:
  SqlMatch Find(std::string_view qualifier, std::uint32_t scope,
                std::optional<std::uint32_t>* found) {
    const std::vector<SqlSource>& all = scopes_.sources;
    auto at = static_cast<std::uint32_t>(
        std::lower_bound(all.begin(), all.end(), scope,
                         [](const SqlSource& source, std::uint32_t wanted) {
                           return source.scope < wanted;
                         }) -
        all.begin());
    for (; at < all.size() && all[at].scope == scope; ++at) {
      if (--left_ < 0) return SqlMatch::kMaybe;
      if (all[at].kind == SqlSourceKind::kAlias || all[at].name.empty()) {
        continue;
      }
      const Region name = all[at].name;
      const SqlMatch match =
          MatchSqlNames(text_.substr(name.begin, name.size()), qualifier);
      if (match == SqlMatch::kNo) continue;
      if (match == SqlMatch::kMaybe || *found) return SqlMatch::kMaybe;
      *found = at;
    }
    return *found ? SqlMatch::kYes : SqlMatch::kNo;
  }

  // The scope in whose clause the query of `scope` stands.
  std::uint32_t OuterOf(std::uint32_t scope, bool* through_from) {
    if (nodes_[scope].kind != SqlKind::kSelect) return kNoScope;
    std::uint32_t below = scope;
    for (std::uint32_t at = nodes_[scope].parent; at != 0;
         below = at, at = nodes_[at].parent) {
      if (--left_ < 0 || nodes_[at].kind == SqlKind::kStatement)
        return kNoScope;
      // In the condition of a join, not in what is joined.
      const bool condition =
          nodes_[at].kind == SqlKind::kJoin && below != at + 1;
      if (condition) {
        *through_from = false;
        return scopes_.scopes[at];
      }
      if (nodes_[at].kind != SqlKind::kClause) continue;
      const SqlClause clause = nodes_[at].clause;
      if (clause == SqlClause::kWith) return kNoScope;
      *through_from = clause == SqlClause::kFrom || clause == SqlClause::kUsing;
      return scopes_.scopes[at];
    }
    return kNoScope;
  }

  std::string_view text_;
  const std::vector<SqlNode>& nodes_;
  const SqlScopes& scopes_;
  int left_ = kMostSteps;
};

}  // namespace

std::optional<std::uint32_t> SourceOf(std::string_view text,
                                      const SqlTree& tree,
                                      const SqlScopes& scopes,
                                      std::uint32_t column) {
  const SqlNode& node = tree.nodes[column];
  // One part before the name, which has no part of its own below it.
  if (node.kind != SqlKind::kColumn || node.end != column + 3) return {};
  const Region qualifier = QualifierOf(tree, column);
  const std::string_view written =
      text.substr(qualifier.begin, qualifier.size());
  return ColumnWalk(text, tree, scopes).Run(written, column);
}

}  // namespace audit
