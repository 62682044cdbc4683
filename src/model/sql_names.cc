#include "model/sql_names.h"

#include <algorithm>
#include <array>

#include "core/text.h"
#include "model/platform.h"

namespace audit {
namespace {

using By = SqlName::By;

struct TypePrefix {
  std::string_view type;
  std::string_view prefix;
  By by;
};

// int64 is seen with two prefixes; enum, primarykey, MNTOKEN and ANY with none.
constexpr auto kPrefixes = std::to_array<TypePrefix>({
    {"", "s", By::kRule},
    {"CDATA", "m", By::kInferredRule},
    {"blob", "m", By::kInferredRule},
    {"boolean", "i", By::kRule},
    {"byte", "i", By::kRule},
    {"date", "ts", By::kRule},
    {"datetime", "ts", By::kRule},
    {"datetimenotz", "ts", By::kRule},
    {"datetimetz", "ts", By::kRule},
    {"double", "d", By::kRule},
    {"float", "d", By::kInferredRule},
    {"html", "m", By::kInferredRule},
    {"long", "i", By::kRule},
    {"memo", "m", By::kInferredRule},
    {"percent", "d", By::kInferredRule},
    {"short", "i", By::kRule},
    {"string", "s", By::kRule},
    {"time", "tm", By::kInferredRule},
    {"timespan", "d", By::kInferredRule},
    {"uuid", "u", By::kInferredRule},
});

// What a database takes as it stands; of other names no rule is known.
bool IsPlain(std::string_view name) {
  return !name.empty() && std::all_of(name.begin(), name.end(), [](char c) {
    return IsLetter(c) || IsDigit(c) || c == '_';
  });
}

bool HasCode(std::string_view name) {
  return name.find(kHole) != std::string_view::npos ||
         name.find("<%") != std::string_view::npos;
}

std::string Capitalised(std::string_view name) {
  std::string text(name);
  if (!text.empty() && text[0] >= 'a' && text[0] <= 'z') {
    text[0] = static_cast<char>(text[0] - 'a' + 'A');
  }
  return text;
}

SqlName Written(std::string_view name) {
  if (HasCode(name)) return {};
  return {std::string(name), By::kWritten};
}

bool IsInternalKey(const SchemaSource& source, std::string_view xpath) {
  if (source.keys.empty()) return false;
  const auto internal =
      std::find_if(source.keys.begin(), source.keys.end(),
                   [](const SchemaKey& key) { return key.internal; });
  const SchemaKey& key =
      internal == source.keys.end() ? source.keys.front() : *internal;
  return key.fields.size() == 1 && key.fields.front() == xpath;
}

}  // namespace

SqlName PrefixOf(std::string_view type) {
  const auto row =
      std::find_if(kPrefixes.begin(), kPrefixes.end(),
                   [&](const TypePrefix& r) { return r.type == type; });
  if (row == kPrefixes.end()) return {};
  return {std::string(row->prefix), row->by};
}

bool IsInDatabase(const SchemaSource& source) {
  const bool sql = source.mapping_type.empty() || source.mapping_type == "sql";
  return sql && !source.library && source.data_source != "file";
}

SqlName TableOf(const SchemaSource& source) {
  if (!source.extends.empty() || !IsInDatabase(source)) return {};
  if (!source.table.empty()) return Written(source.table);
  // Of views and tables elsewhere the pages give no rule, and whether a
  // template's table comes with it they do not say.
  if (source.view || !source.data_source.empty()) return {};
  if (source.main == kNoNode || !source.template_of.empty() ||
      !source.nodes[source.main].template_of.empty() ||
      !source.nodes[source.main].ref.empty()) {
    return {};
  }
  const std::string_view id = source.id;
  const std::string_view space = id.substr(0, id.find(':'));
  if (!IsPlain(space) || !IsPlain(LocalName(id))) return {};
  return {Capitalised(space) + Capitalised(LocalName(id)), By::kRule};
}

SqlName ColumnOf(const SchemaSource& source, std::uint32_t node) {
  const SchemaNode& field = source.nodes[node];
  if (field.removed || field.link != kNoNode || !field.has_column) return {};
  if (!IsInDatabase(source)) return {};
  if (!field.is_attribute && field.type.empty()) return {};  // groups fields
  if (!field.sql_name.empty()) return Written(field.sql_name);
  if (!NamesColumns(source, field) || !IsPlain(field.name)) return {};
  const bool id =
      field.is_attribute && field.name == "id" && field.parent == source.main;
  // Whether it is the key of what an extension extends is not said there.
  if (id && !source.extends.empty()) return {};
  if (id && (source.autopk || IsInternalKey(source, "@id"))) {
    return KeyColumnNameOf(source, field.type);
  }
  // One whose values are numbers is named as a number (formats.md 2.4.2).
  if (field.type.empty() && !field.enumeration.empty()) return {};
  // It may be Campaign's own field, which it only labels.
  if (field.type.empty() && !source.extends.empty()) return {};
  SqlName prefix = PrefixOf(field.type);
  if (prefix.by == By::kNothing) return {};
  return {prefix.text + Capitalised(field.name), prefix.by};
}

bool NamesColumns(const SchemaSource& source, const SchemaNode& node) {
  if (!IsInDatabase(source) || source.view || !source.data_source.empty()) {
    return false;
  }
  if (source.extends.empty()) return true;
  const PlatformSchema* base = FindPlatformSchema(source.extends);
  return base != nullptr && !base->table.empty() && node.parent == source.main;
}

SqlName KeyColumnNameOf(const SchemaSource& source, std::string_view type) {
  if (source.main == kNoNode || !IsNumberOfRow(type)) return {};
  const SchemaNode& main = source.nodes[source.main];
  // The key column of what a schema is made from stays what it was.
  const bool made = !source.template_of.empty() || !main.template_of.empty() ||
                    !main.ref.empty() || !main.aggregate.empty();
  if (made || !source.extends.empty() || !NamesColumns(source, main)) return {};
  return {"i" + Capitalised(LocalName(source.id)) + "Id", By::kRule};
}

bool IsNumberOfRow(std::string_view type) {
  return type == "long" || type == "int64";
}

SqlName ForeignKeyOf(std::string_view link) {
  if (!IsPlain(link)) return {};
  return {"i" + Capitalised(link) + "Id", By::kRule};
}

}  // namespace audit
