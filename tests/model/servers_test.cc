#include "model/servers.h"

#include <gtest/gtest.h>

#include "model/server_parameters.h"
#include "tests/model/server_files.h"

namespace audit {
namespace {

constexpr char kOn[] =
    R"(<securityZone name="z" allowDebug="true">
       <subNetwork mask="10.0.0.0/8"/></securityZone>)";
constexpr char kOff[] = R"(<securityZone name="z" allowDebug="false"/>)";
constexpr char kOffTwice[] =
    R"(<securityZone name="z" allowDebug="false">
       <securityZone name="z" allowDebug="false"/></securityZone>)";
constexpr char kSilent[] = R"(<securityZone name="z" label="Z"/>)";

TEST(Servers, InstancesTakeRightsBack) {
  struct Row {
    const char* name;
    Files files;  // the zone is asked of the first
    bool overridden;
  };
  const std::vector<Row> rows = {
      {"alone", {{"conf/serverConf.xml", kOn}}, false},
      {"the only instance",
       {{"conf/serverConf.xml", kOn}, {"conf/config-a.xml", kOff}},
       true},
      {"the instance says nothing of the right",
       {{"conf/serverConf.xml", kOn}, {"conf/config-a.xml", kSilent}},
       false},
      {"one of two instances",
       {{"conf/serverConf.xml", kOn},
        {"conf/config-a.xml", kOff},
        {"conf/config-b.xml", ""}},
       false},
      {"one of two instances, twice",
       {{"conf/serverConf.xml", kOn},
        {"conf/config-a.xml", kOffTwice},
        {"conf/config-b.xml", ""}},
       false},
      {"the file of all instances",
       {{"conf/serverConf.xml", kOn},
        {"conf/config-default.xml", kOff},
        {"conf/config-b.xml", ""}},
       true},
      {"an instance of another server",
       {{"conf/serverConf.xml", kOn}, {"conf2/config-a.xml", kOff}},
       false},
      {"of an instance, the server says no",
       {{"conf/config-a.xml", kOn}, {"conf/serverConf.xml", kOff}},
       false},
      {"of an instance, another says no",
       {{"conf/config-a.xml", kOn}, {"conf/config-b.xml", kOff}},
       false},
  };
  for (const Row& row : rows) {
    SCOPED_TRACE(row.name);
    const auto zone = ServersOf(row.files).Zone(row.files[0].first, "z");
    ASSERT_TRUE(zone);
    EXPECT_EQ(zone->overridden[static_cast<std::size_t>(ZoneRight::kDebug)],
              row.overridden);
    EXPECT_FALSE(zone->overridden[static_cast<std::size_t>(ZoneRight::kHttp)]);
  }
}

TEST(Servers, NetworksOfOtherFilesCount) {
  const Servers servers = ServersOf({{"conf/serverConf.xml", kOn},
                                     {"conf/config-a.xml",
                                      R"(<securityZone name="z" showErrors="1">
           <subNetwork mask="*"/></securityZone>)"},
                                     {"conf2/config-a.xml", kSilent}});
  EXPECT_TRUE(servers.Zone("conf/serverConf.xml", "z")->reach.everybody);
  EXPECT_TRUE(servers.Zone("conf/config-a.xml", "z")->reach.any);
  EXPECT_FALSE(servers.Zone("conf2/config-a.xml", "z")->reach.any);
  EXPECT_FALSE(servers.Zone("conf/serverConf.xml", "y"));
  EXPECT_FALSE(servers.Zone("conf/other.xml", "z"));
}

TEST(Servers, LackZones) {
  constexpr char kEmpty[] = R"(<securityZone name="z"/>)";
  struct Row {
    const char* name;
    Files files;  // asked of the first
    bool lacks;
  };
  const std::vector<Row> rows = {
      {"no zone", {{"conf/serverConf.xml", ""}}, true},
      {"a zone without a network", {{"conf/serverConf.xml", kEmpty}}, true},
      {"a zone with one", {{"conf/serverConf.xml", kOn}}, false},
      {"the instance has it",
       {{"conf/serverConf.xml", kEmpty}, {"conf/config-a.xml", kOn}},
       false},
      {"the file of all instances has it",
       {{"conf/serverConf.xml", ""},
        {"conf/config-default.xml", kOn},
        {"conf/config-a.xml", ""}},
       false},
      {"one of two instances has it",
       {{"conf/serverConf.xml", ""},
        {"conf/config-a.xml", kOn},
        {"conf/config-b.xml", ""}},
       true},
      {"another server has it",
       {{"a/serverConf.xml", ""}, {"b/serverConf.xml", kOn}},
       true},
      {"an instance's file is never asked for them",
       {{"conf/config-a.xml", kEmpty}},
       false},
  };
  for (const Row& row : rows) {
    SCOPED_TRACE(row.name);
    EXPECT_EQ(ServersOf(row.files).LacksZones(row.files[0].first), row.lacks);
  }
}

TEST(Servers, PasswordOfTheInternalOperator) {
  const auto with = [](const char* value) {
    return "<shared><authentication><xtk internalPassword='" +
           std::string(value) + "'/></authentication></shared>";
  };
  using enum Servers::Password;
  struct Row {
    const char* name;
    Files files;  // asked of the first
    Servers::Password password;
  };
  const std::vector<Row> rows = {
      {"set", {{"c/serverConf.xml", with("@x")}}, kFine},
      {"empty", {{"c/serverConf.xml", with("")}}, kEmpty},
      {"absent", {{"c/serverConf.xml", ""}}, kAbsent},
      {"the instance sets it",
       {{"c/serverConf.xml", with("")}, {"c/config-a.xml", with("@x")}},
       kFine},
      {"the file of all instances sets it",
       {{"c/serverConf.xml", ""},
        {"c/config-default.xml", with("@x")},
        {"c/config-a.xml", ""}},
       kFine},
      {"one of two instances sets it",
       {{"c/serverConf.xml", with("")},
        {"c/config-a.xml", with("@x")},
        {"c/config-b.xml", ""}},
       kEmpty},
      {"the instance empties it",
       {{"c/config-a.xml", with("")}, {"c/serverConf.xml", with("@x")}},
       kEmptyAgain},
      {"said of the server already",
       {{"c/config-a.xml", with("")}, {"c/serverConf.xml", with("")}},
       kFine},
      {"the server's file is not there",
       {{"c/config-a.xml", with("")}},
       kEmpty},
      {"an instance need not set it", {{"c/config-a.xml", ""}}, kFine},
  };
  for (const Row& row : rows) {
    SCOPED_TRACE(row.name);
    EXPECT_EQ(ServersOf(row.files).PasswordOf(row.files[0].first,
                                              ServerPassword::kInternal),
              row.password);
  }
}

TEST(Servers, PasswordOfTrackingIsAnother) {
  constexpr char kTracking[] =
      "<shared><authentication><xtk internalPassword='@x'/></authentication>"
      "</shared><web><redirection trackingPassword=''/></web>";
  const Servers servers = ServersOf({{"c/serverConf.xml", kTracking}});
  EXPECT_EQ(servers.PasswordOf("c/serverConf.xml", ServerPassword::kTracking),
            Servers::Password::kEmpty);
  EXPECT_EQ(servers.PasswordOf("c/serverConf.xml", ServerPassword::kInternal),
            Servers::Password::kFine);
}

TEST(Servers, NamesTheZonesOfAllServers) {
  const Servers servers =
      ServersOf({{"a/serverConf.xml",
                  "<securityZone name='public'><securityZone name='lan'/>"
                  "</securityZone>"},
                 {"b/config-x.xml", "<securityZone name='office'/>"}});
  const std::set<std::string, std::less<>> names = {"lan", "office", "public"};
  EXPECT_EQ(servers.ZoneNames(), names);
  EXPECT_TRUE(Servers().ZoneNames().empty());
}

TEST(Servers, WhichFileOfAServerCounts) {
  struct Row {
    const char* name;
    Files files;  // asked of the first
    bool overridden;
    bool elsewhere;
  };
  constexpr char kFalse[] = R"(<jsp debug="false"/>)";
  constexpr char kTrue[] = R"(<jsp debug="true"/>)";
  const std::vector<Row> rows = {
      {"alone", {{"conf/serverConf.xml", kTrue}}, false, false},
      {"the only instance",
       {{"conf/serverConf.xml", kTrue}, {"conf/config-a.xml", kFalse}},
       true,
       true},
      {"one of two instances",
       {{"conf/serverConf.xml", kTrue},
        {"conf/config-a.xml", kFalse},
        {"conf/config-b.xml", ""}},
       false,
       true},
      {"the file of all instances",
       {{"conf/serverConf.xml", kTrue},
        {"conf/config-default.xml", kFalse},
        {"conf/config-b.xml", ""}},
       true,
       true},
      {"that file itself",
       {{"conf/config-default.xml", kTrue}, {"conf/config-b.xml", kFalse}},
       true,
       true},
      {"an instance, whatever the server says",
       {{"conf/config-a.xml", kTrue},
        {"conf/serverConf.xml", kFalse},
        {"conf/config-default.xml", kFalse}},
       false,
       true},
      {"an instance, and another one",
       {{"conf/config-a.xml", kTrue}, {"conf/config-b.xml", kFalse}},
       false,
       false},
      {"another server",
       {{"a/conf/serverConf.xml", kTrue}, {"b/conf/config-b.xml", kFalse}},
       false,
       false},
  };
  for (const Row& row : rows) {
    SCOPED_TRACE(row.name);
    const Servers servers = ServersOf(row.files);
    const std::string& path = row.files[0].first;
    const std::string key = ParameterKey("jsp", "debug");
    EXPECT_EQ(servers.IsOverridden(path, key), row.overridden);
    EXPECT_EQ(servers.IsWrittenElsewhere(path, key), row.elsewhere);
    EXPECT_FALSE(servers.IsOverridden(path, ParameterKey("jsp", "other")));
  }
}

TEST(Servers, HowNarrowAZoneIs) {
  using Narrowness = Servers::Narrowness;
  struct Row {
    const char* name;
    Files files;
    Narrowness narrowness;  // of the zone z, asked of the first file
  };
  constexpr char kMachine[] =
      R"(<securityZone name="m"><subNetwork mask="127.0.0.1"/></securityZone>)";
  constexpr char kPrivate[] =
      R"(<securityZone name="z"><subNetwork mask="10.0.0.0/8"/></securityZone>)";
  const std::vector<Row> rows = {
      {"no zone", {{"conf/serverConf.xml", kMachine}}, Narrowness::kUnknown},
      {"nothing inside",
       {{"conf/serverConf.xml", kPrivate}},
       Narrowness::kNarrowest},
      {"the machine has its own",
       {{"conf/serverConf.xml", kPrivate}, {"conf/config-a.xml", kMachine}},
       Narrowness::kHasNarrower},
      {"another server's machine",
       {{"a/serverConf.xml", kPrivate}, {"b/serverConf.xml", kMachine}},
       Narrowness::kNarrowest},
      {"one inside",
       {{"conf/serverConf.xml",
         R"(<securityZone name="z"><subNetwork mask="10.0.0.0/8"/>
            <securityZone name="y"><subNetwork mask="10.1.0.0/16"/>
            </securityZone></securityZone>)"}},
       Narrowness::kHasNarrower},
      {"one inside that nobody belongs to",
       {{"conf/serverConf.xml",
         R"(<securityZone name="z"><subNetwork mask="10.0.0.0/8"/>
            <securityZone name="y"/></securityZone>)"}},
       Narrowness::kNarrowest},
      {"only the machine",
       {{"conf/serverConf.xml",
         R"(<securityZone name="z"><subNetwork mask="::1"/></securityZone>)"}},
       Narrowness::kMachine},
      {"public networks",
       {{"conf/serverConf.xml",
         R"(<securityZone name="z"><subNetwork mask="198.51.100.0/24"/>
            </securityZone>)"}},
       Narrowness::kNarrowest},
      {"everybody, by the file of the instance",
       {{"conf/config-a.xml", ""},
        {"conf/serverConf.xml",
         R"(<securityZone name="z"><subNetwork mask="*"/>
            </securityZone>)"}},
       Narrowness::kOpen},
  };
  for (const Row& row : rows) {
    SCOPED_TRACE(row.name);
    EXPECT_EQ(ServersOf(row.files).NarrownessOf(row.files[0].first, "z"),
              row.narrowness);
  }
}

TEST(Servers, TrackingServersAndTheirHosts) {
  struct Row {
    const char* name;
    const char* inside;
    bool tracks;
    const char* host;
  };
  constexpr Row kRows[] = {
      {"nothing", R"(<web><redirection databaseId=""/></web>)", false, ""},
      {"a database", R"(<web><Redirection databaseId="u1"/></web>)", true, ""},
      {"a password", R"(<redirection trackingPassword="@a"/>)", true, ""},
      {"a host", R"(<dataStore hosts="a.example,t.shop.com.au"/>)", false,
       "shop.com.au"},
      {"an address", R"(<spareServer url="https://t.shop.net.nz:80/r"/>)",
       false, "shop.net.nz"},
      {"suffixes of one part", R"(<dataStore hosts="t.abc.de,com.example"/>)",
       false, ""},
      {"of a zone", R"(<securityZone url="t.shop.com.au"/>)", false, ""},
  };
  for (const Row& row : kRows) {
    SCOPED_TRACE(row.name);
    const Servers servers = ServersOf(
        {{"conf/serverConf.xml", ""}, {"conf/config-a.xml", row.inside}});
    EXPECT_EQ(servers.Tracks("conf/serverConf.xml"), row.tracks);
    EXPECT_EQ(servers.TwoPartHost("conf/serverConf.xml"), row.host);
    EXPECT_FALSE(servers.Tracks("other/serverConf.xml"));
  }
}

}  // namespace
}  // namespace audit
