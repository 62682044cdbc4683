#include "checks/taint_parts.h"

#include <re2/re2.h>

#include <algorithm>

#include "checks/fields.h"
#include "checks/role.h"
#include "checks/taint_names.h"
#include "core/word_list.h"
#include "syntax/walk.h"

namespace audit {
namespace {

using How = Definition::How;

constexpr std::string_view kToldByServer[] = {
    "contextPath", "method",     "protocol",  "scheme",
    "serverName",  "serverPort", "serverURL", "servletPath"};

}  // namespace

std::vector<Node> ParametersOf(Node function) {
  std::vector<Node> parameters;
  if (const Node one = function.field(F().parameter)) return {one};
  ForEachChild(function.field(F().parameters), [&](Node child) {
    if (!child.named() || RoleOf(child) == Role::kComment) return;
    const bool name = RoleOf(child) == Role::kIdentifier;
    parameters.push_back(name ? child : Node());
  });
  return parameters;
}

bool IsEmpty(Node operand, std::string_view text) {
  operand = Unwrapped(operand);
  if (RoleOf(operand) == Role::kNull) return true;
  return operand.is("string") && operand.text(text).size() == 2;
}

Node PastedIntoExpr(Node binary, std::string_view text) {
  static const RE2 open(
      R"((?s).*<(?:condition|node)\s[^<>]*\bexpr\s*=\s*\\?(?:"[^"<>]*|'[^'<>]*))");
  if (binary.field(F().oper).type() != "+") return Node();
  const Node left = Unwrapped(binary.field(F().left));
  if (!left.is("string")) return Node();
  std::string_view written = left.text(text);
  if (written.size() < 2 || written.find("expr") == written.npos) return Node();
  written.remove_suffix(1);
  const bool opens =
      RE2::FullMatch(re2::StringPiece(written.data(), written.size()), open);
  return opens ? binary.field(F().right) : Node();
}

bool IsHarmlessMember(Node member, std::string_view text) {
  const std::string_view name = member.field(F().property).text(text);
  if (name == "length") return true;
  return member.field(F().object).text(text) == "request" &&
         IsOneOf(kToldByServer, name);
}

bool IsOfOwnObject(Node member, ScriptValues* values) {
  const Node object = Unwrapped(member.field(F().object));
  if (RoleOf(object) != Role::kIdentifier) return false;
  const std::uint32_t symbol = values->SymbolOf(object);
  if (symbol == kNone) return false;
  const auto& definitions = values->symbols()[symbol].definitions;
  return std::all_of(definitions.begin(), definitions.end(),
                     [](const Definition* d) {
                       if (d->how == How::kDeclared) return true;
                       const Role role = RoleOf(Unwrapped(d->value));
                       return d->how == How::kValue &&
                              (role == Role::kXml || role == Role::kNotXml ||
                               role == Role::kNull || role == Role::kNew);
                     });
}

std::optional<Ending> EndingOfPlatform(Node callee, ScriptValues* values) {
  const std::string_view path = DottedPath(callee, values->text());
  Node root = callee.field(F().object);
  while (RoleOf(root) == Role::kMember) root = root.field(F().object);
  const auto& own = values->outline().methods;
  const std::string_view name = callee.field(F().property).text(values->text());
  if (path.empty() || values->SymbolOf(root) != kNone ||
      std::binary_search(own.begin(), own.end(), name)) {
    return std::nullopt;
  }
  switch (TaintOfFunction(path)) {
    case TaintCall::kNumber:
      return Ending::kNumber;
    case TaintCall::kEscaped:
      return Ending::kEscaped;
    default:
      return std::nullopt;
  }
}

}  // namespace audit
