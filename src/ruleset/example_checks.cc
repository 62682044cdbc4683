#include <algorithm>
#include <set>
#include <string>

#include "ruleset/example_markers.h"
#include "ruleset/rule_checks.h"
#include "ruleset/versions.h"

namespace audit {
namespace {

// Design section 5.
constexpr int kLeastExamples = 2;
constexpr std::string_view kLooksBad = "looks bad but is fine";

class ExampleCheck {
 public:
  ExampleCheck(const Rule& rule, const YamlNode& root, YamlFaults* faults)
      : rule_(rule), examples_(root.Find("examples")), faults_(*faults) {}

  void Run() {
    if (examples_ == nullptr) return;  // said already
    for (std::size_t i = 0; i < rule_.examples.size(); ++i) {
      CheckExample(rule_.examples[i], examples_->items[i]);
    }
    Require(bad_ >= kLeastExamples, "at least two examples have 'bad'");
    Require(good_ >= kLeastExamples, "at least two examples have 'good'");
    Require(looks_bad_,
            "one 'good' example's name begins with 'looks bad but "
            "is fine'");
    Require(!rule_.fix || fixed_, "a fix is shown by an example with 'fixed'");
  }

 private:
  void Require(bool holds, std::string message) {
    if (!holds) faults_.At(*examples_, std::move(message));
  }

  void CheckExample(const RuleExample& example, const YamlNode& node) {
    const YamlNode* const name = node.Find("name");
    if (name != nullptr && !names_.insert(example.name).second) {
      faults_.At(*name, "another example has this name");
    }
    if (example.bad.empty() && example.good.empty()) {
      faults_.At(node, "an example has 'bad', 'good' or both");
    }
    if (!example.bad.empty()) ++bad_;
    if (!example.good.empty()) {
      ++good_;
      looks_bad_ = looks_bad_ || example.name.starts_with(kLooksBad);
    }
    CheckMarkers(node, "bad");
    CheckMarkers(node, "good");
    CheckMarkers(node, "fixed");
    if (!example.fixed.empty()) CheckFixed(example, *node.Find("fixed"));
    CheckVerdict(example, node);
    if (!example.from.empty() && !ParseVersion(example.from)) {
      faults_.At(*node.Find("from"), "'" + example.from + "' is no version");
    }
  }

  // Only 'bad' holds regions, and it holds at least one.
  void CheckMarkers(const YamlNode& node, std::string_view key) {
    const YamlNode* const value = node.Find(key);
    if (value == nullptr) return;
    std::size_t regions = 0;
    const auto read = [&](const YamlNode& text) {
      const auto marked = ReadMarkers(text.scalar);
      if (!marked) {
        faults_.Inside(text, marked.error());
        ++regions;  // one was meant
      } else {
        regions += marked->regions.size();
      }
    };
    if (value->kind == YamlNode::Kind::kScalar) read(*value);
    for (const auto& [path, text] : value->entries) read(text);
    if (key == "bad" && regions == 0) {
      faults_.At(*value, "'bad' marks no region with [| |]");
    }
    if (key != "bad" && regions != 0) {
      faults_.At(*value, "only 'bad' has regions");
    }
  }

  void CheckFixed(const RuleExample& example, const YamlNode& node) {
    fixed_ = true;
    if (!rule_.fix) faults_.At(node, "'fixed' needs a 'fix'");
    const bool same = std::equal(
        example.bad.begin(), example.bad.end(), example.fixed.begin(),
        example.fixed.end(),
        [](const auto& a, const auto& b) { return a.first == b.first; });
    if (!same) faults_.At(node, "'fixed' has the files of 'bad'");
  }

  void CheckVerdict(const RuleExample& example, const YamlNode& node) {
    if (example.verdict.empty() || example.verdict == "confirmed" ||
        example.verdict == "needs-review") {
      return;
    }
    faults_.At(*node.Find("verdict"), "expected confirmed or needs-review");
  }

  const Rule& rule_;
  const YamlNode* examples_;
  YamlFaults& faults_;
  int bad_ = 0;
  int good_ = 0;
  bool looks_bad_ = false;
  bool fixed_ = false;
  std::set<std::string> names_;
};

}  // namespace

void CheckExamples(const Rule& rule, const YamlNode& root, YamlFaults* faults) {
  ExampleCheck(rule, root, faults).Run();
}

}  // namespace audit
