// `explain`: a rule's page for a terminal.
#include <fmt/format.h>

#include <algorithm>

#include "report/example_text.h"
#include "report/paint.h"
#include "report/report.h"
#include "report/rule_facts.h"
#include "report/text_summary.h"
#include "report/visible_text.h"
#include "report/wrap.h"

namespace audit {
namespace {

class RulePage {
 public:
  RulePage(const Rule& rule, const TextStyle& style)
      : rule_(rule),
        paint_(style.color),
        columns_(std::clamp(style.columns, kLeastColumns, kProseWidth)) {}

  std::string Make() {
    const Severity severity = DefaultSeverity(rule_);
    page_ += paint_(Ink::kBold, VisibleText(rule_.title)) + "\n\n";
    page_ += "  " + paint_(InkOf(severity), ToString(severity)) + ", " +
             rule_.id + '\n';
    for (const RuleFact& fact : FactsOf(rule_)) AddFact(fact);
    Section("Message");
    page_ += WrapMarkdown(rule_.message, 2, columns_);
    Prose("Why", rule_.why);
    Prose("What to do", rule_.remedy);
    if (rule_.fix) AddFix(*rule_.fix);
    for (const RuleExample& example : rule_.examples) AddExample(example);
    Prose("Inferred, not documented", rule_.inferred);
    if (!rule_.references.empty()) Section("Read");
    for (const std::string& reference : rule_.references) {
      page_ += WrapMarkdown("- " + reference, 2, columns_);
    }
    return std::move(page_);
  }

 private:
  void AddFact(const RuleFact& fact) {
    const std::string label = fmt::format("  {:<12}", fact.label);
    const auto lines =
        Wrap(fact.value, columns_ - static_cast<int>(label.size()));
    for (std::size_t i = 0; i < lines.size(); ++i) {
      page_ +=
          i == 0 ? paint_(Ink::kDim, label) : std::string(label.size(), ' ');
      page_ += lines[i] + '\n';
    }
  }

  void Section(std::string_view title) {
    page_ += '\n' + paint_(Ink::kBold, title) + '\n';
  }

  void Prose(std::string_view title, std::string_view markdown) {
    if (markdown.empty()) return;
    Section(title);
    page_ += WrapMarkdown(markdown, 2, columns_);
  }

  void AddFix(const RuleFix& fix) {
    Section(fix.safe ? "Fix (safe)" : "Fix (to be checked)");
    page_ += WrapMarkdown(FixSentence(fix), 2, columns_);
  }

  void AddFiles(std::string_view label, Ink ink,
                const RuleExample::Files& files) {
    for (const auto& [path, marked] : files) {
      page_ += "  " + paint_(ink, label);
      if (files.size() > 1) page_ += " " + VisibleText(path);
      page_ += '\n';
      const std::string code = WithCarets(marked);
      for (std::size_t begin = 0; begin < code.size();) {
        const std::size_t end = code.find('\n', begin);
        page_ += paint_(Ink::kGutter, "  | ") +
                 code.substr(begin, end - begin) + '\n';
        begin = end + 1;
      }
    }
  }

  void AddExample(const RuleExample& example) {
    Section(ExampleTitle(example));
    const bool review = example.verdict == "needs-review";
    AddFiles(review ? "needs review" : "bad", review ? Ink::kNote : Ink::kError,
             example.bad);
    AddFiles("fixed", Ink::kGood, example.fixed);
    AddFiles("good", Ink::kGood, example.good);
  }

  const Rule& rule_;
  Paint paint_;
  int columns_;
  std::string page_;
};

}  // namespace

std::string RuleText(const Rule& rule, const TextStyle& style) {
  return RulePage(rule, style).Make();
}

}  // namespace audit
