// Rights that a security zone gives to its addresses. One mechanism for all
// seven: the element part sees the attribute, pass 2 knows from the files of
// the server who belongs to the zone and whether the instances take it back.
#include <array>

#include "checks/checks.h"
#include "checks/zone_words.h"
#include "core/text.h"

namespace audit {
namespace {

constexpr std::string_view kElements[] = {"securityZone", "securityzone"};
constexpr char kQuestion[] = "zone";

// Where the documents leave a right on (rule-catalogue.md, list L7).
struct Allowance {
  bool vpn = false;             // the zone vpn as shipped
  bool lan = false;             // the zone lan as shipped
  bool loopback = false;        // the machine itself
  bool message_center = false;  // the servers of Message Center
  // At most, in a zone of private addresses only.
  Severity in_private = Severity::kNote;
};

constexpr std::array<Allowance, kZoneRightCount> kAllowances = {{
    {.vpn = true, .lan = true},                    // kDebug
    {.in_private = Severity::kWarning},            // kEmptyPassword
    {.lan = true, .loopback = true},               // kHttp
    {.in_private = Severity::kWarning},            // kSqlInjection
    {.in_private = Severity::kWarning},            // kUserPassword
    {.lan = true, .message_center = true},         // kSessionTokenOnly
    {.vpn = true, .lan = true, .loopback = true},  // kShowErrors
}};

constexpr Allowance AllowanceOf(ZoneRight right) {
  return kAllowances[static_cast<std::size_t>(right)];
}

template <ZoneRight right>
void CheckZone(const ElementView& at, const Emit& emit) {
  if (at.entity == nullptr || !at.entity->is_server) return;
  const NodeView& view = at.view;
  for (AttributeId attribute = view.FirstAttribute(at.element); attribute != 0;
       attribute = view.NextAttribute(attribute)) {
    const std::string_view name = view.AttributeName(attribute);
    if (!EqualsIgnoreCase(name, AttributeOf(right))) continue;
    if (!IsOn(view.AttributeValue(attribute))) continue;
    Draft draft;
    draft.region = view.AttributeRegion(attribute);
    const std::string zone(ValueOf(view, at.element, "name"));
    draft.captures = {{"zone", zone.empty() ? "without a name" : zone}};
    draft.questions = {{kQuestion, zone}};
    if (name != AttributeOf(right)) {
      draft.verdict = Verdict::kNeedsReview;
      draft.unclear =
          "The documents write this attribute in other letter case; whether "
          "the server reads it so is not known.";
    }
    emit(std::move(draft));
  }
}

// A zone of a shipped name counts as shipped while it stays among the private
// addresses that it is shipped with.
bool IsAllowed(const Allowance& allowance, const ZoneFacts& zone,
               std::string_view name) {
  const bool inside = !zone.reach.any || zone.reach.only_private;
  if (allowance.vpn && name == "vpn" && inside) return true;
  if (allowance.lan && name == "lan" && inside) return true;
  if (!zone.reach.any) return false;
  if (allowance.loopback && zone.reach.only_loopback) return true;
  return allowance.message_center && zone.is_message_center &&
         zone.reach.only_hosts;
}

std::string_view Doubt(const Allowance& allowance, const ZoneFacts& zone) {
  if (!zone.reach.any) {
    return "No file of the server gives the zone a network: nobody has the "
           "right before one does.";
  }
  if (!allowance.message_center || zone.reach.everybody) return {};
  if (zone.is_message_center) {
    return "Whether Message Center needs each address of these networks.";
  }
  if (zone.reach.only_hosts) {
    return "Whether these single addresses are servers of Message Center.";
  }
  return {};
}

template <ZoneRight right>
Answer AnswerZone(const AnswerContext& context, Draft* draft) {
  const std::string name = draft->questions.front().subject;
  const auto zone = context.facts.servers.Zone(context.path, name);
  if (!zone || zone->overridden[static_cast<std::size_t>(right)]) {
    return Answer::kDrop;
  }
  constexpr Allowance kAllowance = AllowanceOf(right);
  if (IsAllowed(kAllowance, *zone, name)) return Answer::kDrop;
  draft->captures.emplace_back("reach", WordsFor(zone->reach));
  if (!zone->reach.everybody) {
    draft->severity =
        zone->reach.only_private ? kAllowance.in_private : Severity::kWarning;
  }
  if (const auto doubt = Doubt(kAllowance, *zone); !doubt.empty()) {
    draft->verdict = Verdict::kNeedsReview;
    draft->unclear = doubt;
  }
  return Answer::kKeep;
}

template <ZoneRight right>
constexpr Check ZoneCheck(std::string_view name) {
  return {.name = name,
          .element_names = kElements,
          .element = CheckZone<right>,
          .answer = AnswerZone<right>};
}

}  // namespace

constinit const Check kZoneDebug = ZoneCheck<ZoneRight::kDebug>("zone-debug");
constinit const Check kZoneEmptyPassword =
    ZoneCheck<ZoneRight::kEmptyPassword>("zone-empty-password");
constinit const Check kZoneErrors =
    ZoneCheck<ZoneRight::kShowErrors>("zone-errors");
constinit const Check kZoneHttp = ZoneCheck<ZoneRight::kHttp>("zone-http");
constinit const Check kZoneSessionTokenOnly =
    ZoneCheck<ZoneRight::kSessionTokenOnly>("zone-session-token-only");
constinit const Check kZoneSqlInjection =
    ZoneCheck<ZoneRight::kSqlInjection>("zone-sql-injection");
constinit const Check kZoneUserPassword =
    ZoneCheck<ZoneRight::kUserPassword>("zone-user-password");

}  // namespace audit
