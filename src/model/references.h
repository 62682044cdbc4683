// Places that name an entity: what an entity needs of others.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "core/node_view.h"
#include "core/region.h"
#include "syntax/template.h"
#include "syntax/xtk_expression.h"

namespace audit {

enum class ReferenceUse : std::uint8_t {
  kNames,    // needs the entity to be there
  kMakes,    // writes it: setOption
  kAsksFor,  // looks for it, and may be content with nothing: a query
};

struct Reference {
  std::string schema;  // "xtk:srcSchema"
  std::string key;     // "nms:recipient"
  Region region;       // of what names it, in the text it was read from
  ReferenceUse use = ReferenceUse::kNames;
  bool operator==(const Reference&) const = default;
};

// The attributes of `element` that name a schema, a form, a library ..., and,
// of a link such as <folder _operation="none" name="..."/>, its target;
// appended. Names made by code (kHole, "<%") name nothing. `entity_schema`: of
// the entity around, which decides what @ref means; may be empty.
void ReferencesOf(const NodeView& view, NodeId element,
                  std::string_view entity_schema, std::vector<Reference>* out);

// What the queries of a view ask for by its key: schema="nms:extAccount" with
// "@name = 'ftp'" in a condition. Appended.
void ReferencesOfQueries(const NodeView& view, std::vector<Reference>* out);

// Options, counters, folders and schemas that an xtk expression names:
// GetOption('x'), [cus:order:@number]. Regions are of `text`; appended.
void ReferencesOfExpression(std::string_view text, std::vector<Reference>* out);
// The same of one that is parsed already.
void ReferencesOfExpression(std::string_view text,
                            const XtkExpression& expression,
                            std::vector<Reference>* out);

// <%@ include view="..." %>, <%@ include option="..." %>, and the libraries of
// <%@ page import="..." %>; appended.
void ReferencesOfDirective(const Directive& directive,
                           std::vector<Reference>* out);

// "a, b": what stands between the commas, without blanks around it; views of
// `list`.
std::vector<std::string_view> ItemsOf(std::string_view list);

// The libraries of <%@ page import="/nl/core/shared/nl.js,xtk:common.js" %> and
// <%@ include file="/cus/lib.js" %>, as ids; files of the server, which no
// export holds, are left out. Appended.
void LoadsOfDirective(const Directive& directive,
                      std::vector<std::string>* loads);

// Whether a key tells the entity on every instance: neither empty, nor code,
// nor the number of a row.
bool IsTellingKey(std::string_view key);

}  // namespace audit
