// Lexemes of SQL to its tree, with a stack of its own instead of recursion.
// Everybody else asks ParseSql.
#pragma once

#include <string_view>
#include <utility>

#include "syntax/sql_builder.h"

namespace audit {

class SqlParser : private SqlBuilder {
 public:
  SqlParser(std::string_view text, SqlForm form, SqlLexemes read)
      : SqlBuilder(text, std::move(read)), form_(form) {}
  SqlTree Read();

 private:
  // sql_parser.cc
  void Step();
  void StepScript();
  void OpenParens(Form form);
  void SkipNotUnderstood();

  // sql_lookahead.cc
  bool StartsQuery(std::size_t ahead) const;
  bool StartsMinus() const;
  bool StartsOption() const;
  bool StartsRowsClause(std::size_t ahead = 0) const;
  bool StartsJoin() const;
  bool StartsClause(std::size_t ahead = 0) const;
  bool StartsNamedClause(std::size_t ahead) const;
  bool StartsStatement() const;
  bool StartsPartStatement() const;

  // sql_statements.cc
  void StartStatement();
  void StartUnknown();
  void StartByWord(SqlWord word);
  void StartOther(SqlVerb verb);
  void StartChange(SqlVerb verb);
  void StepStatement();
  bool TakeClause();
  bool TakeStatementQuery();
  bool TakeRows();
  void TakeOn();
  bool TakeMergeAction();
  void TakeWhen();

  // sql_definitions.cc
  SqlObject TakeObject();
  void SkipConditions();
  void StartCreate();
  void TakeMadeTable();
  void StartTables(SqlVerb verb);
  void StartGrant(SqlVerb verb);
  void TakeTableList(std::size_t most);
  bool StartsStatementLine(std::size_t at) const;
  std::size_t RestEnd(bool stops_at_words) const;
  void TakeRest(bool stops_at_words);
  std::size_t BlockEnd(std::size_t at) const;
  void TakeRoutine(std::size_t begin);
  std::size_t BatchEnd(std::size_t at) const;

  // sql_queries.cc
  void StepWith();
  void StepWithQuery();
  void StepQuery();
  void TakeFor();
  bool MayEndQuery(SqlWord word) const;
  void StepQueryStart();
  void StartSelect();
  void TakeTop();
  void StepSelect();
  void TakeWindows();
  void StepNames();

  // sql_sources.cc
  void StepSources();
  void TakeSource();
  void TakeBehindSource();
  bool TakeJoinCondition();
  void TurnIntoQuery();
  bool TakeHint();
  bool TakeSourceAlias();
  void TakeJoin();
  void EndJoin();
  void CloseSources();

  // sql_values.cc
  void StepValue();
  void StepName();
  bool StepOwnWord(SqlWord word);
  bool JoinsQueries();
  bool StartsQueryPart() const;
  bool StepCase(SqlWord word);
  void EndBranch();
  bool StepCall(SqlWord word);
  bool StepBeforeArgument(SqlWord word);
  bool StepBehindArgument(SqlWord word);
  bool IsEmptyItem() const;
  void TakeComma();
  void FinishItem();
  void ReadFirstArguments();
  void CloseValues();
  void CloseParens();
  void StepWindow();

  // sql_operands.cc
  void TakeOperand();
  void TakeNamedOperand();
  bool TakeLiteralWord(SqlWord word);
  void TakeInterval();
  void TakeDotted();
  void OpenCall(std::size_t name_end);
  void TakeType();
  void TakeCast();
  void TakeSubscript();
  bool TakeOver();
  bool MayAlias() const;
  bool IsQuotedAlias() const;
  void TakeAlias();

  // sql_operators.cc
  void TakeOperator();
  void TakeOperatorWord();
  bool IsAliasAt(std::size_t ahead) const;
  bool TakeComparing(std::size_t nots);
  bool TakePostfix(SqlWord word);
  void TakeIs();
  void TakeIn(SqlOperator op, std::size_t words);
  void TakeAnd();
  void PushBinary(SqlOperator op, std::size_t words);
  void PushPrefix(SqlOperator op);
  void Postfix(SqlOperator op, std::size_t words);
  void PushJoining();
  void PushJoiner(SqlKind kind);
  void Miss();
  void Stray();
  void ReduceTo(std::uint8_t precedence);
  void Reduce();
  void Unname(std::uint32_t node);

  SqlForm form_;
  std::size_t begun_ = lexemes_.size() + 1;  // where the last statement began
};

}  // namespace audit
