// What no export shows: its page on the web, and one of it on a terminal.
#include <fmt/format.h>

#include <algorithm>

#include "report/paint.h"
#include "report/report.h"
#include "report/text_summary.h"
#include "report/visible_text.h"
#include "report/wrap.h"

namespace audit {

std::string NotCheckedMarkdown(std::span<const ManualCheck> checks) {
  std::string page =
      "# What no export shows\n\n"
      "The audit reads files. What Campaign's documents say about these points "
      "cannot be\nseen in them, or not well enough to be believed: a person "
      "looks where it says.\n";
  for (const ManualCheck& check : checks) {
    page += fmt::format(
        "\n## {}\n\n`{}` · {}\n\n{}\n\n**Where to look:** {}\n\n", check.title,
        check.id, check.applies, check.why, check.look);
    for (const std::string& reference : check.references) {
      page += fmt::format("- {}\n", reference);
    }
  }
  page +=
      "\n---\nWritten by `campaign-audit rules docs` from "
      "`rules/*/not-checked.yaml`; change those files.\n";
  return page;
}

std::string ManualCheckText(const ManualCheck& check, const TextStyle& style) {
  const int columns = std::clamp(style.columns, kLeastColumns, kProseWidth);
  const Paint paint(style.color);
  std::string page = paint(Ink::kBold, VisibleText(check.title));
  page += fmt::format("\n\n  manual, {}\n  {:<12}{}\n", check.id, "applies",
                      check.applies);
  const auto section = [&](std::string_view title, std::string_view markdown) {
    page += '\n' + paint(Ink::kBold, title) + '\n';
    page += WrapMarkdown(markdown, 2, columns);
  };
  section("Why no file shows it", check.why);
  section("Where to look", check.look);
  page += '\n' + paint(Ink::kBold, "Read") + '\n';
  for (const std::string& reference : check.references) {
    page += WrapMarkdown("- " + reference, 2, columns);
  }
  return page;
}

}  // namespace audit
