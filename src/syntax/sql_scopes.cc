#include "syntax/sql_scopes.h"

#include <algorithm>
#include <array>
#include <utility>

#include "syntax/sql_identifier.h"

namespace audit {
namespace {

// Nobody nests so deep or names so many; more would cost the square of a
// hostile text's size.
constexpr int kMostNames = 200;

struct WithQuery {
  std::uint32_t node;
  std::uint32_t owner;  // the kQuery or kStatement whose WITH it is in
  bool recursive;
};

bool IsSourceClause(SqlClause clause) {
  return clause == SqlClause::kFrom || clause == SqlClause::kUsing ||
         clause == SqlClause::kTarget || clause == SqlClause::kInto;
}

class ScopeReader {
 public:
  ScopeReader(std::string_view text, const SqlTree& tree)
      : text_(text), nodes_(tree.nodes) {}

  SqlScopes Read() {
    const auto size = static_cast<std::uint32_t>(nodes_.size());
    result_.scopes.assign(size, kNoScope);
    first_of_.assign(size, kNoScope);
    withs_.assign(size, kNoScope);
    hidden_.assign(size, false);
    for (std::uint32_t i = 1; i < size; ++i) ReadWith(i);
    for (std::uint32_t i = 1; i < size; ++i) ReadNode(i);
    for (std::uint32_t i = 1; i < size; ++i) ReadSource(i);
    std::sort(result_.sources.begin(), result_.sources.end(),
              [](const SqlSource& a, const SqlSource& b) {
                return std::pair(a.scope, a.node) < std::pair(b.scope, b.node);
              });
    ReadTargets();
    return std::move(result_);
  }

 private:
  std::string_view TextOf(Region region) const {
    return text_.substr(region.begin, region.size());
  }

  void ReadWith(std::uint32_t clause) {
    if (nodes_[clause].clause != SqlClause::kWith) return;
    const std::uint32_t owner = nodes_[clause].parent;
    const bool recursive = nodes_[clause].name.size() > 4;  // than "WITH"
    first_of_[owner] = static_cast<std::uint32_t>(with_queries_.size());
    for (std::uint32_t at = clause + 1; at < nodes_[clause].end;
         at = nodes_[at].end) {
      if (nodes_[at].kind == SqlKind::kWithQuery) {
        with_queries_.push_back({at, owner, recursive});
      }
    }
  }

  // A node before its children.
  void ReadNode(std::uint32_t i) {
    const std::uint32_t parent = nodes_[i].parent;
    const SqlKind above = nodes_[parent].kind;
    const bool opens =
        above == SqlKind::kSelect || above == SqlKind::kStatement;
    result_.scopes[i] = opens ? parent : result_.scopes[parent];
    withs_[i] = first_of_[parent] != kNoScope ? parent : withs_[parent];
    const bool aliased =
        above == SqlKind::kSources &&
        nodes_[nodes_[parent].parent].kind == SqlKind::kAliased;
    hidden_[i] =
        (hidden_[parent] || aliased) && nodes_[i].kind != SqlKind::kQuery;
    if (above == SqlKind::kQuery && nodes_[i].kind == SqlKind::kClause &&
        nodes_[i].clause != SqlClause::kWith) {
      result_.scopes[i] = OnlySelect(parent);
    }
  }

  // What ORDER BY behind a query looks into; of several queries nothing.
  std::uint32_t OnlySelect(std::uint32_t query) {
    if (query == last_query_) return only_select_;
    last_query_ = query;
    only_select_ = kNoScope;
    std::size_t parts = 0;
    for (std::uint32_t at = query + 1; at < nodes_[query].end;
         at = nodes_[at].end) {
      if (nodes_[at].kind == SqlKind::kSelect) only_select_ = at;
      if (nodes_[at].kind != SqlKind::kClause) ++parts;
    }
    if (parts != 1) only_select_ = kNoScope;
    return only_select_;
  }

  // Tables and what else stands where a statement wants one.
  void ReadSource(std::uint32_t i) {
    std::uint32_t whole = i;
    std::uint32_t around = nodes_[i].parent;
    const bool aliased =
        nodes_[around].kind == SqlKind::kAliased && around + 1 == i;
    if (aliased) {
      whole = around;
      around = nodes_[around].parent;
    }
    const SqlNode& place = nodes_[around];
    const bool stands =
        (place.kind == SqlKind::kClause && IsSourceClause(place.clause)) ||
        place.kind == SqlKind::kSources ||
        (place.kind == SqlKind::kJoin && around + 1 == whole);
    if (!stands) return;
    SqlSource source;
    source.node = i;
    source.scope = result_.scopes[i];
    source.is_target = place.clause == SqlClause::kTarget;
    source.kind = KindOf(i, place.clause);
    if (source.kind == SqlSourceKind::kUnknown &&
        nodes_[i].kind != SqlKind::kTable) {
      return;  // hints, names, errors
    }
    if (aliased) source.name = nodes_[whole].name;
    const bool table = nodes_[i].kind == SqlKind::kTable;
    if (!aliased && table) source.name = nodes_[i].name;
    if (hidden_[i]) source.name = {source.name.begin, source.name.begin};
    result_.sources.push_back(source);
  }

  SqlSourceKind KindOf(std::uint32_t i, SqlClause clause) const {
    const SqlNode& node = nodes_[i];
    switch (node.kind) {
      case SqlKind::kTable:
        break;
      case SqlKind::kSubquery:
        return SqlSourceKind::kDerived;
      case SqlKind::kSources:
        return nodes_[node.parent].kind == SqlKind::kAliased
                   ? SqlSourceKind::kDerived
                   : SqlSourceKind::kUnknown;
      case SqlKind::kCall:
        return SqlSourceKind::kFunction;
      case SqlKind::kParameter:
      case SqlKind::kCode:
        return SqlSourceKind::kCode;
      default:
        return SqlSourceKind::kUnknown;
    }
    // SELECT ... INTO x: a variable of a procedure, or a new table.
    if (clause == SqlClause::kInto || IsRight(i)) {
      return SqlSourceKind::kUnknown;
    }
    if (node.end > i + 1) return SqlSourceKind::kTable;  // with its qualifier
    const SqlMatch match = MatchWith(i);
    if (match == SqlMatch::kNo) return SqlSourceKind::kTable;
    // Only some flavours change what a WITH names.
    const bool sure = match == SqlMatch::kYes && clause != SqlClause::kTarget;
    return sure ? SqlSourceKind::kWithQuery : SqlSourceKind::kUnknown;
  }

  // GRANT SELECT ON x: a table, a sequence, a function.
  bool IsRight(std::uint32_t table) const {
    const SqlNode& clause = nodes_[nodes_[table].parent];
    const SqlVerb verb = nodes_[clause.parent].verb;
    return (verb == SqlVerb::kGrant || verb == SqlVerb::kRevoke) &&
           clause.name.size() == 2;  // ON alone, without TABLE
  }

  // Whether a query of a WITH around the table has its name.
  SqlMatch MatchWith(std::uint32_t table) const {
    const std::string_view name = TextOf(nodes_[table].name);
    int left = kMostNames;
    for (std::uint32_t owner = withs_[table]; owner != kNoScope;
         owner = withs_[owner]) {
      for (std::size_t at = first_of_[owner];
           at < with_queries_.size() && with_queries_[at].owner == owner;
           ++at) {
        if (--left < 0) return SqlMatch::kMaybe;
        const WithQuery& query = with_queries_[at];
        const bool later = table < query.node;
        if (later && !query.recursive) continue;
        const SqlMatch match =
            MatchSqlNames(name, TextOf(nodes_[query.node].name));
        if (match == SqlMatch::kNo) continue;
        // PostgreSQL means a table by the name in its own query.
        const bool own = table < nodes_[query.node].end && !query.recursive;
        return later || own ? SqlMatch::kMaybe : match;
      }
      if (--left < 0) return SqlMatch::kMaybe;
    }
    return SqlMatch::kNo;
  }

  // UPDATE R ... FROM NmsRecipient R: R is no table.
  void ReadTargets() {
    std::vector<SqlSource>& all = result_.sources;
    for (std::size_t i = 0; i < all.size(); ++i) {
      SqlSource& target = all[i];
      const bool may_be =
          target.is_target && target.kind == SqlSourceKind::kTable &&
          nodes_[target.node].end == target.node + 1 && !IsAliased(target.node);
      if (!may_be) continue;
      // The target stands before the others of its scope.
      int left = kMostNames;
      for (std::size_t at = i + 1;
           at < all.size() && all[at].scope == target.scope; ++at) {
        if (--left < 0) target.kind = SqlSourceKind::kUnknown;
        if (left < 0) break;
        if (all[at].is_target || !IsAliased(all[at].node)) continue;
        const SqlMatch match =
            MatchSqlNames(TextOf(target.name), TextOf(all[at].name));
        if (match == SqlMatch::kYes) target.kind = SqlSourceKind::kAlias;
        if (match == SqlMatch::kMaybe) target.kind = SqlSourceKind::kUnknown;
        if (target.kind != SqlSourceKind::kTable) break;
      }
    }
  }
  bool IsAliased(std::uint32_t node) const {
    return nodes_[nodes_[node].parent].kind == SqlKind::kAliased;
  }

  std::string_view text_;
  const std::vector<SqlNode>& nodes_;
  SqlScopes result_;
  std::vector<WithQuery> with_queries_;
  std::vector<std::uint32_t> first_of_;  // of an owner: in with_queries_
  std::vector<std::uint32_t> withs_;     // the nearest owner around
  std::vector<bool> hidden_;  // below joins in parentheses with an alias
  std::uint32_t last_query_ = kNoScope;
  std::uint32_t only_select_ = kNoScope;
};

}  // namespace

std::string_view NameOf(SqlSourceKind kind) {
  static constexpr std::array<std::string_view, 7> kNames = {
      "table", "with query", "derived table", "function",
      "alias", "code",       "unknown"};
  return kNames[static_cast<std::size_t>(kind)];
}

SqlScopes ReadSqlScopes(std::string_view text, const SqlTree& tree) {
  return ScopeReader(text, tree).Read();
}

}  // namespace audit
