#include "model/json_query.h"

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "syntax/constant.h"
#include "syntax/tree.h"
#include "syntax/walk.h"

namespace audit {
namespace {

struct Kinds {
  NodeKind object = KindOf("object");
  NodeKind array = KindOf("array");
  NodeKind pair = KindOf("pair");
  NodeKind comment = KindOf("comment");
};

const Kinds& K() {
  static const Kinds kinds;
  return kinds;
}

// Asked of every object of a script: more than the first few properties would
// make large tables of data slow, and a query has no others beside it.
constexpr std::uint32_t kPropertiesLookedAt = 3;

std::string_view NameOf(Node key, std::string_view script) {
  std::string_view name = key.text(script);
  if (key.is("string") && name.size() >= 2) {
    name = name.substr(1, name.size() - 2);
  }
  return name;
}

Node FindQuery(Node object, std::string_view script) {
  const std::uint32_t count =
      std::min(object.named_child_count(), kPropertiesLookedAt);
  for (std::uint32_t i = 0; i < count; ++i) {
    const Node pair = object.named_child(i);
    if (pair.kind() != K().pair) continue;
    const Node key = pair.field("key");
    if (NameOf(key, script) != "queryDef") continue;
    return pair.field("value").kind() == K().object ? pair : Node();
  }
  return Node();
}

// One walk in document order. What is being read is kept as a stack of objects
// and arrays; a node belongs to the innermost that reaches over it.
class Reader {
 public:
  explicit Reader(std::string_view script) : script_(script) {}

  Markup Read(Node query) {
    OpenProperty(query);
    WalkNamed(query.field("value"), [&](Node node) { Visit(node); });
    return std::move(markup_);
  }

 private:
  struct Container {
    Region region;
    Region name_region;
    std::string_view name;      // of the elements an array holds
    std::uint32_t element = 0;  // the object's own; an array's parent
    bool array = false;
  };

  void Visit(Node node) {
    const Region region = node.region();
    if (region.begin < passed_) return;
    while (!open_.empty() && open_.back().region.end <= region.begin) {
      open_.pop_back();
    }
    // The key of a property that was opened, or the container itself.
    if (open_.empty() || region.begin < open_.back().region.begin ||
        region == open_.back().region) {
      return;
    }
    const Container& around = open_.back();
    if (around.array && node.kind() == K().object) {
      OpenElement(around.name, around.name_region, around.element, region);
    } else if (!around.array && node.kind() == K().pair) {
      ReadProperty(node);
    } else if (node.kind() != K().comment) {
      passed_ = region.end;
    }
  }

  void ReadProperty(Node pair) {
    const NodeKind kind = pair.field("value").kind();
    if (kind == K().object || kind == K().array) return OpenProperty(pair);
    AddAttribute(pair);
    passed_ = pair.region().end;
  }

  void OpenProperty(Node pair) {
    const Node key = pair.field("key");
    const Node value = pair.field("value");
    const std::string_view name = NameOf(key, script_);
    const std::uint32_t parent = open_.empty() ? 0 : open_.back().element;
    if (value.kind() == K().array) {
      open_.push_back({value.region(), key.region(), name, parent, true});
    } else {
      OpenElement(name, key.region(), parent, value.region());
    }
  }

  void OpenElement(std::string_view name, Region name_region,
                   std::uint32_t parent, Region object) {
    Markup::Element element;
    element.name = name;
    element.name_region = name_region;
    element.start_tag = name_region;
    const std::uint32_t added = markup_.Add(parent, std::move(element));
    open_.push_back({object, name_region, name, added, false});
  }

  void AddAttribute(Node pair) {
    const Node value = pair.field("value");
    Markup::Attribute attribute;
    attribute.name = NameOf(pair.field("key"), script_);
    attribute.region = pair.region();
    if (auto constant = FoldConstant(value, script_)) {
      attribute.value = std::move(constant->text);
      attribute.origin = std::move(constant->origin);
    } else if (value.is("number") || value.is("true") || value.is("false")) {
      const Region region = value.region();
      attribute.value = value.text(script_);
      attribute.origin = OriginMap::Verbatim(region.begin, region.size());
    } else {
      attribute.value = kHole;
      attribute.origin.AppendReplaced(value.region(),
                                      static_cast<std::uint32_t>(kHole.size()));
    }
    markup_.at(open_.back().element).attributes.push_back(std::move(attribute));
  }

  std::string_view script_;
  Markup markup_;
  std::vector<Container> open_;
  std::uint32_t passed_ = 0;  // nodes that begin before it are done with
};

}  // namespace

std::optional<Markup> MarkupOfObject(Node object, std::string_view script) {
  if (!object || object.kind() != K().object) return std::nullopt;
  const Node query = FindQuery(object, script);
  if (!query) return std::nullopt;
  return Reader(script).Read(query);
}

}  // namespace audit
