#include <gtest/gtest.h>

#include "tests/checks/check_harness.h"

namespace audit {
namespace {

struct CallRow {
  const char* name;
  const char* check;
  const char* marked;
  Setting setting = Setting::kScript;
};

const CallRow kRows[] = {
    {"a plain call", "load-library-debug", "[|loadLibraryDebug|]('a:b.js');"},
    {"in parentheses", "load-library-debug", "([|loadLibraryDebug|])('a');"},
    {"another name for the function", "load-library-debug",
     "var load = loadLibraryDebug; [|load|]('a:b.js');"},
    {"a function of the script", "load-library-debug",
     "function loadLibraryDebug() {} loadLibraryDebug('a');"},
    {"one that is assigned", "load-library-debug",
     "loadLibraryDebug = function() {}; loadLibraryDebug('a');"},
    {"a parameter", "load-library-debug",
     "function f(loadLibraryDebug) { loadLibraryDebug('a'); }"},
    {"a method of something", "load-library-debug", "a.loadLibraryDebug();"},
    {"a name alone", "load-library-debug", "var a = loadLibraryDebug;"},
    {"a method of the platform", "connection-info",
     "[|xtk.session.GetCnxInfo|]();"},
    {"in brackets", "connection-info", "[|xtk['session'].GetCnxInfo|]();"},
    {"the newer way", "connection-info", "[|NLWS.xtkSession.GetCnxInfo|]();"},
    {"a schema in a variable", "connection-info",
     "var s = xtk.session; [|s.GetCnxInfo|]();"},
    {"a variable given twice", "connection-info",
     "var s = xtk.session; s = mine; s.GetCnxInfo();"},
    {"an object of the script", "connection-info",
     "var xtk = {}; xtk.session.GetCnxInfo();"},
    {"the name of the action", "connection-info",
     "call([|'urn:xtk:session#GetCnxInfo'|]);"},
    {"another action", "connection-info", "call('xtk:session#GetCnxInfos');"},
    {"service and method apart", "connection-info",
     "new Call('urn:xtk:session', [|'GetCnxInfo'|]);"},
    {"a method of another service", "connection-info",
     "new Call('cus:session', 'GetCnxInfo');"},
    {"a letter that is not ASCII", "url-encode", "[|urlEncode|]('\xC3\xA9');"},
    {"a value of somebody", "url-encode", "[|urlEncode|](a.name);"},
    {"ASCII in a variable", "url-encode", "var a = 'x'; urlEncode(a + 'y');"},
    {"a number", "url-encode", "urlEncode(12); urlEncode(parseInt(a));"},
    {"content of a delivery", "get-url-per-recipient",
     "[|getURL|]('http://a');", Setting::kDelivery},
    {"a script", "get-url-per-recipient", "getURL('http://a');"},
    {"a member", "request-scheme", "f([|request.scheme|]);", Setting::kPage},
    {"of another object", "request-scheme", "f(a.request.scheme);"},
    {"a field of the customer's", "delivery-custom-field",
     "_([|delivery.cusBrand|]); _(delivery.label); f(delivery.cusBrand);",
     Setting::kDelivery},
    {"a password handed to Logon", "hardcoded-secret",
     "xtk.session.Logon('etl', [|'Sommer14'|], <a/>);"},
    {"a session that has no token yet", "hardcoded-secret",
     "s.Logon('', 'etl', [|'Sommer14'|], <a/>);"},
    {"a login alone", "hardcoded-secret", "s.Logon('etl', p, <a/>);"},
    {"a placeholder", "hardcoded-secret", "var password = '<password>';"},
    {"a name of where it is kept", "hardcoded-secret",
     "var password = 'CusFtpPassword';"},
    {"a label", "hardcoded-secret", "var passwordLabel = 'Sommer14';"},
    {"a word of the language", "strict-parse", "var [|class|] = 1;"},
    {"as a key", "strict-parse", "a = {class: 1}; a.class = 2;"},
    {"the folder conf", "file-in-conf",
     "new File([|'/usr/local/neolane/nl6/conf/a.xml'|]);"},
    {"by a way round", "file-in-conf",
     "loadFile([|'/usr/local/neolane/nl6/var/../conf/a.xml'|]);"},
    {"a folder of that name", "file-in-conf", "new File('/sftp/conf/a.xml');"},
    {"outside", "file-outside-sandbox", "new File([|'/data/a.csv'|]);"},
    {"outside in variables", "file-outside-sandbox",
     "var d = [|'C:\\\\in'|]; new File(d + '\\\\a.csv');"},
    {"inside", "file-outside-sandbox", "new File(instanceVarDir + '/a.csv');"},
    {"not known", "file-outside-sandbox", "new File('/' + a); new File(b);"},
    {"an address of numbers", "https-by-address",
     "getUrl([|'https://192.0.2.1/a'|]);"},
    {"a name", "https-by-address", "getUrl('https://192.0.2.1.example/a');"},
    {"the password of an account", "decrypt-string",
     "[|decryptString|](account.password);"},
    {"what a visitor sent", "decrypt-string",
     "var id = request.getParameter('id'); decryptString(id);"},
    {"what the script encrypted", "decrypt-string",
     "var a = encryptString('b'); decryptString(a);"},
    {"a command", "external-command", "[|execCommand|]('curl a');"},
};

class PlatformUse : public testing::TestWithParam<CallRow> {};

TEST_P(PlatformUse, IsFoundWhereItIsMarked) {
  const CallRow& row = GetParam();
  const std::string text = Unmarked(row.marked);
  EXPECT_EQ(Marked(text, RunCheck(row.check, text, row.setting)), row.marked);
}

INSTANTIATE_TEST_SUITE_P(Rows, PlatformUse, testing::ValuesIn(kRows),
                         [](const testing::TestParamInfo<CallRow>& info) {
                           std::string name = info.param.check;
                           name += "_";
                           name += info.param.name;
                           for (char& c : name) {
                             if (!isalnum(static_cast<unsigned char>(c)))
                               c = '_';
                           }
                           return name;
                         });

struct CommandRow {
  const char* name;
  const char* script;
  const char* detail;
};

const CommandRow kCommands[] = {
    {"first word", "execCommand('/usr/bin/curl a');", "starts curl"},
    {"behind a pipe", "execCommand('cat a | python3 b');", "starts python3"},
    {"behind a semicolon", "execCommand('ls;sh a');", "starts sh"},
    {"none of the list", "execCommand('zip curl');", "needs the right"},
    {"not known", "execCommand(a);", "needs the right"},
};

TEST(ExternalCommand, NamesWhatServersRefuse) {
  for (const CommandRow& row : kCommands) {
    SCOPED_TRACE(row.name);
    const auto drafts = RunCheck("external-command", row.script);
    ASSERT_EQ(drafts.size(), 1u);
    EXPECT_TRUE(CaptureOf(drafts[0], "detail").starts_with(row.detail));
  }
}

}  // namespace
}  // namespace audit
