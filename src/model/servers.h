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
#include <vector>

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

  // Whether what this file says of the parameter (ParameterKey) holds for no
  // instance, because a file that goes before it says something itself.
  bool IsOverridden(std::string_view path, std::string_view key) const;
  // Whether another file that counts for this one writes the parameter.
  bool IsWrittenElsewhere(std::string_view path, std::string_view key) const;
  // Whether the file is a server's own: what it leaves out is as shipped.
  bool IsShipped(std::string_view path) const;
  // Whether a file of this server sets up the redirection of a tracking
  // server.
  bool Tracks(std::string_view path) const;
  // A host of this server whose domain has a suffix of two parts; empty: none
  // is known.
  std::string_view TwoPartHost(std::string_view path) const;

  // How the zone of that name lies among those of the server.
  enum class Narrowness : std::uint8_t {
    kUnknown,      // no file of the server gives it a network
    kMachine,      // it holds the machine itself and nothing else
    kNarrowest,    // nothing inside it, no zone is of the machine alone
    kHasNarrower,  // there is a zone inside it, or one of the machine alone
    kOpen,         // everybody belongs to it
  };
  Narrowness NarrownessOf(std::string_view path, std::string_view zone) const;
  // What each instance of each server says of the addresses that scripts may
  // call: its files, serverConf.xml first, as AnswerTo takes them. Servers of
  // which only the files of instances are known are left out.
  std::vector<std::vector<const UrlPermission*>> UrlPermissions() const;
  // Folders that scripts may use besides the instance's own, of all servers;
  // where none says so, what a new server has.
  std::vector<std::string> SandboxedDirectories() const;

 private:
  struct File {
    struct NamedZone {
      Reach reach;
      bool is_message_center = false;
      bool has_inner = false;  // a zone with networks inside it
      std::array<std::optional<bool>, kZoneRightCount> rights;
    };
    explicit File(const ServerFile& read);
    ServerRole role;
    std::array<PasswordState, kServerPasswordCount> passwords;
    bool has_networks = false;
    bool tracks = false;
    std::string two_part_host;
    std::vector<std::string> parameters;  // sorted
    std::map<std::string, NamedZone, std::less<>> zones;
    UrlPermission url_permission;
    std::optional<std::string> sandboxed_directories;
  };
  // What the files of one role in one folder say together.
  struct Layer {
    struct NamedZone {
      Reach reach;
      bool has_inner = false;
      std::array<std::uint32_t, kZoneRightCount> denied{};  // files
    };
    Layer& operator+=(const File& file);
    std::uint32_t files = 0;
    std::uint32_t with_networks = 0;                                  // files
    std::array<std::uint32_t, kServerPasswordCount> with_password{};  // files
    std::array<std::uint32_t, kServerPasswordCount> with_empty{};     // files
    std::uint32_t tracking = 0;                                       // files
    std::string two_part_host;  // of the first file that has one
    std::map<std::string, std::uint32_t, std::less<>> parameters;  // files
    std::map<std::string, NamedZone, std::less<>> zones;
    std::uint32_t FilesWith(std::string_view key) const;
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
