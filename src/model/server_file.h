// What a server's configuration says, as facts: security zones, relay, the
// password of the internal operator. serverConf.xml holds what a server came
// with and was set to, config-<instance>.xml what one instance changes of it
// (formats.md 6).
#pragma once

#include <array>
#include <bitset>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/node_view.h"
#include "model/network.h"
#include "model/relay.h"
#include "model/url_permission.h"

namespace audit {

// What a zone may let its addresses do; each is an attribute of securityZone.
enum class ZoneRight : std::uint8_t {
  kDebug,
  kEmptyPassword,
  kHttp,
  kSqlInjection,
  kUserPassword,
  kSessionTokenOnly,
  kShowErrors,
};
inline constexpr std::size_t kZoneRightCount = 7;
using ZoneRights = std::bitset<kZoneRightCount>;
std::string_view AttributeOf(ZoneRight right);  // "allowDebug"

struct SecurityZone {
  static constexpr std::size_t kOutermost = static_cast<std::size_t>(-1);
  std::string name;
  std::size_t parent = kOutermost;  // index of the zone around it
  // As written; an attribute that is not written takes its default, false.
  std::array<std::optional<bool>, kZoneRightCount> rights;
  std::vector<std::optional<Network>> networks;  // its own; nullopt: unreadable
  Reach reach;  // of its own networks and those of the zones inside it
  bool is_message_center = false;  // by its name or label
};

enum class ServerRole : std::uint8_t {
  kShipped,   // serverConf.xml
  kDefault,   // config-default.xml: every instance's
  kInstance,  // config-<instance>.xml
};

enum class PasswordState : std::uint8_t { kAbsent, kEmpty, kSet };

// Passwords that a server has in its files.
enum class ServerPassword : std::uint8_t { kInternal, kTracking };
inline constexpr std::size_t kServerPasswordCount = 2;

struct ServerFile {
  std::string path;
  ServerRole role = ServerRole::kShipped;
  std::vector<SecurityZone> zones;  // document order: outer before inner
  std::vector<RelayUrl> relay;      // empty: as the server came
  UrlPermission url_permission;
  // dataStore/@extraSandboxedDirectories, as written; nullopt: its default.
  std::optional<std::string> sandboxed_directories;
  std::array<PasswordState, kServerPasswordCount> passwords{};
  std::vector<std::string> parameters;  // keys of what it writes, sorted
  bool tracks = false;  // its redirection is set up as a tracking server's
  // The first host it answers for whose domain has a suffix of two parts,
  // "t.shop.com.au".
  std::string two_part_host;
};

// Names of elements and attributes are told in any letter case, as real files
// write the root in two.
bool IsServerRoot(std::string_view element);
bool IsZone(std::string_view element);
// "true" and "1" are true.
bool IsOn(std::string_view value);

ServerFile ReadServerFile(const NodeView& view, NodeId root,
                          std::string_view path);

// Where a password stands: the attribute, if it is there, and the element that
// holds it or should.
struct PasswordPlace {
  NodeId element = 0;
  AttributeId attribute = 0;
};
PasswordPlace FindPassword(const NodeView& view, NodeId root,
                           ServerPassword which);

// What an address may do on a server whose files are `layers`, shipped first:
// the union over all zones it belongs to, where a later layer replaces what an
// earlier one says of the zone of that name. It belongs to the zones one of
// whose networks, or of the zones inside them, covers it.
ZoneRights RightsAt(std::span<const ServerFile* const> layers,
                    const Network& address);

}  // namespace audit
