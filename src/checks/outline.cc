#include "checks/outline.h"

#include <algorithm>

#include "checks/fields.h"
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

// "cus_order_Validate": how the server finds the code of a schema's method.
bool LooksLikeEntityMethod(std::string_view name) {
  return std::count(name.begin(), name.end(), '_') >= 2;
}

// `NL.require(...)`, also in a chain: NL.require(a).require(b).
bool IsRequire(Node callee, std::string_view text) {
  if (callee.field(F().property).text(text) != "require") return false;
  const Node object = callee.field(F().object);
  if (RoleOf(object) == Role::kIdentifier) return object.text(text) == "NL";
  const Node before = object.field(F().function);
  return RoleOf(object) == Role::kCall && RoleOf(before) == Role::kMember &&
         before.field(F().property).text(text) == "require";
}

bool IsLoad(Node callee, std::string_view text) {
  if (RoleOf(callee) == Role::kMember) return IsRequire(callee, text);
  if (RoleOf(callee) != Role::kIdentifier) return false;
  const std::string_view name = callee.text(text);
  return name == "loadLibrary" || name == "loadLibraryDebug";
}

bool Matters(Role role) {
  switch (role) {
    case Role::kIdentifier:
    case Role::kCall:
    case Role::kAssignment:
    case Role::kAugmented:
    case Role::kUpdate:
      return true;
    default:
      return role >= Role::kFunction && role <= Role::kPattern;
  }
}

class OutlineBuilder {
 public:
  explicit OutlineBuilder(std::string_view text)
      : text_(text), may_load_(MayLoad(text)) {
    outline_.scopes.push_back({.region = {0, kNone}});
  }

  void Visit(Node node) {
    const Role role = RoleOf(node);
    if (!Matters(role)) return;
    const std::uint32_t begin = node.region().begin;
    while (current_ != 0 && begin >= outline_.scopes[current_].region.end) {
      current_ = outline_.scopes[current_].parent;
    }
    Note(node, role);
  }

  Outline Take() { return std::move(outline_); }

 private:
  void Define(Node identifier, How how, bool declares, Node value = Node()) {
    outline_.definitions.push_back(
        {identifier.text(text_), current_, how, declares, value});
  }

  void Note(Node node, Role role) {
    switch (role) {
      case Role::kIdentifier:
        return NoteIdentifier(node);
      case Role::kCall:
        if (may_load_ && IsLoad(node.field(F().function), text_)) {
          outline_.loads.push_back(node);
        }
        return;
      case Role::kFunction:
        return EnterFunction(node);
      case Role::kDeclarator:
        return NoteDeclarator(node);
      case Role::kAssignment:
        return NoteAssignment(node);
      case Role::kAugmented:
      case Role::kUpdate:
        return NoteChange(node, role);
      case Role::kReturn:
        outline_.returns.push_back({current_, InnerOf(node)});
        return;
      case Role::kCatch:
        if (const Node e = node.field(F().parameter); IsName(e)) {
          Define(e, How::kUnknown, true);
        }
        return;
      case Role::kPattern:
        pattern_end_ = std::max(pattern_end_, node.region().end);
        return;
      default:
        return NoteLoop(node, role);
    }
  }

  static bool IsName(Node node) { return RoleOf(node) == Role::kIdentifier; }

  // Names in parameter lists and patterns; others are told of by what they
  // stand in.
  void NoteIdentifier(Node identifier) {
    Scope& scope = outline_.scopes[current_];
    const std::uint32_t begin = identifier.region().begin;
    if (begin >= std::max(scope.parameters.end, pattern_end_)) return;
    if (begin < scope.parameters.begin || begin >= scope.parameters.end) {
      if (begin < pattern_end_) Define(identifier, How::kUnknown, false);
      return;
    }
    const bool entity = scope.entity_method && !scope.has_parameter &&
                        identifier.text(text_) == "self";
    scope.has_parameter = true;
    Define(identifier, entity ? How::kXml : How::kUnknown, true);
  }

  void EnterFunction(Node node) {
    const Node name = node.field(F().name);
    const Node body = node.field(F().body);
    Node parameters = node.field(F().parameters);
    if (!parameters) parameters = node.field(F().parameter);
    Scope scope{node,
                current_,
                outline_.scopes[current_].depth + 1,
                node.region(),
                parameters.region(),
                false,
                false};
    const bool statement = node.is("function_declaration") ||
                           node.is("generator_function_declaration");
    if (IsName(name)) {
      scope.entity_method = LooksLikeEntityMethod(name.text(text_));
      if (statement) Define(name, How::kFunction, true, node);
    }
    current_ = static_cast<ScopeIndex>(outline_.scopes.size());
    outline_.scopes.push_back(scope);
    if (IsName(name) && !statement) Define(name, How::kFunction, true, node);
    if (body && !body.is("statement_block")) {
      outline_.returns.push_back({current_, body});
    }
  }

  void NoteDeclarator(Node node) {
    const Node name = node.field(F().name);
    const Node value = node.field(F().value);
    if (!IsName(name)) return;
    if (!value) return Define(name, How::kDeclared, true);
    DefineValue(name, value, true);
  }

  void NoteAssignment(Node node) {
    const Node left = Unwrapped(node.field(F().left));
    const Node value = node.field(F().right);
    if (IsName(left)) return DefineValue(left, value, false);
    if (current_ != 0 || RoleOf(value) != Role::kFunction) return;
    const std::string_view path = DottedPath(left, text_);
    if (!path.empty()) outline_.paths.push_back({path, value});
  }

  void DefineValue(Node name, Node value, bool declares) {
    const Node inner = Unwrapped(value);
    const bool function = RoleOf(inner) == Role::kFunction;
    Define(name, function ? How::kFunction : How::kValue, declares, inner);
  }

  void NoteChange(Node node, Role role) {
    const bool update = role == Role::kUpdate;
    const Node target = node.field(update ? F().argument : F().left);
    if (!IsName(target)) return;
    Define(target, update ? How::kNotXml : How::kValue, false, node);
  }

  void NoteLoop(Node node, Role role) {
    const Node left = Unwrapped(node.field(F().left));
    if (!IsName(left)) return;
    How how = How::kNotXml;
    const bool comprehension = role == Role::kComprehension;
    if (role == Role::kForEach ||
        (comprehension && node.child(1).type() == "each")) {
      how = How::kElement;
    }
    if (node.field(F().oper).type() == "of") how = How::kUnknown;
    const bool declares = comprehension || node.field(F().kind);
    Define(left, how, declares, node.field(F().right));
  }

  static bool MayLoad(std::string_view text) {
    return text.find("loadLibrary") != std::string_view::npos ||
           text.find("require") != std::string_view::npos;
  }

  std::string_view text_;
  bool may_load_;
  Outline outline_;
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
    if (RoleOf(node) == Role::kIdentifier) {
      const std::string_view path = expression.text(text);
      const bool plain =
          path.find_first_of(" \t\r\n/") == std::string_view::npos;
      return plain ? path : std::string_view();
    }
    if (!node.is("member_expression") ||
        !node.field(F().property).is("property_identifier")) {
      return {};
    }
    node = node.field(F().object);
  }
  return {};
}

Outline OutlineOf(Node root, std::string_view text) {
  OutlineBuilder builder(text);
  WalkNamed(root, [&](Node node) { builder.Visit(node); });
  return builder.Take();
}

bool IsOfOutline(Node node) { return Matters(RoleOf(node)); }

Outline OutlineOf(std::span<const Node> nodes, std::string_view text) {
  OutlineBuilder builder(text);
  for (const Node node : nodes) builder.Visit(node);
  return builder.Take();
}

}  // namespace audit
