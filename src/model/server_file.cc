#include "model/server_file.h"

#include <map>
#include <set>

#include "core/text.h"
#include "model/file_path.h"
#include "model/server_parameters.h"

namespace audit {
namespace {

constexpr std::array<std::string_view, kZoneRightCount> kAttributes = {
    "allowDebug",        "allowEmptyPassword", "allowHTTP", "allowSQLInjection",
    "allowUserPassword", "sessionTokenOnly",   "showErrors"};

NodeId ChildIgnoringCase(const NodeView& view, NodeId element,
                         std::string_view name) {
  for (NodeId child = view.FirstChild(element); child != 0;
       child = view.NextSibling(child)) {
    if (EqualsIgnoreCase(view.Name(child), name)) return child;
  }
  return 0;
}

ServerRole RoleOf(std::string_view path) {
  const std::string name = ToLower(SplitPath(path).file);
  if (name == "config-default.xml") return ServerRole::kDefault;
  return name.starts_with("config-") ? ServerRole::kInstance
                                     : ServerRole::kShipped;
}

bool NamesMessageCenter(std::string_view words) {
  std::string letters;
  for (const char c : words) {
    if (IsLetter(c)) letters += ToLower(c);
  }
  return letters == "mc" || letters.find("messagecenter") != letters.npos ||
         letters.find("transactional") != letters.npos;
}

class Reader {
 public:
  Reader(const NodeView& view, ServerFile* file) : view_(view), file_(file) {}

  void Read(NodeId root) {
    struct Level {
      NodeId next;
      NodeId parent;
      std::size_t zone;
    };
    std::vector<Level> stack;
    stack.push_back({view_.FirstChild(root), root, SecurityZone::kOutermost});
    while (!stack.empty()) {
      Level& level = stack.back();
      if (level.next == 0) {
        stack.pop_back();
        continue;
      }
      const NodeId element = level.next;
      level.next = view_.NextSibling(element);
      const std::size_t zone = ReadElement(element, level.parent, level.zone);
      stack.push_back({view_.FirstChild(element), element, zone});
    }
    JoinReach();
  }

 private:
  // Returns the zone that the element's children belong to.
  std::size_t ReadElement(NodeId element, NodeId parent, std::size_t zone) {
    const std::string_view name = view_.Name(element);
    if (IsZone(name)) {
      AddZone(element, zone);
      return file_->zones.size() - 1;
    }
    if (EqualsIgnoreCase(name, "subNetwork")) {
      if (zone != SecurityZone::kOutermost) AddNetwork(element, zone);
    } else if (EqualsIgnoreCase(name, "url")) {
      if (EqualsIgnoreCase(view_.Name(parent), "relay")) AddRelay(element);
      if (EqualsIgnoreCase(view_.Name(parent), "urlPermission")) {
        AddPermitted(element);
      }
    } else if (EqualsIgnoreCase(name, "urlPermission")) {
      file_->url_permission.action =
          UrlActionOf(ValueInAnyCase(view_, element, "action"));
    } else if (EqualsIgnoreCase(name, "redirection")) {
      file_->tracks = file_->tracks || Redirects(element);
    } else if (EqualsIgnoreCase(name, "dataStore")) {
      const std::string_view directories =
          ValueInAnyCase(view_, element, "extraSandboxedDirectories");
      if (!directories.empty()) file_->sandboxed_directories = directories;
    }
    return zone;
  }

  // A file as shipped starts a redirection too, and leaves the database empty.
  bool Redirects(NodeId redirection) const {
    const auto value = [&](std::string_view attribute) {
      return ValueInAnyCase(view_, redirection, attribute);
    };
    if (!value("databaseId").empty() || !value("trackingPassword").empty()) {
      return true;
    }
    return AttributeInAnyCase(view_, redirection, "databaseId") == 0 &&
           IsOn(value("startRedirection"));
  }

  void AddZone(NodeId element, std::size_t parent) {
    SecurityZone zone;
    zone.name = ValueOf(view_, element, "name");
    zone.parent = parent;
    zone.is_message_center =
        NamesMessageCenter(zone.name) ||
        NamesMessageCenter(ValueInAnyCase(view_, element, "label"));
    for (AttributeId attribute = view_.FirstAttribute(element); attribute != 0;
         attribute = view_.NextAttribute(attribute)) {
      for (std::size_t i = 0; i < kZoneRightCount; ++i) {
        if (EqualsIgnoreCase(view_.AttributeName(attribute), kAttributes[i])) {
          zone.rights[i] = IsOn(view_.AttributeValue(attribute));
        }
      }
    }
    file_->zones.push_back(std::move(zone));
  }

  void AddNetwork(NodeId element, std::size_t index) {
    const auto network = ParseNetwork(ValueInAnyCase(view_, element, "mask"));
    SecurityZone& zone = file_->zones[index];
    zone.networks.push_back(network);
    zone.reach.Add(network);
  }

  void AddRelay(NodeId element) {
    const auto value = [&](std::string_view name) {
      return ValueInAnyCase(view_, element, name);
    };
    RelayUrl url;
    url.mask = value("urlPath");
    url.status = value("status");
    if (const auto http = value("httpAllowed"); !http.empty()) {
      url.http_allowed = IsOn(http);
    }
    url.denied = IsOn(value("deny"));
    url.for_some = !value("IPMask").empty() || !value("hostMask").empty();
    file_->relay.push_back(std::move(url));
  }

  void AddPermitted(NodeId element) {
    file_->url_permission.entries.push_back(
        {std::string(ValueInAnyCase(view_, element, "dnsSuffix")),
         std::string(ValueInAnyCase(view_, element, "urlRegEx"))});
  }

  // Inner zones stand behind their outer ones.
  void JoinReach() {
    for (std::size_t i = file_->zones.size(); i-- > 0;) {
      const SecurityZone& zone = file_->zones[i];
      if (zone.parent == SecurityZone::kOutermost) continue;
      file_->zones[zone.parent].reach.Join(zone.reach);
    }
  }

  const NodeView& view_;
  ServerFile* file_;
};

bool HasNetworkOf(const SecurityZone& zone, const Network& address) {
  for (const std::optional<Network>& network : zone.networks) {
    if (network && network->Contains(address)) return true;
  }
  return false;
}

// Zones are told by their names; one without is nobody else's.
std::string NameOf(const ServerFile& file, std::size_t zone) {
  const std::string& name = file.zones[zone].name;
  return name.empty() ? file.path + '\n' + std::to_string(zone) : name;
}

// The names of the zones an address belongs to by one file.
void AddZonesOf(const ServerFile& file, const Network& address,
                std::set<std::string>* names) {
  std::vector<bool> belongs(file.zones.size());
  for (std::size_t i = file.zones.size(); i-- > 0;) {
    const SecurityZone& zone = file.zones[i];
    if (!belongs[i] && !HasNetworkOf(zone, address)) continue;
    names->insert(NameOf(file, i));
    if (zone.parent != SecurityZone::kOutermost) belongs[zone.parent] = true;
  }
}

}  // namespace

std::string_view AttributeOf(ZoneRight right) {
  return kAttributes[static_cast<std::size_t>(right)];
}

bool IsServerRoot(std::string_view element) {
  return EqualsIgnoreCase(element, "serverConf");
}

bool IsZone(std::string_view element) {
  return EqualsIgnoreCase(element, "securityZone");
}

bool IsOn(std::string_view value) { return value == "true" || value == "1"; }

PasswordPlace FindPassword(const NodeView& view, NodeId root,
                           ServerPassword which) {
  static constexpr std::string_view kInternal[] = {"shared", "authentication",
                                                   "xtk"};
  static constexpr std::string_view kTracking[] = {"web", "redirection"};
  const bool internal = which == ServerPassword::kInternal;
  PasswordPlace found{root};
  for (const std::string_view step :
       internal ? std::span<const std::string_view>(kInternal) : kTracking) {
    const NodeId child = ChildIgnoringCase(view, found.element, step);
    if (child == 0) return found;
    found.element = child;
  }
  found.attribute = FindAttribute(
      view, found.element, internal ? "internalPassword" : "trackingPassword");
  return found;
}

ServerFile ReadServerFile(const NodeView& view, NodeId root,
                          std::string_view path) {
  ServerFile file;
  file.path = path;
  file.role = RoleOf(path);
  file.parameters = ParametersIn(view, root);
  file.two_part_host = TwoPartHostIn(view, root);
  Reader(view, &file).Read(root);
  for (std::size_t i = 0; i < kServerPasswordCount; ++i) {
    const PasswordPlace password =
        FindPassword(view, root, static_cast<ServerPassword>(i));
    if (password.attribute == 0) continue;
    file.passwords[i] = view.AttributeValue(password.attribute).empty()
                            ? PasswordState::kEmpty
                            : PasswordState::kSet;
  }
  return file;
}

ZoneRights RightsAt(std::span<const ServerFile* const> layers,
                    const Network& address) {
  std::set<std::string> names;
  for (const ServerFile* layer : layers) AddZonesOf(*layer, address, &names);
  std::map<std::string, ZoneRights> rights;
  for (const ServerFile* layer : layers) {
    for (std::size_t z = 0; z < layer->zones.size(); ++z) {
      const std::string name = NameOf(*layer, z);
      if (!names.contains(name)) continue;
      for (std::size_t i = 0; i < kZoneRightCount; ++i) {
        const std::optional<bool> right = layer->zones[z].rights[i];
        if (right) rights[name][i] = *right;
      }
    }
  }
  ZoneRights all;
  for (const auto& [name, own] : rights) all |= own;
  return all;
}

}  // namespace audit
