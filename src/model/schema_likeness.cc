#include "model/schema_likeness.h"

#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <tuple>
#include <utility>

#include "core/text.h"
#include "model/platform.h"

namespace audit {
namespace {

// Without a common table or name, so many fields alike and at least half of all
// make a likeness: any table of people has an e-mail address and a name.
constexpr std::uint32_t kTellingFields = 5;

constexpr std::array<std::string_view, 9> kNatures = {
    "not known",           "an extension",    "Campaign's own",       "a view",
    "in another database", "without a table", "made from a template", "a clone",
    "independent"};

// The node at "location/@city" below the main element; kNoNode: none, or more
// than one.
std::uint32_t NodeAt(const SchemaSource& source, std::string_view xpath) {
  std::uint32_t at = source.main;
  while (at != kNoNode) {
    const std::size_t slash = xpath.find('/');
    std::string_view name = xpath.substr(0, slash);
    const bool attribute = name.starts_with('@');
    if (attribute) name.remove_prefix(1);
    const auto found =
        NodesNamed(source, at,
                   attribute ? NameSort::kAttribute : NameSort::kElement, name);
    at = found.size() == 1 ? found.front() : kNoNode;
    if (slash == std::string_view::npos) break;
    xpath.remove_prefix(slash + 1);
  }
  return at;
}

std::string_view TypeOf(const SchemaNode& node) {
  return node.type.empty() ? "string" : std::string_view(node.type);
}

bool IsAlike(const SchemaSource& source, std::uint32_t index,
             const PlatformField& row) {
  const SchemaNode& node = source.nodes[index];
  if (TypeOf(node) != row.type.substr(0, row.type.find(' '))) return false;
  if (node.link != kNoNode) {
    return source.links[node.link].target == row.target;
  }
  const SqlName column = ColumnOf(source, index);
  if (column.by == SqlName::By::kNothing || row.column.empty()) {
    return node.has_column == !row.column.empty();
  }
  return EqualsIgnoreCase(column.text, row.column);
}

// Rows that only a rule of naming gives prove nothing, nor do those that are
// computed: their expressions are not known.
bool IsComparable(const PlatformField& row) {
  return row.source != "naming rule" &&
         row.type.find("computed") == std::string_view::npos &&
         !row.type.starts_with("element") && !row.type.starts_with("xtk");
}

SchemaLikeness Compare(const SchemaSource& source, SchemaLikeness likeness,
                       const PlatformSchema& schema) {
  likeness.like = schema.name;
  likeness.source = schema.source;
  likeness.same_name = LocalName(source.id) == LocalName(schema.name);
  likeness.same_table = likeness.table.by != SqlName::By::kNothing &&
                        !schema.table.empty() &&
                        EqualsIgnoreCase(likeness.table.text, schema.table);
  for (const PlatformField& row : FieldsOfPlatformSchema(schema.name)) {
    if (!IsComparable(row)) continue;
    ++likeness.known;
    const std::uint32_t node = NodeAt(source, row.xpath);
    if (node == kNoNode || source.nodes[node].removed) continue;
    if (!IsAlike(source, node, row)) {
      ++likeness.differing;
      continue;
    }
    ++likeness.alike;
    if (likeness.alike_paths.size() < kPathsShown) {
      likeness.alike_paths.emplace_back(row.xpath);
    }
  }
  return likeness;
}

bool IsLike(const SchemaLikeness& likeness) {
  const bool by_fields =
      likeness.alike >= kTellingFields && likeness.alike * 2 >= likeness.fields;
  return likeness.same_table || likeness.same_name || by_fields;
}

// Campaign's schemas by what makes them likely; made at the first call.
struct PlatformIndex {
  std::vector<const PlatformSchema*> with_fields;
  std::map<std::string_view, std::vector<const PlatformSchema*>> by_name;

  PlatformIndex() {
    for (const PlatformSchema& schema : PlatformSchemas()) {
      by_name[LocalName(schema.name)].push_back(&schema);
      if (!FieldsOfPlatformSchema(schema.name).empty()) {
        with_fields.push_back(&schema);
      }
    }
  }
};

const PlatformIndex& Platform() {
  static const PlatformIndex index;
  return index;
}

// Those that can be like it at all, by name.
std::set<const PlatformSchema*> Candidates(const SchemaSource& source,
                                           const SchemaLikeness& own) {
  std::set<const PlatformSchema*> candidates;
  // An extension is like what it extends, and nothing else.
  if (!source.extends.empty()) {
    if (const PlatformSchema* schema = FindPlatformSchema(source.extends)) {
      candidates.insert(schema);
    }
    return candidates;
  }
  const auto add = [&](const std::vector<const PlatformSchema*>& schemas) {
    candidates.insert(schemas.begin(), schemas.end());
  };
  if (own.table.by != SqlName::By::kNothing) {
    add(SchemasOnPlatformTable(own.table.text));
  }
  const auto same_name = Platform().by_name.find(LocalName(source.id));
  if (same_name != Platform().by_name.end()) add(same_name->second);
  if (own.fields >= kTellingFields) add(Platform().with_fields);
  return candidates;
}

std::uint32_t CountFields(const SchemaSource& source) {
  if (source.main == kNoNode) return 0;
  std::uint32_t count = 0;
  for (std::uint32_t i = source.main + 1;
       i < source.nodes.size() && source.nodes[i].depth > 0; ++i) {
    const SchemaNode& node = source.nodes[i];
    const bool field = node.is_attribute || !node.type.empty();
    if (field && !node.removed) ++count;
  }
  return count;
}

// What a schema is made from: its @template, or its main element's @template,
// @ref or @aggregate.
std::string TemplateOf(const SchemaSource& source) {
  if (!source.template_of.empty()) return source.template_of;
  if (source.main == kNoNode) return "";
  const SchemaNode& main = source.nodes[source.main];
  for (const std::string* base : {&main.template_of, &main.ref}) {
    if (!base->empty()) return *base;
  }
  return main.aggregate;
}

SchemaNature NatureOf(const SchemaSource& source,
                      const SchemaLikeness& likeness) {
  const std::string_view id = source.id;
  if (!source.extends.empty()) return SchemaNature::kExtension;
  if (IsReservedNamespace(id.substr(0, id.find(':')))) {
    return SchemaNature::kBuiltIn;
  }
  if (source.view) return SchemaNature::kView;
  if (!IsInDatabase(source)) return SchemaNature::kNoTable;
  if (!source.data_source.empty()) return SchemaNature::kExternal;
  if (!likeness.base.empty()) return SchemaNature::kTemplate;
  if (likeness.same_table) return SchemaNature::kClone;
  if (likeness.table.by != SqlName::By::kNothing) {
    return SchemaNature::kIndependent;
  }
  const bool nothing = source.main == kNoNode && source.table.empty();
  return nothing ? SchemaNature::kNoTable : SchemaNature::kUnknown;
}

}  // namespace

std::string_view WordsOf(SchemaNature nature) {
  return kNatures[static_cast<std::size_t>(nature)];
}

SchemaLikeness LikenessOf(const SchemaSource& source) {
  SchemaLikeness own;
  own.base = source.extends.empty() ? TemplateOf(source) : source.extends;
  own.table = TableOf(source);
  own.fields = CountFields(source);
  SchemaLikeness best = own;
  const auto rank = [](const SchemaLikeness& l) {
    return std::tuple(l.same_table, l.same_name, l.alike);
  };
  for (const PlatformSchema* schema : Candidates(source, own)) {
    SchemaLikeness likeness = Compare(source, own, *schema);
    if (!IsLike(likeness) && source.extends.empty()) continue;
    if (best.like.empty() || rank(likeness) > rank(best)) {
      best = std::move(likeness);
    }
  }
  best.nature = NatureOf(source, best);
  return best;
}

}  // namespace audit
