// The fields and links of schemas as far as they are known: those of Campaign's
// own that the platform tables list, and those of srcSchemas of the input, with
// extensions merged into what they extend. Neither is ever complete: a name
// that is not here may still exist.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>

#include "core/node_view.h"

namespace audit {

struct SchemaField {
  enum class Kind : std::uint8_t {
    kField,
    kLink,
    kElement,      // groups fields; its own content is not one
    kRemoved,      // an extension takes it away
    kDisputed,     // declared twice, and not alike
    kConditional,  // applicableIf decides on each server
    kInferred,     // Campaign's, but only a rule of naming says so
  };
  Kind kind = Kind::kField;
  bool collection = false;  // of a link: to many
  // Of a link to one: no <join> of its own, so that naming rules give its key.
  bool plain_link = false;
  std::string target;  // of a link: "nms:recipient"; empty or a list: not known
  std::string source;  // the schema that declares it, or the platform's words
  bool operator==(const SchemaField&) const = default;
};

class SchemaFields {
 public:
  // Campaign's own.
  SchemaFields();

  // `schema` is a srcSchema of the input. Order of calls does not matter.
  void Add(const NodeView& view, NodeId schema);

  bool Knows(std::string_view schema) const;
  // `xpath` as in "@email", "location/@city", "folder". Letter case counts.
  // Beyond what is declared: the key "@id" of autopk, "@company-id" of a plain
  // link to a schema whose key is "@id", reverse links (formats.md 2.4).
  std::optional<SchemaField> Find(std::string_view schema,
                                  std::string_view xpath) const;

 private:
  using Fields = std::map<std::string, SchemaField, std::less<>>;
  void Declare(const std::string& schema, const std::string& xpath,
               const SchemaField& field);
  struct Reading;  // of one srcSchema
  void ReadMain(const Reading& reading, NodeId main);
  // What is below it is read too.
  bool ReadElement(const Reading& reading, NodeId element,
                   const std::string& xpath);
  void ReadLink(const Reading& reading, NodeId link, const std::string& xpath);
  bool KeyIsId(std::string_view schema) const;

  std::map<std::string, Fields, std::less<>> schemas_;
  std::set<std::string, std::less<>> autopk_;  // schemas whose key is made
  // Reverse links whose name is not written; declared ones go first.
  std::map<std::string, Fields, std::less<>> reverse_;
};

}  // namespace audit
