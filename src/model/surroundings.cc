#include "model/surroundings.h"

#include <algorithm>

#include "core/node_walk.h"
#include "core/text.h"

namespace audit {
namespace {

using Names = Surroundings::Names;
using NamedNames = std::map<std::string, Names, std::less<>>;

bool IsTrue(std::string_view value) { return value == "true" || value == "1"; }

bool Holds(std::string_view text, std::string_view word) {
  return ToLower(text).find(word) != std::string::npos;
}

bool IsExecution(const NodeView& view, NodeId account) {
  const std::string_view active = ValueOf(view, account, "active");
  return ValueOf(view, account, "type") == "11" && active != "0" &&
         active != "false";
}

void ReadAccount(const NodeView& view, NodeId account, Surroundings* into) {
  const std::string name(ValueOf(view, account, "name"));
  into->transfers[name].insert(SaysSftp(view, account) ? "sftp" : "other");
  if (IsExecution(view, account)) into->execution_accounts.insert(name);
  const std::string_view mode = ValueOf(view, account, "deliveryMode");
  if (!mode.empty() || ValueOf(view, account, "type") == "3") {
    into->delivery_modes.emplace(mode);
  }
}

void ReadMapping(const NodeView& view, NodeId mapping, Surroundings* into) {
  const std::string name(ValueOf(view, mapping, "name"));
  for (const std::string_view attribute : {"targetSchema", "schema"}) {
    const std::string_view schema = ValueOf(view, mapping, attribute);
    if (schema.empty()) continue;
    into->mappings[name].emplace(schema);
    return;
  }
}

void ReadServer(const NodeView& view, NodeId root, Surroundings* into) {
  ForEachInSubtree(view, root, [&](NodeId element) {
    const std::string_view name = view.Name(element);
    if (EqualsIgnoreCase(name, "preprocessCommand")) {
      into->commands.insert(PlainCommand(ValueOf(view, element, "command")));
      into->commands.emplace(ValueOf(view, element, "name"));
    } else if (EqualsIgnoreCase(name, "securityZone")) {
      const std::string_view zone = ValueOf(view, element, "name");
      const bool is_shipped =
          zone == "public" || zone == "vpn" || zone == "lan";
      if (!is_shipped && IsTrue(ValueOf(view, element, "sessionTokenOnly"))) {
        into->token_zones.emplace(zone);
      }
    }
  });
}

void JoinNamed(const NamedNames& from, NamedNames* into) {
  for (const auto& [name, values] : from) {
    (*into)[name].insert(values.begin(), values.end());
  }
}

}  // namespace

bool SaysSftp(const NodeView& view, NodeId element) {
  constexpr std::string_view kSays[] = {"provider", "protocol", "type",
                                        "server",   "url",      "kind"};
  return std::any_of(std::begin(kSays), std::end(kSays),
                     [&](auto attribute) {
                       return Holds(ValueOf(view, element, attribute), "sftp");
                     }) ||
         IsTrue(ValueOf(view, element, "sftp"));
}

std::string PlainCommand(std::string_view command) {
  std::string plain;
  for (const char c : Trim(command)) {
    if (c == '"' || c == '\'') continue;
    if (IsSpace(c) && (plain.empty() || plain.back() == ' ')) continue;
    plain += IsSpace(c) ? ' ' : c;
  }
  return plain;
}

void Surroundings::Read(const NodeView& view, const Entity& entity) {
  const NodeId element = entity.element;
  const auto value = [&](std::string_view attribute) {
    return ValueOf(view, element, attribute);
  };
  if (entity.is_server) {
    ReadServer(view, element, this);
  } else if (entity.schema == "nms:extAccount") {
    ReadAccount(view, element, this);
  } else if (entity.schema == "nms:deliveryMapping") {
    ReadMapping(view, element, this);
  } else if (entity.schema == "xtk:option") {
    if (value("name") != "Nms_DefaultRcpSchema") return;
    if (value("stringValue").empty()) return;
    default_recipients.emplace(value("stringValue"));
  } else if (entity.schema == "nms:delivery" && IsTrue(value("isModel")) &&
             !value("eventType").empty()) {
    event_templates.emplace(value("internalName"));
  }
}

void Surroundings::Join(const Surroundings& other) {
  const auto join = [](const Names& from, Names* into) {
    into->insert(from.begin(), from.end());
  };
  join(other.default_recipients, &default_recipients);
  JoinNamed(other.mappings, &mappings);
  JoinNamed(other.transfers, &transfers);
  join(other.execution_accounts, &execution_accounts);
  join(other.delivery_modes, &delivery_modes);
  join(other.event_templates, &event_templates);
  join(other.commands, &commands);
  join(other.token_zones, &token_zones);
}

}  // namespace audit
