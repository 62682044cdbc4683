#include "checks/outline.h"

#include <re2/re2.h>

#include <algorithm>

#include "checks/fields.h"
#include "syntax/tree.h"
#include "syntax/walk.h"

namespace audit {
namespace {

using How = Definition::How;

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
    case Role::kListed:
    case Role::kSelector:
    case Role::kCall:
    case Role::kAssignment:
    case Role::kAugmented:
    case Role::kUpdate:
    case Role::kTernary:
    case Role::kBinary:
      return true;
    default:
      return role >= Role::kFunction && role <= Role::kLet;
  }
}

bool MayBeFunction(Node value) {
  value = Unwrapped(value);
  switch (RoleOf(value)) {
    case Role::kXml:
    case Role::kNotXml:
    case Role::kListed:
    case Role::kNull:
    case Role::kSelector:
    case Role::kUpdate:
    case Role::kUnary:
      return false;
    case Role::kBinary: {
      const std::string_view oper = value.field(F().oper).type();
      return oper == "||" || oper == "&&" || oper == "??";
    }
    default:
      return true;
  }
}

class OutlineBuilder {
 public:
  explicit OutlineBuilder(std::string_view text)
      : text_(text),
        may_load_(MayLoadLibraries(text)),
        may_guard_(MayGuard(text)) {
    outline_.scopes.push_back({.region = {0, kNone}});
  }

  void Visit(Node node) {
    const Role role = RoleOf(node);
    if (!Matters(role)) return;
    const std::uint32_t begin = node.region().begin;
    while (current_ != 0 && begin >= outline_.scopes[current_].region.end) {
      current_ = outline_.scopes[current_].parent;
    }
    AddWays(node, role, &outline_.ways);
    if (may_guard_) AddGuards(node, role, text_, &outline_.guards);
    Note(node, role);
  }

  Outline Take() {
    std::sort(outline_.members.begin(), outline_.members.end());
    std::sort(outline_.methods.begin(), outline_.methods.end());
    SortWays(&outline_.ways);
    for (Definition& definition : outline_.definitions) {
      const auto way = WayAt(outline_.ways, definition.way);
      definition.way = way.value_or(kNoWay);
      if (!way) definition.since = kNone;
    }
    return std::move(outline_);
  }

 private:
  // `since`: where the assignment is done; kNone as in Definition.
  // The definition's way is where to look for it until Take.
  Definition& Define(Node identifier, How how, bool declares,
                     std::uint32_t since, Node value = Node()) {
    outline_.definitions.push_back({.name = identifier.text(text_),
                                    .scope = current_,
                                    .how = how,
                                    .declares = declares,
                                    .value = value,
                                    .since = since,
                                    .way = identifier.region().begin});
    return outline_.definitions.back();
  }

  void Note(Node node, Role role) {
    switch (role) {
      case Role::kIdentifier:
        return NoteIdentifier(node);
      case Role::kCall:
        return NoteCall(node);
      case Role::kPair:
        return NotePair(node);
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
          Define(e, How::kUnknown, true, e.region().end).in_block = true;
        }
        return;
      case Role::kPattern:
        pattern_end_ = std::max(pattern_end_, node.region().end);
        return;
      case Role::kLet:
        // The interpreter's const holds in the whole function, as var does.
        if (node.text(text_).starts_with("const")) return;
        let_end_ = std::max(let_end_, LetEnd(node));
        return;
      case Role::kForIn:
      case Role::kForEach:
      case Role::kComprehension:
        return NoteLoop(node, role);
      default:
        return;
    }
  }

  static bool IsName(Node node) { return RoleOf(node) == Role::kIdentifier; }

  void NoteCall(Node call) {
    const Node callee = call.field(F().function);
    if (may_load_ && IsLoad(callee, text_)) outline_.loads.push_back(call);
    if (RoleOf(callee) == Role::kMember &&
        callee.field(F().property).text(text_) == "eval") {
      outline_.evals = true;
    }
  }

  // eval("(" + text + ")"), as JSON was read: a value, which names nothing.
  bool ReadsValue(Node eval) const {
    static const RE2 value(R"(^\s*\(\s*["']\()");
    return RE2::PartialMatch(text_.substr(eval.region().end), value);
  }

  void NotePair(Node pair) {
    const Node key = pair.field(F().key);
    NoteMember(key ? key : pair, pair.field(F().value));
  }

  // `key`: a name, a literal, or an expression. No value: not looked into.
  void NoteMember(Node key, Node value) {
    const bool may_be_function = !value || MayBeFunction(value);
    std::string_view name = key.text(text_);
    if (key.is("string") && name.find('\\') == name.npos && name.size() > 1) {
      name = name.substr(1, name.size() - 2);
    } else if (!key.is("property_identifier") && RoleOf(key) != Role::kPair) {
      if (key.is("number")) return;
      outline_.computed_members |= may_be_function;
      outline_.computed_methods |= RoleOf(Unwrapped(value)) == Role::kFunction;
      return;
    }
    outline_.members.push_back(name);
    if (may_be_function) outline_.methods.push_back(name);
  }

  // Names in parameter lists and patterns; others are told of by what they
  // stand in.
  void NoteIdentifier(Node identifier) {
    Scope& scope = outline_.scopes[current_];
    const std::uint32_t begin = identifier.region().begin;
    const std::string_view name = identifier.text(text_);
    if (name == "eval" && !ReadsValue(identifier)) outline_.evals = true;
    if (name == "arguments") scope.uses_arguments = true;
    if (begin >= std::max(scope.parameters.end, pattern_end_)) return;
    if (begin < scope.parameters.begin || begin >= scope.parameters.end) {
      // When a pattern assigns is not looked into.
      if (begin < pattern_end_) {
        Define(identifier, How::kUnknown, false, kNone);
      }
      return;
    }
    const bool entity =
        scope.entity_method && !scope.has_parameter && name == "self";
    scope.has_parameter = true;
    Define(identifier, entity ? How::kXml : How::kUnknown, true,
           identifier.region().end);
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
      if (statement) Define(name, How::kFunction, true, kNone, node);
    }
    if (node.is("method_definition")) NoteMember(name, node);
    current_ = static_cast<ScopeIndex>(outline_.scopes.size());
    outline_.scopes.push_back(scope);
    if (IsName(name) && !statement)
      Define(name, How::kFunction, true, kNone, node);
    if (body && !body.is("statement_block")) {
      outline_.returns.push_back({current_, body});
    }
  }

  void NoteDeclarator(Node node) {
    const Node name = node.field(F().name);
    const Node value = node.field(F().value);
    if (!IsName(name)) return;
    const bool let = node.region().begin < let_end_;
    const std::uint32_t since = let ? kNone : node.region().end;
    if (!value) {
      Define(name, How::kDeclared, true, since).in_block = let;
      return;
    }
    DefineValue(name, value, true, since).in_block = let;
  }

  void NoteAssignment(Node node) {
    const Node left = Unwrapped(node.field(F().left));
    const Node value = node.field(F().right);
    if (IsName(left)) {
      DefineValue(left, value, false, node.region().end);
      return;
    }
    if (RoleOf(left) == Role::kMember) {
      const Node property = left.field(F().property);
      NoteMember(property ? property : left.field(F().index), value);
    }
    if (current_ != 0 || RoleOf(value) != Role::kFunction) return;
    const std::string_view path = DottedPath(left, text_);
    if (!path.empty()) outline_.paths.push_back({path, value});
  }

  Definition& DefineValue(Node name, Node value, bool declares,
                          std::uint32_t since) {
    const Node inner = Unwrapped(value);
    const bool function = RoleOf(inner) == Role::kFunction;
    return Define(name, function ? How::kFunction : How::kValue, declares,
                  since, inner);
  }

  void NoteChange(Node node, Role role) {
    const bool update = role == Role::kUpdate;
    const Node target = node.field(update ? F().argument : F().left);
    if (!IsName(target)) return;
    Define(target, update ? How::kNotXml : How::kValue, false,
           node.region().end, node);
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
    const Node kind = node.field(F().kind);
    const bool in_block = comprehension || (kind && kind.type() != "var");
    const Node list = node.field(F().right);
    // Assigned behind the list, in each round.
    const std::uint32_t behind = list.region().end;
    Definition& variable = Define(left, how, comprehension || kind,
                                  in_block ? kNone : behind + 1, list);
    variable.in_block = in_block;
    if (!comprehension) variable.way = behind;
  }

  // What a let names: declarations, or the head of a block.
  static std::uint32_t LetEnd(Node let) {
    const Node body = let.field(F().body);
    return body ? body.region().begin : let.region().end;
  }

  std::string_view text_;
  bool may_load_;
  bool may_guard_;
  Outline outline_;
  ScopeIndex current_ = 0;
  std::uint32_t pattern_end_ = 0;
  std::uint32_t let_end_ = 0;
};

}  // namespace

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

// Both hold a capital L, which scripts rarely do.
bool MayLoadLibraries(std::string_view script) {
  for (std::size_t at = script.find('L'); at != script.npos;
       at = script.find('L', at + 1)) {
    const std::string_view before = script.substr(0, at);
    if (before.ends_with("load")) return true;
    if (!before.ends_with('N')) continue;
    const std::size_t dot = script.find_first_not_of(" \t\r\n", at + 1);
    if (dot != script.npos && script[dot] == '.') return true;
  }
  return false;
}

bool IsOfOutline(Node node) { return Matters(RoleOf(node)); }

Outline OutlineOf(std::span<const Node> nodes, std::string_view text) {
  OutlineBuilder builder(text);
  for (const Node node : nodes) builder.Visit(node);
  return builder.Take();
}

}  // namespace audit
