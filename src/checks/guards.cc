#include "checks/guards.h"

#include <cstddef>

#include "checks/fields.h"

namespace audit {
namespace {

// "xml" of a string literal; nothing of another expression.
std::string_view WordOf(Node literal, std::string_view text) {
  const std::string_view written = literal.text(text);
  if (!literal.is("string") || written.size() < 2) return {};
  return written.substr(1, written.size() - 2);
}

Node NameIn(Node expression) {
  const Node name = Unwrapped(expression);
  return RoleOf(name) == Role::kIdentifier ? name : Node();
}

// typeof of an XML value is "xml", of nothing else.
Guard TypeTest(Node type, Node word, std::string_view text) {
  type = Unwrapped(type);
  const std::string_view named = WordOf(Unwrapped(word), text);
  if (RoleOf(type) != Role::kUnary || named.empty() ||
      type.field(F().oper).type() != "typeof") {
    return {};
  }
  return {{}, NameIn(type.field(F().argument)), named == "xml"};
}

Guard TestIn(Node test, std::string_view text) {
  if (RoleOf(test) != Role::kBinary) return {};
  const std::string_view op = test.field(F().oper).type();
  const Node left = test.field(F().left);
  const Node right = test.field(F().right);
  if (op == "instanceof") {
    const std::string_view type = Unwrapped(right).text(text);
    if (type != "XML" && type != "XMLList") return {};
    return {{}, NameIn(left), true};
  }
  if (op != "==" && op != "===") return {};
  const Guard guard = TypeTest(left, right, text);
  return guard.name ? guard : TypeTest(right, left, text);
}

// All that must hold for `condition` to hold.
void AddTests(Node condition, Node part, std::string_view text,
              std::vector<Guard>* guards) {
  // More than anybody asks at once.
  constexpr std::size_t kMostTests = 8;
  std::vector<Node> open{condition};
  for (std::size_t look = 0; !open.empty() && look < 2 * kMostTests; ++look) {
    const Node test = Unwrapped(open.back());
    open.pop_back();
    const bool both =
        RoleOf(test) == Role::kBinary && test.field(F().oper).type() == "&&";
    if (both) {
      open.push_back(test.field(F().left));
      open.push_back(test.field(F().right));
      continue;
    }
    Guard guard = TestIn(test, text);
    guard.region = part.region();
    if (guard.name) guards->push_back(guard);
  }
}

}  // namespace

bool MayGuard(std::string_view text) {
  return text.find("typeof") != std::string_view::npos ||
         text.find("instanceof") != std::string_view::npos;
}

void AddGuards(Node node, Role role, std::string_view text,
               std::vector<Guard>* guards) {
  if (role == Role::kIf || role == Role::kTernary) {
    AddTests(node.field(F().condition), node.field(F().consequence), text,
             guards);
  } else if (role == Role::kBinary && node.field(F().oper).type() == "&&") {
    AddTests(node.field(F().left), node.field(F().right), text, guards);
  }
}

}  // namespace audit
