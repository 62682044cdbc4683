// Runs with a cache: what is kept gives the same report, and nothing that
// results depend on is left out of its key.
#include "engine/kept_results.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <functional>
#include <map>
#include <mutex>

#include "report/report.h"
#include "ruleset/builtin.h"

namespace audit {
namespace {

using testing::HasSubstr;
using testing::Not;

class MemoryCache final : public ResultCache {
 public:
  std::optional<std::string> Find(const std::string& key) override {
    const std::lock_guard lock(mutex_);
    const auto found = entries.find(key);
    if (found == entries.end()) return std::nullopt;
    ++hits;
    return found->second;
  }
  void Keep(const std::string& key, std::string_view entry) override {
    const std::lock_guard lock(mutex_);
    entries[key] = std::string(entry);
  }

  std::map<std::string, std::string> entries;
  std::size_t hits = 0;

 private:
  std::mutex mutex_;
};

class KeptResultsTest : public testing::Test {
 protected:
  std::string Report(AnalyzeOptions options) {
    if (!options.cache && cached_) {
      options.cache = CacheUse{&cache_, "program", [&](const InputFile& input) {
                                 return HashIfKnown(input);
                               }};
    }
    std::vector<InputFile> inputs;
    for (const auto& [path, text] : files_) inputs.push_back({path, "in"});
    reads_ = 0;
    const RunReport run = Analyze(
        inputs,
        [&](const InputFile& input) -> Result<std::string> {
          ++reads_;
          return files_.at(input.path);
        },
        ruleset_, options);
    std::string text;
    const Sink sink = [&](std::string_view piece) { text += piece; };
    WriteJson(run, ruleset_.rules(), sink);
    WriteSarif(run, ruleset_.rules(), SarifProfile::kFull, sink);
    return text;
  }
  std::string Report() { return Report(AnalyzeOptions()); }
  std::string ReportWithoutCache() {
    cached_ = false;
    std::string text = Report();
    cached_ = true;
    return text;
  }

  std::optional<ContentHash> HashIfKnown(const InputFile& input) const {
    if (!hashes_known_) return std::nullopt;
    return HashOf(files_.at(input.path));
  }

  static std::string Package(const std::string& entities) {
    return "<package buildVersion='6.1' buildNumber='8000'>" + entities +
           "</package>";
  }
  static std::string Script(const std::string& name, const std::string& code) {
    return "<entities schema='xtk:javascript'><javascript namespace='cus' "
           "name='" +
           name + "'><data><![CDATA[" + code +
           "]]></data></javascript>"
           "</entities>";
  }

  const Ruleset ruleset_ = Ruleset::Compile(BuiltinRules()).value();
  // A script whose answer is in another file, the same text in two files, an
  // account of which two files disagree, a file that is not read.
  std::map<std::string, std::string> files_ = {
      {"in/a.xml",
       Package(
           Script("a.js",
                  "loadLibrary('cus:lib.js');\nmap[rows().@id]=1;"
                  "\nvar s = new SoapMethodCall('x');") +
           "<entities schema='nms:extAccount'><extAccount name='crm'><mscrm "
           "crmDeploymentType='onpremise'/></extAccount></entities>")},
      {"in/b.xml",
       Package(
           Script("lib.js", "function rows() { return <a id='1'/>; }") +
           Script("c.js",
                  "loadLibrary('cus:lib.js');\nmap[rows().@id]=1;"
                  "\nvar s = new SoapMethodCall('x');") +
           "<entities schema='nms:extAccount'><extAccount name='crm'><mscrm "
           "crmDeploymentType='webapi'/></extAccount></entities>")},
      {"in/c.xml",
       "<queryFilter name='f'><where><condition sql='iA = 1'/>"
       "</where></queryFilter>"},
      {"in/note.txt", "nothing of Campaign's"},
      {"in/z.js",
       "var password = 'hunter2secret'; "
       "var s = new SoapMethodCall('x');\n"}};
  MemoryCache cache_;
  bool cached_ = true;
  bool hashes_known_ = true;
  std::size_t reads_ = 0;
};

TEST_F(KeptResultsTest, GiveTheSameReport) {
  const std::string plain = ReportWithoutCache();
  EXPECT_THAT(plain, HasSubstr("js-xml-attribute-as-key"));
  EXPECT_THAT(plain, HasSubstr("Another export of the account"));
  for (const bool known : {true, false}) {
    SCOPED_TRACE(known ? "hashes known" : "read to be hashed");
    hashes_known_ = known;
    cache_.entries.clear();
    EXPECT_EQ(Report(), plain);
    EXPECT_EQ(reads_, files_.size());
    EXPECT_EQ(cache_.entries.size(), files_.size() - 1) << "but the note";
    cache_.hits = 0;
    for (const unsigned jobs : {1U, 8U}) {
      AnalyzeOptions options;
      options.jobs = jobs;
      EXPECT_EQ(Report(options), plain);
      EXPECT_EQ(reads_, known ? 1 : files_.size());
    }
    EXPECT_EQ(cache_.hits, 2 * (files_.size() - 1));
  }
}

TEST_F(KeptResultsTest, AFileThatChangedIsReadAnewAndOthersAreNot) {
  Report();
  files_["in/b.xml"] =
      Package(Script("lib.js", "function rows() { return 1; }"));
  const std::string plain = ReportWithoutCache();
  EXPECT_EQ(Report(), plain);
  EXPECT_EQ(reads_, 2U) << "and the note, of which nothing is kept";
}

TEST_F(KeptResultsTest, HangOnWhateverChangesThem) {
  const std::vector<bool> none(ruleset_.rules().size(), false);
  using Change = std::function<void(AnalyzeOptions*)>;
  const std::map<std::string, Change> changes = {
      {"from", [](AnalyzeOptions* options) { options->from = "7"; }},
      {"to", [](AnalyzeOptions* options) { options->to = "7.0"; }},
      {"all parsed",
       [](AnalyzeOptions* options) { options->parse_all = true; }},
      {"hashed", [](AnalyzeOptions* options) { options->hash_files = true; }},
      {"rules", [&](AnalyzeOptions* options) { options->enabled = none; }},
      {"reasons",
       [](AnalyzeOptions* options) {
         options->policy.reason_required = false;
       }},
      {"program", [&](AnalyzeOptions* options) {
         options->cache = CacheUse{&cache_, "another", [](const InputFile&) {
                                     return std::optional<ContentHash>();
                                   }};
       }}};
  for (const auto& [name, change] : changes) {
    SCOPED_TRACE(name);
    Report();
    cache_.hits = 0;
    AnalyzeOptions options;
    change(&options);
    Report(options);
    EXPECT_EQ(cache_.hits, 0U);
  }
  AnalyzeOptions jobs;
  jobs.jobs = 4;
  Report(jobs);
  EXPECT_EQ(cache_.hits, files_.size() - 1);
}

TEST_F(KeptResultsTest, TheVendorsListIsAlwaysMadeAnew) {
  Report();
  AnalyzeOptions options;
  options.vendor_parity = true;
  cache_.hits = 0;
  const std::size_t kept = cache_.entries.size();
  Report(options);
  EXPECT_EQ(cache_.hits, 0U);
  EXPECT_EQ(cache_.entries.size(), kept);
}

// Which day it is and what a config says are asked anew each time.
TEST_F(KeptResultsTest, SuppressionsAreKeptAndJudgedByTheDay) {
  files_ = {{"in/a.js",
             "// campaign-audit-ignore js until=2026-06-30: goes then\n"
             "var s = new SoapMethodCall('x');\n"},
            {"in/b.xml",
             Package("<!-- campaign-audit-ignore js owner=jane: b -->" +
                     Script("b.js", "var s = new SoapMethodCall('x');"))}};
  const auto on = [&](const char* day) {
    AnalyzeOptions options;
    options.policy.today = ParseDate(day);
    return Report(options);
  };
  cached_ = false;
  const std::string before = on("2026-06-30");
  const std::string after = on("2026-07-01");
  cached_ = true;
  EXPECT_THAT(before, HasSubstr("goes then"));
  EXPECT_THAT(before, HasSubstr("\"owner\":\"jane\""));
  EXPECT_THAT(after, HasSubstr("suppression-expired"));
  for (int run = 0; run < 2; ++run) {
    EXPECT_EQ(on("2026-06-30"), before);
    EXPECT_EQ(on("2026-07-01"), after);
  }
  EXPECT_EQ(cache_.hits, 3 * files_.size());
}

TEST_F(KeptResultsTest, ConfigurationOfServersIsReadAnew) {
  files_ = {{"in/serverConf.xml", "<serverConf><shared/></serverConf>"}};
  Report();
  EXPECT_TRUE(cache_.entries.empty());
}

TEST_F(KeptResultsTest, WhatIsDamagedIsAMiss) {
  const std::string plain = Report();
  const auto whole = cache_.entries;
  using Damage = std::function<void(std::string*)>;
  const std::map<std::string, Damage> damages = {
      {"empty", [](std::string* entry) { entry->clear(); }},
      {"cut", [](std::string* entry) { entry->pop_back(); }},
      {"half", [](std::string* entry) { entry->resize(entry->size() / 2); }},
      {"longer", [](std::string* entry) { *entry += 'x'; }},
      {"a bit", [](std::string* entry) { entry->back() ^= 1; }},
      {"another version",
       [](std::string* entry) {
         entry->replace(0, 22, "campaign-audit cache 0");
       }},
      {"another format", [](std::string* entry) { *entry = "{}"; }}};
  for (const auto& [name, damage] : damages) {
    SCOPED_TRACE(name);
    for (auto& [key, entry] : cache_.entries) damage(&entry);
    EXPECT_EQ(Report(), plain);
    EXPECT_EQ(reads_, files_.size());
    EXPECT_EQ(cache_.entries, whole) << "written anew";
  }
}

TEST_F(KeptResultsTest, HoldNoSecret) {
  files_["in/o.xml"] = Package(
      "<entities schema='xtk:option'><option name='smtpPassword' dataType='6' "
      "stringValue='hunter2secret'/></entities>");
  Report();
  ASSERT_EQ(cache_.entries.size(), files_.size() - 1);
  for (const auto& [key, entry] : cache_.entries) {
    EXPECT_THAT(entry, Not(HasSubstr("hunter2secret")));
  }
}

}  // namespace
}  // namespace audit
