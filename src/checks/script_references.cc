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

class ScriptReferences {
 public:
  explicit ScriptReferences(std::string_view text) : text_(text) {}

  void Visit(Node node, std::span<const Node> ancestors) {
    if (IsOfOutline(node)) outline_.push_back(node);
    switch (RoleOf(node)) {
      case Role::kCall:
        calls_.emplace_back(node, node.field(F().function));
        break;
      case Role::kNew:
        calls_.emplace_back(node, node.field(F().constructor));
        break;
      case Role::kXml:
        ReadLiteral(node, ancestors);
        break;
      default:
        break;
    }
    if (node.is("object")) {
      if (const auto markup = MarkupOfObject(node, text_)) ReadMarkup(*markup);
    }
    if (node.is("string") || node.is("binary_expression")) {
      ReadString(node, ancestors);
    }
  }

  std::vector<Reference> Take() {
    const Outline outline = OutlineOf(outline_, text_);
    for (const Definition& definition : outline.definitions) {
      own_.insert(definition.name);
    }
    if (!own_.contains("loadLibrary") && !own_.contains("NL")) {
      for (const Node load : outline.loads) AddLoad(load);
    }
    for (const auto& [call, callee] : calls_) AddCall(call, callee);
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
    return std::move(references_);
  }

 private:
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

  void AddCall(Node call, Node callee) {
    const std::string_view path = DottedPath(callee, text_);
    const NamingCall* row = path.empty() ? nullptr : FindCall(path);
    if (row == nullptr || own_.contains(path.substr(0, path.find('.')))) return;
    auto key = FirstArgument(call);
    if (!key) return;
    const bool schema = row->schema == "xtk:srcSchema";
    if (schema && (!IsSchemaId(key->text) || key->text.starts_with("temp:"))) {
      return;
    }
    Add(row->schema, std::move(key->text), RegionOfArgument(call), row->use);
  }

  static Region RegionOfArgument(Node call) {
    return call.field(F().arguments).named_child(0).region();
  }

  void ReadLiteral(Node node, std::span<const Node> ancestors) {
    const bool element = node.is("xml_element") || node.is("xml_list");
    if (!element || ancestors.empty()) return;
    const Node outer = ancestors.back();
    if (outer.is("xml_element") || outer.is("xml_list")) return;
    ReadMarkup(MarkupOfLiteral(node, text_));
  }

  void ReadString(Node node, std::span<const Node> ancestors) {
    if (IsInsideConcatenation(ancestors)) return;
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
    ReferencesOfQueries(markup, &references_);
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

  std::string_view text_;
  std::vector<Node> outline_;
  std::vector<std::pair<Node, Node>> calls_;  // with what they call
  std::set<std::string_view> own_;            // names the script gives values
  std::vector<Reference> references_;
};

}  // namespace

std::vector<Reference> ReferencesOfScript(Node root, std::string_view text) {
  ScriptReferences references(text);
  WalkNamed(root, [&](Node node, std::span<const Node> ancestors) {
    references.Visit(node, ancestors);
  });
  return references.Take();
}

}  // namespace audit
