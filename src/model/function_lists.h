// The functions that xtk expressions call, and which of them an instance knows:
// v7 passes none on to the database that no list declares (formats.md 3.3,
// sql-unknown-function).
#pragma once

#include <cstdint>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "model/entity.h"
#include "syntax/xtk_expression.h"

namespace audit {

// What the xtk:funcList entities of an instance declare.
class FunctionLists {
 public:
  // Takes the functions of one entity; of another schema: nothing.
  void Read(const NodeView& view, const Entity& entity);
  void Merge(const FunctionLists& other);
  bool Declares(std::string_view name) const;  // any letter case

 private:
  std::set<std::string, std::less<>> names_;  // in lower case
};

enum class FunctionState : std::uint8_t {
  kBuiltIn,
  kDeclared,    // by the instance
  kUndeclared,  // neither; the vendor's own list may lack some (inferred)
  kElsewhere,   // the vendor's forms and schemas call it: in queries not known
};

struct FunctionUse {
  Region name;
  std::uint32_t arity = 0;
  FunctionState state = FunctionState::kUndeclared;
};

// The calls in an expression, by place. What stands in SQLDATA, in code and in
// what was not understood is not looked at: the database or the server reads
// it, or nobody does.
std::vector<FunctionUse> FunctionsIn(const XtkExpression& expression,
                                     std::string_view text,
                                     const FunctionLists& lists);

}  // namespace audit
