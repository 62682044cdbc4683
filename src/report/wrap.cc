#include "report/wrap.h"

#include <algorithm>

#include "report/visible_text.h"

namespace audit {
namespace {

constexpr std::string_view kSpace = " \t\r\n";

// "- ", "* " or "12. " at the begin: how many bytes it takes, else 0.
std::size_t MarkerSize(std::string_view line) {
  if (line.starts_with("- ") || line.starts_with("* ")) return 2;
  const std::size_t digits =
      std::min(line.find_first_not_of("0123456789"), line.size());
  return digits > 0 && line.substr(digits).starts_with(". ") ? digits + 2 : 0;
}

class Wrapper {
 public:
  Wrapper(int indent, int columns)
      : indent_(static_cast<std::size_t>(indent), ' '),
        columns_(columns - indent) {}

  std::string Run(std::string_view markdown) {
    while (!markdown.empty()) {
      const std::size_t end = std::min(markdown.find('\n'), markdown.size());
      Take(markdown.substr(0, end));
      markdown.remove_prefix(std::min(end + 1, markdown.size()));
    }
    Flush();
    return std::move(out_);
  }

 private:
  void Take(std::string_view line) {
    const bool fence = line.starts_with("```");
    if (fence || in_code_) {
      Flush();
      if (fence) {
        in_code_ = !in_code_;  // the code speaks without its fence
      } else {
        Put(line.empty() ? "" : "    " + VisibleText(line));
      }
      return;
    }
    const std::size_t text = line.find_first_not_of(kSpace);
    if (text == std::string_view::npos) {
      Flush();
      Put("");
      return;
    }
    const std::size_t marker = MarkerSize(line.substr(text));
    if (marker > 0) {
      Flush();
      hang_ = text + marker;
    }
    paragraph_ += line.substr(marker > 0 ? 0 : text);
    paragraph_ += ' ';
  }

  void Flush() {
    if (paragraph_.empty()) return;
    const auto lines = Wrap(std::string_view(paragraph_).substr(hang_),
                            columns_ - static_cast<int>(hang_));
    for (std::size_t i = 0; i < lines.size(); ++i) {
      Put((i == 0 ? paragraph_.substr(0, hang_) : std::string(hang_, ' ')) +
          lines[i]);
    }
    paragraph_.clear();
    hang_ = 0;
  }

  void Put(const std::string& line) {
    if (!line.empty()) out_ += indent_ + line;
    out_ += '\n';
  }

  std::string indent_;
  int columns_;
  std::string paragraph_;
  std::size_t hang_ = 0;  // columns that stand left of a list item's text
  bool in_code_ = false;
  std::string out_;
};

}  // namespace

std::vector<std::string> Wrap(std::string_view paragraph, int columns) {
  std::vector<std::string> lines;
  int width = 0;
  for (std::size_t begin = paragraph.find_first_not_of(kSpace);
       begin != std::string_view::npos;
       begin = paragraph.find_first_not_of(kSpace, begin)) {
    const std::size_t end =
        std::min(paragraph.find_first_of(kSpace, begin), paragraph.size());
    const std::string word = VisibleText(paragraph.substr(begin, end - begin));
    const int word_width = WidthOf(word);
    if (lines.empty() || width + 1 + word_width > columns) {
      lines.push_back(word);
      width = word_width;
    } else {
      lines.back() += ' ';
      lines.back() += word;
      width += 1 + word_width;
    }
    begin = end;
  }
  return lines;
}

std::string WrapMarkdown(std::string_view markdown, int indent, int columns) {
  return Wrapper(indent, columns).Run(markdown);
}

}  // namespace audit
