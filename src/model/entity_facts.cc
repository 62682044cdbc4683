#include "model/entity_facts.h"

#include <re2/re2.h>

#include "core/node_walk.h"
#include "core/text.h"
#include "model/platform.h"

namespace audit {
namespace {

using Names = EntityFacts::Names;

std::string IdOf(const NodeView& view, NodeId schema) {
  std::string id(ValueOf(view, schema, "namespace"));
  id += ':';
  id += ValueOf(view, schema, "name");
  return id;
}

// Ids that the author of a page wrote into it.
void DropPageIds(std::string_view page, Names* ids) {
  static const RE2 kId(R"((?i)\bid\s*=\s*["']?([\w:.-]+))");
  re2::StringPiece rest(page.data(), page.size());
  std::string id;
  while (RE2::FindAndConsume(&rest, kId, &id)) ids->erase(id);
}

void ReadWebApp(const NodeView& view, NodeId root, EntityFacts* into) {
  const std::string name(ValueOf(view, root, "internalName"));
  if (!name.empty()) into->web_apps.insert(name);
  Names ids;
  ForEachInSubtree(view, root, [&](NodeId element) {
    const std::string_view id = ValueOf(view, element, "id");
    if (element != root && !id.empty()) ids.emplace(id);
  });
  if (ids.empty()) return;
  ForEachInSubtree(view, root, [&](NodeId element) {
    std::string joined;
    const std::string_view text = view.TextView(element, &joined);
    if (text.find('=') != text.npos) DropPageIds(text, &ids);
  });
  into->web_app_ids.merge(ids);
}

void ReadMapping(const NodeView& view, NodeId root, EntityFacts* into) {
  std::string schema(ValueOf(view, root, "targetSchema"));
  if (schema.empty()) schema = ValueOf(view, root, "schema");
  if (schema.empty()) return;
  into->mapped_schemas.insert(schema);
  if (!IsCustomersSchema(schema)) return;
  ForEachInSubtree(view, root, [&](NodeId element) {
    if (view.Name(element) != "storage") return;
    for (AttributeId attribute = view.FirstAttribute(element); attribute != 0;
         attribute = view.NextAttribute(attribute)) {
      if (!NamesLogSchema(view.AttributeName(attribute))) continue;
      const std::string_view log = view.AttributeValue(attribute);
      if (!IsBlank(log)) into->log_users[std::string(log)].insert(schema);
    }
  });
}

bool IsSourceId(std::string_view path) {
  return path == "@sourceId" || path == "[@sourceId]";
}

// Of the attributes and elements that declare a field.
bool IsAddress(std::string_view field) {
  static const RE2 kAddress(
      "(?i)^(e_?mail|mobile_?phone|mobile|phone|msisdn)(_?address|_?number)?$");
  return RE2::FullMatch(re2::StringPiece(field.data(), field.size()), kAddress);
}

void ReadSourceSchema(const NodeView& view, NodeId root, EntityFacts* into) {
  const std::string_view extended = ValueOf(view, root, "extendedSchema");
  const std::string schema =
      extended.empty() ? IdOf(view, root) : std::string(extended);
  ForEachInSubtree(view, root, [&](NodeId element) {
    const std::string_view name = view.Name(element);
    if (name == "attribute" && extended.empty() && IsCustomersSchema(schema) &&
        IsAddress(ValueOf(view, element, "name"))) {
      into->addressed_schemas.insert(schema);
    }
    if (name == "keyfield" && IsSourceId(ValueOf(view, element, "xpath")) &&
        view.Name(view.Parent(element)) == "dbindex") {
      into->source_indexed_schemas.insert(schema);
    }
  });
}

}  // namespace

bool IsLogSchema(std::string_view schema) {
  static const RE2 kLog("(?i)(?:^|:)\\w*(?:broad|tracking)log\\w*$");
  static const RE2 kMessages("(?i)broadLogMsg");
  const re2::StringPiece text(schema.data(), schema.size());
  return RE2::PartialMatch(text, kLog) && !RE2::PartialMatch(text, kMessages);
}

bool IsCustomersSchema(std::string_view schema) {
  const std::size_t colon = schema.find(':');
  return colon != schema.npos && colon != 0 &&
         !IsReservedNamespace(schema.substr(0, colon));
}

bool NamesLogSchema(std::string_view attribute) {
  return attribute == "broadLogSchema" || attribute == "trackingLogSchema";
}

void EntityFacts::ReadServer(const NodeView& view, NodeId root) {
  ForEachInSubtree(view, root, [&](NodeId element) {
    if (!EqualsIgnoreCase(view.Name(element), "dbcnx")) return;
    const std::string_view zones = ValueOf(view, element, "useTimestampTZ");
    const bool on = zones == "1" || zones == "true";
    oracle_time_zones =
        oracle_time_zones ||
        (on && EqualsIgnoreCase(ValueOf(view, element, "provider"), "Oracle"));
  });
}

void EntityFacts::Read(const NodeView& view, const Entity& entity) {
  if (entity.schema == "nms:webApp") {
    ReadWebApp(view, entity.element, this);
  } else if (entity.schema == "nms:deliveryMapping") {
    ReadMapping(view, entity.element, this);
  } else if (entity.schema == "xtk:srcSchema") {
    ReadSourceSchema(view, entity.element, this);
  }
}

// Comments too: such a line runs once, then people comment it out.
void EntityFacts::ReadCode(std::string_view file) {
  if (file.find("setOption") == file.npos) return;
  static const RE2 encrypts(
      R"(\bsetOption\s*\(\s*(?:["']|&quot;|&apos;)([\w.:-]+)(?:["']|&quot;|)"
      R"(&apos;)\s*,\s*(?:en)?cryptString\s*\()");
  re2::StringPiece rest(file.data(), file.size());
  std::string option;
  while (RE2::FindAndConsume(&rest, encrypts, &option)) {
    encrypted_options.insert(option);
  }
}

void EntityFacts::Join(const EntityFacts& other) {
  oracle_time_zones = oracle_time_zones || other.oracle_time_zones;
  web_apps.insert(other.web_apps.begin(), other.web_apps.end());
  web_app_ids.insert(other.web_app_ids.begin(), other.web_app_ids.end());
  mapped_schemas.insert(other.mapped_schemas.begin(),
                        other.mapped_schemas.end());
  for (const auto& [log, schemas] : other.log_users) {
    log_users[log].insert(schemas.begin(), schemas.end());
  }
  addressed_schemas.insert(other.addressed_schemas.begin(),
                           other.addressed_schemas.end());
  source_indexed_schemas.insert(other.source_indexed_schemas.begin(),
                                other.source_indexed_schemas.end());
  page_loads.insert(other.page_loads.begin(), other.page_loads.end());
  encrypted_options.insert(other.encrypted_options.begin(),
                           other.encrypted_options.end());
}

}  // namespace audit
