// Each built-in rule on its own examples, a secret on every line and in every
// element of them: findings are made of what stands there and of facts from
// other places, and no report holds a secret.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "core/text.h"
#include "engine/analyzer.h"
#include "report/report.h"
#include "ruleset/builtin.h"
#include "ruleset/example_markers.h"

namespace audit {
namespace {

using testing::ElementsAre;

// Numbers its secrets, so that a leak tells its place.
class Planter {
 public:
  std::string File(std::string_view text) {
    const bool markup = Trim(text).starts_with('<');
    return markup ? Markup(text) : Script(text);
  }

 private:
  std::string Secret(std::string_view name) {
    return std::string(name) + "=\"Planted" + std::to_string(++planted_) + "\"";
  }

  // In each start tag; what stands in CDATA sections is a script or reads like
  // one.
  std::string Markup(std::string_view text) {
    std::string out;
    while (!text.empty()) {
      if (text.starts_with("<![CDATA[")) {
        const std::size_t end = std::min(text.find("]]>"), text.size());
        out += "<![CDATA[" + Script(text.substr(9, end - 9));
        text.remove_prefix(end);
        continue;
      }
      const bool tag = text.size() > 1 && text[0] == '<' && IsLetter(text[1]);
      const std::size_t name_end =
          tag ? std::min(text.find_first_of(" \t\r\n/>"), text.size()) : 1;
      out += text.substr(0, name_end);
      if (tag) out += ' ' + Secret("smtpPassword");
      text.remove_prefix(name_end);
    }
    return out;
  }

  std::string Script(std::string_view text) {
    std::string out;
    while (!text.empty()) {
      const std::size_t end = std::min(text.find('\n'), text.size() - 1) + 1;
      out += "/* " + Secret("apiKey") + " */ ";
      out += text.substr(0, end);
      text.remove_prefix(end);
    }
    return out;
  }

  int planted_ = 0;
};

std::string Reports(RunReport run, std::span<const Rule> rules) {
  std::string text;
  const Sink sink = [&](std::string_view piece) { text += piece; };
  TextStyle verbose;
  verbose.detail = TextStyle::Detail::kVerbose;
  WriteText(run, rules, verbose, sink);  // the vendor's lines
  WriteJson(run, rules, sink);
  run.parity.reset();
  WriteText(run, rules, verbose, sink);  // the findings
  WriteSarif(run, rules, SarifProfile::kFull, sink);
  return text;
}

// Around the first secret that shows; empty: none.
std::string FirstLeak(const std::string& text) {
  const std::size_t at = text.find("Planted");
  if (at == text.npos) return "";
  const std::size_t begin = at > 300 ? at - 300 : 0;
  return text.substr(begin, at + 40 - begin);
}

class RuleSecrets : public testing::Test {
 protected:
  static bool Hides(const Excerpt& excerpt) {
    return std::any_of(excerpt.lines.begin(), excerpt.lines.end(),
                       [](const std::string& line) {
                         return line.find("*******") != line.npos;
                       });
  }

  void NoteFinding(const Finding& finding) {
    if (!Hides(finding.place.excerpt)) return;
    hiding_.insert(ruleset_.rules()[finding.rule].id);
  }

  static AnalyzeOptions OptionsFrom(std::string_view from,
                                    const RuleExample& example) {
    AnalyzeOptions options;
    options.policy.today = Date{2026, 1, 1};  // some suppressions are over
    options.from = example.from.empty() ? std::string(from) : example.from;
    // Some rules are of the way to v8 only.
    if (from == "7") options.to = "8";
    options.vendor_parity = true;
    options.parse_all = true;
    options.hash_files = true;
    return options;
  }

  void Check(const RuleExample& example) {
    std::map<std::string, std::string> files;
    for (const auto& [path, marked] : example.bad) {
      files[path] = planter_.File(ReadMarkers(marked).value().text);
    }
    std::vector<InputFile> inputs;
    for (const auto& [path, text] : files) inputs.push_back({path, ""});
    for (const char* from : {"5.11", "6.02", "6.1", "7"}) {
      const AnalyzeOptions options = OptionsFrom(from, example);
      const RunReport run = Analyze(
          inputs,
          [&](const InputFile& input) -> Result<std::string> {
            return files.at(input.path);
          },
          ruleset_, options);
      for (const Finding& finding : run.findings) NoteFinding(finding);
      for (const ParityLine& line : *run.parity) {
        if (Hides(line.match.place.excerpt)) ++lines_;
      }
      ASSERT_EQ(FirstLeak(Reports(run, ruleset_.rules())), "");
    }
  }

  const Ruleset ruleset_ = Ruleset::Compile(BuiltinRules()).value();
  Planter planter_;
  std::set<std::string> hiding_;  // rules with a secret on a finding's line
  std::size_t lines_ = 0;         // of the vendor's, with a secret
};

TEST_F(RuleSecrets, AreInNoReportOfAnyExample) {
  std::vector<std::string> silent;  // or without a secret in sight
  for (const Rule& rule : BuiltinRules()) {
    for (const RuleExample& example : rule.examples) {
      SCOPED_TRACE(rule.id + ": " + example.name);
      Check(example);
    }
    if (!hiding_.contains(rule.id)) silent.push_back(rule.id);
  }
  // What is wrong with an encoding stands on the declaration.
  EXPECT_THAT(silent, ElementsAre("encoding"));
  EXPECT_GT(lines_, 100U);
}

}  // namespace
}  // namespace audit
