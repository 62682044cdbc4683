// Columns, indexes and views that SQL makes on the table of recipients. The
// upgrade makes the table anew from its schemas.
#include <re2/re2.h>

#include <algorithm>
#include <set>

#include "checks/checks.h"
#include "checks/table_definitions.h"
#include "core/text.h"
#include "model/platform.h"
#include "model/sql_names.h"

namespace audit {
namespace {

using Kind = TableDefinition::Kind;

constexpr std::string_view kTable = "NmsRecipient";
constexpr std::string_view kSchema = "nms:recipient";
constexpr char kColumn[] = "column";
constexpr char kIndexName[] = "index";
constexpr char kIndexColumn[] = "index-column";

bool ReadsRecipients(std::string_view query) {
  static const RE2 pattern("(?is)\\b(?:FROM|JOIN)\\s[^;]*?\\bNmsRecipient\\b");
  return RE2::PartialMatch({query.data(), query.size()}, pattern);
}

std::vector<Question> QuestionsOf(const TableDefinition& definition) {
  std::vector<Question> questions;
  if (definition.kind == Kind::kIndex) {
    questions.push_back({kIndexName, definition.name});
  }
  for (const std::string& part : definition.parts) {
    questions.push_back(
        {definition.kind == Kind::kIndex ? kIndexColumn : kColumn, part});
  }
  return questions;
}

void CheckText(const TextView& at, const Emit& emit) {
  for (const TableDefinition& definition : FindTableDefinitions(at)) {
    const bool concerns = definition.kind == Kind::kView
                              ? ReadsRecipients(definition.query)
                              : EqualsIgnoreCase(definition.table, kTable);
    if (!concerns) continue;
    Draft draft;
    draft.region = definition.region;
    draft.captures = {{"what", definition.kind == Kind::kView    ? "a view"
                               : definition.kind == Kind::kIndex ? "an index"
                                                                 : "a column"}};
    draft.questions = QuestionsOf(definition);
    emit(std::move(draft));
  }
}

bool IsDeclaredColumn(const Facts& facts, std::string_view column) {
  for (const PlatformField& field : FieldsOfPlatformSchema(kSchema)) {
    if (EqualsIgnoreCase(field.column, column)) return true;
  }
  for (const SchemaSource& source : facts.declarations.schemas) {
    if (source.schema() != kSchema) continue;
    for (std::uint32_t i = 0; i < source.nodes.size(); ++i) {
      const SchemaNode& node = source.nodes[i];
      const SqlName name =
          node.link == kNoNode ? ColumnOf(source, i) : ForeignKeyOf(node.name);
      if (!node.removed && EqualsIgnoreCase(name.text, column)) return true;
    }
  }
  return false;
}

// Of an index by its name, with the table's before it or not; of one by
// another name by its columns.
bool IsDeclaredIndex(const Facts& facts, const Draft& draft) {
  std::string name = ToLower(draft.questions[0].subject);
  const std::string table = ToLower(kTable) + "_";
  if (name.starts_with(table)) name = name.substr(table.size());
  std::set<std::string> columns;
  for (const Question& question : draft.questions) {
    if (question.kind == kIndexColumn)
      columns.insert(ToLower(question.subject));
  }
  const auto declares = [&](const IndexFact& index) {
    std::set<std::string> own;
    for (const std::string& path : index.fields) {
      const auto field = facts.schemas.Find(kSchema, path);
      own.insert(field ? ToLower(field->column.text) : path);
    }
    return ToLower(index.name) == name || own == columns;
  };
  const auto [first, last] = facts.declarations.indexes.equal_range(kSchema);
  return std::any_of(first, last, [&](const auto& known) {
    return std::any_of(known.second.begin(), known.second.end(), declares);
  });
}

Answer AnswerDefinition(const AnswerContext& context, Draft* draft) {
  const std::vector<Question>& questions = draft->questions;
  if (questions.empty()) return Answer::kKeep;
  if (questions[0].kind == kIndexName) {
    return IsDeclaredIndex(context.facts, *draft) ? Answer::kDrop
                                                  : Answer::kKeep;
  }
  const bool declared = std::all_of(
      questions.begin(), questions.end(), [&](const Question& question) {
        return IsDeclaredColumn(context.facts, question.subject);
      });
  return declared ? Answer::kDrop : Answer::kKeep;
}

}  // namespace

constinit const Check kRecipientDefinitions = {.name = "recipient-definitions",
                                               .languages = kSqlBearing,
                                               .text = CheckText,
                                               .answer = AnswerDefinition};

}  // namespace audit
