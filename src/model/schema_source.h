// What one srcSchema says, as values: the fact that crosses files. Nothing is
// derived, followed or merged here; schemas.h does that.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/node_view.h"

namespace audit {

inline constexpr std::uint32_t kNoNode = ~std::uint32_t{0};

// Of <element type="link">.
struct SchemaLink {
  struct Join {
    std::string from;  // xpath-src
    std::string to;    // xpath-dst
    bool operator==(const Join&) const = default;
  };
  std::string target;       // "nms:recipient"; empty or a list: not one schema
  std::string reverse;      // @revLink, "" and "_NONE_" too
  bool collection = false;  // @unbound: to many
  bool reverse_to_one = false;
  bool joined = false;  // has a <join>, whether it can be read or not
  std::vector<Join> joins;
};

// An <element> or <attribute> that declares a name.
struct SchemaNode {
  std::string name;
  std::string type;      // as written; "" of an attribute: string
  std::string sql_name;  // @sqlname
  std::string enumeration;
  // What its content is taken from, "name" or "ns:schema:path".
  std::string ref;
  std::string template_of;
  std::string aggregate;
  std::uint32_t parent = kNoNode;  // kNoNode: right below the srcSchema
  std::uint32_t depth = 0;
  std::uint32_t link = kNoNode;  // into SchemaSource::links
  bool is_attribute = false;
  bool has_content = false;  // declares names itself
  bool removed = false;      // _operation="delete"
  bool conditional = false;  // applicableIf decides on each server
  bool inferred = false;    // the platform's, but only a rule of naming says so
  bool has_column = false;  // neither kept in XML nor computed
  Region region;            // of its name in the file
};

struct SchemaKey {
  std::string name;
  std::vector<std::string> fields;  // xpaths; of a link its name
  bool internal = false;
  bool conditional = false;
};

struct SchemaEnumeration {
  struct Value {
    std::string name;
    std::string value;
    bool operator==(const Value&) const = default;
  };
  std::string name;
  std::string base_type;
  std::vector<Value> values;
  bool operator==(const SchemaEnumeration&) const = default;
};

struct SchemaSource {
  std::string id;       // "cus:order"
  std::string extends;  // @extendedSchema
  std::string words;    // where its facts are from: the id, or the platform's
  // Of the schema itself:
  std::string mapping_type;
  std::string template_of;
  bool view = false;
  bool library = false;
  // Of what maps it, the main element or else the first with a table:
  std::string data_source;
  std::string table;    // @sqltable
  Region table_region;  // of that attribute
  bool autopk = false;

  std::vector<SchemaNode> nodes;  // document order
  std::vector<SchemaLink> links;
  std::vector<SchemaKey> keys;  // of the main element
  std::vector<SchemaEnumeration> enumerations;
  // The element named like the schema, or like what it extends; the others
  // right below the srcSchema are definitions for @ref and @template.
  std::uint32_t main = kNoNode;
  std::vector<std::uint32_t> by_name;  // all nodes, for NodesNamed
  Region region;                       // of the srcSchema's name

  // What its fields belong to.
  const std::string& schema() const { return extends.empty() ? id : extends; }
};

// Empty where the schema has no name or no namespace. Names that are code or
// paths declare nothing. `id`: what its entity is known by, for elements that
// have lost their name to the file system; may be empty.
std::optional<SchemaSource> ReadSchema(const NodeView& view, NodeId schema,
                                       std::string_view id = {});

// To be called when all nodes are there.
void IndexNames(SchemaSource* source);
enum class NameSort : std::uint8_t { kElement, kAttribute };
// The nodes of that name below `parent`, in document order.
std::span<const std::uint32_t> NodesNamed(const SchemaSource& source,
                                          std::uint32_t parent, NameSort sort,
                                          std::string_view name);

// "company" of "cus:company".
std::string_view LocalName(std::string_view schema);

}  // namespace audit
