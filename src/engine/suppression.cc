#include "engine/suppression.h"

#include <algorithm>
#include <utility>

#include "core/redaction.h"
#include "ruleset/selector.h"

namespace audit {
namespace {

class IgnoreJudge {
 public:
  explicit IgnoreJudge(const Plan& plan) : plan_(plan) {}

  void Judge(const IgnoreComment& comment) {
    const auto words = ReadIgnoreWords(comment.text);
    if (!words) return;
    const std::string fault = FaultOf(comment, *words);
    if (!fault.empty()) return Malformed(comment.region, fault);
    TextSuppression made;
    Suppression& suppression = made.suppression;
    for (const std::string& word : words->rules) {
      suppression.rule += (suppression.rule.empty() ? "" : ", ") + word;
    }
    if (words->until) suppression.until = ToString(*words->until);
    // Reports show them apart from the place, whose secrets are hidden.
    suppression.reason = Redact(words->reason);
    suppression.owner = Redact(words->owner);
    made.comment = comment.region;
    made.scope = comment.scope;
    made.words = words->rules;
    judged_.suppressions.push_back(std::move(made));
  }

  JudgedIgnores Take() { return std::move(judged_); }

 private:
  std::string FaultOf(const IgnoreComment& comment,
                      const IgnoreWords& words) const {
    if (!words.fault.empty()) return words.fault;
    for (const std::string& word : words.rules) {
      const auto rules = SelectRules(plan_.ruleset().rules(), word);
      if (!rules) return rules.error().message;
    }
    if (words.reason.empty() && plan_.policy().reason_required) {
      return "it gives no reason behind a ':'";
    }
    if (comment.scope.empty()) {
      return "it does not stand before " + std::string(comment.before);
    }
    return {};
  }

  void Malformed(Region region, const std::string& fault) {
    const RuleIndex rule = plan_.RuleFor("suppression-malformed");
    if (rule >= plan_.enabled().size()) return;
    Draft draft;
    draft.rule = rule;
    draft.region = region;
    draft.captures.emplace_back("detail", Redact(fault));
    judged_.drafts.push_back(std::move(draft));
  }

  const Plan& plan_;
  JudgedIgnores judged_;
};

}  // namespace

JudgedIgnores JudgeIgnores(const Plan& plan,
                           std::vector<IgnoreComment> comments) {
  IgnoreJudge judge(plan);
  const std::size_t read = std::min(comments.size(), kMaxIgnores);
  for (std::size_t i = 0; i < read; ++i) judge.Judge(comments[i]);
  JudgedIgnores judged = judge.Take();
  judged.beyond = comments.size() - read;
  return judged;
}

}  // namespace audit
