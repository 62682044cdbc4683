// What entities and servers say that rules on other entities hang on: accounts,
// target mappings, a few options, templates, commands of the server.
#pragma once

#include <map>
#include <set>
#include <string>
#include <string_view>

#include "core/node_view.h"
#include "model/entity.h"

namespace audit {

struct Surroundings {
  using Names = std::set<std::string, std::less<>>;

  Names default_recipients;  // schemas that Nms_DefaultRcpSchema names
  // Target mappings by name: the schemas their recipients are of.
  std::map<std::string, Names, std::less<>> mappings;
  // External accounts by name: "sftp" or "other", from all that is said of
  // them.
  std::map<std::string, Names, std::less<>> transfers;
  // Active accounts that lead to execution instances of Message Center.
  Names execution_accounts;
  // How the routing accounts send, as they write it; "4" is mid-sourcing.
  Names delivery_modes;
  // Internal names of the templates for events.
  Names event_templates;
  // Commands for files before they are loaded, and their names, as servers
  // declare them.
  Names commands;
  // Security zones that take tokens only, the shipped ones apart.
  Names token_zones;

  // Takes what an entity or the configuration of a server says; most say
  // nothing.
  void Read(const NodeView& view, const Entity& entity);
  void Join(const Surroundings& other);
  bool operator==(const Surroundings&) const = default;
};

// Whether an element (an account, an activity) says of itself that it works by
// SFTP: in its provider, protocol, kind or server.
bool SaysSftp(const NodeView& view, NodeId element);
// A command of one line, quotes and spaces as they are usually written.
std::string PlainCommand(std::string_view command);

}  // namespace audit
