#include "syntax/template_rendering.h"

#include <algorithm>
#include <utility>

#include "core/node_view.h"
#include "core/text.h"

namespace audit {
namespace {

using Kind = TemplateSection::Kind;

bool IsNewline(char c) { return c == '\n' || c == '\r'; }
bool IsWordByte(char c) {
  return IsLetter(c) || IsDigit(c) || c == '_' || c == '$';
}

bool EndsWithWord(std::string_view code, std::string_view word) {
  if (!code.ends_with(word)) return false;
  code.remove_suffix(word.size());
  return code.empty() || !IsWordByte(code.back());
}

// "if (x)", "else": the next statement belongs to it, so that no ';' may come
// between.
bool AwaitsStatement(std::string_view code) {
  while (!code.empty() && IsSpace(code.back())) code.remove_suffix(1);
  return code.ends_with(')') || EndsWithWord(code, "else") ||
         EndsWithWord(code, "do");
}

// Whether a place in code lies inside a string: there a directive's value is
// text, elsewhere it is an operand.
class QuoteTracker {
 public:
  bool in_string() const { return state_ == '"' || state_ == '\''; }

  void Read(std::string_view code) {
    for (std::size_t i = 0; i < code.size(); ++i) {
      const std::string_view two = code.substr(i, 2);
      if (in_string()) {
        if (code[i] == '\\') {
          ++i;
        } else if (code[i] == state_ || IsNewline(code[i])) {
          state_ = kCode;
        }
      } else if (state_ == kLineComment) {
        if (IsNewline(code[i])) state_ = kCode;
      } else if (state_ == kBlockComment) {
        if (two == "*/") state_ = kCode;
      } else if (code[i] == '"' || code[i] == '\'') {
        state_ = code[i];
      } else if (two == "//") {
        state_ = kLineComment;
      } else if (two == "/*") {
        state_ = kBlockComment;
      }
    }
  }

 private:
  static constexpr char kCode = 0;
  static constexpr char kLineComment = '/';
  static constexpr char kBlockComment = '*';
  char state_ = kCode;  // or the open quote
};

class ServerScript {
 public:
  explicit ServerScript(std::string_view text) : text_(text), script_(text) {
    for (char& c : script_) {
      if (!IsNewline(c)) c = ' ';
    }
  }

  std::string Render(std::span<const TemplateSection> sections) {
    for (const TemplateSection& section : sections) {
      switch (section.kind) {
        case Kind::kText:
          AddText(section.region);
          break;
        case Kind::kCode:
          AddCode(section);
          break;
        case Kind::kOutput:
          AddOutput(section);
          break;
        case Kind::kDirective:
          AddDirective(section);
          break;
        case Kind::kComment:
          if (after_output_) EndStatement(section.region);
          break;
      }
    }
    return std::move(script_);
  }

 private:
  // White space between } and else, or between switch and case, puts nothing
  // out that anybody misses; other text is a statement.
  void AddText(Region region) {
    const bool blank = IsBlank(text_.substr(region.begin, region.size()));
    if (!blank || after_output_) EndStatement(region);
    if (!blank) awaits_statement_ = false;
  }

  void AddCode(const TemplateSection& section) {
    const Region inner = section.inner;
    if (after_output_) EndStatement(section.region);
    Copy(inner);
    const std::string_view code = text_.substr(inner.begin, inner.size());
    quotes_.Read(code);
    awaits_statement_ = AwaitsStatement(code);
    // Ends a // comment and lets a statement without ';' end.
    if (section.region.end == inner.end) return;
    script_[inner.end] = '\n';
    in_script_ = false;
  }

  void AddOutput(const TemplateSection& section) {
    const std::uint32_t begin = section.region.begin;
    script_[begin] = awaits_statement_ ? ' ' : ';';
    script_[begin + 1] = kOutputCall[0];
    script_[begin + 2] = '(';
    Copy(section.inner);
    if (section.region.end > section.inner.end) {
      script_[section.inner.end] = '\n';
      script_[section.inner.end + 1] = ')';
    }
    after_output_ = true;
    awaits_statement_ = false;
  }

  void AddDirective(const TemplateSection& section) {
    const Region region = section.region;
    switch (RoleOfDirective(text_, section.inner)) {
      case DirectiveRole::kStartScript:
        if (after_output_) EndStatement(region);
        in_script_ = true;
        quotes_ = QuoteTracker();
        break;
      case DirectiveRole::kEndScript:
        in_script_ = false;
        script_[region.begin] = '\n';
        break;
      case DirectiveRole::kValue:
        if (in_script_) {
          PutValue(region);
        } else {
          EndStatement(region);
        }
        break;
      case DirectiveRole::kInclude:
        EndStatement(region);
        break;
      default:
        if (after_output_) EndStatement(region);
    }
  }

  void PutValue(Region region) {
    if (quotes_.in_string()) {
      script_.replace(region.begin, kHole.size(), kHole);
    } else {
      script_[region.begin] = '_';
    }
  }

  void EndStatement(Region region) {
    for (std::uint32_t i = region.begin; i < region.end; ++i) {
      if (IsNewline(script_[i])) continue;
      script_[i] = ';';
      after_output_ = awaits_statement_ = false;
      return;
    }
  }

  void Copy(Region region) {
    script_.replace(region.begin, region.size(),
                    text_.substr(region.begin, region.size()));
  }

  std::string_view text_;
  std::string script_;
  QuoteTracker quotes_;
  bool in_script_ = false;         // between startScript and endScript
  bool after_output_ = false;      // an output call that nothing has ended
  bool awaits_statement_ = false;  // see AwaitsStatement
};

}  // namespace

std::string RenderServerScript(std::string_view text,
                               std::span<const TemplateSection> sections) {
  return ServerScript(text).Render(sections);
}

std::string RenderPage(std::string_view text,
                       std::span<const TemplateSection> sections) {
  std::string page(text);
  for (const TemplateSection& section : sections) {
    const Region region = section.region;
    if (section.kind == Kind::kText || region.empty()) continue;
    std::fill(page.begin() + region.begin, page.begin() + region.end, ' ');
    const bool value =
        section.kind == Kind::kDirective &&
        RoleOfDirective(text, section.inner) == DirectiveRole::kValue;
    if (value || section.kind == Kind::kOutput) page[region.begin] = '_';
  }
  return page;
}

}  // namespace audit
