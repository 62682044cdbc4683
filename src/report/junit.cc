// Facts of the strict schema: every suite has package, id, hostname and a time
// stamp without a zone, and properties, tests, system-out, system-err in this
// order; a test has one of skipped, error, failure at most. There is no clock
// and no machine in a report: both attributes are constants.
#include <fmt/format.h>

#include <map>

#include "report/code_frame.h"
#include "report/coverage_lines.h"
#include "report/report.h"
#include "report/standing.h"
#include "report/visible_text.h"
#include "report/xml_text.h"

namespace audit {
namespace {

constexpr std::string_view kSuiteFacts =
    "package=\"campaign-audit\" hostname=\"localhost\" "
    "timestamp=\"1970-01-01T00:00:00\" time=\"0\"";

struct TestCase {
  std::string name;  // unique in its suite, without line numbers: runs are
                     // compared by it
  std::string class_name;
  std::string outcome;  // an element, or empty: passed
};

struct TestSuite {
  std::string name;
  std::vector<TestCase> cases;
  std::size_t failures = 0;
  std::size_t errors = 0;
  std::size_t skipped = 0;
};

class Junit {
 public:
  Junit(const RunReport& run, std::span<const Rule> rules, const Sink& sink)
      : run_(run), rules_(rules), sink_(sink) {}

  void Write() {
    sink_("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites>\n");
    WriteSuite(RunItself(), CoverageLine(run_.coverage));
    std::vector<std::vector<const Finding*>> by_file(run_.files.size());
    for (const Finding& finding : run_.findings) {
      by_file[finding.place.location.file].push_back(&finding);
    }
    for (std::size_t file = 0; file < run_.files.size(); ++file) {
      WriteSuite(FileSuite(run_.files[file], by_file[file]), "");
    }
    sink_("</testsuites>\n");
  }

 private:
  // Whether the input could be read at all, so that green means something.
  TestSuite RunItself() const {
    TestSuite suite{"campaign-audit", {}};
    TestCase whole{"the whole input was read", "campaign-audit", ""};
    if (!run_.coverage.complete()) {
      whole.outcome = Skipped(CoverageLine(run_.coverage));
      ++suite.skipped;
    }
    suite.cases.push_back(std::move(whole));
    for (const Error& error : run_.errors) {
      const std::string text = error.ToString();
      suite.cases.push_back(
          {text, "campaign-audit", Outcome("error", "fault", text, text)});
      ++suite.errors;
    }
    NameOnce(&suite);
    return suite;
  }

  TestSuite FileSuite(const FileInfo& file,
                      std::span<const Finding* const> findings) const {
    TestSuite suite{file.path, {}};
    for (const Finding* finding : findings) Add(*finding, &suite);
    if (findings.empty()) suite.cases.push_back({"no findings", file.path, ""});
    NameOnce(&suite);
    return suite;
  }

  void Add(const Finding& finding, TestSuite* suite) const {
    TestCase test;
    test.name = rules_[finding.rule].id + ": " + finding.message;
    test.class_name = finding.entity.empty()
                          ? run_.files[finding.place.location.file].path
                          : finding.entity;
    if (!IsActive(finding)) {
      test.outcome = Skipped(StandingSentence(finding));
      ++suite->skipped;
    } else if (finding.severity == Severity::kNote) {
      test.outcome =
          Skipped(finding.unclear.empty() ? std::string("note")
                                          : "needs review: " + finding.unclear);
      ++suite->skipped;
    } else {
      test.outcome = Outcome("failure", ToString(finding.severity),
                             finding.message, Body(finding));
      ++suite->failures;
    }
    suite->cases.push_back(std::move(test));
  }

  // The second of one name is "name (2)": readers keep one of each name.
  static void NameOnce(TestSuite* suite) {
    std::map<std::string, std::size_t> seen;
    for (TestCase& test : suite->cases) {
      const std::size_t count = ++seen[test.class_name + '\n' + test.name];
      if (count > 1) test.name += fmt::format(" ({})", count);
    }
  }

  std::string Body(const Finding& finding) const {
    const Place& place = finding.place;
    std::string body = fmt::format(
        "{}:{}:{}\n{}", VisibleText(run_.files[place.location.file].path),
        place.excerpt.begin.line, place.excerpt.begin.code_point_column,
        CodeFrame(place.excerpt, Ink::kPlain, Paint(TextStyle::Color::kOff),
                  TextStyle().columns));
    if (finding.decoded) {
      body += fmt::format("line {} of the {}\n", finding.decoded->line,
                          finding.decoded->language);
    }
    return body + "campaign-audit explain " + rules_[finding.rule].id + "\n";
  }

  static std::string Skipped(const std::string& why) {
    return "<skipped message=\"" + XmlAttribute(why) + "\"/>";
  }

  static std::string Outcome(std::string_view element, std::string_view type,
                             const std::string& message,
                             const std::string& body) {
    return fmt::format("<{} type=\"{}\" message=\"{}\">{}</{}>", element, type,
                       XmlAttribute(message), XmlLines(body), element);
  }

  void WriteSuite(const TestSuite& suite, std::string_view out) {
    std::string text = fmt::format(
        "<testsuite id=\"{}\" name=\"{}\" {} tests=\"{}\" failures=\"{}\" "
        "errors=\"{}\" skipped=\"{}\">\n<properties/>\n",
        suites_++, XmlAttribute(suite.name), kSuiteFacts, suite.cases.size(),
        suite.failures, suite.errors, suite.skipped);
    for (const TestCase& test : suite.cases) {
      text +=
          fmt::format("<testcase name=\"{}\" classname=\"{}\" time=\"0\"",
                      XmlAttribute(test.name), XmlAttribute(test.class_name));
      text +=
          test.outcome.empty() ? "/>\n" : ">" + test.outcome + "</testcase>\n";
    }
    text += fmt::format("<system-out>{}</system-out>\n<system-err/>\n",
                        XmlLines(out));
    sink_(text + "</testsuite>\n");
  }

  const RunReport& run_;
  std::span<const Rule> rules_;
  const Sink& sink_;
  std::size_t suites_ = 0;
};

}  // namespace

void WriteJunit(const RunReport& run, std::span<const Rule> rules,
                const Sink& sink) {
  Junit(run, rules, sink).Write();
}

}  // namespace audit
