#include "model/servers.h"

#include <algorithm>

#include "model/file_path.h"

namespace audit {
namespace {

// All folders around the file, with the last one's slash.
std::string_view FolderOf(std::string_view path) {
  return path.substr(0, path.size() - SplitPath(path).file.size());
}

// All files of the layer, and there are some.
bool AllOf(std::uint32_t some, std::uint32_t files) {
  return files > 0 && some == files;
}

}  // namespace

Servers::File::File(const ServerFile& read)
    : role(read.role),
      passwords(read.passwords),
      tracks(read.tracks),
      two_part_host(read.two_part_host),
      parameters(read.parameters),
      url_permission(read.url_permission),
      sandboxed_directories(read.sandboxed_directories) {
  for (const SecurityZone& zone : read.zones) {
    NamedZone& named = zones[zone.name];
    has_networks = has_networks || zone.reach.any;
    named.reach.Join(zone.reach);
    named.is_message_center |= zone.is_message_center;
    for (std::size_t i = 0; i < kZoneRightCount; ++i) {
      if (zone.rights[i]) named.rights[i] = zone.rights[i];
    }
    if (zone.reach.any && zone.parent != SecurityZone::kOutermost) {
      zones[read.zones[zone.parent].name].has_inner = true;
    }
  }
}

Servers::Layer& Servers::Layer::operator+=(const File& file) {
  ++files;
  if (file.has_networks) ++with_networks;
  for (std::size_t i = 0; i < kServerPasswordCount; ++i) {
    if (file.passwords[i] == PasswordState::kSet) ++with_password[i];
    if (file.passwords[i] == PasswordState::kEmpty) ++with_empty[i];
  }
  if (file.tracks) ++tracking;
  if (two_part_host.empty()) two_part_host = file.two_part_host;
  for (const std::string& key : file.parameters) ++parameters[key];
  for (const auto& [name, zone] : file.zones) {
    NamedZone& named = zones[name];
    named.reach.Join(zone.reach);
    named.has_inner = named.has_inner || zone.has_inner;
    for (std::size_t i = 0; i < kZoneRightCount; ++i) {
      if (zone.rights[i] == false) ++named.denied[i];
    }
  }
  return *this;
}

std::uint32_t Servers::Layer::FilesWith(std::string_view key) const {
  const auto found = parameters.find(key);
  return found == parameters.end() ? 0 : found->second;
}

Servers::Servers(std::span<const ServerFile> files) {
  for (const ServerFile& read : files) {
    const auto [at, is_new] = files_.emplace(read.path, File(read));
    if (!is_new) continue;  // the same file given twice
    Server& server = servers_[std::string(FolderOf(read.path))];
    (read.role == ServerRole::kShipped   ? server.shipped
     : read.role == ServerRole::kDefault ? server.defaults
                                         : server.instances) += at->second;
  }
}

const Servers::File* Servers::FindFile(std::string_view path) const {
  const auto found = files_.find(path);
  return found == files_.end() ? nullptr : &found->second;
}

const Servers::Server& Servers::ServerOf(std::string_view path) const {
  return servers_.find(FolderOf(path))->second;
}

std::optional<ZoneFacts> Servers::Zone(std::string_view path,
                                       std::string_view name) const {
  const File* file = FindFile(path);
  if (file == nullptr) return std::nullopt;
  const auto own = file->zones.find(name);
  if (own == file->zones.end()) return std::nullopt;
  ZoneFacts zone{own->second.reach, own->second.is_message_center, {}};
  if (name.empty()) return zone;  // nothing in another file can be the same
  const Server& server = ServerOf(path);
  const auto join = [&](const Layer& layer, bool may_override) {
    const auto other = layer.zones.find(name);
    if (other == layer.zones.end()) return;
    zone.reach.Join(other->second.reach);
    for (std::size_t i = 0; may_override && i < kZoneRightCount; ++i) {
      zone.overridden[i] =
          zone.overridden[i] || AllOf(other->second.denied[i], layer.files);
    }
  };
  switch (file->role) {
    case ServerRole::kShipped:
      join(server.defaults, true);
      join(server.instances, true);
      break;
    case ServerRole::kDefault:
      join(server.shipped, false);
      join(server.instances, true);
      break;
    case ServerRole::kInstance:
      join(server.shipped, false);
      join(server.defaults, false);
      break;
  }
  return zone;
}

bool Servers::LacksZones(std::string_view path) const {
  const File* file = FindFile(path);
  if (file == nullptr || file->role != ServerRole::kShipped) return false;
  const Server& server = ServerOf(path);
  return !file->has_networks && server.defaults.with_networks == 0 &&
         !AllOf(server.instances.with_networks, server.instances.files);
}

std::set<std::string, std::less<>> Servers::ZoneNames() const {
  std::set<std::string, std::less<>> names;
  for (const auto& [path, file] : files_) {
    for (const auto& [name, zone] : file.zones) names.insert(name);
  }
  return names;
}

Servers::Password Servers::PasswordOf(std::string_view path,
                                      ServerPassword which) const {
  const auto kind = static_cast<std::size_t>(which);
  const File* file = FindFile(path);
  if (file == nullptr || file->passwords[kind] == PasswordState::kSet) {
    return Password::kFine;
  }
  const Server& server = ServerOf(path);
  if (file->role == ServerRole::kShipped) {
    const bool set =
        server.defaults.with_password[kind] > 0 ||
        AllOf(server.instances.with_password[kind], server.instances.files);
    if (set) return Password::kFine;
    return file->passwords[kind] == PasswordState::kEmpty ? Password::kEmpty
                                                          : Password::kAbsent;
  }
  if (file->passwords[kind] == PasswordState::kAbsent) return Password::kFine;
  if (server.shipped.with_password[kind] > 0) return Password::kEmptyAgain;
  // Said of serverConf.xml already, where that writes it.
  return server.shipped.with_empty[kind] > 0 ? Password::kFine
                                             : Password::kEmpty;
}

bool Servers::IsOverridden(std::string_view path, std::string_view key) const {
  const File* file = FindFile(path);
  if (file == nullptr || file->role == ServerRole::kInstance) return false;
  const Server& server = ServerOf(path);
  if (file->role == ServerRole::kShipped &&
      server.defaults.FilesWith(key) > 0) {
    return true;
  }
  return AllOf(server.instances.FilesWith(key), server.instances.files);
}

bool Servers::IsWrittenElsewhere(std::string_view path,
                                 std::string_view key) const {
  const File* file = FindFile(path);
  if (file == nullptr) return false;
  const Server& server = ServerOf(path);
  if (file->role != ServerRole::kShipped && server.shipped.FilesWith(key) > 0) {
    return true;
  }
  if (file->role != ServerRole::kDefault &&
      server.defaults.FilesWith(key) > 0) {
    return true;
  }
  return file->role != ServerRole::kInstance &&
         server.instances.FilesWith(key) > 0;
}

bool Servers::IsShipped(std::string_view path) const {
  const File* file = FindFile(path);
  return file != nullptr && file->role == ServerRole::kShipped;
}

bool Servers::Tracks(std::string_view path) const {
  if (FindFile(path) == nullptr) return false;
  const Server& server = ServerOf(path);
  return server.shipped.tracking + server.defaults.tracking +
             server.instances.tracking >
         0;
}

std::string_view Servers::TwoPartHost(std::string_view path) const {
  if (FindFile(path) == nullptr) return {};
  const Server& server = ServerOf(path);
  for (const Layer* layer :
       {&server.shipped, &server.defaults, &server.instances}) {
    if (!layer->two_part_host.empty()) return layer->two_part_host;
  }
  return {};
}

Servers::Narrowness Servers::NarrownessOf(std::string_view path,
                                          std::string_view zone) const {
  if (FindFile(path) == nullptr) return Narrowness::kUnknown;
  const Server& server = ServerOf(path);
  Reach reach;
  bool has_inner = false;
  bool has_machine = false;
  for (const Layer* layer :
       {&server.shipped, &server.defaults, &server.instances}) {
    for (const auto& [name, named] : layer->zones) {
      has_machine =
          has_machine || (named.reach.any && named.reach.only_loopback);
      if (name != zone) continue;
      reach.Join(named.reach);
      has_inner = has_inner || named.has_inner;
    }
  }
  if (!reach.any) return Narrowness::kUnknown;
  if (reach.only_loopback) return Narrowness::kMachine;
  if (reach.everybody) return Narrowness::kOpen;
  return has_inner || has_machine ? Narrowness::kHasNarrower
                                  : Narrowness::kNarrowest;
}

std::vector<std::vector<const UrlPermission*>> Servers::UrlPermissions() const {
  struct Found {
    std::vector<const UrlPermission*> below;  // of serverConf.xml, then default
    std::vector<const UrlPermission*> instances;
    bool has_shipped = false;
  };
  std::map<std::string_view, Found> folders;
  for (const auto& [path, file] : files_) {
    Found& found = folders[FolderOf(path)];
    if (file.role == ServerRole::kInstance) {
      found.instances.push_back(&file.url_permission);
    } else if (file.role == ServerRole::kShipped) {
      found.below.insert(found.below.begin(), &file.url_permission);
      found.has_shipped = true;
    } else {
      found.below.push_back(&file.url_permission);
    }
  }
  std::vector<std::vector<const UrlPermission*>> layers;
  for (const auto& [folder, found] : folders) {
    if (!found.has_shipped) continue;
    if (found.instances.empty()) layers.push_back(found.below);
    for (const UrlPermission* instance : found.instances) {
      layers.push_back(found.below);
      layers.back().push_back(instance);
    }
  }
  return layers;
}

std::vector<std::string> Servers::SandboxedDirectories() const {
  // The default the vendor's page on serverConf.xml names.
  constexpr std::string_view kDefault = "/home/customers/,/sftp/";
  std::vector<std::string> directories;
  const auto add = [&](std::string_view list) {
    while (!list.empty()) {
      const std::size_t end = std::min(list.find(','), list.size());
      directories.emplace_back(list.substr(0, end));
      list.remove_prefix(std::min(end + 1, list.size()));
    }
  };
  bool written = false;
  for (const auto& [path, file] : files_) {
    if (!file.sandboxed_directories) continue;
    written = true;
    add(*file.sandboxed_directories);
  }
  if (!written) add(kDefault);
  return directories;
}

}  // namespace audit
