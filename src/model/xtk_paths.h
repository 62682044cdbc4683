// What a path of an xtk expression means in a schema: a known field, a known
// link, or unknown with its reason.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>

#include "model/schemas.h"
#include "syntax/xtk_expression.h"

namespace audit {

enum class PathReason : std::uint8_t {
  kNone,           // it is known
  kNotAPath,       // an error node, or no path at all
  kCode,           // a name is made by code
  kUnknownSchema,  // nothing is known of the schema it starts in or leads to
  kNoSuchName,     // not among what is known of the schema; it may still exist
  kOutside,        // absolute, or above where it starts: not of the schema
  kElement,        // ends on an element that only groups fields, or on itself
  kBehindField,    // goes on where a field ends
  kUnknownTarget,  // goes on through a link whose target is not one schema
  kRemoved,        // an extension takes the name away
  kDisputed,       // schemas of the input declare the name differently
  kConditional,    // there or not, as applicableIf says on each server
  kInferred,       // only a rule of naming says that it exists
  kIndirect,       // only an extension of an extension says that it exists
  kTooMuch,        // more steps or declarations than are looked through
};
std::string_view WordsOf(PathReason reason);

struct PathMeaning {
  enum class Kind : std::uint8_t { kUnknown, kField, kLink };
  Kind kind = Kind::kUnknown;
  PathReason reason = PathReason::kNone;
  // Of what is known: where it is declared in the end, behind all links.
  std::string schema;
  std::string xpath;
  std::string target;  // of a link
  std::string source;  // as in SchemaField
  // A link to many was gone through, or stands at the end.
  bool many = false;
  Region step;  // the last step read: of what is unknown, where it is
};

// `node` of `expression` is a kPath or a kJoin; any other node is no path.
// `schemas`: those of the levels that ".." leads out to, the path's own last
// (a subquery's, behind that of the query around it). A predicate narrows a
// step and changes nothing of its meaning.
PathMeaning ResolvePath(const Schemas& known,
                        std::span<const std::string_view> schemas,
                        std::string_view text, const XtkExpression& expression,
                        std::uint32_t node);

}  // namespace audit
