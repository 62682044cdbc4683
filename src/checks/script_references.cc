#include "checks/script_references.h"

#include <algorithm>
#include <array>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <tuple>
#include <utility>

#include "checks/fields.h"
#include "checks/outline.h"
#include "core/node_walk.h"
#include "model/entity_table.h"
#include "model/json_query.h"
#include "model/library_id.h"
#include "model/metadata_comment.h"
#include "model/places.h"
#include "model/xml_string.h"
#include "syntax/constant.h"
#include "syntax/e4x.h"
#include "syntax/tree.h"
#include "syntax/walk.h"

namespace audit {
namespace {

// Functions whose first argument is a key.
struct NamingCall {
  std::string_view path;
  std::string_view schema;
  ReferenceUse use = ReferenceUse::kNames;
};
// Sorted by path. That workflows can be told by their internal name is
// documented for PostEvent; the other methods take the same argument.
constexpr auto kCalls = std::to_array<NamingCall>({
    {"NLWS.nmsDelivery.QueueNotification", "nms:delivery"},
    {"NLWS.xtkWorkflow.Kill", "xtk:workflow"},
    {"NLWS.xtkWorkflow.Pause", "xtk:workflow"},
    {"NLWS.xtkWorkflow.PostEvent", "xtk:workflow"},
    {"NLWS.xtkWorkflow.Restart", "xtk:workflow"},
    {"NLWS.xtkWorkflow.SpawnWithParameters", "xtk:workflow"},
    {"NLWS.xtkWorkflow.Start", "xtk:workflow"},
    {"NLWS.xtkWorkflow.StartWithParameters", "xtk:workflow"},
    {"NLWS.xtkWorkflow.Stop", "xtk:workflow"},
    {"NLWS.xtkWorkflow.Wakeup", "xtk:workflow"},
    {"StringGroup", "xtk:strings"},
    {"application.getSchema", "xtk:srcSchema"},
    {"getOption", "xtk:option"},
    {"getSchema", "xtk:srcSchema"},
    {"nms.delivery.QueueNotification", "nms:delivery"},
    {"setOption", "xtk:option", ReferenceUse::kMakes},
    {"xtk.workflow.Kill", "xtk:workflow"},
    {"xtk.workflow.Pause", "xtk:workflow"},
    {"xtk.workflow.PostEvent", "xtk:workflow"},
    {"xtk.workflow.Restart", "xtk:workflow"},
    {"xtk.workflow.SpawnWithParameters", "xtk:workflow"},
    {"xtk.workflow.Start", "xtk:workflow"},
    {"xtk.workflow.StartWithParameters", "xtk:workflow"},
    {"xtk.workflow.Stop", "xtk:workflow"},
    {"xtk.workflow.Wakeup", "xtk:workflow"},
});
static_assert(std::is_sorted(kCalls.begin(), kCalls.end(),
                             [](const NamingCall& a, const NamingCall& b) {
                               return a.path < b.path;
                             }));

const NamingCall* FindCall(std::string_view path) {
  const auto at = std::lower_bound(
      kCalls.begin(), kCalls.end(), path,
      [](const NamingCall& row, std::string_view p) { return row.path < p; });
  return at != kCalls.end() && at->path == path ? &*at : nullptr;
}

struct OwnKinds {
  NodeKind object = KindOf("object");
  NodeKind string = KindOf("string");
  NodeKind binary = KindOf("binary_expression");
  NodeKind element = KindOf("xml_element");
  NodeKind list = KindOf("xml_list");
};

const OwnKinds& Kinds() {
  static const OwnKinds kinds;
  return kinds;
}

bool IsLiteral(Node node) {
  const NodeKind kind = node.kind();
  return kind == Kinds().element || kind == Kinds().list;
}

bool IsText(NodeKind kind) {
  return kind == Kinds().string || kind == Kinds().binary;
}

class ScriptReferences {
 public:
  ScriptReferences(const Outline& outline, std::string_view text)
      : outline_(outline),
        text_(text),
        may_query_(text.find("queryDef") != text.npos),
        // Spelt so in @name and @internalName, the keys that queries ask for.
        may_ask_(may_query_ && text.find("ame") != text.npos &&
                 text.find('@') != text.npos) {}

  std::vector<Reference> Read(std::span<const Node> nodes) {
    for (const Node node : nodes) Visit(node);
    // What the script defines matters only where it calls something.
    if (!calls_.empty() || !outline_.loads.empty()) {
      for (const Definition& definition : outline_.definitions) {
        own_.insert(definition.name);
      }
    }
    if (!own_.contains("loadLibrary") && !own_.contains("NL")) {
      for (const Node load : outline_.loads) AddLoad(load);
    }
    for (const Call& call : calls_) AddCall(call);
    Sort();
    return std::move(references_);
  }

 private:
  struct Call {
    Node node;
    const NamingCall* row;
  };

  void Add(std::string_view schema, std::string key, Region region,
           ReferenceUse use) {
    if (!IsTellingKey(key)) return;
    references_.push_back({std::string(schema), std::move(key), region, use});
  }

  // The first argument, where it is a text; one with holes tells nothing.
  std::optional<Constant> FirstArgument(Node call) const {
    const Node argument = call.field(F().arguments).named_child(0);
    return argument ? FoldConstant(argument, text_) : std::nullopt;
  }

  void AddLoad(Node load) {
    const auto path = FirstArgument(load);
    if (!path) return;
    std::string id = LibraryIdOfLoad(path->text);
    // Others are files of the server, which no export holds.
    if (!IsSchemaId(id)) return;
    Add("xtk:javascript", std::move(id), RegionOfArgument(load),
        ReferenceUse::kNames);
  }

  void NoteCall(Node node, Node callee) {
    const std::string_view path = DottedPath(callee, text_);
    if (path.empty()) return;
    if (const NamingCall* row = FindCall(path)) calls_.push_back({node, row});
  }

  void AddCall(const Call& call) {
    const NamingCall& row = *call.row;
    if (own_.contains(row.path.substr(0, row.path.find('.')))) return;
    auto key = FirstArgument(call.node);
    if (!key) return;
    const bool schema = row.schema == "xtk:srcSchema";
    if (schema && (!IsSchemaId(key->text) || key->text.starts_with("temp:"))) {
      return;
    }
    Add(row.schema, std::move(key->text), RegionOfArgument(call.node), row.use);
  }

  static Region RegionOfArgument(Node call) {
    return call.field(F().arguments).named_child(0).region();
  }

  void Visit(Node node) {
    const NodeKind kind = node.kind();
    if (IsLiteral(node)) {
      ReadMarkup(MarkupOfLiteral(node, text_));
    } else if (IsText(kind)) {
      ReadString(node);
    } else if (kind == Kinds().object) {
      if (!may_query_) return;
      if (const auto markup = MarkupOfObject(node, text_)) ReadMarkup(*markup);
    } else if (RoleOf(node) == Role::kNew) {
      NoteCall(node, node.field(F().constructor));
    } else {
      NoteCall(node, node.field(F().function));
    }
  }

  void Sort() {
    const auto by_place = [](const Reference& r) {
      return std::tie(r.region.begin, r.region.end, r.schema, r.key, r.use);
    };
    std::sort(references_.begin(), references_.end(),
              [&](const Reference& a, const Reference& b) {
                return by_place(a) < by_place(b);
              });
    // XML in a literal of a query is met as both.
    references_.erase(std::unique(references_.begin(), references_.end()),
                      references_.end());
  }

  void ReadString(Node node) {
    // Without a tag in it there is no XML in it.
    if (node.text(text_).find('<') == std::string_view::npos) return;
    const auto constant = FoldConstant(node, text_);
    if (!constant) return;
    if (const auto markup = MarkupOfConstant(*constant)) ReadMarkup(*markup);
  }

  void ReadMarkup(const Markup& markup) {
    for (NodeId root = markup.FirstRoot(); root != 0;
         root = markup.NextSibling(root)) {
      ForEachInSubtree(markup, root, [&](NodeId element) {
        ReferencesOf(markup, element, "", &references_);
        ReadExpressions(markup, element);
        AddWritten(markup, element);
      });
    }
    if (may_ask_) ReferencesOfQueries(markup, &references_);
  }

  void ReadExpressions(const NodeView& view, NodeId element) {
    for (AttributeId attribute = view.FirstAttribute(element); attribute != 0;
         attribute = view.NextAttribute(attribute)) {
      const std::string_view name = view.AttributeName(attribute);
      if (!IsExpressionAttribute(view.Name(element), name)) continue;
      const std::size_t met = references_.size();
      ReferencesOfExpression(view.AttributeValue(attribute), &references_);
      if (references_.size() == met) continue;
      const OriginMap origin = view.AttributeOrigin(attribute);
      for (std::size_t i = met; i < references_.size(); ++i) {
        references_[i].region = origin.ToSource(references_[i].region);
      }
    }
  }

  // <workflow xtkschema="xtk:workflow" internalName="..."/>: what a script
  // hands to Write() may be there once it has run.
  void AddWritten(const NodeView& view, NodeId element) {
    const std::string_view schema = ValueOf(view, element, "xtkschema");
    const EntityForm* form = FindEntityFormOfSchema(schema);
    if (form == nullptr) return;
    std::string key(
        ValueOf(view, element,
                form->key == KeyForm::kInternalName ? "internalName" : "name"));
    if (form->key == KeyForm::kNamespaceName) {
      key.insert(0, std::string(ValueOf(view, element, "namespace")) + ":");
    }
    Add(schema, std::move(key), view.StartTagRegion(element),
        ReferenceUse::kMakes);
  }

  const Outline& outline_;
  std::string_view text_;
  bool may_query_;
  bool may_ask_;
  std::vector<Call> calls_;
  std::set<std::string_view> own_;  // names the script gives values
  std::vector<Reference> references_;
};

}  // namespace

bool IsOfReferences(Node node, std::span<const Node> ancestors) {
  const Role role = RoleOf(node);
  if (role == Role::kCall || role == Role::kNew) return true;
  if (IsLiteral(node)) {
    return ancestors.empty() || !IsLiteral(ancestors.back());
  }
  const NodeKind kind = node.kind();
  if (IsText(kind)) return !IsInsideConcatenation(ancestors);
  return kind == Kinds().object;
}

std::vector<Reference> ReferencesOfScript(std::span<const Node> nodes,
                                          const Outline& outline,
                                          std::string_view text) {
  return ScriptReferences(outline, text).Read(nodes);
}

std::vector<Reference> ReferencesOfScript(Node root, std::string_view text) {
  std::vector<Node> nodes;
  std::vector<Node> of_outline;
  WalkNamed(root, [&](Node node, std::span<const Node> ancestors) {
    if (IsOfReferences(node, ancestors)) nodes.push_back(node);
    if (IsOfOutline(node)) of_outline.push_back(node);
  });
  return ReferencesOfScript(nodes, OutlineOf(of_outline, text), text);
}

}  // namespace audit
