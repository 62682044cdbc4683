#include "checks/outline.h"

#include <algorithm>
#include <array>
#include <optional>

#include "syntax/tree.h"
#include "syntax/walk.h"

namespace audit {
namespace {

using How = Definition::How;

struct NamedRole {
  std::string_view type;
  Role role;
};

constexpr NamedRole kRoles[] = {
    {"identifier", Role::kIdentifier},
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
    {"array_comprehension", Role::kNotXml},
    {"generator_expression", Role::kNotXml},
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
    {"let_expression", Role::kWrapper},
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
    {"variable_declarator", Role::kDeclarator},
    {"for_in_statement", Role::kForIn},
    {"for_each_in_statement", Role::kForEach},
    {"comprehension_for", Role::kComprehension},
    {"return_statement", Role::kReturn},
    {"catch_clause", Role::kCatch},
    {"object_pattern", Role::kPattern},
    {"array_pattern", Role::kPattern},
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

bool IsExpression(Role role) {
  return role >= Role::kIdentifier && role <= Role::kFunction;
}

// Literals get no entry of their own: their role says all.
bool IsConstant(Role role) {
  return role == Role::kXml || role == Role::kNotXml || role == Role::kNull ||
         role == Role::kOpaque;
}

// "cus_order_Validate": how the server finds the code of a schema's method.
bool LooksLikeEntityMethod(std::string_view name) {
  return std::count(name.begin(), name.end(), '_') >= 2;
}

class OutlineBuilder {
 public:
  explicit OutlineBuilder(std::string_view text) : text_(text) {
    outline_.names.push_back({});  // 0: no name
    outline_.scopes.push_back({.region = {0, kNone}});
  }

  void Visit(Node node) {
    const Role role = RoleOf(node);
    if (role == Role::kNone || role == Role::kComment) return;
    const Region region = node.region();
    while (current_ != 0 &&
           region.begin >= outline_.scopes[current_].region.end) {
      current_ = outline_.scopes[current_].parent;
    }
    Note(node, role);
    if (IsExpression(role) && !IsConstant(role)) {
      std::uint32_t mention = kNone;
      if (role == Role::kIdentifier) mention = MentionOf(node);
      outline_.expressions.push_back({node, role, ScopeOf(role), mention});
    }
  }

  Outline Take() { return std::move(outline_); }

 private:
  // A function's own node belongs to the scope around it.
  ScopeIndex ScopeOf(Role role) const {
    return role == Role::kFunction ? outline_.scopes[current_].parent
                                   : current_;
  }

  std::uint32_t NameOf(std::string_view name) {
    const auto [it, added] = name_indexes_.try_emplace(
        name, static_cast<std::uint32_t>(outline_.names.size()));
    if (added) outline_.names.push_back(name);
    return it->second;
  }

  std::uint32_t AddMention(Node identifier, ScopeIndex scope) {
    outline_.mentions.push_back({scope, NameOf(identifier.text(text_))});
    return static_cast<std::uint32_t>(outline_.mentions.size() - 1);
  }

  void Define(Node identifier, ScopeIndex scope, How how, bool declares,
              Node value = Node()) {
    outline_.definitions.push_back(
        {AddMention(identifier, scope), how, declares, value});
  }

  std::uint32_t MentionOf(Node identifier) {
    const Region region = identifier.region();
    Scope& scope = outline_.scopes[current_];
    if (scope.parameters.Contains(region)) {
      const bool entity = scope.entity_method && !scope.has_parameter &&
                          identifier.text(text_) == "self";
      scope.has_parameter = true;
      Define(identifier, current_, entity ? How::kXml : How::kUnknown, true);
    } else if (region.begin < pattern_end_) {
      Define(identifier, current_, How::kUnknown, false);
    }
    return AddMention(identifier, current_);
  }

  void Note(Node node, Role role) {
    switch (role) {
      case Role::kFunction:
        return EnterFunction(node);
      case Role::kDeclarator:
        return NoteDeclarator(node);
      case Role::kAssignment:
        return NoteAssignment(node);
      case Role::kAugmented:
      case Role::kUpdate:
        return NoteChange(node, role);
      case Role::kForIn:
      case Role::kForEach:
      case Role::kComprehension:
        return NoteLoop(node, role);
      case Role::kReturn:
        outline_.returns.push_back({current_, InnerOf(node)});
        return;
      case Role::kCatch:
        if (const Node e = node.field("parameter"); e.is("identifier")) {
          Define(e, current_, How::kUnknown, true);
        }
        return;
      case Role::kPattern:
        pattern_end_ = std::max(pattern_end_, node.region().end);
        return;
      default:
        return;
    }
  }

  void EnterFunction(Node node) {
    const auto index = static_cast<ScopeIndex>(outline_.scopes.size());
    const Node name = node.field("name");
    const Node body = node.field("body");
    Node parameters = node.field("parameters");
    if (!parameters) parameters = node.field("parameter");
    Scope scope{node, current_, node.region(), {}, false, false};
    if (parameters) scope.parameters = parameters.region();
    if (name.is("identifier")) {
      scope.entity_method = LooksLikeEntityMethod(name.text(text_));
      const bool outside = node.is("function_declaration") ||
                           node.is("generator_function_declaration");
      Define(name, outside ? current_ : index, How::kFunction, true, node);
    }
    outline_.scopes.push_back(scope);
    outline_.functions.emplace(node.id(), index);
    if (body && !body.is("statement_block")) {
      outline_.returns.push_back({index, body});
    }
    current_ = index;
  }

  void NoteDeclarator(Node node) {
    const Node name = node.field("name");
    const Node value = node.field("value");
    if (!name.is("identifier")) return;
    if (!value) return Define(name, current_, How::kDeclared, true);
    DefineValue(name, value, true);
  }

  void NoteAssignment(Node node) {
    const Node left = Unwrapped(node.field("left"));
    const Node value = node.field("right");
    if (left.is("identifier")) return DefineValue(left, value, false);
    if (RoleOf(value) == Role::kFunction) {
      NotePath(DottedPath(left, text_), value);
    }
  }

  void DefineValue(Node name, Node value, bool declares) {
    const Node inner = Unwrapped(value);
    if (RoleOf(inner) == Role::kFunction) {
      // Its scope is entered later in the walk: see Outline::functions.
      return Define(name, current_, How::kFunction, declares, inner);
    }
    Define(name, current_, How::kValue, declares, value);
  }

  void NotePath(std::string_view path, Node function) {
    if (path.empty() || current_ != 0) return;
    outline_.paths.push_back({path, function});
  }

  void NoteChange(Node node, Role role) {
    const Node target = node.field(role == Role::kUpdate ? "argument" : "left");
    if (!target.is("identifier")) return;
    if (role == Role::kUpdate) {
      return Define(target, current_, How::kNotXml, false);
    }
    Define(target, current_, How::kValue, false, node);
  }

  void NoteLoop(Node node, Role role) {
    const Node left = Unwrapped(node.field("left"));
    if (!left.is("identifier")) return;
    How how = How::kNotXml;
    if (role == Role::kForEach) how = How::kElement;
    const Node each = node.child(1);
    if (role == Role::kComprehension && each && each.type() == "each") {
      how = How::kElement;
    }
    const Node of = node.field("operator");
    if (of && of.type() == "of") how = How::kUnknown;
    const bool declares =
        role == Role::kComprehension || static_cast<bool>(node.field("kind"));
    Define(left, current_, how, declares, node.field("right"));
  }

  std::string_view text_;
  Outline outline_;
  std::unordered_map<std::string_view, std::uint32_t> name_indexes_;
  ScopeIndex current_ = 0;
  std::uint32_t pattern_end_ = 0;
};

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

std::string_view DottedPath(Node expression, std::string_view text) {
  constexpr int kMaxParts = 8;
  Node node = expression;
  for (int part = 0; part < kMaxParts && node; ++part) {
    if (node.is("identifier")) {
      const std::string_view path = expression.text(text);
      const bool plain =
          path.find_first_of(" \t\r\n/") == std::string_view::npos;
      return plain ? path : std::string_view();
    }
    if (!node.is("member_expression") ||
        !node.field("property").is("property_identifier")) {
      return {};
    }
    node = node.field("object");
  }
  return {};
}

Outline OutlineOf(Node root, std::string_view text) {
  OutlineBuilder builder(text);
  WalkNamed(root, [&](Node node) { builder.Visit(node); });
  return builder.Take();
}

}  // namespace audit
