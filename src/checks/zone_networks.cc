// The networks of security zones: masks that are wider than the zone is meant
// for, and proxies that are trusted as if they were clients.
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "checks/checks.h"
#include "checks/server_drafts.h"
#include "core/node_walk.h"
#include "core/text.h"
#include "model/server_parameters.h"

namespace audit {
namespace {

// More than any server has; keeps hostile files from costing their square.
constexpr std::size_t kMaxProxies = 1000;

using Proxies = std::map<std::string, Network, std::less<>>;  // as written

struct SubNetwork {
  NodeId element;
  NodeId zone;
  AttributeId mask;
  std::optional<Network> network;
  Proxies proxies;  // without this machine's
};

bool IsLoopback(const Network& network) {
  Reach reach;
  reach.Add(network);
  return reach.only_loopback;
}

bool IsEverybody(const std::optional<Network>& network) {
  Reach reach;
  reach.Add(network);
  return reach.everybody;
}

Proxies ProxiesOf(std::string_view list) {
  Proxies proxies;
  while (!list.empty()) {
    const std::size_t end = std::min(list.find_first_of(",; \t"), list.size());
    const std::string_view proxy = list.substr(0, end);
    list.remove_prefix(std::min(end + 1, list.size()));
    const auto address = ParseNetwork(proxy);
    if (address && !IsLoopback(*address)) {
      proxies.emplace(proxy, *address);
    }
  }
  return proxies;
}

// None of what is no file of a server.
std::vector<SubNetwork> SubNetworksOf(const ElementView& at) {
  const NodeView& view = at.view;
  std::vector<SubNetwork> found;
  if (!IsServerFile(at)) return found;
  ForEachInSubtree(view, at.element, [&](NodeId element) {
    const NodeId zone = view.Parent(element);
    if (!IsZone(view.Name(zone))) return;
    const AttributeId mask = AttributeInAnyCase(view, element, "mask");
    found.push_back(
        {element, zone, mask,
         mask == 0 ? std::nullopt : ParseNetwork(view.AttributeValue(mask)),
         ProxiesOf(ValueInAnyCase(view, element, "proxy"))});
  });
  return found;
}

bool IsOutermost(const NodeView& view, NodeId zone) {
  return !IsZone(view.Name(view.Parent(zone)));
}

bool IsCalledPublic(const NodeView& view, NodeId zone) {
  return EqualsIgnoreCase(ValueOf(view, zone, "name"), "public");
}

bool HoldsZones(const NodeView& view, NodeId zone) {
  for (NodeId child = view.FirstChild(zone); child != 0;
       child = view.NextSibling(child)) {
    if (IsZone(view.Name(child))) return true;
  }
  return false;
}

// Whether the sub-network is of the zone meant for everybody: "public", or,
// where none is called so, one around others or with a network of "all". The
// file of an instance writes an inner zone without those around it: there the
// shipped names tell.
bool IsPublic(const NodeView& view, const SubNetwork& network,
              bool some_is_called_so) {
  const NodeId zone = network.zone;
  if (!IsOutermost(view, zone)) return false;
  if (IsCalledPublic(view, zone)) return true;
  const std::string_view name = ValueOf(view, zone, "name");
  if (some_is_called_so || name == "lan" || name == "vpn") return false;
  return HoldsZones(view, zone) ||
         EqualsIgnoreCase(ValueOf(view, network.element, "name"), "all");
}

bool SomeIsCalledPublic(const NodeView& view,
                        const std::vector<SubNetwork>& networks) {
  for (const SubNetwork& each : networks) {
    NodeId zone = each.zone;
    if (IsOutermost(view, zone) && IsCalledPublic(view, zone)) return true;
  }
  return false;
}

bool IsShippedRange(const Network& network) {
  for (const std::string_view shipped :
       {"192.168.0.0/16", "172.16.0.0/12", "10.0.0.0/8", "fc00::/7",
        "fe80::/10"}) {
    const Network range = *ParseNetwork(shipped);
    if (range.Contains(network) && network.Contains(range)) {
      return true;
    }
  }
  return false;
}

void CheckMasks(const ElementView& at, const Emit& emit) {
  const NodeView& view = at.view;
  const std::vector<SubNetwork> networks = SubNetworksOf(at);
  const bool some_public = SomeIsCalledPublic(view, networks);
  for (const SubNetwork& each : networks) {
    if (!each.network || IsPublic(view, each, some_public)) continue;
    const bool everybody = IsEverybody(each.network);
    if (!everybody && !IsShippedRange(*each.network)) continue;
    Draft draft;
    draft.region = view.AttributeRegion(each.mask);
    draft.captures = {
        {"zone", std::string(ValueOf(view, each.zone, "name"))},
        {"mask", std::string(view.AttributeValue(each.mask))},
        {"who", everybody ? "everybody" : "a whole private range"}};
    if (!everybody) draft.severity = Severity::kNote;
    emit(std::move(draft));
  }
}

Draft ProxyDraft(Region region, std::string_view what,
                 const std::string& proxy) {
  Draft draft;
  draft.region = region;
  draft.captures = {{"what", std::string(what)}, {"proxy", proxy}};
  return draft;
}

Proxies AllProxies(const std::vector<SubNetwork>& networks) {
  Proxies proxies;
  for (const SubNetwork& each : networks) {
    for (const auto& proxy : each.proxies) {
      if (proxies.size() < kMaxProxies) proxies.insert(proxy);
    }
  }
  return proxies;
}

// A proxy of this sub-network that the one of all addresses does not know.
std::string UnknownToAll(const SubNetwork& each, const SubNetwork* all) {
  if (all == nullptr) return {};
  for (const auto& [proxy, address] : each.proxies) {
    if (!all->proxies.contains(proxy)) return proxy;
  }
  return {};
}

const SubNetwork* AllAddresses(const NodeView& view,
                               const std::vector<SubNetwork>& networks) {
  for (const SubNetwork& each : networks) {
    if (IsOutermost(view, each.zone) &&
        EqualsIgnoreCase(ValueOf(view, each.element, "name"), "all")) {
      return &each;
    }
  }
  return nullptr;
}

std::string ProxyInside(const SubNetwork& each, const Proxies& proxies) {
  if (!each.network || IsEverybody(each.network)) return {};
  for (const auto& [proxy, address] : proxies) {
    if (each.network->Contains(address)) return proxy;
  }
  return {};
}

void CheckProxies(const ElementView& at, const Emit& emit) {
  const NodeView& view = at.view;
  const std::vector<SubNetwork> networks = SubNetworksOf(at);
  const Proxies proxies = AllProxies(networks);
  const SubNetwork* const all = AllAddresses(view, networks);
  for (const SubNetwork& each : networks) {
    if (const std::string inside = ProxyInside(each, proxies);
        !inside.empty()) {
      emit(ProxyDraft(view.AttributeRegion(each.mask), "is inside of this mask",
                      inside));
    } else if (const std::string unknown = UnknownToAll(each, all);
               !unknown.empty()) {
      const AttributeId list = AttributeInAnyCase(view, each.element, "proxy");
      emit(ProxyDraft(view.AttributeRegion(list),
                      "is missing from the proxies of all addresses", unknown));
    }
  }
}

}  // namespace

constinit const Check kZoneReverseProxy = {.name = "zone-reverse-proxy",
                                           .element_names = kServerRoots,
                                           .element = CheckProxies};
constinit const Check kZoneWideMask = {.name = "zone-wide-mask",
                                       .element_names = kServerRoots,
                                       .element = CheckMasks};

}  // namespace audit
