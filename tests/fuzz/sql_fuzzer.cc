// Any bytes as SQL: lexemes cover the text, nodes nest and stand in order, what
// is not understood has a place, names are what stands there, a qualifier's
// source has its name, and a query reads the same when it stands alone.
#include <cstdint>
#include <string_view>

#include "syntax/sql_identifier.h"
#include "syntax/sql_scopes.h"
#include "tests/fuzz/require.h"
#include "tests/syntax/sql_shape.h"

namespace audit::fuzz {
namespace {

std::string_view TextOf(std::string_view text, Region region) {
  return text.substr(region.begin, region.size());
}

void CheckNames(std::string_view text, const SqlTree& tree) {
  for (std::uint32_t i = 0; i < tree.nodes.size(); ++i) {
    const SqlNode& node = tree.nodes[i];
    const bool names =
        node.kind == SqlKind::kTable || node.kind == SqlKind::kColumn;
    if (!names) continue;
    Require(!node.name.empty() && node.name.end == node.region.end);
    const Region qualifier = QualifierOf(tree, i);
    RequireInside(qualifier, text.size());
    if (qualifier.empty()) continue;
    Require(qualifier.end < node.name.begin);
    const Region between = {qualifier.end, node.name.begin};
    Require(TextOf(text, between).find('.') != std::string_view::npos);
  }
}

void CheckScopes(std::string_view text, const SqlTree& tree) {
  const SqlScopes scopes = ReadSqlScopes(text, tree);
  Require(scopes.scopes.size() == tree.nodes.size());
  for (const SqlSource& source : scopes.sources) {
    Require(source.node < tree.nodes.size());
    RequireInside(source.name, text.size());
    const bool table = source.kind == SqlSourceKind::kTable ||
                       source.kind == SqlSourceKind::kAlias ||
                       source.kind == SqlSourceKind::kWithQuery;
    Require(!table || tree.nodes[source.node].kind == SqlKind::kTable);
    if (source.scope == kNoScope) continue;
    const SqlNode& scope = tree.nodes[source.scope];
    Require(scope.kind == SqlKind::kSelect ||
            scope.kind == SqlKind::kStatement);
    Require(scope.region.Contains(tree.nodes[source.node].region));
  }
  for (std::uint32_t i = 0; i < tree.nodes.size(); ++i) {
    const auto found = SourceOf(text, tree, scopes, i);
    if (!found) continue;
    const Region name = scopes.sources[*found].name;
    const Region qualifier = QualifierOf(tree, i);
    Require(MatchSqlNames(TextOf(text, name), TextOf(text, qualifier)) ==
            SqlMatch::kYes);
  }
}

// Whether what stands around a text can change how it is read.
bool DependsOnContext(std::string_view text) {
  return text.find_first_of("#\\") != std::string_view::npos ||
         text.find("/*") != std::string_view::npos;
}

void CheckReadsAlone(std::string_view text, const SqlTree& tree) {
  for (std::uint32_t i = 1; i < tree.nodes.size(); i = tree.nodes[i].end) {
    const SqlNode& node = tree.nodes[i];
    const std::string_view own = TextOf(text, node.region);
    if (node.kind != SqlKind::kStatement || node.verb != SqlVerb::kSelect ||
        node.has_error || DependsOnContext(own)) {
      continue;
    }
    const SqlTree alone = ParseSql(own, SqlForm::kScript);
    // GO and / at the end of a text stand alone on their line.
    const bool ends_batch =
        !alone.lexemes.empty() &&
        alone.lexemes.back().kind == SqlLexemeKind::kBatchEnd;
    if (ends_batch) continue;
    Require(alone.faults.empty());
    Require(alone.nodes.size() == node.end - i + 1);
  }
}

void Check(std::string_view text, SqlForm form) {
  const SqlTree tree = ParseSql(text, form);
  Require(BrokenSqlShape(text, tree).empty());
  CheckNames(text, tree);
  CheckScopes(text, tree);
  if (form == SqlForm::kScript) CheckReadsAlone(text, tree);
}

}  // namespace
}  // namespace audit::fuzz

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data,
                                      std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  audit::fuzz::Check(text, audit::SqlForm::kScript);
  audit::fuzz::Check(text, audit::SqlForm::kPart);
  return 0;
}
