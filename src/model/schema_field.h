// A name in a schema when all that declare it are merged: what schemas.h
// answers with.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "model/schema_source.h"
#include "model/sql_names.h"

namespace audit {

struct SchemaField {
  enum class Kind : std::uint8_t {
    kField,
    kLink,
    kElement,      // groups fields; its own content is not one
    kRemoved,      // an extension takes it away
    kDisputed,     // declared in several ways, or not in all versions
    kConditional,  // applicableIf decides on each server
    kInferred,     // Campaign's, but only a rule of naming says so
    kIndirect,     // only an extension of an extension declares it
    kTooMuch,      // more declarations than are looked through
  };
  Kind kind = Kind::kField;
  bool collection = false;  // of a link: to many
  // Of a link to one: no <join> of its own, so that naming rules give its key.
  bool plain_link = false;
  std::string target;  // of a link: "nms:recipient"; empty or a list: not known
  std::vector<SchemaLink::Join> joins;
  // Of a field: an extension that writes no type may only label what it
  // extends.
  bool says_type = true;
  std::string type;
  SqlName column;
  std::string enumeration;  // @enum as written in `source`
  std::string source;  // the schema that declares it, or the platform's words
  bool operator==(const SchemaField&) const = default;
};

// One declaration. Sources of one id are versions of it: which one a server
// has is not known.
struct Declaration {
  SchemaField field;
  std::uint32_t group = 0;    // the id that declares
  std::uint32_t version = 0;  // the source of it
  std::uint32_t versions = 1;
  bool indirect = false;  // by an extension of an extension
};

// Of at least one declaration. The order does not matter, but for `source`.
SchemaField Merged(std::span<const Declaration> declarations);

}  // namespace audit
