#include <string>
#include <string_view>

#include "core/select_path.h"

namespace audit {
namespace {

using Kind = SelectPredicate::Kind;

bool Compares(const SelectPredicate& predicate, std::string_view value) {
  switch (predicate.kind) {
    case Kind::kEquals:
      return value == predicate.literal;
    case Kind::kDiffers:
      return value != predicate.literal;
    case Kind::kContains:
      return value.find(predicate.literal) != std::string_view::npos;
    case Kind::kStartsWith:
      return value.starts_with(predicate.literal);
    case Kind::kMatches:
      return RE2::PartialMatch(re2::StringPiece(value.data(), value.size()),
                               predicate.regex->get());
    default:
      return true;  // kExists
  }
}

// True when some value at the end of the path compares. Recurses by steps of
// the path, which the parser bounds, never by depth of the document.
// NOLINTNEXTLINE(misc-no-recursion)
bool AnyBelow(const SelectPredicate& predicate, const NodeView& view,
              NodeId element, std::size_t step) {
  const RelativePath& path = predicate.operand.path;
  if (step < path.children.size()) {
    const std::string& name = path.children[step];
    for (NodeId child = view.FirstChild(element); child != 0;
         child = view.NextSibling(child)) {
      if (name != "*" && view.Name(child) != name) continue;
      if (AnyBelow(predicate, view, child, step + 1)) return true;
    }
    return false;
  }
  if (path.attribute.empty()) {
    return predicate.kind == Kind::kExists ||
           Compares(predicate, view.Text(element));
  }
  const AttributeId attribute = FindAttribute(view, element, path.attribute);
  return attribute != 0 && Compares(predicate, view.AttributeValue(attribute));
}

bool HoldsOfPath(const SelectPredicate& predicate,
                 const SelectContext& context) {
  NodeId element = context.element;
  for (std::uint32_t i = 0; i < predicate.operand.path.up; ++i) {
    element = context.view.Parent(element);
    if (element == 0) return false;
  }
  return AnyBelow(predicate, context.view, element, 0);
}

bool HoldsOfOperand(const SelectPredicate& predicate,
                    const SelectContext& context) {
  switch (predicate.operand.kind) {
    case SelectOperand::Kind::kPath:
      return HoldsOfPath(predicate, context);
    case SelectOperand::Kind::kName:
      return Compares(predicate,
                      context.attribute != 0
                          ? context.view.AttributeName(context.attribute)
                          : context.view.Name(context.element));
    case SelectOperand::Kind::kSelf:
      break;
  }
  if (!context.is_element) return Compares(predicate, context.value);
  return Compares(predicate, context.view.Text(context.element));
}

}  // namespace

// Recurses by the nesting of the predicate, which the parser bounds.
// NOLINTNEXTLINE(misc-no-recursion)
bool Holds(const SelectPredicate& predicate, const SelectContext& context) {
  switch (predicate.kind) {
    case Kind::kNot:
      return !Holds(predicate.parts[0], context);
    case Kind::kAnd:
      for (const SelectPredicate& part : predicate.parts) {
        if (!Holds(part, context)) return false;
      }
      return true;
    case Kind::kOr:
      for (const SelectPredicate& part : predicate.parts) {
        if (Holds(part, context)) return true;
      }
      return false;
    default:
      return HoldsOfOperand(predicate, context);
  }
}

}  // namespace audit
