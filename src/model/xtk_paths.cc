#include "model/xtk_paths.h"

#include <array>
#include <utility>
#include <vector>

namespace audit {
namespace {

constexpr std::array<std::string_view, 15> kReasons = {
    "known",
    "not a path",
    "made by code",
    "nothing is known of the schema",
    "not among the names known of the schema",
    "outside of the schema",
    "an element that groups fields",
    "goes on behind a field",
    "the link leads to no one schema",
    "taken away by an extension",
    "declared in several ways",
    "there under a condition only",
    "inferred from a rule of naming",
    "declared by an extension of an extension only",
    "more than is looked through"};

// Each step may lead through another link: without a bound, a path as long as
// the file would keep as many places. The longest that people write has five.
constexpr std::size_t kMaxSteps = 100;

class Resolver {
 public:
  Resolver(const Schemas& known, std::string_view text,
           const XtkExpression& expression)
      : known_(known), text_(text), nodes_(expression.nodes) {}

  PathMeaning Resolve(std::span<const std::string_view> schemas,
                      std::uint32_t path) {
    for (const std::string_view schema : schemas) Enter(schema, false);
    if (at_.empty()) return Fail(PathReason::kUnknownSchema);
    for (std::uint32_t step = path + 1; step < nodes_[path].end;
         step = nodes_[step].end) {
      meaning_.step =
          nodes_[step].name.empty() ? nodes_[step].region : nodes_[step].name;
      const PathReason reason = Take(nodes_[step]);
      if (reason != PathReason::kNone) return Fail(reason);
    }
    if (!ended_) return Fail(PathReason::kElement);
    return std::move(meaning_);
  }

 private:
  struct Place {
    SchemaPlace in;
    bool many = false;  // a link to many leads here
  };

  void Enter(std::string_view schema, bool many) {
    at_.push_back({known_.At(schema), many});
  }

  PathMeaning Fail(PathReason reason) {
    PathMeaning failed;
    failed.reason = reason;
    failed.step = meaning_.step;
    return failed;
  }

  PathReason Take(const XtkNode& step) {
    switch (step.kind) {
      case XtkKind::kSelfStep:
        return PathReason::kNone;
      case XtkKind::kParentStep:
        return TakeParent();
      case XtkKind::kElementStep:
      case XtkKind::kAttributeStep:
        return TakeName(step);
      case XtkKind::kCode:
        return PathReason::kCode;
      case XtkKind::kRootStep:
        return PathReason::kOutside;
      default:
        return PathReason::kNotAPath;
    }
  }

  PathReason TakeParent() {
    if (ended_ && meaning_.kind == PathMeaning::Kind::kField) {
      return PathReason::kBehindField;
    }
    at_.pop_back();
    ended_ = false;
    return at_.empty() ? PathReason::kOutside : PathReason::kNone;
  }

  // What the step leads to is entered, so that a step behind it goes on there.
  PathReason TakeName(const XtkNode& step) {
    if (ended_ && meaning_.kind == PathMeaning::Kind::kField) {
      return PathReason::kBehindField;
    }
    const Region name = step.name;
    const std::string_view word = text_.substr(name.begin, name.size());
    if (word.find(kHole) != std::string_view::npos ||
        word.find("<%") != std::string_view::npos) {
      return PathReason::kCode;
    }
    if (at_.size() > kMaxSteps) return PathReason::kTooMuch;
    const Place& place = at_.back();
    if (place.in.schema.empty()) {
      return ended_ ? PathReason::kUnknownTarget : PathReason::kUnknownSchema;
    }
    const bool attribute = step.kind == XtkKind::kAttributeStep;
    SchemaPlace into;
    const auto field = known_.Take(
        place.in, attribute ? NameSort::kAttribute : NameSort::kElement, word,
        &into);
    if (!field) return PathReason::kNoSuchName;
    meaning_.schema = place.in.schema;
    meaning_.xpath = place.in.xpath + (attribute ? "@" : "");
    meaning_.xpath += word;
    return Reach({std::move(into), place.many}, *field);
  }

  // `into`: where an element leads, and whether a link to many lay before it.
  PathReason Reach(Place into, const SchemaField& field) {
    switch (field.kind) {
      case SchemaField::Kind::kRemoved:
        return PathReason::kRemoved;
      case SchemaField::Kind::kDisputed:
        return PathReason::kDisputed;
      case SchemaField::Kind::kConditional:
        return PathReason::kConditional;
      case SchemaField::Kind::kInferred:
        return PathReason::kInferred;
      case SchemaField::Kind::kIndirect:
        return PathReason::kIndirect;
      case SchemaField::Kind::kTooMuch:
        return PathReason::kTooMuch;
      case SchemaField::Kind::kElement:
        ended_ = false;
        at_.push_back(std::move(into));
        return PathReason::kNone;
      default:
        break;
    }
    const bool link = field.kind == SchemaField::Kind::kLink;
    meaning_.kind = link ? PathMeaning::Kind::kLink : PathMeaning::Kind::kField;
    meaning_.target = field.target;
    meaning_.source = field.source;
    meaning_.many = into.many || field.collection;
    ended_ = true;
    if (link) Enter(field.target, meaning_.many);
    return PathReason::kNone;
  }

  const Schemas& known_;
  std::string_view text_;
  const std::vector<XtkNode>& nodes_;
  std::vector<Place> at_;  // the innermost last
  PathMeaning meaning_;
  bool ended_ = false;  // meaning_ says what the last step is
};

}  // namespace

std::string_view WordsOf(PathReason reason) {
  return kReasons[static_cast<std::size_t>(reason)];
}

PathMeaning ResolvePath(const Schemas& known,
                        std::span<const std::string_view> schemas,
                        std::string_view text, const XtkExpression& expression,
                        std::uint32_t node) {
  PathMeaning none;
  none.reason = PathReason::kNotAPath;
  none.step = expression.nodes[node].region;
  const XtkKind kind = expression.nodes[node].kind;
  if (kind == XtkKind::kPath) {
    return Resolver(known, text, expression).Resolve(schemas, node);
  }
  if (kind != XtkKind::kJoin) return none;
  // [ns:name:path] or [ns:name:alias:path]: a schema of its own, no way out.
  const auto children = ChildrenOf(expression, node);
  if (expression.nodes[node].has_error) return none;
  const Region first = expression.nodes[children[0]].region;
  const Region second = expression.nodes[children[1]].region;
  const std::string_view schema =
      text.substr(first.begin, second.end - first.begin);
  return Resolver(known, text, expression)
      .Resolve(std::span(&schema, 1), children.back());
}

}  // namespace audit
