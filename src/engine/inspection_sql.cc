#include "engine/inspection_sql.h"

#include <algorithm>
#include <string>
#include <vector>

#include "syntax/sql_scopes.h"

namespace audit {
namespace {

std::string Named(std::string_view text, const SqlTree& tree,
                  const SqlSource& source) {
  const SqlNode& node = tree.nodes[source.node];
  const bool table = node.kind == SqlKind::kTable;
  const auto cut = [&](Region region) {
    return std::string(text.substr(region.begin, region.size()));
  };
  std::string named = source.is_target ? "changes " : "reads ";
  named += NameOf(source.kind);
  // Code may hold anything, a password too.
  if (node.has_code) {
    if (table) named += " with a name made by code";
    return named;
  }
  if (table) named += ' ' + cut(node.region);
  const Region own = table ? node.name : Region{};
  if (!source.name.empty() && source.name != own &&
      !tree.nodes[node.parent].has_code) {
    named += " as " + cut(source.name);
  }
  return named;
}

void TellEvidence(const SqlTree& tree, const Tell& tell) {
  for (const SqlSign& sign : tree.evidence.signs()) {
    std::string what(NameOf(sign.mark));
    const std::uint8_t flavours = FlavoursOf(sign.mark);
    std::string_view join = ": of ";
    for (const SqlFlavours one : {kPostgreSql, kOracle, kSqlServer, kMySql}) {
      if ((flavours & one) == 0) continue;
      what += std::string(join) + std::string(WordsOfFlavour(one));
      join = ", ";
    }
    tell(0, sign.region, what);
  }
}

}  // namespace

SqlForm SqlFormAt(std::string_view path) {
  return path.find("/@") == std::string_view::npos ? SqlForm::kScript
                                                   : SqlForm::kPart;
}

void TellSql(std::string_view text, SqlForm form, const Tell& tell) {
  const SqlTree tree = ParseSql(text, form);
  for (const SqlFault& fault : tree.faults) {
    tell(0, fault.region, "fault: " + std::string(WordsOf(fault.kind)));
  }
  TellEvidence(tree, tell);
  std::vector<SqlSource> sources = ReadSqlScopes(text, tree).sources;
  std::sort(
      sources.begin(), sources.end(),
      [](const SqlSource& a, const SqlSource& b) { return a.node < b.node; });
  std::size_t next = 0;
  for (std::uint32_t i = 1; i < tree.nodes.size(); i = tree.nodes[i].end) {
    const SqlNode& node = tree.nodes[i];
    tell(0, node.region, "statement " + std::string(NameOf(node.verb)));
    for (; next < sources.size() && sources[next].node < node.end; ++next) {
      tell(1, tree.nodes[sources[next].node].region,
           Named(text, tree, sources[next]));
    }
  }
}

}  // namespace audit
