// docs/rules/<id>.md: a rule's page for the web.
#include <fmt/format.h>

#include "report/example_text.h"
#include "report/report.h"
#include "report/rule_facts.h"

namespace audit {
namespace {

std::string Trimmed(std::string_view text) {
  const std::size_t end = text.find_last_not_of(" \n\r\t");
  return std::string(text.substr(0, end + 1));
}

class RuleDocument {
 public:
  explicit RuleDocument(const Rule& rule) : rule_(rule) {}

  std::string Make() {
    page_ = fmt::format("# {}\n\n`{}` · **{}**\n\n", rule_.title, rule_.id,
                        ToString(DefaultSeverity(rule_)));
    page_ += "| | |\n|---|---|\n";
    for (const RuleFact& fact : FactsOf(rule_)) {
      page_ += fmt::format("| {} | {} |\n", fact.label, Escaped(fact.value));
    }
    page_ += fmt::format("\n> {}\n", Escaped(Trimmed(rule_.message)));
    Section("Why", rule_.why);
    Section("What to do", rule_.remedy);
    if (rule_.fix) {
      Section(rule_.fix->safe ? "The fix (safe)" : "The fix (to be checked)",
              FixSentence(*rule_.fix));
    }
    if (!rule_.examples.empty()) page_ += "\n## Examples\n";
    for (const RuleExample& example : rule_.examples) AddExample(example);
    Section("Inferred, not documented", rule_.inferred);
    AddReferences();
    page_ += fmt::format(
        "\n---\nWritten by `campaign-audit rules docs` from "
        "`rules/{}/{}.yaml`; change that file.\n",
        rule_.category, rule_.id);
    return std::move(page_);
  }

 private:
  // Plain words, so that Markdown takes none of them for its own.
  static std::string Escaped(std::string_view value) {
    constexpr std::string_view kMarkup = "|<*`\\";
    std::string text;
    for (const char c : value) {
      if (kMarkup.find(c) != std::string_view::npos) text += '\\';
      text += c;
    }
    return text;
  }

  void Section(std::string_view title, std::string_view markdown) {
    if (markdown.empty()) return;
    page_ += fmt::format("\n## {}\n\n{}\n", title, Trimmed(markdown));
  }

  void AddFiles(std::string_view label, const RuleExample::Files& files) {
    for (const auto& [path, marked] : files) {
      page_ += fmt::format("\n{}", label);
      if (files.size() > 1) page_ += fmt::format(" `{}`", path);
      page_ += ":\n\n" + CodeBlock(path, marked);
    }
  }

  void AddExample(const RuleExample& example) {
    page_ += fmt::format("\n### {}\n", ExampleTitle(example));
    AddFiles(example.verdict == "needs-review" ? "Needs review" : "Reported",
             example.bad);
    AddFiles("After the fix", example.fixed);
    AddFiles("Not reported", example.good);
  }

  void AddReferences() {
    if (rule_.references.empty()) return;
    page_ += "\n## Read\n\n";
    for (const std::string& reference : rule_.references) {
      const bool link = reference.starts_with("https://");
      page_ += link ? fmt::format("- <{}>\n", reference)
                    : fmt::format("- {}\n", reference);
    }
  }

  const Rule& rule_;
  std::string page_;
};

}  // namespace

std::string RuleMarkdown(const Rule& rule) { return RuleDocument(rule).Make(); }

}  // namespace audit
