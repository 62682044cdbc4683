// Functions that expressions of queries call and that neither Campaign nor a
// function list of the input declares: v7 passes none on to the database.
#include <re2/re2.h>

#include "checks/checks.h"
#include "checks/entity_texts.h"
#include "core/text.h"
#include "core/word_list.h"
#include "model/function_lists.h"
#include "model/platform.h"
#include "syntax/xtk_expression.h"

namespace audit {
namespace {

constexpr Language kLanguages[] = {Language::kXtk};

// Words of SQL that may stand before a parenthesis.
constexpr std::string_view kSqlWords[] = {
    "all",  "any",    "between", "case",   "distinct",
    "else", "exists", "having",  "select", "some",
    "then", "union",  "values",  "when",   "where"};

// Elements of forms whose @expr the console computes, not a query.
constexpr std::string_view kFormElements[] = {
    "check", "if", "input", "param", "set", "static", "value", "while"};
// Functions that databases have and that nobody takes for a helper of a form.
constexpr std::string_view kOfDatabases[] = {
    "cast",          "date_format",  "date_part",
    "date_trunc",    "datename",     "datepart",
    "dbms_random",   "dense_rank",   "getutcdate",
    "ifnull",        "initcap",      "instr",
    "isnull",        "lag",          "last_day",
    "lead",          "first_value",  "last_value",
    "ntile",         "rank",         "percent_rank",
    "cume_dist",     "listagg",      "nextval",
    "nullif",        "nvl",          "nvl2",
    "patindex",      "regexp_like",  "regexp_replace",
    "regexp_substr", "row_number",   "soundex",
    "split_part",    "string_agg",   "strftime",
    "sysdate",       "systimestamp", "to_char",
    "to_date",       "to_number",    "to_timestamp",
    "unaccent"};
constexpr std::string_view kQueryAttributes[] = {"calcExpr", "dstExpr",
                                                 "srcExpr", "expr"};

void Tell(Region region, std::string_view name, const Emit& emit) {
  Draft draft;
  draft.region = region;
  draft.captures = {{"function", std::string(name)}};
  draft.questions = {{"function", std::string(name)}};
  emit(std::move(draft));
}

// row_number() over (...): SQL, and nothing that parses as an expression.
void CheckWindows(std::string_view text, const Emit& emit) {
  static const RE2 window(R"((?i)(\b[a-z_]\w*)\s*\([^()]*\)\s*over\s*\()");
  if (text.find("SQLDATA") != text.npos) return;
  ForEachMatch(text, window, [&](Region, std::string_view name) {
    if (!IsOneOf(kOfDatabases, ToLower(name))) return;
    const auto begin = static_cast<std::uint32_t>(name.data() - text.data());
    Tell({begin, begin + static_cast<std::uint32_t>(name.size())}, name, emit);
  });
}

void CheckExpression(const TextView& at, const Emit& emit) {
  if (at.place != TextView::Place::kKnown) return;
  const XtkExpression expression = ParseXtk(at.text);
  // What is not understood as a whole may be another language, or SQL.
  const bool understood = expression.faults.empty();
  for (const FunctionUse& use : FunctionsIn(expression, at.text, {})) {
    const std::string_view name =
        at.text.substr(use.name.begin, use.name.size());
    const std::string word = ToLower(name);
    if (use.state != FunctionState::kUndeclared || IsOneOf(kSqlWords, word)) {
      continue;
    }
    if (!understood && !IsOneOf(kOfDatabases, word)) continue;
    Tell(use.name, name, emit);
  }
  if (!understood) CheckWindows(at.text, emit);
}

std::string_view WithoutPredicate(std::string_view step) {
  return step.substr(0, step.find('['));
}

// Whether the server makes SQL of the expression. `path`: of the attribute;
// of a script or text the element's alone.
bool IsOfQuery(std::string_view entity, std::string_view path) {
  const std::size_t at = path.rfind("/@");
  if (at == std::string_view::npos) return true;
  const std::string_view attribute = path.substr(at + 2);
  std::string_view element = path.substr(0, at);
  element = element.substr(element.rfind('/') + 1);
  element = WithoutPredicate(element);
  if (entity.starts_with("nms:deliveryMapping|")) return true;
  if (!IsOneOf(kQueryAttributes, attribute)) return false;
  return !IsOneOf(kFormElements, element);
}

// "CusNearest" where the input has a namespace cus: nobody but the customer
// names functions so.
bool IsNamedByCustomer(const Facts& facts, std::string_view name) {
  for (const SchemaSource& source : facts.declarations.schemas) {
    const std::string space = source.id.substr(0, source.id.find(':'));
    if (space.empty()) continue;
    std::string own = "(?i:";
    own += RE2::QuoteMeta(space);
    own += ")[^a-z].*";
    if (RE2::FullMatch(name, RE2(own))) return true;
  }
  return false;
}

Answer AnswerFunction(const AnswerContext& context, Draft* draft) {
  const std::string& name = draft->questions[0].subject;
  const Facts& facts = context.facts;
  if (facts.declarations.functions.contains(ToLower(name))) {
    return Answer::kDrop;
  }
  const bool known_place = IsOfQuery(context.entity, context.entity_path);
  const bool surely = known_place || IsNamedByCustomer(facts, name) ||
                      IsOneOf(kOfDatabases, ToLower(name));
  return surely ? Answer::kKeep : Answer::kDrop;
}

}  // namespace

constinit const Check kUndeclaredFunctions = {.name = "undeclared-functions",
                                              .languages = kLanguages,
                                              .text = CheckExpression,
                                              .answer = AnswerFunction};

}  // namespace audit
