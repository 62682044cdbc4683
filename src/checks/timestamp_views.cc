// Views on dates with a time: while a view reads a column, the database does
// not let the upgrade change its type.
#include <re2/re2.h>

#include "checks/checks.h"
#include "checks/table_definitions.h"
#include "core/text.h"
#include "model/platform.h"
#include "model/sql_names.h"

namespace audit {
namespace {

constexpr char kTable[] = "table";
constexpr char kColumn[] = "column";
constexpr char kAll[] = "all";

void CollectAll(std::string_view query, const RE2& pattern, const char* kind,
                std::vector<Question>* into) {
  re2::StringPiece rest(query.data(), query.size());
  re2::StringPiece found;
  while (RE2::FindAndConsume(&rest, pattern, &found)) {
    into->push_back({kind, std::string(found)});
  }
}

void CheckText(const TextView& at, const Emit& emit) {
  static const RE2 tables(
      "(?is)(?:\\bFROM|\\bJOIN|,)\\s+(?:[\\w\"]+\\.)?[\"\\[`]?(\\w+)");
  static const RE2 columns("\\b((?i:ts)\\w+)");
  static const RE2 all(
      "(?is)(?:\\bSELECT\\s+(?:DISTINCT\\s+)?|\\.|,\\s*)(\\*)");
  for (const TableDefinition& definition : FindTableDefinitions(at)) {
    if (definition.kind != TableDefinition::Kind::kView) continue;
    Draft draft;
    CollectAll(definition.query, columns, kColumn, &draft.questions);
    CollectAll(definition.query, all, kAll, &draft.questions);
    if (draft.questions.empty()) continue;
    CollectAll(definition.query, tables, kTable, &draft.questions);
    draft.region = definition.region;
    draft.captures = {{"view", definition.name}};
    emit(std::move(draft));
  }
}

// What a column of a Campaign table is: "" where nothing says so.
struct KnownColumn {
  bool table_known = false;  // to the platform's lists or the input
  bool is_time = false;
  bool is_date_only = false;
  bool any_time = false;  // of the table: it has some column with a time
};

bool HasTime(std::string_view type) { return type.starts_with("datetime"); }

// The product's own names are short at times: tsBirth of @birthDate.
bool MayBeColumnOf(const PlatformField& field, std::string_view column) {
  const std::string named = "ts" + ToLower(field.xpath.substr(1));
  return EqualsIgnoreCase(field.column, column) ||
         named.starts_with(ToLower(column));
}

void LookInPlatform(std::string_view table, std::string_view column,
                    KnownColumn* known) {
  for (const PlatformSchema* schema : SchemasOnPlatformTable(table)) {
    known->table_known = true;
    for (const PlatformField& field : FieldsOfPlatformSchema(schema->name)) {
      known->any_time |= HasTime(field.type);
      const bool same = MayBeColumnOf(field, column);
      known->is_date_only |= same && field.type == "date";
      known->is_time |= same && HasTime(field.type);
    }
  }
}

void LookInInput(const Facts& facts, std::string_view table,
                 std::string_view column, KnownColumn* known) {
  for (const SchemaSource& source : facts.declarations.schemas) {
    const SqlName own = facts.schemas.TableOf(source.schema());
    if (!EqualsIgnoreCase(own.text, table)) continue;
    known->table_known = true;
    for (std::uint32_t i = 0; i < source.nodes.size(); ++i) {
      const SchemaNode& node = source.nodes[i];
      known->any_time |= HasTime(node.type);
      const bool same = EqualsIgnoreCase(ColumnOf(source, i).text, column);
      known->is_date_only |= same && node.type == "date";
      known->is_time |= same && HasTime(node.type);
    }
  }
}

// Named as Campaign names tables: the platform's, and the usual namespace of
// customers.
bool IsNamedLikeCampaign(std::string_view table) {
  static const RE2 pattern("(?i:Nms|Xtk|Nmc|Ncm)[A-Za-z]\\w*|Cus[A-Z]\\w*");
  return RE2::FullMatch({table.data(), table.size()}, pattern);
}

// tsCreated; tscreated and TSCREATED only where they are known.
bool IsNamedLikeTime(std::string_view column) {
  static const RE2 pattern("ts[A-Z]\\w*");
  return RE2::FullMatch({column.data(), column.size()}, pattern);
}

bool ReadsTime(const Facts& facts, std::string_view table,
               const Question& part) {
  const bool all = part.kind == kAll;
  KnownColumn known;
  LookInPlatform(table, all ? "" : part.subject, &known);
  LookInInput(facts, table, all ? "" : part.subject, &known);
  if (!known.table_known && !IsNamedLikeCampaign(table)) return false;
  if (all) return known.any_time;
  if (known.is_date_only) return false;
  return known.is_time || IsNamedLikeTime(part.subject);
}

Answer AnswerView(const AnswerContext& context, Draft* draft) {
  for (const Question& table : draft->questions) {
    for (const Question& part : draft->questions) {
      if (ReadsTime(context.facts, table.subject, part)) return Answer::kKeep;
    }
  }
  return Answer::kDrop;
}

}  // namespace

constinit const Check kTimestampViews = {.name = "timestamp-views",
                                         .languages = kSqlBearing,
                                         .text = CheckText,
                                         .answer = AnswerView};

}  // namespace audit
