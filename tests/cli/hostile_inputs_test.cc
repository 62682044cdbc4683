// What strangers may hand over: each is told of, none ends the program, none
// takes more than its cap. The inputs are made here.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <functional>

#include "tests/cli/hostile.h"
#include "tests/cli/program_run.h"
#include "tests/cli/zip_bytes.h"

#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
#define AUDIT_SANITIZED 1
#endif

namespace audit {
namespace {

using testing::HasSubstr;

#ifdef AUDIT_SANITIZED
constexpr std::size_t kScale = 10;  // sanitized code is that much slower
#else
constexpr std::size_t kScale = 1;
#endif
constexpr std::size_t kMillion = 1'000'000 / kScale;

std::string Times(std::size_t count, const std::string& text) {
  std::string out;
  out.reserve(count * text.size());
  for (std::size_t i = 0; i < count; ++i) out += text;
  return out;
}

const char* const kSoap = "new SoapMethodCall('x');\n";
const char* const kSoapFound = "warning[js-soapmethodcall]";

std::string Declared(const std::string& encoding, const std::string& text) {
  return "<?xml version='1.0' encoding='" + encoding + "'?>\n" + text;
}

std::string With(std::string text, const std::string& old,
                 const std::string& by) {
  return text.replace(text.find(old), old.size(), by);
}

std::string Library(const std::string& script) {
  return "<package buildVersion='6.1'><entities schema='xtk:javascript'>\n"
         "<javascript namespace='cus' name='a.js'><data><![CDATA[" +
         script + "]]></data></javascript></entities></package>\n";
}

std::string ManyAttributes() {
  std::string tag = "<queryFilter name='n'";
  for (std::size_t i = 0; i < kMillion; ++i) {
    tag += " a" + std::to_string(i) + "='1'";
  }
  return tag + "/>";
}

struct Hostile {
  const char* name;
  const char* file;  // checked in a folder of its own
  std::function<std::string()> bytes;
  int code;  // with --fail-on-incomplete
  std::vector<std::string> says;
};

const std::vector<Hostile>& HostileFiles() {
  static const std::vector<Hostile> files = {
      {"truncated in a tag",
       "a.xml",
       [] { return Package(kFilter).substr(0, 150); },
       1,
       {"error[xml-syntax]", "INCOMPLETE"}},
      {"truncated at once",
       "a.xml",
       [] { return std::string("<packa"); },
       3,
       {"'a.xml' was not read"}},
      {"truncated script",
       "a.js",
       [] { return kSoap + std::string("function f() { if (a"); },
       0,
       {kSoapFound, "warning[js-strict-parse]"}},
      {"NUL bytes in XML",
       "a.xml",
       [] {
         return With(Package(kFilter), "<entities",
                     std::string("<!--\0\0-->", 9) + "<entities");
       },
       1,
       {kRawSqlLine, "error[xml-syntax]", "a NUL byte"}},
      {"NUL bytes in a script",
       "a.js",
       [] { return kSoap + std::string(3, '\0'); },
       3,
       {"'a.js' was not read: NUL bytes in it"}},
      {"invalid UTF-8, none declared",
       "a.xml",
       [] { return With(Package(kFilter), "iA", "iA = \"\xE9\" or iA"); },
       1,
       {"error[sql-attr-condition]: sql=\"iA = \"é\" or iA = 1\"",
        "none is declared; the file was read as windows-1252"}},
      {"invalid UTF-8, declared",
       "a.xml",
       [] {
         return Declared("UTF-8", With(Package(kFilter), "'f'", "'\xE9'"));
       },
       1,
       {kRawSqlLine, "warning[encoding]", "these bytes do not exist in UTF-8"}},
      {"wrong declared encoding",
       "a.xml",
       [] { return Declared("UTF-16", Package(kFilter)); },
       1,
       {kRawSqlLine, "UTF-16 is declared; the file was read as UTF-8"}},
      {"unknown encoding",
       "a.xml",
       [] { return Declared("KLINGON", Package(kFilter)); },
       1,
       {kRawSqlLine, "no encoding is named 'KLINGON'"}},
      {"a document type with entities",
       "a.xml",
       [] {
         return "<!DOCTYPE package [<!ENTITY a 'aaaaaaaaaa'>"
                "<!ENTITY b '&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;'>"
                "<!ENTITY c SYSTEM 'file:///etc/passwd'>]>\n" +
                With(Package(kFilter), "iA = 1", "iA = &b; &c;");
       },
       1,
       {"sql=\"iA = &b; &c;\"",
        "the document type declares entities, which are not expanded"}},
      {"a million nested elements",
       "a.xml",
       [] {
         return Package("<queryFilter name='n'>" + Times(kMillion, "<a>") +
                        Times(kMillion, "</a>") + "</queryFilter>" + kFilter);
       },
       1,
       {kRawSqlLine, "elements are nested too deep",
        "behind faults in the XML"}},
      {"a million elements never closed",
       "a.xml",
       [] {
         return Package("<queryFilter name='n'>" + Times(kMillion, "<a>"));
       },
       1,
       {"elements are nested too deep", "behind faults in the XML"}},
      {"a million attributes",
       "a.xml",
       [] { return Package(ManyAttributes() + kFilter); },
       1,
       {kRawSqlLine, "the element has too many attributes"}},
      {"200 MB in an attribute",
       "a.xml",
       [] {
         return Package("<queryFilter name='" + Times(200 * kMillion, "y") +
                        "'/>" + kFilter);
       },
       1,
       {kRawSqlLine}},
      {"18 MiB of SQL in an attribute",
       "a.xml",
       [] { return With(Package(kFilter), "iA = 1", Times(9u << 20, "y ")); },
       1,
       {"error[sql-attr-condition]", "over the cap of 16 MiB"}},
      {"CDATA never closed",
       "a.xml",
       [] { return With(Library(kSoap), "]]>", ""); },
       1,
       {"a CDATA section is never closed"}},
      {"an E4X literal never closed",
       "a.xml",
       [] { return Library("var q = <a><b>;\n" + std::string(kSoap)); },
       0,
       {kSoapFound, "the element <b> is not closed"}},
      {"70,000 line comments",
       "a.js",
       [] { return Times(70'000, "// c\n") + kSoap; },
       0,
       {kSoapFound, "a.js:70001:5"}},
      {"an object in an object, 100,000 deep",
       "a.js",
       [] { return Times(100'000, "x={a:") + kSoap; },
       3,
       {"a.js: a script not parsed: over the parse budget"}},
      {"a call at depth 66,000",
       "a.js",
       [] {
         return Times(66'000, "(") + "new SoapMethodCall('x')" +
                Times(66'000, ")") + ";\n";
       },
       0,
       {kSoapFound, "a.js:1:66005"}},
      {"a zip bomb",
       "a.zip",
       [] {
         return ZipBytes({{"b.xml", std::string(300 * kMillion, ' ')},
                          {"c.xml", Package(kFilter)}});
       },
       1,
       {kRawSqlLine, "'a.zip!/b.xml' was not read: beyond the cap",
        "error: a.zip: 1 of its files not read: beyond the cap"}},
      {"a zip that leads out",
       "a.zip",
       [] {
         return ZipBytes({{"../b.xml", "x"}, {"c.xml", Package(kFilter)}});
       },
       1,
       {kRawSqlLine, "'a.zip!/../b.xml' was not read",
        "a name that leads out of the archive"}},
      {"an encrypted zip",
       "a.zip",
       [] {
         return ZipBytes({{"b.xml", Package(kFilter), true}});
       },
       3,
       {"error: a.zip: 1 of its files not read: encrypted"}},
      {"a truncated zip",
       "a.zip",
       [] {
         return ZipBytes({{"b.xml", Package(kFilter)}}).substr(0, 200);
       },
       3,
       {"error: a.zip: is a .zip without its directory"}},
      {"a zip in a zip",
       "a.zip",
       [] {
         return ZipBytes({{"b.zip", ZipBytes({{"c", "x"}})}});
       },
       3,
       {"'a.zip!/b.zip' was not read: an archive inside an archive"}},
      {"an empty file",
       "a.xml",
       [] { return std::string(); },
       0,
       {"'a.xml' was not read: empty"}},
  };
  return files;
}

void CheckCost(const ProgramRun& run, std::size_t input_bytes) {
#ifndef AUDIT_SANITIZED
  // Six times the file, and what one parse may cost before its budget ends it.
  constexpr long kParse = 600 * 1024;
  EXPECT_LE(run.peak_kilobytes,
            static_cast<long>(6 * input_bytes / 1024) + kParse);
#else
  (void)input_bytes;
#endif
  EXPECT_LT(run.seconds, 60);  // seconds, on a machine that is busy
}

TEST(HostileInputs, AreToldOfAndEndNothing) {
  for (const Hostile& hostile : HostileFiles()) {
    SCOPED_TRACE(hostile.name);
    const Folder folder("file");
    const std::string bytes = hostile.bytes();
    folder.Write(hostile.file, bytes);
    const ProgramRun run = RunProgram(
        folder.path(),
        {"check", hostile.file, "--color", "never", "--fail-on-incomplete"});
    Show(hostile.name, run);
    EXPECT_EQ(run.code, hostile.code) << run.err;
    for (const std::string& sentence : hostile.says) {
      EXPECT_THAT(run.out, HasSubstr(sentence));
    }
    CheckCost(run, bytes.size());
  }
}

}  // namespace
}  // namespace audit
