#include "tests/report/sample_run.h"

#include <array>
#include <utility>

namespace audit {
namespace {

constexpr RuleIndex kAttributeAsKey = 0;
constexpr RuleIndex kSqlInExpression = 1;
constexpr RuleIndex kOldPath = 2;

// A place on one line; columns count from 1, all text being ASCII before it.
Place PlaceOn(FileId file, std::uint32_t line, std::uint32_t column,
              std::string text, std::string whole_line) {
  const auto size = static_cast<std::uint32_t>(text.size());
  const std::uint32_t begin = line * 100 + column - 1;
  Place place;
  place.location = {file, {begin, begin + size}};
  place.excerpt.begin = {line, column, column};
  place.excerpt.end = {line, column + size, column + size};
  place.excerpt.snippet = std::move(text);
  place.excerpt.lines = {std::move(whole_line)};
  place.excerpt.first_line = line;
  return place;
}

Finding Confirmed(RuleIndex index, Place place, std::string message) {
  const Rule rule = SampleRules()[index];
  Finding finding;
  finding.rule = index;
  finding.place = std::move(place);
  finding.message = std::move(message);
  finding.impact = rule.impact;
  finding.precision = rule.precision;
  finding.verdict = Verdict::kConfirmed;
  finding.severity =
      SeverityOf(rule.impact, rule.precision, Verdict::kConfirmed);
  finding.fingerprint = std::string(64, static_cast<char>('a' + index));
  finding.text_fingerprint = std::string(32, static_cast<char>('a' + index));
  return finding;
}

Finding SqlFinding() {
  Finding finding = Confirmed(
      kSqlInExpression,
      PlaceOn(0, 12, 27, "[SQLDATA[select iGroupId from XtkGroup]]",
              "\t<condition expr=\"@id IN ([SQLDATA[select iGroupId from "
              "XtkGroup]])\"/>"),
      "The postupgrade refuses SQL inside an expression.");
  finding.entity = "nms:webApp|taskOverview";
  finding.entity_path = "/webApp/page[@name='list']/condition/@expr";
  finding.also = {"sql-raw-statement"};
  return finding;
}

Finding KeyFinding() {
  Finding finding = Confirmed(
      kAttributeAsKey,
      PlaceOn(0, 40, 9, "row.@id", "  total[row.@id] &gt; 0 // naïve 日本"),
      "'row.@id' is an XML value, not a string.");
  finding.entity = "xtk:workflow|cleanup";
  finding.entity_path = "/workflow/activities/js[@name='js1']/script";
  finding.verdict = Verdict::kNeedsReview;
  finding.severity = Severity::kNote;
  finding.precision = Precision::kMedium;
  finding.unclear = "Nobody says what 'cus:lib.js' returns.";
  finding.decoded = DecodedPosition{"javascript", 14, 7};
  finding.related = {{PlaceOn(1, 3, 1, "function rows()", "function rows() {"),
                      "The value comes from here."}};
  finding.flow = {{PlaceOn(1, 3, 1, "function rows()", "function rows() {"),
                   "XML begins here."},
                  {finding.place, "It is used here."}};
  const Region region = finding.place.location.region;
  finding.fix =
      Fix{"Convert the key to a string",
          false,
          {{{region.begin, region.begin}, "String(", {40, 9, 9}, {40, 9, 9}},
           {{region.end, region.end}, ")", {40, 16, 16}, {40, 16, 16}}}};
  return finding;
}

Finding PathFinding() {
  Place place = PlaceOn(1, 7, 5, "exec(\"nl5/run\",", "    exec(\"nl5/run\",");
  place.excerpt.end = {9, 12, 12};
  place.excerpt.lines = {"    exec(\"nl5/run\",", "", "         x);"};
  place.location.region.end += 20;
  place.excerpt.snippet = "exec(\"nl5/run\",\n\n         x)";
  return Confirmed(kOldPath, std::move(place),
                   "'nl5/run' names the folder of an older version.");
}

// The first of the vendor's searches has PU-0001, the last PU-0008.
ParityLine LineOf(std::uint32_t search, Place place, std::string schema,
                  std::string key) {
  ParityLine line;
  line.match.search = search;
  line.file = place.location.file;
  line.match.place = std::move(place);
  line.match.schema = std::move(schema);
  line.match.key = std::move(key);
  return line;
}

std::vector<ParityLine> SampleLines() {
  using Verdict = ParityLine::Verdict;
  ParityLine confirmed = LineOf(
      5, PlaceOn(0, 12, 28, "SQLDATA", "\t<condition expr=\"[SQLDATA[1]]\"/>"),
      "nms:webApp", "taskOverview");
  confirmed.verdict = Verdict::kConfirmed;
  confirmed.rule = kSqlInExpression;
  ParityLine doubtful = LineOf(
      0, PlaceOn(0, 40, 12, ".@", "  total[row.@id] &gt; 0 // naïve 日本"),
      "xtk:workflow", "cleanup");
  doubtful.unclear = "Nobody says what 'cus:lib.js' returns.";
  ParityLine benign =
      LineOf(2, PlaceOn(1, 3, 10, "logon(", "  // see logon("), "", "");
  benign.verdict = Verdict::kBenign;
  benign.reason = BenignReason::kComment;
  return {confirmed, doubtful, benign};
}

// U+202E turns the text around, U+200B is not seen, C1 9B is an ESC [.
constexpr char kHostileText[] =
    "\x1b[2J\x1b]0;owned\a \xE2\x80\xAE]]\"(drowssap) \xE2\x80\x8B\xC2\x9B"
    "31m\x07\x7f</script><!--<script> [click](https://evil.example/) "
    "\r::error::x \xED\xA0\x80 \xFF \xF0\x9F\x92\xA3 =cmd()";

using namespace std::string_view_literals;
constexpr auto kHostileTexts = std::to_array<std::string_view>({
    "=HYPERLINK(\"https://evil.example\",\"x\")",
    "+1+cmd|' /C calc'!A0",
    "-2+3;=1+1; \"@SUM(A1)",
    "@SUM(1+1)*cmd|' /C calc'!A0",
    "\t=1+1",
    "\xEF\xBC\x9D"
    "1+1",  // a full-width '='
    "\"\"\",=1+1,\"",
    "::error file=a.js,line=1::owned",
    "a,line=9::b%0A::stop-commands::x",
    "\n::set-output name=x::y\r##[error]z",
    "]]><failure/><![CDATA[",
    "</failure></testcase>&evil;<!ENTITY x '\"'>",
    "\xEF\xBF\xBF and \xEF\xBF\xBE and \x01 and \0"sv,
    "a | b \\| c \\\\| d",
    "`a` ``b`` | `",
    "'quoted' and '|' and '`' and 'un",
    "[click](https://evil.example) ![i](http://evil.example/i.png)",
    "<img src=x onerror=alert(1)><!-- --><details>",
    "@everyone #1 GH-1 !1 ~bug %v1 &2 owner/repo@abc1234",
    "mail me@evil.example, www.evil.example or https://evil.example/a",
    "*bold* _it_ ~~no~~ \\ # heading",
    "\n\n/close\n# heading\n- [ ] task",
    "\x1b[31mred\x1b[0m \xE2\x80\xAE"
    "esrever",
    " ",
});

Finding SayingOnly(std::string_view said) {
  const std::string text(said);
  Finding finding = KeyFinding();
  finding.message = text;
  finding.unclear = text;
  finding.entity = text;
  finding.entity_path = text;
  finding.place = PlaceOn(0, 1, 1, text, text);
  finding.related.clear();
  finding.flow.clear();
  finding.decoded->language = "javascript";
  finding.fix->title = text;
  return finding;
}

}  // namespace

std::span<const std::string_view> HostileTexts() { return kHostileTexts; }

RunReport HostileTextsRun() {
  RunReport run = HostileRun();
  run.findings.clear();
  run.files.clear();
  for (const std::string_view said : kHostileTexts) {
    const auto file = static_cast<FileId>(run.files.size());
    run.files.push_back({"in/" + std::string(said), "", 1, "UTF-8", "", true});
    Finding finding = SayingOnly(said);
    finding.place.location.file = file;
    finding.fingerprint = std::string(62, 'e') + std::to_string(10 + file);
    run.findings.push_back(finding);
    finding.severity = Severity::kError;  // both ways of a JUnit test
    finding.fingerprint = std::string(62, 'd') + std::to_string(10 + file);
    run.findings.push_back(finding);
    const std::string text(said);
    finding.suppression = Suppression{
        Suppression::Kind::kInSource, text, text, text, text, text + ":7"};
    finding.fingerprint = std::string(62, 'f') + std::to_string(10 + file);
    run.findings.push_back(finding);
  }
  return run;
}

RunReport MarkedRun() {
  RunReport run = SampleRun();
  run.findings[0].baseline = BaselineState::kNew;
  run.findings[1].baseline = BaselineState::kUnchanged;
  run.findings[1].suppression = Suppression{Suppression::Kind::kExternal,
                                            "js-xml-attribute-as-key",
                                            "Read by the old shop only",
                                            "jane",
                                            "2027-03-31",
                                            "campaign-audit.yml:12"};
  run.findings[2].baseline = BaselineState::kUnchanged;
  return run;
}

RunReport SampleRun() {
  RunReport run;
  run.tool_version = "0.1.0";
  run.to = "7.4.2";
  run.files = {
      {"export/été 1/package.xml", std::string(64, '0'), 4321, "ISO-8859-1",
       "6.1", false},
      {"export/lib.js", std::string(64, '1'), 987, "UTF-8", "5.11", true},
      {"export/quiet.xml", std::string(64, '2'), 10, "UTF-8", "6.1", true}};
  run.findings = {SqlFinding(), KeyFinding(), PathFinding()};
  run.not_assessed = {{kOldPath, "no xtk:workflow in the input"}};
  run.coverage.files = 5;
  run.coverage.files_read = 3;
  run.coverage.bytes = 5318;
  run.coverage.bytes_lost = 120;
  run.coverage.entities = 4;
  run.coverage.fragments = 1203;
  run.coverage.fragments_distinct = 9;
  run.coverage.expressions = 17;
  run.coverage.parsed = 6;
  run.coverage.untriggered = 3;
  run.coverage.faulty = 1;
  run.coverage.capped = 2;
  run.coverage.skipped = {
      {"export/logo.png", "not a Campaign file", 20480, false},
      {"export/secret.xml", "cannot be read", 0, true}};
  run.coverage.notes = {"A script of 'nms:webApp|big' is larger than 16 MiB."};
  run.errors = {{"permission denied", "export/secret.xml"}};
  return run;
}

RunReport HostileRun() {
  const std::string text = kHostileText;
  RunReport run = SampleRun();
  run.findings = {KeyFinding()};
  run.files[0].path = "export/\x1b[31m\xE2\x80\xAE</script> 100% #?:\xFF.xml";
  Finding& finding = run.findings[0];
  finding.place = PlaceOn(0, 1, 1, text, text);
  finding.message = text;
  finding.unclear = text;
  finding.entity = "xtk:workflow|" + text;
  finding.entity_path = "/workflow/" + text;
  finding.related = {{PlaceOn(0, 1, 1, text, text), text}};
  finding.flow = {{PlaceOn(0, 1, 1, text, text), text}, {finding.place, text}};
  finding.fix->edits[0].replacement = text;
  run.not_assessed[0].reason = text;
  run.coverage.skipped = {{text, text, 1, true}};
  run.coverage.notes = {text};
  run.errors = {{text, text}};
  return run;
}

RunReport SampleParityRun() {
  RunReport run = SampleRun();
  run.parity = SampleLines();
  return run;
}

RunReport HostileParityRun() {
  const std::string text = kHostileText;
  RunReport run = HostileRun();
  run.parity = SampleLines();
  for (ParityLine& line : *run.parity) {
    line.file = 0;
    line.match.place = PlaceOn(0, 1, 1, text, text);
    line.match.schema = text;
    line.match.key = text;
    if (!line.unclear.empty()) line.unclear = text;
  }
  return run;
}

RunReport LargeRun(std::uint32_t count) {
  RunReport run = SampleRun();
  run.findings.clear();
  for (std::uint32_t i = 0; i < count; ++i) {
    run.findings.push_back(i % 2 == 0 ? SqlFinding() : KeyFinding());
    run.findings.back().place.location.region = {i * 10, i * 10 + 7};
  }
  return run;
}

}  // namespace audit
