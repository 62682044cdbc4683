#include "syntax/constant.h"

#include <utility>
#include <vector>

#include "core/node_view.h"
#include "syntax/string_literal.h"
#include "syntax/tree.h"

namespace audit {
namespace {

struct Kinds {
  NodeKind string = KindOf("string");
  NodeKind binary = KindOf("binary_expression");
  NodeKind parenthesized = KindOf("parenthesized_expression");
  NodeKind template_string = KindOf("template_string");
  NodeKind template_substitution = KindOf("template_substitution");
  NodeKind comment = KindOf("comment");
  NodeKind html_comment = KindOf("html_comment");
  FieldId oper = FieldOf("operator");
  FieldId left = FieldOf("left");
  FieldId right = FieldOf("right");
};

const Kinds& K() {
  static const Kinds kinds;
  return kinds;
}

bool IsConcatenation(Node node) {
  return node.kind() == K().binary && node.field(K().oper).is("+");
}

Node InsideParentheses(Node node) {
  for (std::uint32_t i = 0; i < node.named_child_count(); ++i) {
    const Node child = node.named_child(i);
    if (child.kind() != K().comment && child.kind() != K().html_comment) {
      return child;
    }
  }
  return Node();
}

// A template literal without ${} is an ordinary string in everything but its
// quotes; the engine's dialect has none, client scripts do.
bool IsLiteral(Node node) {
  if (node.kind() == K().string) return true;
  if (node.kind() != K().template_string) return false;
  for (std::uint32_t i = 0; i < node.named_child_count(); ++i) {
    if (node.named_child(i).kind() == K().template_substitution) return false;
  }
  return true;
}

class Folder {
 public:
  explicit Folder(std::string_view script) : script_(script) {}

  // Left operands are pushed last: a chain of thousands of '+' is a tree
  // thousands deep to the left.
  std::optional<Constant> Fold(Node expression) {
    constant_.pieces = 0;
    std::vector<Node> open{expression};
    while (!open.empty()) {
      const Node node = open.back();
      open.pop_back();
      if (IsConcatenation(node)) {
        open.push_back(node.field(K().right));
        open.push_back(node.field(K().left));
      } else if (const Node inner = node.kind() == K().parenthesized
                                        ? InsideParentheses(node)
                                        : Node()) {
        open.push_back(inner);
      } else if (IsLiteral(node)) {
        AddLiteral(node);
      } else if (node) {
        AddHole(node.region());
      }
    }
    if (constant_.pieces == 0) return std::nullopt;
    return std::move(constant_);
  }

 private:
  void AddLiteral(Node node) {
    Region inner = node.region();
    if (!IsClosedString(node, script_)) return AddHole(inner);
    ++inner.begin;
    --inner.end;
    constant_.origin.StartPiece();
    DecodeStringLiteral(script_, inner, &constant_.text, &constant_.origin);
    ++constant_.pieces;
    after_hole_ = false;
  }

  void AddHole(Region operand) {
    constant_.has_hole = true;
    if (after_hole_) return;
    constant_.origin.StartPiece();
    constant_.text += kHole;
    constant_.origin.AppendReplaced(operand,
                                    static_cast<std::uint32_t>(kHole.size()));
    after_hole_ = true;
  }

  std::string_view script_;
  Constant constant_;
  bool after_hole_ = false;
};

}  // namespace

std::optional<Constant> FoldConstant(Node expression, std::string_view script) {
  if (!expression) return std::nullopt;
  return Folder(script).Fold(expression);
}

bool IsClosedString(Node node, std::string_view script) {
  const Region region = node.region();
  return IsLiteral(node) && region.size() >= 2 &&
         script[region.begin] == script[region.end - 1];
}

bool IsInsideConcatenation(Node node) {
  Node outer = node.parent();
  while (outer && outer.kind() == K().parenthesized) outer = outer.parent();
  return outer && IsConcatenation(outer);
}

bool IsInsideConcatenation(std::span<const Node> ancestors) {
  while (!ancestors.empty() && ancestors.back().kind() == K().parenthesized) {
    ancestors = ancestors.first(ancestors.size() - 1);
  }
  return !ancestors.empty() && IsConcatenation(ancestors.back());
}

}  // namespace audit
