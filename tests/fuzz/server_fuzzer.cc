// Any bytes as the configuration files of servers and the operators, options
// and accounts of an instance, a form feed between two files: what the files
// say together depends on no order, and a zone's networks on what is in it.
#include <algorithm>
#include <cstdint>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/source_file.h"
#include "model/administration.h"
#include "model/entity.h"
#include "model/servers.h"
#include "tests/fuzz/named_file.h"
#include "tests/fuzz/require.h"

namespace audit::fuzz {
namespace {

// More than a server has layers; each costs every other one a comparison.
constexpr std::size_t kMostFiles = 5;

bool Same(const Reach& a, const Reach& b) {
  return a.any == b.any && a.everybody == b.everybody &&
         a.only_private == b.only_private &&
         a.only_loopback == b.only_loopback && a.only_hosts == b.only_hosts;
}

// The reach of a zone from scratch: its networks and those of the zones below.
Reach ReachOf(const ServerFile& file, std::size_t zone) {
  Reach reach;
  for (std::size_t i = zone; i < file.zones.size(); ++i) {
    std::size_t around = i;
    while (around != SecurityZone::kOutermost && around > zone) {
      around = file.zones[around].parent;
    }
    if (around != zone) continue;
    for (const auto& network : file.zones[i].networks) reach.Add(network);
  }
  return reach;
}

// All bits of the prefix count, and no other.
void CheckNetwork(const Network& network) {
  Require(network.prefix <= 128 && Network{}.Contains(network));
  for (unsigned bit = 0; bit < 128; ++bit) {
    Network other = network;
    other.address[bit / 8] ^= static_cast<std::uint8_t>(0x80 >> (bit % 8));
    Require(network.Contains(other) == (bit >= network.prefix));
  }
}

void CheckZones(const ServerFile& file) {
  for (std::size_t i = 0; i < file.zones.size(); ++i) {
    const SecurityZone& zone = file.zones[i];
    Require(zone.parent == SecurityZone::kOutermost || zone.parent < i);
    Require(Same(zone.reach, ReachOf(file, i)));
    for (const std::optional<Network>& network : zone.networks) {
      if (network) CheckNetwork(*network);
    }
  }
}

// Who is in a part of a network is in the network: nothing is taken away.
void CheckRights(std::span<const ServerFile> files) {
  std::vector<const ServerFile*> layers;
  for (const ServerFile& file : files) layers.push_back(&file);
  for (const ServerFile& file : files) {
    for (const SecurityZone& zone : file.zones) {
      for (const std::optional<Network>& network : zone.networks) {
        if (!network) continue;
        Network host = *network;
        host.prefix = 128;
        Require(network->Contains(host));
        const ZoneRights rights = RightsAt(layers, *network);
        Require((rights & ~RightsAt(layers, host)).none());
      }
    }
  }
}

// Letter by letter: which beginnings of the path the mask so far stands for.
bool FitsSlowly(std::string_view mask, std::string_view path) {
  std::vector<bool> fits(path.size() + 1);
  fits[0] = true;
  for (const char c : mask) {
    std::vector<bool> next(path.size() + 1);
    for (std::size_t i = 0; i <= path.size(); ++i) {
      if (c == '*') {
        next[i] = fits[i] || (i > 0 && next[i - 1]);
      } else {
        next[i] = i > 0 && fits[i - 1] && path[i - 1] == c;
      }
    }
    fits = next;
  }
  return fits[path.size()];
}

// The rule that decides fits, and nothing before it that is for all.
void CheckRelay(const ServerFile& file) {
  constexpr std::size_t kShort = 64;  // the slow way is quadratic
  for (const RelayUrl& asked : file.relay) {
    std::string path = asked.mask.substr(0, kShort);
    std::replace(path.begin(), path.end(), '*', 'a');
    for (const RelayUrl& other : file.relay) {
      if (other.mask.size() > kShort) continue;
      Require(FitsMask(other.mask, path) == FitsSlowly(other.mask, path));
    }
    const RelayAnswer answer = AnswerOf(file.relay, path);
    Require(answer.rule.has_value() !=
            (answer.state == RelayState::kNotRelayed));
    Require((answer.state == RelayState::kUnknown) != answer.reason.empty());
    if (answer.state == RelayState::kNotRelayed) continue;
    Require(*answer.rule < file.relay.size());
    if (asked.mask.size() > kShort || asked.for_some) continue;
    Require(*answer.rule <=
            static_cast<std::size_t>(&asked - file.relay.data()));
  }
}

bool IsPlain(std::string_view url) {
  return std::all_of(url.begin(), url.end(),
                     [](char c) { return c >= ' ' && c <= '~'; });
}

// What is answered of the beginning of an address holds for the whole of it.
void CheckCalls(const ServerFile& file) {
  const UrlPermission* const layers[] = {&file.url_permission};
  for (const UrlPermission::Entry& entry : file.url_permission.entries) {
    for (const std::string_view scheme : {"http://", "https://a."}) {
      const std::string url =
          std::string(scheme) + entry.dns_suffix + "/" + entry.url_regex;
      if (!IsPlain(url)) continue;  // "." stands for no line end
      const CallingAnswer whole = AnswerTo(layers, {url, true});
      Require((whole.calling == Calling::kUnknown) != whole.reason.empty());
      for (const std::size_t size :
           {scheme.size(), scheme.size() + entry.dns_suffix.size() + 1,
            url.size() / 2, url.size()}) {
        const std::string_view begin = std::string_view(url).substr(0, size);
        const CallingAnswer answer = AnswerTo(layers, {begin, false});
        Require(answer.calling == Calling::kUnknown ||
                answer.calling == whole.calling);
      }
    }
  }
}

void RequireSame(const Servers& a, const Servers& b, const ServerFile& file) {
  Require(a.LacksZones(file.path) == b.LacksZones(file.path));
  for (const auto which :
       {ServerPassword::kInternal, ServerPassword::kTracking}) {
    Require(a.PasswordOf(file.path, which) == b.PasswordOf(file.path, which));
  }
  for (const SecurityZone& zone : file.zones) {
    const auto one = a.Zone(file.path, zone.name);
    const auto other = b.Zone(file.path, zone.name);
    Require(one && other && Same(one->reach, other->reach));
    Require(one->overridden == other->overridden);
    Require(one->is_message_center == other->is_message_center);
    Require(one->reach.any || !zone.reach.any);
    Require(one->reach.everybody || !zone.reach.everybody);
  }
}

std::string_view FolderOf(std::string_view path) {
  const std::size_t slash = path.rfind('/');
  return slash == path.npos ? std::string_view() : path.substr(0, slash);
}

// Each file of the same folder alone and together, in both orders.
void CheckServers(const std::vector<ServerFile>& files) {
  const Servers servers(files);
  const std::vector<ServerFile> reversed(files.rbegin(), files.rend());
  const Servers same(reversed);
  for (const ServerFile& file : files) {
    RequireSame(servers, same, file);
    std::vector<ServerFile> neighbours;
    std::copy_if(files.begin(), files.end(), std::back_inserter(neighbours),
                 [&](const ServerFile& other) {
                   return FolderOf(other.path) == FolderOf(file.path);
                 });
    RequireSame(servers, Servers(neighbours), file);
  }
}

bool Same(const Administration& a, const Administration& b) {
  return a.options == b.options && a.accounts == b.accounts &&
         std::equal(a.operators.begin(), a.operators.end(), b.operators.begin(),
                    b.operators.end(), [](const auto& x, const auto& y) {
                      return x.first == y.first &&
                             x.second.has_password == y.second.has_password &&
                             x.second.grants == y.second.grants;
                    });
}

void CheckJoined(const std::vector<Administration>& parts) {
  Administration forward;
  Administration backward;
  for (const Administration& part : parts) forward.Join(part);
  for (auto it = parts.rbegin(); it != parts.rend(); ++it) backward.Join(*it);
  Require(Same(forward, backward));
  Administration twice = forward;
  twice.Join(backward);
  Require(Same(twice, forward));
}

struct Facts {
  std::vector<ServerFile> servers;
  std::vector<Administration> administrations;
};

void ReadFacts(NamedFile named, std::set<std::string>* names, Facts* facts) {
  if (!names->insert(named.name).second) return;  // a path is there once
  const SourceFile file(std::move(named.name), std::move(named.bytes));
  const Document document = Document::Parse(file.utf8());
  const EntityList list = FindEntities(document, file.path());
  Administration administration;
  bool has_server = false;
  for (const Entity& entity : list.entities) {
    if (!entity.is_server) {
      administration.Read(document, entity, "p.xml");
    } else if (!std::exchange(has_server, true)) {
      facts->servers.push_back(
          ReadServerFile(document, entity.element, file.path()));
    }
  }
  facts->administrations.push_back(std::move(administration));
}

void CheckInput(std::string_view input) {
  Facts facts;
  std::set<std::string> names;
  while (!input.empty() && names.size() < kMostFiles) {
    const std::size_t end = std::min(input.find('\f'), input.size());
    ReadFacts(ReadNamedFile(input.substr(0, end)), &names, &facts);
    input.remove_prefix(std::min(end + 1, input.size()));
  }
  for (const ServerFile& file : facts.servers) {
    CheckZones(file);
    CheckRelay(file);
    CheckCalls(file);
  }
  CheckRights(facts.servers);
  CheckServers(facts.servers);
  CheckJoined(facts.administrations);
}

}  // namespace
}  // namespace audit::fuzz

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data,
                                      std::size_t size) {
  audit::fuzz::CheckInput({reinterpret_cast<const char*>(data), size});
  return 0;
}
