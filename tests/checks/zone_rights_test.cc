// What the addresses of a zone make of a right that is on. Where the attribute
// stands and what other files change is shown by the rules' examples and by
// servers_test.cc.
#include <fmt/format.h>
#include <gtest/gtest.h>

#include "tests/checks/check_harness.h"
#include "xml/document.h"

namespace audit {
namespace {

// "-": nothing is found; else verdict, highest severity and who is in the zone.
std::string Judge(std::string_view check, const std::string& zone,
                  const std::vector<std::string>& masks) {
  std::string xml = "<serverConf><securityZone " + zone + ">";
  for (const std::string& mask : masks) {
    xml += "<subNetwork mask='" + mask + "'/>";
  }
  xml += "</securityZone></serverConf>";
  const Document document = Document::Parse(xml);
  const NodeId root = document.FirstRoot();
  const ServerFile file = ReadServerFile(document, root, "serverConf.xml");
  Facts facts;
  facts.servers = Servers({&file, 1});
  Entity entity;
  entity.element = root;
  entity.is_server = true;
  std::string judged = "-";
  const AnswerContext context{facts, {}, "serverConf.xml"};
  for (Draft& draft :
       RunElementCheck(check, {document, document.FirstChild(root), &entity})) {
    if (FindCheck(check)->answer(context, &draft) == Answer::kDrop) continue;
    judged = fmt::format("{} {} {}", ToString(draft.verdict),
                         ToString(draft.severity.value_or(Severity::kError)),
                         CaptureOf(draft, "reach"));
  }
  return judged;
}

TEST(ZoneRights, WeighWhatTheirAddressesAre) {
  struct Row {
    const char* name;
    const char* check;
    const char* zone;
    std::vector<std::string> masks;
    const char* judged;
  };
  const std::vector<std::string> lan = {"192.168.0.0/16", "10.0.0.0/8"};
  const std::vector<std::string> machine = {"127.0.0.1", "::1/128"};
  const std::vector<std::string> hosts = {"192.0.2.1/32", "192.0.2.2"};
  const std::vector<Row> rows = {
      {"everybody",
       "zone-debug",
       "name='z' allowDebug='true'",
       {"*"},
       "confirmed error every address"},
      {"everybody among others",
       "zone-debug",
       "name='lan' allowDebug='1'",
       {"10.0.0.0/8", "0.0.0.0/0"},
       "confirmed error every address"},
      {"public networks",
       "zone-debug",
       "name='z' allowDebug='true'",
       {"198.51.100.0/24"},
       "confirmed warning public networks"},
      {"private networks", "zone-debug", "name='z' allowDebug='true'", lan,
       "confirmed note private addresses"},
      {"private networks, never", "zone-sql-injection",
       "name='lan' allowSQLInjection='true'", lan,
       "confirmed warning private addresses"},
      {"a mask nobody can read is not private",
       "zone-debug",
       "name='lan' allowDebug='true'",
       {"10.0.0.0/8", "office"},
       "confirmed warning public networks"},
      {"nobody",
       "zone-debug",
       "name='z' allowDebug='true'",
       {},
       "needs-review note nobody yet"},
      {"off", "zone-debug", "name='z' allowDebug='false'", {"*"}, "-"},
      {"neither true nor 1",
       "zone-debug",
       "name='z' allowDebug='yes'",
       {"*"},
       "-"},
      {"another right", "zone-debug", "name='z' allowHTTP='true'", {"*"}, "-"},
      {"the shipped vpn", "zone-errors", "name='vpn' showErrors='true'", lan,
       "-"},
      {"the shipped vpn, nobody in it",
       "zone-errors",
       "name='vpn' showErrors='true'",
       {},
       "-"},
      {"vpn is not shipped with it", "zone-http", "name='vpn' allowHTTP='true'",
       lan, "confirmed note private addresses"},
      {"the machine itself", "zone-http", "name='z' allowHTTP='true'", machine,
       "-"},
      {"the machine itself, for debugging", "zone-debug",
       "name='z' allowDebug='true'", machine,
       "confirmed note this machine only"},
      {"servers of Message Center", "zone-session-token-only",
       "name='rt' label='Message-Center 1' sessionTokenOnly='true'", hosts,
       "-"},
      {"networks of Message Center",
       "zone-session-token-only",
       "name='messageCenter' sessionTokenOnly='true'",
       {"192.0.2.0/24"},
       "needs-review warning public networks"},
      {"Message Center for everybody",
       "zone-session-token-only",
       "name='messageCenter' sessionTokenOnly='true'",
       {"*"},
       "confirmed error every address"},
      {"single addresses", "zone-session-token-only",
       "name='z' sessionTokenOnly='true'", hosts,
       "needs-review warning single public addresses"},
      {"Message Center needs no password in addresses", "zone-user-password",
       "name='messageCenter' allowUserPassword='true'", hosts,
       "confirmed warning single public addresses"},
      {"letter case the documents do not have",
       "zone-debug",
       "name='z' allowdebug='true'",
       {"*"},
       "needs-review error every address"},
  };
  for (const Row& row : rows) {
    SCOPED_TRACE(row.name);
    EXPECT_EQ(Judge(row.check, row.zone, row.masks), row.judged);
  }
}

TEST(ZoneRights, AreThoseOfServersOnly) {
  const Document document =
      Document::Parse("<x><securityZone allowDebug='true'/></x>");
  const NodeId zone = document.FirstChild(document.FirstRoot());
  int drafts = 0;
  const auto count = [&](const Draft&) { ++drafts; };
  Entity entity;
  FindCheck("zone-debug")->element({document, zone, &entity}, count);
  FindCheck("zone-debug")->element({document, zone, nullptr}, count);
  EXPECT_EQ(drafts, 0);
}

}  // namespace
}  // namespace audit
