#include "checks/taint_names.h"

#include <algorithm>
#include <iterator>

#include "syntax/template.h"

namespace audit {
namespace {

template <class Names>
bool Has(const Names& names, std::string_view name) {
  return std::find(std::begin(names), std::end(names), name) != std::end(names);
}

constexpr std::string_view kNumberFunctions[] = {
    "Boolean", "Number", "isFinite", "isNaN", "parseFloat", "parseInt"};
// They may undo what escapes.
constexpr std::string_view kCutFunctions[] = {"decodeURI", "decodeURIComponent",
                                              "unescape"};
constexpr std::string_view kCutMethods[] = {"slice", "substr", "substring"};
constexpr std::string_view kSameMethods[] = {
    "concat",      "toLowerCase", "toString", "toUpperCase",
    "toXMLString", "trim",        "valueOf"};
constexpr std::string_view kMemberMethods[] = {
    "attribute",    "attributes",         "child",          "children",
    "copy",         "descendants",        "elements",       "getHeader",
    "getParameter", "getParameterValues", "getQueryString", "text"};
constexpr std::string_view kFirstArgument[] = {
    "sqlExec",   "sqlExecScript", "sqlGetDate",  "sqlGetDouble",
    "sqlGetInt", "sqlGetMemo",    "sqlGetString"};
// Their first argument is a data source, or the form of the result.
constexpr std::string_view kSecondArgument[] = {"sqlExecOnDataSource",
                                                "sqlGetDateOnDataSource",
                                                "sqlGetDoubleOnDataSource",
                                                "sqlGetIntOnDataSource",
                                                "sqlGetMemoOnDataSource",
                                                "sqlGetStringOnDataSource",
                                                "sqlSelect"};

}  // namespace

bool IsTaintSource(std::string_view global) {
  return global == "request" || global == "ctx";
}

TaintCall TaintOfFunction(std::string_view path) {
  if (Has(kNumberFunctions, path) || path.starts_with("Math.")) {
    return TaintCall::kNumber;
  }
  if (path == "String") return TaintCall::kSame;
  if (Has(kCutFunctions, path)) return TaintCall::kCut;
  // Others escape for pages and scripts.
  const bool escapes =
      path.starts_with("NL.SQL.escape") || path.starts_with("NL.XTK.escape");
  return escapes ? TaintCall::kEscaped : TaintCall::kUnknown;
}

TaintCall TaintOfMethod(std::string_view name) {
  if (Has(kSameMethods, name)) return TaintCall::kSame;
  if (Has(kCutMethods, name)) return TaintCall::kCut;
  if (Has(kMemberMethods, name)) return TaintCall::kMember;
  return TaintCall::kUnknown;
}

bool IsOfDatabase(std::string_view taker) {
  return StatementOfFunction(taker) || StatementOfMethod(taker);
}

bool TakesOutput(std::string_view callee) {
  return callee == kOutputCall || callee == "document.write" ||
         callee == "document.writeln";
}

bool MayPutOutInput(std::string_view script) {
  const auto holds = [&](std::string_view word) {
    return script.find(word) != std::string_view::npos;
  };
  return holds("request") || (holds("ctx") && holds("document.write"));
}

bool MayTakeStatements(std::string_view script) {
  if (MayPutOutInput(script)) return true;
  for (const std::string_view word : {"sql", "query", "exec", "expr"}) {
    if (script.find(word) != std::string_view::npos) return true;
  }
  return false;
}

std::optional<std::uint32_t> StatementOfFunction(std::string_view name) {
  if (Has(kFirstArgument, name)) return 0;
  if (Has(kSecondArgument, name)) return 1;
  return std::nullopt;
}

std::optional<std::uint32_t> StatementOfMethod(std::string_view name) {
  const bool runs = name == "query" || name == "exec" || name == "execute";
  return runs ? std::optional<std::uint32_t>(0) : std::nullopt;
}

}  // namespace audit
