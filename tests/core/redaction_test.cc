#include "core/redaction.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <chrono>

#include "core/text.h"
#include "tests/sanitized.h"

namespace audit {
namespace {

using testing::HasSubstr;
using testing::Not;

// Each holds the word abc7 as its secret.
TEST(Redaction, HidesSecretsWhereverTheyStand) {
  const char* const texts[] = {
      "<dbcnx login='neolane:db' password='abc7' encrypted='0'/>",
      "<authentication><xtk internalPassword=\"abc7\"/>",
      "<redirection trackingPassword='abc7'/>",
      "<ns:password>abc7</ns:password>",
      "<password type='x'>\n abc7 \n</password>",
      "<secret><![CDATA[abc7]]></secret>",
      "&lt;password&gt;abc7&lt;/password&gt;",
      "<param name=\"password\" value=\"abc7\"/>",
      "<param value='abc7' name='dbPassword'/>",
      "<param name='api_key'>abc7</param>",
      "<option name=\"CusApiToken\" dataType=\"6\" stringValue=\"abc7\"/>",
      "{\"name\": \"password\", \"value\": \"abc7\"}",
      "{value: 'abc7', name: 'clientSecret'}",
      "{\"user\":\"u\",\"password\":\"abc7\"}",
      R"("{\"password\":\"abc7\"}")",
      "x='{&quot;accessToken&quot;: &quot;abc7&quot;}'",
      "&lt;p name=&quot;password&quot; value=&quot;abc7&quot;/&gt;",
      "var dbpassword = \"ab\" + 'abc7';",
      "var x = <account password={'abc7'}/>;",
      "connection.setPassword('abc7');",
      "var o = map.put(\"password\", \"abc7\");",
      "session.Logon(\"admin\", \"abc7\", null);",
      "logon('http://h/soaprouter.jsp', 'admin', 'abc7')",
      "r.header[\"Authorization\"] = \"Basic abc7\";",
      "Authorization: Bearer 0123abc7",
      "curl -u admin:abc7 https://h/",
      "curl https://admin:abc7@h/x",
      "ftp://u:abc7@h",
      "http://h/a?x=1&__sessiontoken=abc7&y=2",
      "http://h/a?x=1&amp;password=abc7&amp;y=2",
      "Server=h;Uid=u;Pwd=abc7;",
      "export PGPASSWORD=abc7",
      "set DB_PASSWORD=abc7\r\n",
      "nlserver config -internalpassword:old/abc7",
      "nlserver config -setdblogin:postgresql:neolane/abc7@h",
      "sqlplus -S neolane/abc7@db",
      "create user u identified by 'abc7'",
      "CREATE USER u WITH PASSWORD 'abc7';",
      "mysql --password=abc7 x",
      "-----BEGIN RSA PRIVATE KEY-----\nMIIabc7\nabc7==\n-----END RSA",
      "req.addHeader(\"X-Api-Key: abc7\");",
      "var password = `abc7`;",
      "var password=cond ? \"x\" : \"abc7\";",
      "var password = vars.p || 'abc7';",
      "var motDePasse = 'abc7';",
      "var password /* of the database */ = 'abc7';",
      "<password><!-- old -->abc7</password>",
      "<option name='CusPassword'><stringValue>abc7</stringValue></option>",
      "<option name='dbPwd'>\n<memoValue><![CDATA[abc7]]></memoValue>",
      "x = 'eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0NTY3ODkwIn0.abc7'",
  };
  for (const char* const text : texts) {
    SCOPED_TRACE(text);
    EXPECT_THAT(Redact(text), Not(HasSubstr("abc7")));
    EXPECT_EQ(CountCodePoints(Redact(text)), CountCodePoints(text));
    // Wherever in a slice it begins.
    EXPECT_THAT(Redact(std::string(" ") + text), Not(HasSubstr("abc7")));
  }
}

TEST(Redaction, LeavesTheRestReadable) {
  const char* const texts[] = {
      "<attribute name=\"password\" type=\"string\" label=\"abc\"/>",
      "<node expr=\"@password\" alias='abc'/>",
      "<subNetwork allowEmptyPassword=\"true\" allowUserPassword='1'/>",
      "<field password=\"true\" label='abc'/>",
      "function logon(login, password) { return a; }",
      "var password = getOption('abc');",
      "DB_PASSWORD=$(cat /etc/abc)",
      "basic authentication is what the bearer needs",
      "<condition expr=\"@tokenizer = 'abc'\"/>",
      "http://host:8080/a@b",
      "<a name='passwordLabel' value='abc'/>",
      "<name>key</name><value>abc</value>",
      "password = getOption(c ? 'abc' : 'd');",
      "var password = x; log(y ? 'abc' : '');",
      "<option name='CusPassword'/><option><stringValue>abc</stringValue>",
      "login('admin')",
  };
  for (const char* const text : texts) {
    SCOPED_TRACE(text);
    EXPECT_EQ(Redact(text), text);
  }
}

// What repeats a beginning without an end costs no more than its length.
// The name that tells a long key stands far before its end.
TEST(Redaction, HidesTheEndOfALongKey) {
  std::string key;
  while (key.size() < 3'300) key += "Qm9/abc7+";
  for (const std::string& text :
       {"var privateKey = \"" + key + "\"; x.@a",
        "<a privateKey='" + key + "' x='.@'/>",
        "-----BEGIN PRIVATE KEY-----\n" + key + "\n-----END x.@a",
        "k = '-----BEGIN PRIVATE KEY-----\\n" + key + "\\n-----END'; x.@a"}) {
    SCOPED_TRACE(text.substr(0, 40));
    NearbySecrets secrets(text);
    const auto size = static_cast<std::uint32_t>(text.size());
    const std::string shown = secrets.Redacted({size - 60, size});
    EXPECT_THAT(shown, Not(HasSubstr("abc7")));
    EXPECT_THAT(shown, HasSubstr(".@"));
  }
}

TEST(Redaction, IsLinear) {
  for (const std::string piece :
       {"<password><![CDATA[", "PRIVATE KEY-----", "name='password' ",
        "sqlplus ", "-u ", "logon('", "password=\"", "key='",
        "://u:", "<p:", "setPassword(", "value=", "bearer ", "&lt;password&gt;",
        "password/*", "password/*x*//*"}) {
    SCOPED_TRACE(piece);
    std::string text;
    // The thread sanitizer is a hundred times slower.
    const std::size_t size = kThreadsSanitized ? 20'000 : 400'000;
    while (text.size() < size) text += piece;
    const auto start = std::chrono::steady_clock::now();
    EXPECT_EQ(CountCodePoints(Redact(text)), text.size());
    // Linear ones take milliseconds, quadratic ones minutes.
    EXPECT_LT(std::chrono::steady_clock::now() - start,
              std::chrono::seconds(20));
  }
}

}  // namespace
}  // namespace audit
