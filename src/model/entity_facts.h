// What entities of an instance say that rules ask about in other files: names
// of web applications, the schemas deliveries are made for, where their logs
// are kept.
#pragma once

#include <map>
#include <set>
#include <string>
#include <string_view>

#include "core/node_view.h"
#include "model/entity.h"

namespace audit {

struct EntityFacts {
  using Names = std::set<std::string, std::less<>>;

  Names web_apps;  // internal names
  // Values of @id inside web applications, but for those that their pages give
  // as well.
  Names web_app_ids;
  // Schemas that delivery mappings target.
  Names mapped_schemas;
  // Schemas of logs, each with the customer's schemas whose logs mappings keep
  // there.
  std::map<std::string, Names, std::less<>> log_users;
  // The customer's schemas that declare an address or number to write to.
  Names addressed_schemas;
  // Schemas that the input gives an index on @sourceId.
  Names source_indexed_schemas;
  // Options that some code gives what it encrypts itself.
  Names encrypted_options;
  // Libraries that JSSP pages, web applications and reports load.
  Names page_loads;

  // A server's files plan times with their zone on Oracle.
  bool oracle_time_zones = false;

  // Takes what a server's configuration says.
  void ReadServer(const NodeView& view, NodeId root);
  // Takes what the code of a file says, as the file writes it.
  void ReadCode(std::string_view file);
  // Takes what an entity says; most say nothing.
  void Read(const NodeView& view, const Entity& entity);
  void Join(const EntityFacts& other);
};

// "nms:trackingLogRcp" and other schemas of delivery or tracking logs, the
// customer's as well; by name, which is how mappings make them.
bool IsLogSchema(std::string_view schema);
// True outside of the namespaces Campaign keeps for itself.
bool IsCustomersSchema(std::string_view schema);
// The attributes of a delivery mapping's storage that name schemas of logs.
bool NamesLogSchema(std::string_view attribute);

}  // namespace audit
