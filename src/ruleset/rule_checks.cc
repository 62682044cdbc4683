#include "ruleset/rule_checks.h"

#include <algorithm>
#include <set>
#include <string>
#include <utility>

#include "core/select.h"
#include "ruleset/message.h"
#include "ruleset/named_patterns.h"
#include "ruleset/rule_patterns.h"
#include "ruleset/rule_words.h"
#include "ruleset/versions.h"
#include "syntax/query.h"

namespace audit {
namespace {

// Two lines of a terminal at most, beside the place.
constexpr std::size_t kMaxMessage = 120;

std::size_t CountCharacters(std::string_view text) {
  return static_cast<std::size_t>(std::count_if(
      text.begin(), text.end(),
      [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; }));
}

class RuleCheck {
 public:
  RuleCheck(const Rule& rule, const YamlNode& root, std::string_view path,
            const KnownChecks& checks, YamlFaults* faults)
      : rule_(rule),
        root_(root),
        path_(path),
        checks_(checks),
        faults_(*faults) {}

  void Run() {
    CheckIdentity();
    CheckWords();
    if (!rule_.applies.empty()) {
      if (const auto fault = CheckRange(rule_.applies)) {
        faults_.Inside(At("applies"), *fault);
      }
    }
    if (!rule_.trigger.empty()) Pattern(At("trigger"), rule_.trigger);
    if (!rule_.entity.empty()) Pattern(At("entity"), rule_.entity);
    // Of both the check reads the scripts.
    const bool neither = rule_.matches.empty() && rule_.check.empty();
    const bool both =
        !rule_.check.empty() &&
        std::any_of(rule_.matches.begin(), rule_.matches.end(), ReadsScripts);
    if (neither || both) {
      faults_.At(root_, "a rule has either 'match' or 'check'");
    }
    CheckMatches();
    if (!rule_.check.empty()) CheckCheck();
    CheckPlaceholders(At("message"), rule_.message);
    if (rule_.fix) CheckFix(*rule_.fix, At("fix"));
    CheckExamples(rule_, root_, &faults_);
  }

 private:
  // The value of a key, else where it would stand.
  const YamlNode& At(std::string_view key) const { return In(root_, key); }
  static const YamlNode& In(const YamlNode& section, std::string_view key) {
    const YamlNode* const value = section.Find(key);
    return value == nullptr ? section : *value;
  }

  bool Pattern(const YamlNode& node, std::string_view pattern) {
    const auto fault = CheckPattern(pattern);
    if (fault) faults_.Inside(node, *fault);
    return !fault;
  }

  void CheckIdentity() {
    const std::size_t slash = path_.find_last_of('/');
    const std::string_view file =
        slash == std::string_view::npos ? path_ : path_.substr(slash + 1);
    if (!rule_.id.empty() && std::string(file) != rule_.id + ".yaml") {
      faults_.At(At("id"), "id '" + rule_.id + "' is not the file's name, '" +
                               std::string(file) + "'");
    }
    if (!rule_.id.empty() && !IsKebabCase(rule_.id)) {
      faults_.At(At("id"), std::string(kNoKebabCase));
    }
    if (rule_.category.empty()) {
      faults_.At(root_, "a rule stands in the folder of its category");
    }
    static const RE2 kPu("PU-000[1-8]", RE2::Quiet);
    if (!rule_.pu.empty() && !RE2::FullMatch(rule_.pu, kPu)) {
      faults_.At(At("pu"), "expected PU-0001 to PU-0008");
    }
    static const RE2 kSince(R"(\d+\.\d+\.\d+)", RE2::Quiet);
    if (!rule_.since.empty() && !RE2::FullMatch(rule_.since, kSince)) {
      faults_.At(At("since"), "expected a version such as 0.1.0");
    }
  }

  void CheckWords() {
    if (rule_.title.ends_with('.')) {
      faults_.At(At("title"), "a title has no full stop");
    }
    if (!rule_.message.empty()) CheckMessage(At("message"), rule_.message);
  }

  // The message's words, without what its captures bring.
  void CheckMessage(const YamlNode& node, std::string_view message) {
    if (!message.ends_with('.')) {
      faults_.At(node, "a message ends in a full stop");
    }
    static const RE2 kSecond(R"([.!?]\s+\S|\n)", RE2::Quiet);
    if (RE2::PartialMatch(Piece(message), kSecond)) {
      faults_.At(node, "a message is one sentence");
    }
    if (CountCharacters(message) > kMaxMessage) {
      faults_.At(node, "a message has at most " + std::to_string(kMaxMessage) +
                           " characters");
    }
  }

  bool IsAmong(std::span<const std::string_view> checks) const {
    return std::find(checks.begin(), checks.end(), rule_.check) != checks.end();
  }

  void CheckCheck() {
    if (!IsAmong(checks_.names)) {
      faults_.At(At("check"), "there is no check '" + rule_.check + "'");
    } else if (rule_.trigger.empty() && IsAmong(checks_.of_scripts)) {
      faults_.At(At("check"), "check '" + rule_.check +
                                  "' reads scripts and needs a 'trigger': "
                                  "without one every script is parsed");
    }
  }

  static bool ReadsScripts(const RuleMatch& match) {
    return std::any_of(match.languages.begin(), match.languages.end(),
                       [](Language language) {
                         return language == Language::kJavaScript ||
                                language == Language::kTemplate;
                       });
  }

  void CheckMatches() {
    if (rule_.matches.empty()) return;
    const auto nodes = MatchNodes(At("match"));
    std::size_t on_scripts = 0;
    // What the words name, every match has to bring.
    std::set<std::string, std::less<>> common;
    for (std::size_t i = 0; i < rule_.matches.size(); ++i) {
      known_.clear();
      CheckMatch(rule_.matches[i], *nodes[i]);
      if (ReadsScripts(rule_.matches[i]) && ++on_scripts == 2) {
        faults_.At(*nodes[i], "only one match of a rule reads scripts");
      }
      if (i == 0) common = known_;
      std::erase_if(common,
                    [&](const auto& name) { return !known_.contains(name); });
    }
    known_ = std::move(common);
    captures_known_ = true;
  }

  void CheckMatch(const RuleMatch& match, const YamlNode& node) {
    if (match.select.empty() == match.languages.empty()) {
      faults_.At(node, "a match has either 'select' or 'languages'");
    }
    if (!match.select.empty()) CheckSelect(match, node);
    if (!match.languages.empty()) CheckFragment(match, node);
    if (!match.regex.empty()) CheckRegex(match, node);
    if (!match.except.empty()) {
      Pattern(In(node, "except"), WithNamedPatterns(match.except));
    }
    for (const char* key : {"except", "pieces"}) {
      const YamlNode* const value = node.Find(key);
      if (value == nullptr || !match.regex.empty()) continue;
      faults_.At(*value, std::string("'") + key + "' needs 'regex'");
    }
    if (!match.query.empty()) CheckQuery(match, node);
    if (!match.report.empty() && !known_.contains(match.report) &&
        !IsMarkupReport(match)) {
      faults_.At(In(node, "report"), "unknown capture '" + match.report + "'");
    }
    if (match.confirmed.empty() != match.unclear.empty()) {
      faults_.At(node, "'confirmed' and 'unclear' go together");
    }
    if (!match.confirmed.empty()) {
      Pattern(In(node, "confirmed"), match.confirmed);
    }
    if (!match.unclear.empty()) {
      CheckMessage(In(node, "unclear"), match.unclear);
    }
    known_.insert("text");
    if (!match.select.empty()) known_.insert({"value", "name", "element"});
  }

  static bool IsMarkupReport(const RuleMatch& match) {
    return !match.select.empty() &&
           (match.report == "attribute" || match.report == "value" ||
            match.report == "name" || match.report == "tag");
  }

  void CheckSelect(const RuleMatch& match, const YamlNode& node) {
    SelectSet set;
    const auto added = set.Add(match.select);
    if (!added) faults_.Inside(In(node, "select"), added.error());
    for (const char* key : {"query", "side", "settings"}) {
      if (const YamlNode* value = node.Find(key)) {
        faults_.At(*value, std::string("'") + key + "' needs 'languages'");
      }
    }
  }

  void CheckFragment(const RuleMatch& match, const YamlNode& node) {
    if (match.query.empty() == match.regex.empty()) {
      faults_.At(node, "fragments are matched by either 'query' or 'regex'");
    }
    for (const Language language : match.languages) {
      const bool script =
          language == Language::kJavaScript || language == Language::kTemplate;
      if (match.query.empty() || script) continue;
      faults_.At(In(node, "languages"),
                 "a query reads javascript and template only");
    }
  }

  void CheckRegex(const RuleMatch& match, const YamlNode& node) {
    if (!Pattern(In(node, "regex"), match.regex)) return;
    const auto compiled = CompilePattern(match.regex);
    for (const auto& [name, index] : compiled->NamedCapturingGroups()) {
      known_.insert(name);
    }
    if (RE2::FullMatch("", *compiled)) {
      faults_.At(In(node, "regex"), "the pattern matches the empty text");
    }
  }

  void CheckQuery(const RuleMatch& match, const YamlNode& node) {
    const auto query = Query::Compile(match.query);
    if (!query) {
      faults_.Inside(In(node, "query"), query.error());
      return;
    }
    for (const std::string& name : query->capture_names()) known_.insert(name);
    if (match.report.empty()) {
      faults_.At(node, "a query needs 'report', the capture that is shown");
    }
  }

  // Checks name their captures in code, so that any name may be right there.
  void CheckPlaceholders(const YamlNode& node, std::string_view words) {
    for (const Placeholder& one : Placeholders(words)) {
      const std::string name(one.name);
      static const RE2 kWord("[a-z][a-z_]*", RE2::Quiet);
      if (known_.contains(name)) continue;
      if (!captures_known_ && RE2::FullMatch(name, kWord)) continue;
      const bool select = std::any_of(
          rule_.matches.begin(), rule_.matches.end(),
          [](const RuleMatch& match) { return !match.select.empty(); });
      if (select && name.find('@') != std::string::npos) {
        const auto fault = CheckRelativePath(name);
        if (!fault) continue;
        faults_.InsideAt(node, one.offset, fault->message);
        continue;
      }
      faults_.InsideAt(node, one.offset, "unknown capture '" + name + "'");
    }
  }

  void CheckFix(const RuleFix& fix, const YamlNode& node) {
    if (fix.safe != fix.why_unsafe.empty()) {
      faults_.At(node, fix.safe ? "a safe fix has no 'why_unsafe'"
                                : "an unsafe fix says why in 'why_unsafe'");
    }
    const bool around = !fix.before.empty() || !fix.after.empty();
    if (around != fix.replace.empty()) {
      faults_.At(node, "a fix has either 'replace' or 'before' and 'after'");
    }
    CheckPlaceholders(In(node, "replace"), fix.replace);
    CheckPlaceholders(In(node, "before"), fix.before);
    CheckPlaceholders(In(node, "after"), fix.after);
  }

  const Rule& rule_;
  const YamlNode& root_;
  std::string_view path_;
  const KnownChecks& checks_;
  YamlFaults& faults_;
  std::set<std::string, std::less<>> known_;  // captures
  bool captures_known_ = false;
};

}  // namespace

void CheckRule(const Rule& rule, const YamlNode& root, std::string_view path,
               const KnownChecks& checks, YamlFaults* faults) {
  RuleCheck(rule, root, path, checks, faults).Run();
}

}  // namespace audit
