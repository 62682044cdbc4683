#include "model/platform_sources.h"

#include <utility>

#include "model/platform.h"

namespace audit {
namespace {

constexpr std::string_view kInferred = "naming rule";

class PlatformReader {
 public:
  explicit PlatformReader(std::string_view schema) {
    source_.id = schema;
    SchemaNode main;
    main.name = LocalName(schema);
    main.has_content = true;
    source_.main = 0;
    source_.nodes.push_back(std::move(main));
  }

  void Add(const PlatformField& row) {
    std::uint32_t parent = 0;
    std::string_view rest = row.xpath;
    // What groups "location/@city" is known with it.
    for (std::size_t slash = rest.find('/'); slash != std::string_view::npos;
         slash = rest.find('/')) {
      parent = Group(parent, rest.substr(0, slash), row);
      rest.remove_prefix(slash + 1);
    }
    AddField(parent, rest, row);
  }

  SchemaSource Take() {
    IndexNames(&source_);
    return std::move(source_);
  }

 private:
  std::uint32_t Group(std::uint32_t parent, std::string_view name,
                      const PlatformField& row) {
    for (std::uint32_t i = 0; i < source_.nodes.size(); ++i) {
      SchemaNode& node = source_.nodes[i];
      if (node.parent != parent || node.name != name || node.is_attribute) {
        continue;
      }
      node.inferred = node.inferred && row.source == kInferred;
      node.has_content = true;
      return i;
    }
    SchemaNode group;
    group.name = name;
    group.parent = parent;
    group.depth = source_.nodes[parent].depth + 1;
    group.has_content = true;
    group.inferred = row.source == kInferred;
    source_.nodes.push_back(std::move(group));
    return static_cast<std::uint32_t>(source_.nodes.size() - 1);
  }

  void AddField(std::uint32_t parent, std::string_view name,
                const PlatformField& row) {
    SchemaNode node;
    node.is_attribute = name.starts_with('@');
    node.name = node.is_attribute ? name.substr(1) : name;
    node.parent = parent;
    node.depth = source_.nodes[parent].depth + 1;
    // Its row is there for the column's sake; that the path exists is inferred.
    node.inferred = row.source == kInferred;
    node.type = row.type.substr(0, row.type.find(' '));
    node.sql_name = row.column;
    node.has_column = !row.column.empty();
    if (node.type == "link") {
      node.link = static_cast<std::uint32_t>(source_.links.size());
      SchemaLink link;
      link.target = row.target;
      link.collection = row.type.find("collection") != std::string_view::npos;
      link.reverse = "_NONE_";  // not known
      link.joined = true;       // its key is a row of its own
      source_.links.push_back(std::move(link));
    } else if (node.type == "element") {
      node.type.clear();
      node.has_content = true;
    }
    source_.nodes.push_back(std::move(node));
  }

  SchemaSource source_;
};

}  // namespace

std::vector<SchemaSource> PlatformSources() {
  std::vector<SchemaSource> sources;
  for (const PlatformSchema& schema : PlatformSchemas()) {
    PlatformReader reader(schema.name);
    for (const PlatformField& row : FieldsOfPlatformSchema(schema.name)) {
      reader.Add(row);
    }
    SchemaSource source = reader.Take();
    source.words = schema.source;
    source.table = schema.table;
    source.library = schema.table.empty();  // none known
    sources.push_back(std::move(source));
  }
  return sources;
}

}  // namespace audit
