// All schemas of an instance in one model: Campaign's own as far as the
// platform tables list them and the srcSchemas of the input, extensions merged
// into what they extend, @ref and @template followed. Never complete: a name
// that is not here may still exist.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "model/schema_field.h"
#include "model/schema_source.h"
#include "model/sql_names.h"

namespace audit {

// Where names are looked for: in a schema, in one of its elements. Only for
// the Schemas that made it.
struct SchemaPlace {
  struct Scope {
    std::uint32_t source = 0;
    std::uint32_t node = 0;
    std::uint32_t version = 0;  // the source that a chain of @ref began in
    bool indirect = false;
  };
  std::string schema;  // empty: nothing is known of it
  std::string xpath;   // of the element, with a slash: "location/"
  std::vector<Scope> scopes;
  std::uint32_t depth = 0;
  bool too_much = false;
};

class Schemas {
 public:
  // The order of `input` does not matter.
  explicit Schemas(std::vector<SchemaSource> input = {});

  bool Knows(std::string_view schema) const;
  // The srcSchemas of the input, by id.
  std::span<const SchemaSource> input() const;

  // Where the paths of a schema start.
  SchemaPlace At(std::string_view schema) const;
  // What a name means there, letter case counting. Beyond what is declared:
  // the key "@id" of autopk, "@company-id" of a plain link to a schema whose
  // key is "@id", reverse links (formats.md 2.4). `into`: where an element
  // leads; may be null.
  std::optional<SchemaField> Take(const SchemaPlace& from, NameSort sort,
                                  std::string_view name,
                                  SchemaPlace* into) const;
  // The same of a whole path: "@email", "location/@city", "folder".
  std::optional<SchemaField> Find(std::string_view schema,
                                  std::string_view xpath) const;

  // The fields of the primary key, where all that declare it agree.
  std::optional<std::vector<std::string>> KeyOf(std::string_view schema) const;
  SqlName TableOf(std::string_view schema) const;
  // `name` as @enum writes it in `schema` or in an extension of it: "status",
  // "cus:order:status". Null where it is unknown or defined in several ways.
  const SchemaEnumeration* FindEnumeration(std::string_view schema,
                                           std::string_view name) const;

 private:
  // A source among those of one schema.
  struct Part {
    std::uint32_t source = 0;
    bool indirect = false;
  };
  struct Reverse {  // a link that leads to a schema
    std::uint32_t source = 0;
    std::uint32_t node = 0;
  };
  using Names = std::map<std::string, std::vector<Reverse>, std::less<>>;

  struct Versions {  // of one id
    std::vector<std::uint32_t> sources;
    bool has_full = false;   // one that is no extension
    bool one_target = true;  // all extend the same
  };

  void CountVersions();
  std::string RootOf(std::uint32_t source, bool* indirect) const;
  void AddReverseLinks(std::uint32_t source);
  std::span<const Part> PartsOf(std::string_view schema) const;
  bool IsFull(const Part& part) const;

  void Enter(SchemaPlace::Scope scope, SchemaPlace* place) const;
  std::optional<SchemaPlace::Scope> Follow(const SchemaPlace::Scope& from,
                                           std::string_view pointer) const;
  std::optional<SchemaPlace::Scope> Definition(std::span<const Part> parts,
                                               std::string_view path) const;

  std::vector<Declaration> Declared(const SchemaPlace& from, NameSort sort,
                                    std::string_view name,
                                    SchemaPlace* into) const;
  std::optional<SchemaField> FieldOf(const SchemaPlace::Scope& scope,
                                     std::uint32_t node,
                                     SchemaPlace* into) const;
  std::optional<SchemaPlace> Inside(SchemaPlace place,
                                    std::string_view path) const;
  bool IsKnownLink(const Reverse& link, std::string_view target) const;
  std::optional<SchemaField> KeyOfLink(const SchemaPlace& from,
                                       std::string_view name) const;
  std::optional<SchemaField> ReverseOf(const SchemaPlace& from,
                                       std::string_view name) const;
  SqlName KeyColumnOf(const SchemaSource& source, const SchemaNode& node) const;
  bool IsKeyedById(std::string_view schema) const;

  std::vector<SchemaSource> sources_;    // the platform's first, then by id
  std::size_t platform_ = 0;             // how many are the platform's
  std::vector<std::uint32_t> groups_;    // by source: the first of its id
  std::vector<std::uint32_t> versions_;  // by source: how many share its id
  // Direct parts first.
  std::map<std::string, std::vector<Part>, std::less<>> schemas_;
  std::map<std::string, Versions, std::less<>> by_id_;  // of the input
  std::map<std::string, Names, std::less<>> reverse_;   // by target
};

}  // namespace audit
