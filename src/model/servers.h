// The servers of one instance: which configuration files belong together, and
// what an instance's file changes of what the server's own file says.
#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <string_view>

#include "model/server_file.h"

namespace audit {

// One zone as one file says it, with what the other files of the server add.
struct ZoneFacts {
  Reach reach;  // also of the networks that other files give it
  bool is_message_center = false;
  // Rights that every instance of the server takes back: what this file says
  // of them holds for nobody.
  ZoneRights overridden;
};

class Servers {
 public:
  Servers() = default;
  // Files of one folder are one server's, in any order. Zones are told by
  // their names, wherever in the tree they stand; no document says so.
  explicit Servers(std::span<const ServerFile> files);

  // nullopt: no such file or zone.
  std::optional<ZoneFacts> Zone(std::string_view path,
                                std::string_view name) const;
  // Of all servers.
  std::set<std::string, std::less<>> ZoneNames() const;
  // Whether an instance of the server of this serverConf.xml has no zone that
  // anybody belongs to.
  bool LacksZones(std::string_view path) const;

  // What is to be said of a password in this file.
  enum class Password : std::uint8_t {
    kFine,        // it is set, or set by each instance
    kEmpty,       // in use, and empty
    kAbsent,      // no file of the server sets it
    kEmptyAgain,  // an instance empties what serverConf.xml sets
  };
  Password PasswordOf(std::string_view path, ServerPassword which) const;

 private:
  struct File {
    struct NamedZone {
      Reach reach;
      bool is_message_center = false;
      std::array<std::optional<bool>, kZoneRightCount> rights;
    };
    explicit File(const ServerFile& read);
    ServerRole role;
    std::array<PasswordState, kServerPasswordCount> passwords;
    bool has_networks = false;
    std::map<std::string, NamedZone, std::less<>> zones;
  };
  // What the files of one role in one folder say together.
  struct Layer {
    struct NamedZone {
      Reach reach;
      std::array<std::uint32_t, kZoneRightCount> denied{};  // files
    };
    Layer& operator+=(const File& file);
    std::uint32_t files = 0;
    std::uint32_t with_networks = 0;                                  // files
    std::array<std::uint32_t, kServerPasswordCount> with_password{};  // files
    std::map<std::string, NamedZone, std::less<>> zones;
  };
  struct Server {
    Layer shipped;
    Layer defaults;
    Layer instances;
  };
  const File* FindFile(std::string_view path) const;
  const Server& ServerOf(std::string_view path) const;

  std::map<std::string, Server, std::less<>> servers_;  // by folder
  std::map<std::string, File, std::less<>> files_;      // by path
};

}  // namespace audit
