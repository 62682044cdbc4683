#include "model/schema_field.h"

#include <algorithm>
#include <map>
#include <set>
#include <utility>

#include "core/text.h"

namespace audit {
namespace {

using Kind = SchemaField::Kind;

bool Has(std::span<const Declaration> declarations, Kind kind) {
  return std::any_of(
      declarations.begin(), declarations.end(),
      [&](const Declaration& d) { return d.field.kind == kind; });
}

// What of all versions of its id only some declare may not be there.
bool IsInAllVersions(std::span<const Declaration> declarations) {
  std::map<std::uint32_t, std::set<std::uint32_t>> met;
  std::map<std::uint32_t, std::size_t> versions;
  for (const Declaration& d : declarations) {
    met[d.group].insert(d.version);
    versions[d.group] = d.versions;
  }
  return std::all_of(met.begin(), met.end(), [&](const auto& group) {
    return group.second.size() == versions[group.first];
  });
}

bool Alike(const SchemaField& a, const SchemaField& b) {
  return a.kind == b.kind && a.target == b.target &&
         a.collection == b.collection;
}

// The same column, however each of them comes to know it; else none.
SqlName Common(const SqlName& a, const SqlName& b) {
  const bool same = a.by != SqlName::By::kNothing &&
                    b.by != SqlName::By::kNothing &&
                    EqualsIgnoreCase(a.text, b.text);
  if (!same) return {};
  return a.by <= b.by ? a : b;
}

void Join(const SchemaField& other, SchemaField* field) {
  if (!Alike(*field, other)) field->kind = Kind::kDisputed;
  field->plain_link = field->plain_link && other.plain_link;
  if (field->joins != other.joins) field->joins.clear();
  if (!other.says_type) return;
  if (!std::exchange(field->says_type, true)) {
    field->type = other.type;
    field->column = other.column;
    field->enumeration = other.enumeration;
    return;
  }
  field->column = Common(field->column, other.column);
  if (field->type != other.type) field->type.clear();
  if (field->enumeration != other.enumeration) field->enumeration.clear();
}

}  // namespace

SchemaField Merged(std::span<const Declaration> declarations) {
  SchemaField merged = declarations.front().field;
  for (const Kind kind : {Kind::kTooMuch, Kind::kRemoved, Kind::kConditional}) {
    if (!Has(declarations, kind)) continue;
    merged.kind = kind;
    return merged;
  }
  // A name that is certain needs no guess, and no extension of who knows what.
  const auto certain = [](const Declaration& d) {
    return d.field.kind != Kind::kInferred && !d.indirect;
  };
  const bool some =
      std::any_of(declarations.begin(), declarations.end(), certain);
  const Declaration* first = nullptr;
  for (const Declaration& d : declarations) {
    if (some && d.field.kind == Kind::kInferred) continue;
    if (first == nullptr) {
      first = &d;
      merged = d.field;
    } else {
      Join(d.field, &merged);
    }
  }
  if (!some) {
    const bool inferred = Has(declarations, Kind::kInferred);
    merged.kind = inferred ? Kind::kInferred : Kind::kIndirect;
    return merged;
  }
  if (!IsInAllVersions(declarations)) merged.kind = Kind::kDisputed;
  return merged;
}

}  // namespace audit
