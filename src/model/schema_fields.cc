#include "model/schema_fields.h"

#include <utility>
#include <vector>

#include "model/platform.h"

namespace audit {
namespace {

using Kind = SchemaField::Kind;

bool IsTrue(std::string_view value) { return value == "true" || value == "1"; }

std::string_view LocalName(std::string_view schema) {
  return schema.substr(schema.find(':') + 1);
}

SchemaField OfPlatform(const PlatformField& row) {
  SchemaField field;
  field.target = row.target;
  field.source = row.source;
  // Its row is there for the column's sake; that the path exists is inferred.
  if (row.source == "naming rule") {
    field.kind = Kind::kInferred;
  } else if (row.type.substr(0, 4) == "link") {
    field.kind = Kind::kLink;
    field.collection = row.type.find("collection") != std::string_view::npos;
  } else if (row.type.substr(0, 7) == "element") {
    field.kind = Kind::kElement;
  } else {
    // @folder-id names its target too; it is no link.
    field.target.clear();
  }
  return field;
}

// Neither is a name: empty, code, a path.
bool IsName(std::string_view name) {
  return !name.empty() && name.find('/') == std::string_view::npos &&
         name.find(kHole) == std::string_view::npos;
}

bool HasChild(const NodeView& view, NodeId element, std::string_view name) {
  for (NodeId child = view.FirstChild(element); child != 0;
       child = view.NextSibling(child)) {
    if (view.Name(child) == name) return true;
  }
  return false;
}

bool DeclaresContent(const NodeView& view, NodeId element) {
  return HasChild(view, element, "attribute") ||
         HasChild(view, element, "element");
}

// What its own attributes make of a declaration of `kind`.
Kind KindOf(const NodeView& view, NodeId element, Kind kind) {
  if (ValueOf(view, element, "_operation") == "delete") return Kind::kRemoved;
  return ValueOf(view, element, "applicableIf").empty() ? kind
                                                        : Kind::kConditional;
}

}  // namespace

// One srcSchema while it is read.
struct SchemaFields::Reading {
  const NodeView& view;
  std::string id;      // what declares
  std::string schema;  // what the fields belong to
};

SchemaFields::SchemaFields() {
  for (const PlatformSchema& schema : PlatformSchemas()) {
    schemas_[std::string(schema.name)];
  }
  for (const PlatformField& row : PlatformFields()) {
    Fields& fields = schemas_[std::string(row.schema)];
    fields.emplace(row.xpath, OfPlatform(row));
    // What groups "location/@city" is known with it.
    for (std::size_t slash = row.xpath.find('/');
         slash != std::string_view::npos;
         slash = row.xpath.find('/', slash + 1)) {
      SchemaField group;
      group.kind =
          row.source == "naming rule" ? Kind::kInferred : Kind::kElement;
      group.source = row.source;
      const auto [at, added] =
          fields.emplace(row.xpath.substr(0, slash), group);
      if (!added && at->second.kind == Kind::kInferred) at->second = group;
    }
  }
}

bool SchemaFields::Knows(std::string_view schema) const {
  return schemas_.find(schema) != schemas_.end();
}

void SchemaFields::Declare(const std::string& schema, const std::string& xpath,
                           const SchemaField& field) {
  const auto [at, added] = schemas_[schema].emplace(xpath, field);
  if (added) return;
  SchemaField& known = at->second;
  // Declarations are merged: what one says of the other's name stays said.
  for (const Kind kind : {Kind::kRemoved, Kind::kConditional}) {
    if (known.kind != kind && field.kind != kind) continue;
    known.kind = kind;
    return;
  }
  if (known.kind == Kind::kInferred) {
    known = field;
    return;
  }
  const bool alike = known.kind == field.kind && known.target == field.target &&
                     known.collection == field.collection;
  if (!alike) known.kind = Kind::kDisputed;
  known.plain_link = known.plain_link && field.plain_link;
}

void SchemaFields::Add(const NodeView& view, NodeId schema) {
  const std::string_view name = ValueOf(view, schema, "name");
  const std::string_view space = ValueOf(view, schema, "namespace");
  if (!IsName(name) || !IsName(space)) return;
  const std::string_view extended = ValueOf(view, schema, "extendedSchema");
  Reading reading{view, std::string(space) + ":" + std::string(name), ""};
  reading.schema = extended.empty() ? reading.id : std::string(extended);
  // The main element is named like the schema or like what it extends; others
  // are definitions that "ref" and "template" point to.
  NodeId main = 0;
  for (NodeId child = view.FirstChild(schema); child != 0;
       child = view.NextSibling(child)) {
    if (view.Name(child) != "element") continue;
    const std::string_view own = ValueOf(view, child, "name");
    if (own == LocalName(reading.schema)) main = child;
    if (own == name && main == 0) main = child;
  }
  schemas_[reading.schema];
  if (main != 0) ReadMain(reading, main);
}

void SchemaFields::ReadMain(const Reading& reading, NodeId main) {
  const NodeView& view = reading.view;
  SchemaField plain;
  plain.source = reading.id;
  if (IsTrue(ValueOf(view, main, "autopk"))) {
    Declare(reading.schema, "@id", plain);
    autopk_.insert(reading.schema);
  }
  struct Open {
    NodeId next;
    std::string prefix;
  };
  std::vector<Open> open;
  open.push_back({view.FirstChild(main), ""});
  while (!open.empty()) {
    const NodeId at = open.back().next;
    if (at == 0) {
      open.pop_back();
      continue;
    }
    open.back().next = view.NextSibling(at);
    const std::string_view name = ValueOf(view, at, "name");
    if (!IsName(name)) continue;
    if (view.Name(at) == "attribute") {
      SchemaField field = plain;
      field.kind = KindOf(view, at, Kind::kField);
      Declare(reading.schema, open.back().prefix + "@" + std::string(name),
              field);
    } else if (view.Name(at) == "element") {
      const std::string xpath = open.back().prefix + std::string(name);
      if (ReadElement(reading, at, xpath)) {
        open.push_back({view.FirstChild(at), xpath + "/"});
      }
    }
  }
}

bool SchemaFields::ReadElement(const Reading& reading, NodeId element,
                               const std::string& xpath) {
  const NodeView& view = reading.view;
  const std::string_view type = ValueOf(view, element, "type");
  SchemaField field;
  field.source = reading.id;
  field.kind = KindOf(view, element, Kind::kField);
  if (field.kind != Kind::kField) {
    Declare(reading.schema, xpath, field);
    return false;
  }
  if (type == "link") {
    ReadLink(reading, element, xpath);
    return false;
  }
  const bool content = DeclaresContent(view, element);
  // ANY is any XML; one without type and content may only name what another
  // schema declares, or point to it with "ref".
  if (type.empty() || type == "ANY") {
    if (!content) return false;
    field.kind = Kind::kElement;
  }
  Declare(reading.schema, xpath, field);
  return content;
}

void SchemaFields::ReadLink(const Reading& reading, NodeId link,
                            const std::string& xpath) {
  const NodeView& view = reading.view;
  SchemaField field;
  field.kind = Kind::kLink;
  field.source = reading.id;
  field.target = ValueOf(view, link, "target");
  field.collection = IsTrue(ValueOf(view, link, "unbound"));
  field.plain_link = !field.collection && !HasChild(view, link, "join");
  Declare(reading.schema, xpath, field);
  const std::string_view reverse = ValueOf(view, link, "revLink");
  const bool named = !reverse.empty();
  // Whose name an extension's reverse link takes is not documented.
  const bool is_extension = reading.schema != reading.id;
  if (field.collection || reverse == "_NONE_" || field.target.empty() ||
      (named ? !IsName(reverse) : is_extension)) {
    return;
  }
  SchemaField back;
  back.kind = Kind::kLink;
  back.source = reading.id;
  back.target = reading.schema;
  back.collection = ValueOf(view, link, "revCardinality") != "single";
  const std::string name(named ? reverse : LocalName(reading.schema));
  const auto [at, added] = reverse_[field.target].emplace(name, back);
  if (!added && at->second != back) at->second.kind = Kind::kDisputed;
}

bool SchemaFields::KeyIsId(std::string_view schema) const {
  if (const PlatformKey* key = FindPlatformKey(schema)) {
    return key->xpath == "@id";
  }
  // Declared by hand it need not be the key.
  return autopk_.find(schema) != autopk_.end();
}

std::optional<SchemaField> SchemaFields::Find(std::string_view schema,
                                              std::string_view xpath) const {
  const auto at = schemas_.find(schema);
  if (at == schemas_.end()) return std::nullopt;
  const auto declared = at->second.find(xpath);
  if (declared != at->second.end()) return declared->second;
  if (const auto links = reverse_.find(schema); links != reverse_.end()) {
    const auto link = links->second.find(xpath);
    if (link != links->second.end()) return link->second;
  }
  constexpr std::string_view kKeyEnd = "-id";
  const std::size_t sign = xpath.find('@');
  if (sign == std::string_view::npos || !xpath.ends_with(kKeyEnd)) {
    return std::nullopt;
  }
  std::string link_path(xpath);
  link_path.resize(link_path.size() - kKeyEnd.size());
  link_path.erase(sign, 1);
  const auto link = at->second.find(link_path);
  const bool has_key = link != at->second.end() &&
                       link->second.kind == Kind::kLink &&
                       link->second.plain_link && KeyIsId(link->second.target);
  if (!has_key) return std::nullopt;
  SchemaField key;
  key.source = link->second.source;
  return key;
}

}  // namespace audit
