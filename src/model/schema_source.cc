#include "model/schema_source.h"

#include <algorithm>
#include <array>
#include <tuple>
#include <utility>

#include "model/metadata_comment.h"
#include "model/name_table.h"

namespace audit {
namespace {

// As attributes of schemas write it (formats.md 2.2).
bool IsTrue(std::string_view value) {
  return value == "true" || value == "1" || value == "yes";
}

// Neither is a name: empty, code, a path.
bool IsName(std::string_view name) {
  return !name.empty() && name.find('/') == std::string_view::npos &&
         name.find(kHole) == std::string_view::npos &&
         name.find("<%") == std::string_view::npos;
}

// The attributes of declarations, read in one go: a schema has a hundred
// fields, and each field most of these to be asked for.
enum class Word : std::uint8_t {
  kAggregate,
  kApplicableIf,
  kEnum,
  kExpr,
  kFeature,
  kName,
  kOperation,
  kRef,
  kSql,
  kSqlName,
  kTemplate,
  kType,
  kUnbound,
  kXml,
  kXmlChildren,
};
struct WordRow {
  std::string_view name;
  Word word;
};
constexpr auto kWords = MakeNameTable(std::to_array<WordRow>({
    {"_operation", Word::kOperation},
    {"aggregate", Word::kAggregate},
    {"applicableIf", Word::kApplicableIf},
    {"enum", Word::kEnum},
    {"expr", Word::kExpr},
    {"feature", Word::kFeature},
    {"name", Word::kName},
    {"ref", Word::kRef},
    {"sql", Word::kSql},
    {"sqlname", Word::kSqlName},
    {"template", Word::kTemplate},
    {"type", Word::kType},
    {"unbound", Word::kUnbound},
    {"xml", Word::kXml},
    {"xmlChildren", Word::kXmlChildren},
}));

class Words {
 public:
  Words(const NodeView& view, NodeId element) {
    for (AttributeId attribute = view.FirstAttribute(element); attribute != 0;
         attribute = view.NextAttribute(attribute)) {
      const auto row = kWords.Find(view.AttributeName(attribute));
      if (row.empty()) continue;
      // Of an attribute written twice the first counts, as for ValueOf.
      std::string_view& value = At(row.front().word);
      if (value.data() == nullptr) value = view.AttributeValue(attribute);
    }
  }
  std::string_view operator[](Word word) const {
    return values_[static_cast<std::size_t>(word)];
  }

 private:
  std::string_view& At(Word word) {
    return values_[static_cast<std::size_t>(word)];
  }
  std::array<std::string_view, kWords.rows().size()> values_;
};

// Lists of elements are no columns either: a row has no room for them.
bool KeepsXml(const Words& words) {
  return IsTrue(words[Word::kXml]) || IsTrue(words[Word::kXmlChildren]) ||
         IsTrue(words[Word::kUnbound]);
}

class SchemaReader {
 public:
  SchemaReader(const NodeView& view, NodeId schema)
      : view_(view), schema_(schema) {}

  std::optional<SchemaSource> Read(std::string_view id) {
    std::string_view name = Value(schema_, "name");
    std::string_view space = Value(schema_, "namespace");
    if (name.empty() && space.empty() && IsSchemaId(id)) {
      space = id.substr(0, id.find(':'));
      name = LocalName(id);
    }
    if (!IsName(name) || !IsName(space)) return std::nullopt;
    source_.id = std::string(space) + ":" + std::string(name);
    source_.words = source_.id;
    source_.extends = Value(schema_, "extendedSchema");
    source_.mapping_type = Value(schema_, "mappingType");
    source_.template_of = Value(schema_, "template");
    source_.view = IsTrue(Value(schema_, "view"));
    source_.library = IsTrue(Value(schema_, "library"));
    source_.data_source = Value(schema_, "dataSource");
    source_.region = view_.NameRegion(schema_);
    ReadNodes();
    ReadMain(name);
    IndexNames(&source_);
    return std::move(source_);
  }

 private:
  struct Open {
    NodeId next;
    std::uint32_t node;
    bool in_xml;  // what is below has no columns
  };

  std::string_view Value(NodeId element, std::string_view attribute) const {
    return ValueOf(view_, element, attribute);
  }

  void ReadNodes() {
    std::vector<Open> open = {{view_.FirstChild(schema_), kNoNode, false}};
    while (!open.empty()) {
      const Open at = open.back();
      if (at.next == 0) {
        open.pop_back();
        continue;
      }
      open.back().next = view_.NextSibling(at.next);
      const std::string_view tag = view_.Name(at.next);
      if (tag == "attribute" || tag == "element") {
        const Words words(view_, at.next);
        if (!IsName(words[Word::kName])) continue;
        const std::uint32_t node = AddNode(at, words);
        if (source_.nodes[node].is_attribute) continue;
        // What is below a link is not declared by it.
        if (source_.nodes[node].link != kNoNode) continue;
        open.push_back(
            {view_.FirstChild(at.next), node, at.in_xml || KeepsXml(words)});
      } else if (tag == "enumeration" && at.node == kNoNode) {
        ReadEnumeration(at.next);
      }
    }
  }

  std::uint32_t AddNode(const Open& at, const Words& words) {
    const NodeId element = at.next;
    SchemaNode node;
    node.is_attribute = view_.Name(element) == "attribute";
    node.name = words[Word::kName];
    node.type = words[Word::kType];
    node.sql_name = words[Word::kSqlName];
    node.enumeration = words[Word::kEnum];
    node.ref = words[Word::kRef];
    node.template_of = words[Word::kTemplate];
    node.aggregate = words[Word::kAggregate];
    node.parent = at.node;
    node.removed = words[Word::kOperation] == "delete";
    node.conditional = !words[Word::kApplicableIf].empty();
    const bool in_xml = at.in_xml || KeepsXml(words);
    node.has_column = (!in_xml || IsTrue(words[Word::kSql])) &&
                      words[Word::kExpr].empty() &&
                      words[Word::kFeature].empty();
    node.region = view_.NameRegion(element);
    if (at.node != kNoNode) {
      source_.nodes[at.node].has_content = true;
      node.depth = source_.nodes[at.node].depth + 1;
    }
    if (!node.is_attribute && node.type == "link") {
      node.link = static_cast<std::uint32_t>(source_.links.size());
      node.sql_name.clear();  // what it means for a link is not documented
      source_.links.push_back(ReadLink(element));
    }
    source_.nodes.push_back(std::move(node));
    elements_.push_back(element);
    return static_cast<std::uint32_t>(source_.nodes.size() - 1);
  }

  SchemaLink ReadLink(NodeId element) const {
    SchemaLink link;
    link.target = Value(element, "target");
    link.reverse = Value(element, "revLink");
    link.collection = IsTrue(Value(element, "unbound"));
    link.reverse_to_one = Value(element, "revCardinality") == "single";
    for (NodeId child = view_.FirstChild(element); child != 0;
         child = view_.NextSibling(child)) {
      if (view_.Name(child) != "join") continue;
      link.joined = true;
      link.joins.push_back({std::string(Value(child, "xpath-src")),
                            std::string(Value(child, "xpath-dst"))});
    }
    return link;
  }

  void ReadEnumeration(NodeId element) {
    SchemaEnumeration enumeration;
    enumeration.name = Value(element, "name");
    enumeration.base_type = Value(element, "basetype");
    for (NodeId child = view_.FirstChild(element); child != 0;
         child = view_.NextSibling(child)) {
      if (view_.Name(child) != "value") continue;
      enumeration.values.push_back({std::string(Value(child, "name")),
                                    std::string(Value(child, "value"))});
    }
    source_.enumerations.push_back(std::move(enumeration));
  }

  void ReadMain(std::string_view name) {
    std::uint32_t like_target = kNoNode;
    std::uint32_t like_schema = kNoNode;
    std::uint32_t mapped = kNoNode;
    for (std::uint32_t i = 0; i < source_.nodes.size(); ++i) {
      const SchemaNode& node = source_.nodes[i];
      if (node.parent != kNoNode || node.is_attribute) continue;
      if (like_target == kNoNode && node.name == LocalName(source_.schema())) {
        like_target = i;
      }
      if (like_schema == kNoNode && node.name == name) like_schema = i;
      if (mapped == kNoNode && !Value(elements_[i], "sqltable").empty()) {
        mapped = i;
      }
    }
    source_.main = like_target != kNoNode ? like_target : like_schema;
    if (source_.main != kNoNode) mapped = source_.main;
    if (mapped == kNoNode) return;
    const NodeId element = elements_[mapped];
    const AttributeId table = FindAttribute(view_, element, "sqltable");
    if (table != 0) {
      source_.table = view_.AttributeValue(table);
      source_.table_region = view_.AttributeRegion(table);
    }
    source_.autopk = IsTrue(Value(element, "autopk"));
    source_.view = source_.view || IsTrue(Value(element, "view"));
    if (source_.data_source.empty()) {
      source_.data_source = Value(element, "dataSource");
    }
    if (source_.main != kNoNode) ReadKeys(element);
  }

  void ReadKeys(NodeId main) {
    for (NodeId child = view_.FirstChild(main); child != 0;
         child = view_.NextSibling(child)) {
      if (view_.Name(child) != "key") continue;
      SchemaKey key;
      key.name = Value(child, "name");
      key.internal = IsTrue(Value(child, "internal"));
      key.conditional = !Value(child, "applicableIf").empty();
      for (NodeId field = view_.FirstChild(child); field != 0;
           field = view_.NextSibling(field)) {
        if (view_.Name(field) != "keyfield") continue;
        const std::string_view xpath = Value(field, "xpath");
        key.fields.emplace_back(xpath.empty() ? Value(field, "xlink") : xpath);
      }
      source_.keys.push_back(std::move(key));
    }
  }

  const NodeView& view_;
  const NodeId schema_;
  SchemaSource source_;
  std::vector<NodeId> elements_;  // of source_.nodes
};

using NameKey = std::tuple<std::uint32_t, bool, std::string_view>;

NameKey KeyOf(const SchemaNode& node) {
  return {node.parent, node.is_attribute, node.name};
}

}  // namespace

std::optional<SchemaSource> ReadSchema(const NodeView& view, NodeId schema,
                                       std::string_view id) {
  return SchemaReader(view, schema).Read(id);
}

void IndexNames(SchemaSource* source) {
  source->by_name.resize(source->nodes.size());
  for (std::uint32_t i = 0; i < source->by_name.size(); ++i) {
    source->by_name[i] = i;
  }
  std::stable_sort(source->by_name.begin(), source->by_name.end(),
                   [&](std::uint32_t a, std::uint32_t b) {
                     return KeyOf(source->nodes[a]) < KeyOf(source->nodes[b]);
                   });
}

std::span<const std::uint32_t> NodesNamed(const SchemaSource& source,
                                          std::uint32_t parent, NameSort sort,
                                          std::string_view name) {
  const NameKey key{parent, sort == NameSort::kAttribute, name};
  const auto begin = std::partition_point(
      source.by_name.begin(), source.by_name.end(),
      [&](std::uint32_t i) { return KeyOf(source.nodes[i]) < key; });
  const auto end = std::partition_point(
      begin, source.by_name.end(),
      [&](std::uint32_t i) { return KeyOf(source.nodes[i]) == key; });
  return {begin, end};
}

std::string_view LocalName(std::string_view schema) {
  return schema.substr(schema.find(':') + 1);
}

}  // namespace audit
