#include "model/server_file.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "xml/document.h"

namespace audit {
namespace {

using testing::ElementsAre;

ServerFile Read(const std::string& xml,
                const char* path = "conf/serverConf.xml") {
  const Document document = Document::Parse(xml);
  return ReadServerFile(document, document.FirstRoot(), path);
}

constexpr char kNested[] = R"(<serverConf>
  <securityZone name="public" allowDebug="1" showErrors="yes">
    <subNetwork name="all" mask="*"/>
    <securityZone name="vpn" showErrors="true">
      <securityZone name="lan" allowHTTP="true" allowDebug="false">
        <subNetwork name="a" mask="10.0.0.0/8"/>
        <subNetwork name="b" mask="nonsense"/>
      </securityZone>
    </securityZone>
    <securityZone name="mc" label="Message Center">
      <subNetwork mask="192.0.2.1"/>
    </securityZone>
  </securityZone>
</serverConf>)";

TEST(ServerFile, ReadsNestedZones) {
  const ServerFile file = Read(kNested);
  std::vector<std::string> told;
  for (const SecurityZone& zone : file.zones) {
    std::string line = zone.name;
    if (zone.parent != SecurityZone::kOutermost) {
      line += " in " + file.zones[zone.parent].name;
    }
    line += " " + std::to_string(zone.networks.size());
    if (zone.reach.everybody) line += " everybody";
    if (zone.is_message_center) line += " mc";
    told.push_back(line);
  }
  EXPECT_THAT(told, ElementsAre("public 1 everybody", "vpn in public 0",
                                "lan in vpn 2", "mc in public 1 mc"));
  using enum ZoneRight;
  const auto right = [&](std::size_t zone, ZoneRight which) {
    return file.zones[zone].rights[static_cast<std::size_t>(which)];
  };
  EXPECT_EQ(right(0, kDebug), true) << "1 is true";
  EXPECT_EQ(right(0, kShowErrors), false) << "yes is not";
  EXPECT_EQ(right(0, kHttp), std::nullopt) << "not written";
  EXPECT_EQ(right(2, kHttp), true);
  EXPECT_EQ(right(2, kDebug), false);
  EXPECT_TRUE(file.zones[1].reach.any) << "networks of the zone inside count";
  EXPECT_FALSE(file.zones[2].reach.only_private) << "one mask is unreadable";
}

TEST(ServerFile, TellsNamesInAnyLetterCase) {
  const ServerFile file = Read(
      R"(<serverconf><securityzone name="z" allowdebug="true">
         <subnetwork MASK="10.0.0.0/8"/></securityzone></serverconf>)");
  ASSERT_EQ(file.zones.size(), 1u);
  EXPECT_EQ(file.zones[0].rights[0], true);
  EXPECT_TRUE(file.zones[0].reach.only_private);
  EXPECT_TRUE(file.zones[0].reach.any);
}

TEST(ServerFile, RoleIsToldByTheName) {
  struct Row {
    const char* path;
    ServerRole role;
  };
  constexpr Row kRows[] = {
      {"conf/serverConf.xml", ServerRole::kShipped},
      {"serverConf.xml", ServerRole::kShipped},
      {"config-conf/serverConf-app2.xml", ServerRole::kShipped},
      {"conf/config-shop.xml", ServerRole::kInstance},
      {"CONFIG-SHOP.XML", ServerRole::kInstance},
      {"conf/config-default.xml", ServerRole::kDefault},
      {"conf\\config-default.xml", ServerRole::kDefault},
  };
  for (const Row& row : kRows) {
    EXPECT_EQ(Read("<serverConf/>", row.path).role, row.role) << row.path;
  }
}

TEST(ServerFile, ReadsTheRelay) {
  const ServerFile file = Read(
      R"(<serverConf><web><relay startRelay="true">
           <url urlPath="/view/*" httpAllowed="true" status="normal"/>
           <url urlPath="*.jssp" deny="true" status="blacklist"/>
         </relay></web>
         <shared><urlPermission><url urlRegEx=".*"/></urlPermission></shared>
         </serverConf>)");
  ASSERT_EQ(file.relay.size(), 2u);
  EXPECT_EQ(file.relay[0].mask, "/view/*");
  EXPECT_EQ(file.relay[0].http_allowed, true);
  EXPECT_FALSE(file.relay[0].denied);
  EXPECT_TRUE(file.relay[1].denied);
  EXPECT_EQ(file.relay[1].status, "blacklist");
}

TEST(ServerFile, InternalPassword) {
  const auto state = [](const std::string& inside) {
    return Read("<serverConf><shared><authentication>" + inside +
                "</authentication></shared></serverConf>")
        .passwords[0];
  };
  EXPECT_EQ(state(R"(<xtk internalPassword="@abc"/>)"), PasswordState::kSet);
  EXPECT_EQ(state(R"(<xtk internalPassword=""/>)"), PasswordState::kEmpty);
  EXPECT_EQ(state("<xtk/>"), PasswordState::kAbsent);
  EXPECT_EQ(state(""), PasswordState::kAbsent);
  EXPECT_EQ(Read(R"(<serverConf><xtk internalPassword=""/></serverConf>)")
                .passwords[0],
            PasswordState::kAbsent)
      << "it stands elsewhere";
}

TEST(ServerFile, TrackingPassword) {
  const auto state = [](const std::string& inside) {
    return Read("<serverConf>" + inside + "</serverConf>").passwords[1];
  };
  EXPECT_EQ(state(R"(<web><redirection trackingPassword="@abc"/></web>)"),
            PasswordState::kSet);
  EXPECT_EQ(state(R"(<Web><redirection trackingPassword=""/></Web>)"),
            PasswordState::kEmpty);
  EXPECT_EQ(state("<web><redirection/></web>"), PasswordState::kAbsent);
  EXPECT_EQ(state(R"(<redirection trackingPassword=""/>)"),
            PasswordState::kAbsent)
      << "it stands elsewhere";
}

TEST(RightsAt, IsTheUnionOverTheZonesOfAnAddress) {
  const ServerFile shipped = Read(kNested);
  const ServerFile instance = Read(
      R"(<serverConf>
           <securityZone name="public" allowDebug="false"/>
           <securityZone name="lan" sessionTokenOnly="true"/>
         </serverConf>)",
      "conf/config-shop.xml");
  struct Row {
    const char* address;
    std::vector<const ServerFile*> layers;
    std::vector<ZoneRight> rights;
  };
  using enum ZoneRight;
  const std::vector<Row> rows = {
      {"198.51.100.1", {&shipped}, {kDebug}},
      // In lan, and so in vpn and public around it.
      {"10.1.2.3", {&shipped}, {kDebug, kHttp, kShowErrors}},
      {"192.0.2.1", {&shipped}, {kDebug}},
      {"198.51.100.1", {&shipped, &instance}, {}},
      {"10.1.2.3",
       {&shipped, &instance},
       {kHttp, kShowErrors, kSessionTokenOnly}},
      {"10.1.2.3", {}, {}},
  };
  for (const Row& row : rows) {
    SCOPED_TRACE(row.address);
    ZoneRights expected;
    for (const ZoneRight right : row.rights) {
      expected.set(static_cast<std::size_t>(right));
    }
    EXPECT_EQ(RightsAt(row.layers, *ParseNetwork(row.address)), expected);
  }
}

}  // namespace
}  // namespace audit
