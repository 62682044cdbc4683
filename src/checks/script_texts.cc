#include "checks/script_texts.h"

#include <algorithm>
#include <string_view>
#include <utility>

#include "checks/constant_objects.h"
#include "checks/fields.h"
#include "checks/reaching.h"
#include "core/node_view.h"
#include "syntax/string_literal.h"

namespace audit {
namespace {

Node HeldIn(Node member, ScriptValues* values) {
  return HeldBy(member, values->outline(), values->symbols(), values->text());
}

// More nobody reads.
constexpr std::size_t kMostPieces = 256;

constexpr std::uint32_t kPending = ~std::uint32_t{0};

// "12": what a sum with a text makes of it is its digits.
bool IsPlainNumber(std::string_view number) {
  constexpr std::size_t kMostDigits = 15;  // whatever is longer is rounded
  if (number.empty() || number.size() > kMostDigits) return false;
  if (number.size() > 1 && number[0] == '0') return false;
  return std::all_of(number.begin(), number.end(),
                     [](char c) { return '0' <= c && c <= '9'; });
}

std::string_view MethodOf(Node callee, std::string_view text) {
  const Node property = callee.field(F().property);
  if (!property.is("property_identifier")) return {};
  return property.text(text);
}

}  // namespace

bool BuiltText::is_constant() const {
  return is_text &&
         std::none_of(pieces.begin(), pieces.end(),
                      [](const TextPiece& p) { return p.is_hole(); });
}

std::optional<Constant> BuiltText::Folded() const {
  Constant folded;
  folded.pieces = 0;
  bool after_hole = false;
  for (const TextPiece& piece : pieces) {
    if (piece.doubt == Doubt::kTooLong) return std::nullopt;
    if (!piece.is_hole()) {
      folded.origin.StartPiece();
      folded.text += piece.text;
      folded.origin.Append(piece.origin);
      ++folded.pieces;
    } else if (!after_hole) {
      folded.origin.StartPiece();
      folded.text += kHole;
      folded.origin.AppendReplaced(piece.region,
                                   static_cast<std::uint32_t>(kHole.size()));
      folded.has_hole = true;
    }
    after_hole = piece.is_hole();
  }
  if (folded.pieces == 0) return std::nullopt;
  return folded;
}

// What an expression makes of its operands.
struct ScriptTexts::Shape {
  enum class Kind : std::uint8_t {
    kLiteral,
    kNumber,
    kHole,
    kSame,    // as its operand
    kText,    // the operand as a text
    kSum,     // a text if one of them is
    kConcat,  // a text if the first is
    kJoin,    // always a text
  };
  Kind kind = Kind::kHole;
  Doubt doubt = Doubt::kNone;
  std::vector<Node> operands = {};
};

ScriptTexts::ScriptTexts(Node root, ScriptValues* values)
    : root_(root), values_(*values) {}

FilledArrays& ScriptTexts::arrays() {
  if (!arrays_) arrays_ = std::make_unique<FilledArrays>(root_, &values_);
  return *arrays_;
}

ScriptTexts::Shape ScriptTexts::ShapeOf(Node node) {
  using Kind = Shape::Kind;
  switch (RoleOf(node)) {
    case Role::kLet:
      return {Kind::kHole, Doubt::kBlock};
    case Role::kWrapper:
      return {Kind::kSame, Doubt::kNone, {InnerOf(node)}};
    case Role::kNotXml:
      return ShapeOfLiteral(node);
    case Role::kIdentifier:
      return ShapeOfName(node);
    case Role::kAssignment:
      return {Kind::kSame, Doubt::kNone, {node.field(F().right)}};
    case Role::kAugmented:
    case Role::kBinary: {
      const std::string_view op = node.field(F().oper).type();
      if (op == "+" || op == "+=") {
        return {Kind::kSum,
                Doubt::kNone,
                {node.field(F().left), node.field(F().right)}};
      }
      const bool either = op == "||" || op == "&&" || op == "??";
      return {Kind::kHole, either ? Doubt::kBranch : Doubt::kNotText};
    }
    case Role::kTernary:
      return {Kind::kHole, Doubt::kBranch};
    case Role::kCall:
      return ShapeOfCall(node);
    case Role::kNew:
      return {Kind::kHole, Doubt::kCall};
    case Role::kMember:
    case Role::kSelector:
      if (const Node held = HeldIn(node, &values_)) {
        return {Kind::kSame, Doubt::kNone, {held}};
      }
      return {Kind::kHole, Doubt::kMember};
    default:
      return {Kind::kHole, Doubt::kNotText};
  }
}

ScriptTexts::Shape ScriptTexts::ShapeOfLiteral(Node node) const {
  using Kind = Shape::Kind;
  if (IsClosedString(node, values_.text())) return {Kind::kLiteral};
  const bool number =
      node.is("number") && IsPlainNumber(node.text(values_.text()));
  return {number ? Kind::kNumber : Kind::kHole, Doubt::kNotText};
}

ScriptTexts::Shape ScriptTexts::ShapeOfName(Node identifier) {
  using Kind = Shape::Kind;
  const SymbolTable& symbols = values_.symbols();
  const std::uint32_t at = identifier.region().begin;
  const std::uint32_t symbol = values_.SymbolOf(identifier);
  if (symbol == kNone) return {Kind::kHole, Doubt::kElsewhere};
  const Given given =
      GivenAt(values_.outline(), symbols[symbol], symbols.ScopeAt(at), at);
  if (given.definition == nullptr) return {Kind::kHole, given.doubt};
  switch (given.definition->how) {
    case Definition::How::kValue:
      return {Kind::kSame, Doubt::kNone, {given.definition->value}};
    case Definition::How::kElement:
      return {Kind::kHole, Doubt::kMember};
    case Definition::How::kUnknown:
      return {Kind::kHole, Doubt::kParameter};
    default:
      return {Kind::kHole, Doubt::kNotText};
  }
}

ScriptTexts::Shape ScriptTexts::ShapeOfCall(Node call) {
  using Kind = Shape::Kind;
  Shape unknown{Kind::kHole, Doubt::kCall};
  const Node callee = Unwrapped(call.field(F().function));
  const Node arguments = call.field(F().arguments);
  if (RoleOf(callee) == Role::kIdentifier) {
    // Of the platform's own; as a method, as a constructor it is another.
    const bool own = callee.text(values_.text()) == "String" &&
                     values_.SymbolOf(callee) == kNone;
    if (!own || arguments.named_child_count() != 1) return unknown;
    return {Kind::kText, Doubt::kNone, {arguments.named_child(0)}};
  }
  if (RoleOf(callee) != Role::kMember) return unknown;
  const Node object = callee.field(F().object);
  const std::string_view method = MethodOf(callee, values_.text());
  if (method == "join") return ShapeOfJoin(call, object);
  if (method == "toString" && arguments.named_child_count() == 0) {
    return {Kind::kText, Doubt::kNone, {object}};
  }
  if (method != "concat") return unknown;
  const auto elements = FilledArrays::OfLiteral(arguments);
  if (elements.doubt != Doubt::kNone) return unknown;
  Shape shape{Kind::kConcat, Doubt::kNone, {object}};
  shape.operands.insert(shape.operands.end(), elements.nodes.begin(),
                        elements.nodes.end());
  return shape;
}

ScriptTexts::Shape ScriptTexts::ShapeOfJoin(Node call, Node array) {
  using Kind = Shape::Kind;
  const Node arguments = call.field(F().arguments);
  const Node separator = arguments.named_child(0);
  if (arguments.named_child_count() != 1 ||
      !IsClosedString(separator, values_.text())) {
    return {Kind::kHole, Doubt::kCall};
  }
  const auto elements = arrays().At(array);
  if (elements.doubt != Doubt::kNone) return {Kind::kHole, elements.doubt};
  Shape shape{Kind::kJoin};
  for (const Node element : elements.nodes) {
    const bool between =
        !shape.operands.empty() && separator.region().size() > 2;
    if (between) shape.operands.push_back(separator);
    shape.operands.push_back(element);
  }
  return shape;
}

ScriptTexts::RopeIndex ScriptTexts::Made(Node expression) const {
  const auto found = made_.find(expression.id());
  return found == made_.end() ? kPending : found->second;
}

// Operands first, without recursion. What leads back to itself is a hole.
ScriptTexts::RopeIndex ScriptTexts::Build(Node expression) {
  struct Open {
    Node node;
    Shape shape;
    std::size_t next = 0;  // operand
  };
  std::vector<Open> open;
  const auto enter = [&](Node node) {
    if (!node || !made_.try_emplace(node.id(), kPending).second) return;
    open.push_back({node, ShapeOf(node)});
  };
  enter(expression);
  while (!open.empty()) {
    Open& top = open.back();
    if (top.next < top.shape.operands.size()) {
      enter(top.shape.operands[top.next++]);
      continue;
    }
    const Open done = std::move(top);
    open.pop_back();
    made_[done.node.id()] = Make(done.node, done.shape);
  }
  return Made(expression);
}

ScriptTexts::RopeIndex ScriptTexts::Make(Node node, const Shape& shape) {
  using Kind = Shape::Kind;
  if (shape.kind == Kind::kHole) return Add({node, shape.doubt});
  if (shape.kind == Kind::kLiteral || shape.kind == Kind::kNumber) {
    return Add({node, Doubt::kNone, shape.kind == Kind::kLiteral});
  }
  std::vector<RopeIndex> parts;
  bool is_text = shape.kind == Kind::kJoin || shape.kind == Kind::kText;
  for (const Node operand : shape.operands) {
    RopeIndex part = Made(operand);
    if (part == kPending) part = Add({operand, Doubt::kLoop});
    is_text = is_text || (ropes_[part].is_text &&
                          (shape.kind == Kind::kSum || parts.empty()));
    parts.push_back(part);
  }
  if (shape.kind == Kind::kSame) return parts[0];
  if (!is_text) return Add({node, Doubt::kNotText});
  return Join(node, parts);
}

ScriptTexts::RopeIndex ScriptTexts::Add(Rope rope) {
  ropes_.push_back(rope);
  return static_cast<RopeIndex>(ropes_.size() - 1);
}

ScriptTexts::RopeIndex ScriptTexts::AsText(RopeIndex rope) {
  Rope text = ropes_[rope];
  if (text.is_text) return rope;
  text.is_text = true;
  return Add(text);
}

ScriptTexts::RopeIndex ScriptTexts::Join(Node node,
                                         const std::vector<RopeIndex>& parts) {
  if (parts.size() == 1) return AsText(parts[0]);
  Rope joined{.node = node, .is_text = true, .is_leaf = false, .pieces = 0};
  for (const RopeIndex part : parts) joined.pieces += ropes_[part].pieces;
  joined.pieces = std::max(joined.pieces, 1u);
  if (joined.pieces > kMostPieces) return Add({node, Doubt::kTooLong, true});
  joined.first_part = static_cast<std::uint32_t>(parts_.size());
  joined.part_count = static_cast<std::uint32_t>(parts.size());
  parts_.insert(parts_.end(), parts.begin(), parts.end());
  return Add(joined);
}

TextPiece ScriptTexts::PieceOf(const Rope& leaf) const {
  TextPiece piece{leaf.node.region(), leaf.node, leaf.doubt};
  if (piece.is_hole()) return piece;
  Region inner = piece.region;
  if (leaf.node.is("number")) {
    piece.text = leaf.node.text(values_.text());
    piece.origin.AppendVerbatim(inner.begin, inner.size());
    return piece;
  }
  ++inner.begin;
  --inner.end;
  DecodeStringLiteral(values_.text(), inner, &piece.text, &piece.origin);
  return piece;
}

BuiltText ScriptTexts::Of(Node expression) {
  if (!expression) return {};
  std::vector<RopeIndex> open{Build(expression)};
  BuiltText built;
  built.is_text = ropes_[open[0]].is_text;
  while (!open.empty()) {
    const Rope& rope = ropes_[open.back()];
    open.pop_back();
    if (rope.is_leaf) {
      built.pieces.push_back(PieceOf(rope));
      continue;
    }
    for (std::uint32_t i = rope.part_count; i-- > 0;) {
      open.push_back(parts_[rope.first_part + i]);
    }
  }
  return built;
}

}  // namespace audit
