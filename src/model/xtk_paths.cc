#include "model/xtk_paths.h"

#include <array>
#include <utility>
#include <vector>

namespace audit {
namespace {

constexpr std::array<std::string_view, 13> kReasons = {
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
    "inferred from a rule of naming"};

class Resolver {
 public:
  Resolver(const SchemaFields& fields, std::string_view text,
           const XtkExpression& expression)
      : fields_(fields), text_(text), nodes_(expression.nodes) {}

  PathMeaning Resolve(std::span<const std::string_view> schemas,
                      std::uint32_t path) {
    for (const std::string_view schema : schemas) Enter(schema, "", false);
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
    std::string schema;
    std::string prefix;  // "" or "location/"
    bool many = false;   // a link to many leads here
  };

  void Enter(std::string_view schema, std::string prefix, bool many) {
    at_.push_back({std::string(schema), std::move(prefix), many});
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
    const Place place = at_.back();
    if (!fields_.Knows(place.schema)) {
      return ended_ ? PathReason::kUnknownTarget : PathReason::kUnknownSchema;
    }
    const bool attribute = step.kind == XtkKind::kAttributeStep;
    const std::string xpath =
        place.prefix + (attribute ? "@" : "") + std::string(word);
    const auto field = fields_.Find(place.schema, xpath);
    if (!field) return PathReason::kNoSuchName;
    return Reach(place, xpath, *field);
  }

  PathReason Reach(const Place& from, const std::string& xpath,
                   const SchemaField& field) {
    switch (field.kind) {
      case SchemaField::Kind::kRemoved:
        return PathReason::kRemoved;
      case SchemaField::Kind::kDisputed:
        return PathReason::kDisputed;
      case SchemaField::Kind::kConditional:
        return PathReason::kConditional;
      case SchemaField::Kind::kInferred:
        return PathReason::kInferred;
      case SchemaField::Kind::kElement:
        ended_ = false;
        Enter(from.schema, xpath + "/", from.many);
        return PathReason::kNone;
      default:
        break;
    }
    const bool link = field.kind == SchemaField::Kind::kLink;
    meaning_.kind = link ? PathMeaning::Kind::kLink : PathMeaning::Kind::kField;
    meaning_.schema = from.schema;
    meaning_.xpath = xpath;
    meaning_.target = field.target;
    meaning_.source = field.source;
    meaning_.many = from.many || field.collection;
    ended_ = true;
    if (link) Enter(field.target, "", meaning_.many);
    return PathReason::kNone;
  }

  const SchemaFields& fields_;
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

PathMeaning ResolvePath(const SchemaFields& fields,
                        std::span<const std::string_view> schemas,
                        std::string_view text, const XtkExpression& expression,
                        std::uint32_t node) {
  PathMeaning none;
  none.reason = PathReason::kNotAPath;
  none.step = expression.nodes[node].region;
  const XtkKind kind = expression.nodes[node].kind;
  if (kind == XtkKind::kPath) {
    return Resolver(fields, text, expression).Resolve(schemas, node);
  }
  if (kind != XtkKind::kJoin) return none;
  // [ns:name:path] or [ns:name:alias:path]: a schema of its own, no way out.
  const auto children = ChildrenOf(expression, node);
  if (expression.nodes[node].has_error) return none;
  const Region first = expression.nodes[children[0]].region;
  const Region second = expression.nodes[children[1]].region;
  const std::string_view schema =
      text.substr(first.begin, second.end - first.begin);
  return Resolver(fields, text, expression)
      .Resolve(std::span(&schema, 1), children.back());
}

}  // namespace audit
