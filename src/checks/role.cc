#include "checks/role.h"

#include <string_view>
#include <vector>

#include "syntax/tree.h"

namespace audit {
namespace {

struct NamedRole {
  std::string_view type;
  Role role;
};

constexpr NamedRole kRoles[] = {
    {"identifier", Role::kIdentifier},
    {"shorthand_property_identifier_pattern", Role::kIdentifier},
    {"xml_element", Role::kXml},
    {"xml_list", Role::kXml},
    {"xml_comment", Role::kXml},
    {"xml_cdata", Role::kXml},
    {"xml_pi", Role::kXml},
    {"attribute_selector", Role::kXml},
    {"string", Role::kNotXml},
    {"template_string", Role::kNotXml},
    {"number", Role::kNotXml},
    {"regex", Role::kNotXml},
    {"true", Role::kNotXml},
    {"false", Role::kNotXml},
    {"object", Role::kNotXml},
    {"array", Role::kNotXml},
    {"array_comprehension", Role::kListed},
    {"generator_expression", Role::kListed},
    {"class", Role::kNotXml},
    {"null", Role::kNull},
    {"undefined", Role::kNull},
    {"this", Role::kOpaque},
    {"super", Role::kOpaque},
    {"qualified_name", Role::kOpaque},
    {"await_expression", Role::kOpaque},
    {"yield_expression", Role::kOpaque},
    {"sharp_reference", Role::kOpaque},
    {"sharp_definition", Role::kOpaque},
    {"meta_property", Role::kOpaque},
    {"parenthesized_expression", Role::kWrapper},
    {"sequence_expression", Role::kWrapper},
    {"member_expression", Role::kMember},
    {"subscript_expression", Role::kMember},
    {"xml_attribute_access", Role::kSelector},
    {"xml_descendant_access", Role::kSelector},
    {"xml_filter_access", Role::kSelector},
    {"call_expression", Role::kCall},
    {"new_expression", Role::kNew},
    {"assignment_expression", Role::kAssignment},
    {"augmented_assignment_expression", Role::kAugmented},
    {"update_expression", Role::kUpdate},
    {"ternary_expression", Role::kTernary},
    {"binary_expression", Role::kBinary},
    {"unary_expression", Role::kUnary},
    {"function_expression", Role::kFunction},
    {"function_declaration", Role::kFunction},
    {"generator_function", Role::kFunction},
    {"generator_function_declaration", Role::kFunction},
    {"arrow_function", Role::kFunction},
    {"method_definition", Role::kFunction},
    {"pair", Role::kPair},
    {"shorthand_property_identifier", Role::kPair},
    {"variable_declarator", Role::kDeclarator},
    {"for_in_statement", Role::kForIn},
    {"for_each_in_statement", Role::kForEach},
    {"comprehension_for", Role::kComprehension},
    {"return_statement", Role::kReturn},
    {"catch_clause", Role::kCatch},
    {"if_statement", Role::kIf},
    {"try_statement", Role::kTry},
    {"for_statement", Role::kLoop},
    {"while_statement", Role::kLoop},
    {"do_statement", Role::kLoop},
    {"else_clause", Role::kWay},
    {"switch_statement", Role::kSwitch},
    {"labeled_statement", Role::kWay},
    {"with_statement", Role::kWay},
    {"lexical_declaration", Role::kLet},
    {"let_block", Role::kLet},
    {"let_expression", Role::kLet},
    {"object_pattern", Role::kPattern},
    {"array_pattern", Role::kPattern},
    {"break_statement", Role::kJump},
    {"continue_statement", Role::kJump},
    {"throw_statement", Role::kThrow},
    {"statement_block", Role::kBlock},
    {"comment", Role::kComment},
    {"html_comment", Role::kComment},
};

// Immutable, made at the first call: the symbols are the grammar's.
const std::vector<Role>& RolesByKind() {
  static const std::vector<Role> roles = [] {
    std::vector<Role> by_kind;
    for (const NamedRole& named : kRoles) {
      const NodeKind kind = KindOf(named.type);
      if (kind >= by_kind.size()) by_kind.resize(kind + 1u, Role::kNone);
      by_kind[kind] = named.role;
    }
    by_kind[0] = Role::kNone;  // what KindOf says of a type there is not
    return by_kind;
  }();
  return roles;
}

}  // namespace

Role RoleOf(Node node) {
  if (!node) return Role::kNone;
  const std::vector<Role>& roles = RolesByKind();
  const NodeKind kind = node.kind();
  return kind < roles.size() ? roles[kind] : Role::kNone;
}

Node InnerOf(Node wrapper) {
  for (std::uint32_t i = wrapper.named_child_count(); i-- > 0;) {
    const Node child = wrapper.named_child(i);
    if (RoleOf(child) != Role::kComment) return child;
  }
  return Node();
}

Node Unwrapped(Node expression) {
  while (RoleOf(expression) == Role::kWrapper) {
    expression = InnerOf(expression);
  }
  return expression;
}

}  // namespace audit
