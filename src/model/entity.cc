#include "model/entity.h"

#include <algorithm>
#include <utility>

#include "core/node_walk.h"
#include "core/text.h"
#include "model/entity_table.h"
#include "model/metadata_comment.h"
#include "model/server_file.h"

namespace audit {
namespace {

// Attributes that Campaign writes on entities whatever their schema, and that
// foreign XML with the same element name does not have: they tell a bare
// <report> of Campaign's from a test runner's.
constexpr std::string_view kTellingAttributes[] = {
    "_cs", "_key",         "_operation", "entity-schema", "entitySchema",
    "md5", "internalName", "namespace",  "folder-id"};

bool IsTelling(std::string_view name, std::string_view value) {
  // A form's reference to another form, "ns:name:child".
  if (name == "ref") return std::count(value.begin(), value.end(), ':') == 2;
  return std::find(std::begin(kTellingAttributes), std::end(kTellingAttributes),
                   name) != std::end(kTellingAttributes);
}

bool HasTellingAttribute(const NodeView& view, NodeId element) {
  for (AttributeId attribute = view.FirstAttribute(element); attribute != 0;
       attribute = view.NextAttribute(attribute)) {
    if (IsTelling(view.AttributeName(attribute),
                  view.AttributeValue(attribute))) {
      return true;
    }
  }
  return false;
}

std::string_view LocalName(std::string_view schema) {
  return schema.substr(schema.find(':') + 1);
}

// "urn:nms:rtEvent": where Campaign's web services keep their methods.
bool IsMethodSpace(std::string_view space) {
  constexpr std::string_view kUrn = "urn:";
  return space.starts_with(kUrn) && IsSchemaId(space.substr(kUrn.size()));
}

// @xtkschema names the entity's schema. @entitySchema does so too on entities
// kept as files, but on a form it may as well name the schema it edits: it
// counts only where its local name is the element's.
std::string_view DeclaredSchema(const NodeView& view, NodeId element) {
  const std::string_view own = ValueOf(view, element, "xtkschema");
  if (IsSchemaId(own)) return own;
  const std::string_view entity = ValueOf(view, element, "entitySchema");
  if (IsSchemaId(entity) &&
      EqualsIgnoreCase(LocalName(entity), view.Name(element))) {
    return entity;
  }
  return {};
}

std::string NamespacedName(const NodeView& view, NodeId element) {
  const std::string_view space = ValueOf(view, element, "namespace");
  const std::string_view name = ValueOf(view, element, "name");
  if (space.empty() || name.empty()) return std::string(name);
  return std::string(space) + ":" + std::string(name);
}

// The name Campaign's schemas give such an entity; where it has none (or we do
// not know its schema) the next best of what it carries. Numeric ids are left
// out: they are another instance's affair.
std::string KeyOf(const NodeView& view, NodeId element,
                  std::string_view schema) {
  const EntityForm* form = FindEntityFormOfSchema(schema);
  const auto value = [&](std::string_view attribute) {
    return std::string(ValueOf(view, element, attribute));
  };
  if (form != nullptr && form->key == KeyForm::kName) return value("name");
  if (form != nullptr && form->key == KeyForm::kTagId) return value("tagId");
  if (form == nullptr || form->key == KeyForm::kInternalName) {
    if (std::string key = value("internalName"); !key.empty()) return key;
  }
  return NamespacedName(view, element);
}

class EntityFinder {
 public:
  EntityFinder(const Document& document, std::string_view path)
      : document_(document), path_(path) {}

  EntityList Find() {
    for (NodeId root = document_.FirstRoot(); root != 0;
         root = document_.NextSibling(root)) {
      ReadRoot(root);
    }
    if (!list_.recognised) list_.entities.clear();
    return std::move(list_);
  }

 private:
  void ReadRoot(NodeId root) {
    const std::string_view name = document_.Name(root);
    const std::string_view resumed = document_.ResumedSchema(root);
    if (name == "entities") {
      ReadBlock(root);
    } else if (!resumed.empty()) {
      AddKnown(root, resumed);
    } else if (name == "package" && IsPackage(root)) {
      ReadPackage(root);
    } else if (name == "pkgDesc" || name == "builder") {
      ReadWrapper(root);
    } else if (IsServerRoot(name)) {
      AddServer(root);
    } else if (LocalName(name) == "Envelope") {
      ReadSoapMessage(root);
    } else if (name.ends_with("-collection")) {
      ReadCollection(root);
    } else {
      ReadBare(root);
    }
  }

  // A call a client sends, kept as a file: its body belongs to no entity. The
  // namespaces of Campaign's methods are "urn:xtk:session".
  void ReadSoapMessage(NodeId envelope) {
    bool campaigns = false;
    ForEachInSubtree(document_, envelope, [&](NodeId element) {
      for (AttributeId a = document_.FirstAttribute(element); a != 0;
           a = document_.NextAttribute(a)) {
        campaigns =
            campaigns || (document_.AttributeName(a).starts_with("xmlns") &&
                          IsMethodSpace(document_.AttributeValue(a)));
      }
    });
    if (!campaigns) return ReadBare(envelope);
    list_.recognised = true;
    Add(envelope, "", "");
  }

  // What session.WriteCollection() is given: entities of one schema.
  void ReadCollection(NodeId collection) {
    std::string_view name = document_.Name(collection);
    name.remove_suffix(std::string_view("-collection").size());
    if (FindEntityForm(name) == nullptr) return ReadBare(collection);
    for (NodeId child = document_.FirstChild(collection); child != 0;
         child = document_.NextSibling(child)) {
      ReadBare(child);
    }
  }

  // Other programs write <package> as well.
  bool IsPackage(NodeId element) const {
    return !ValueOf(document_, element, "buildVersion").empty() ||
           !ValueOf(document_, element, "buildNumber").empty() ||
           FirstChildNamed(element, "entities") != 0;
  }

  NodeId FirstChildNamed(NodeId element, std::string_view name) const {
    for (NodeId child = document_.FirstChild(element); child != 0;
         child = document_.NextSibling(child)) {
      if (document_.Name(child) == name) return child;
    }
    return 0;
  }

  void ReadWrapper(NodeId wrapper) {
    for (NodeId child = document_.FirstChild(wrapper); child != 0;
         child = document_.NextSibling(child)) {
      if (document_.Name(child) == "package") ReadPackage(child);
      if (document_.Name(child) == "entities") ReadBlock(child);
    }
  }

  void ReadPackage(NodeId package) {
    list_.recognised = true;
    if (!list_.package) {
      const auto known = [&](std::string_view attribute) {
        const std::string_view value = ValueOf(document_, package, attribute);
        return value == "*" ? std::string() : std::string(value);
      };
      list_.package = PackageInfo{known("buildVersion"), known("buildNumber")};
    }
    for (NodeId child = document_.FirstChild(package); child != 0;
         child = document_.NextSibling(child)) {
      const std::string_view name = document_.Name(child);
      if (name == "entities") {
        ReadBlock(child);
      } else if (name != "desc" && name != "version") {
        ReadInstallScript(package, child);
      }
    }
  }

  // A package may carry JavaScript that runs when it is imported. How its
  // element is called is not published; any text that is not the description
  // can only be that.
  void ReadInstallScript(NodeId package, NodeId element) {
    if (IsBlank(document_.Text(element))) return;
    Add(element, "xtk:package", NamespacedName(document_, package));
  }

  void ReadBlock(NodeId block) {
    list_.recognised = true;
    const std::string_view schema = ValueOf(document_, block, "schema");
    for (NodeId child = document_.FirstChild(block); child != 0;
         child = document_.NextSibling(child)) {
      // Any child is an entity of the block's schema, however it is called:
      // that is how Campaign imports it.
      if (!schema.empty()) {
        AddKnown(child, schema);
      } else {
        ReadBare(child);
      }
    }
  }

  void ReadBare(NodeId element) {
    const auto metadata = ReadFileMetadata(document_.CommentBefore(element));
    if (metadata) {
      list_.recognised = true;
      Add(element, metadata->schema, std::string(metadata->name));
      return;
    }
    if (const auto schema = DeclaredSchema(document_, element);
        !schema.empty()) {
      AddKnown(element, schema);
      return;
    }
    const EntityForm* form = FindEntityForm(document_.Name(element));
    if (form != nullptr && (form->bare == BareName::kTelling ||
                            HasTellingAttribute(document_, element))) {
      AddKnown(element, form->schema);
      return;
    }
    // Stays in the list only when another root is Campaign's: sync tools and
    // people put fragments of entities next to each other.
    Add(element, "", NamespacedName(document_, element));
  }

  void AddServer(NodeId root) {
    list_.recognised = true;
    list_.entities.push_back(
        {"", "", root, document_.ElementRegion(root), true});
  }

  void AddKnown(NodeId element, std::string_view schema) {
    list_.recognised = true;
    Add(element, schema, KeyOf(document_, element, schema));
  }

  void Add(NodeId element, std::string_view schema, std::string key) {
    if (key.empty()) key = path_;
    list_.entities.push_back({std::string(schema), std::move(key), element,
                              document_.ElementRegion(element)});
  }

  const Document& document_;
  std::string_view path_;
  EntityList list_;
};

}  // namespace

EntityList FindEntities(const Document& document, std::string_view path) {
  return EntityFinder(document, path).Find();
}

}  // namespace audit
