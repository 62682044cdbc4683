#include "engine/config_yaml.h"

#include <fmt/format.h>

#include <algorithm>
#include <string_view>

#include "core/text.h"

namespace audit {
namespace {

// Where the comments begin, if the line leaves room.
constexpr std::size_t kCommentColumn = 40;

// What a terminal or editor would act upon instead of showing it.
bool IsHidden(char32_t c) {
  return c < 0x20 || (c >= 0x7F && c <= 0x9F) || c == 0xFEFF ||
         (c >= 0x200B && c <= 0x200F) || (c >= 0x2028 && c <= 0x202E) ||
         (c >= 0x2060 && c <= 0x206F);
}

std::string Escaped(std::string_view text) {
  std::string out;
  while (!text.empty()) {
    const Utf8Step step = ReadUtf8(text);
    if (IsHidden(step.code_point)) {
      out +=
          fmt::format("\\u{:04X}", static_cast<std::uint32_t>(step.code_point));
    } else {
      if (step.code_point == '"' || step.code_point == '\\') out += '\\';
      AppendUtf8(step.code_point, &out);
    }
    text.remove_prefix(step.size);
  }
  return out;
}

// Words as they are, everything else quoted.
std::string Quoted(const std::string& text) {
  const bool is_word =
      !text.empty() && IsLetter(text.front()) &&
      std::all_of(text.begin(), text.end(), [](char c) {
        return IsLetter(c) || IsDigit(c) || c == '-' || c == '.' || c == '/';
      });
  return is_word ? text : "\"" + Escaped(text) + "\"";
}

class YamlText {
 public:
  std::string Make(const Config& config) {
    Value("from", config.from, "each package's own buildVersion");
    Value("to", config.to, "7");
    Value("fail-on", config.fail_on, "error");
    Value("fail-on-incomplete", config.fail_on_incomplete, "false");
    Value("require-reason", config.require_reason, "true");
    List("", "select", config.select);
    List("", "ignore", config.ignore);
    List("", "include", config.include);
    List("", "exclude", config.exclude);
    Groups(config.groups);
    Rules("", config.rules);
    Overrides(config.overrides);
    Suppressions(config.suppressions);
    return std::move(text_);
  }

 private:
  void Line(std::string line, const ConfigText& value) {
    const Error place = ErrorAt(value, "");
    std::string from = place.file;
    if (place.line > 0) from += ":" + std::to_string(place.line);
    line.resize(std::max(line.size() + 1, kCommentColumn), ' ');
    text_ += line + "# " + Escaped(from) + "\n";
  }

  void Value(std::string_view key, const ConfigText& value,
             std::string_view otherwise) {
    if (value)
      return Line(fmt::format("{}: {}", key, Quoted(value.text)), value);
    text_ += fmt::format("# {}: {}\n", key, otherwise);
  }

  void Entry(std::string_view key, const ConfigText& value) {
    if (value) Line(fmt::format("    {}: {}", key, Quoted(value.text)), value);
  }

  void List(std::string_view indent, std::string_view key,
            const ConfigList& list) {
    if (list.empty()) return;
    text_ += fmt::format("{}{}:\n", indent, key);
    for (const ConfigText& each : list) {
      Line(fmt::format("{}  - {}", indent, Quoted(each.text)), each);
    }
  }

  void Groups(const std::vector<ConfigGroup>& groups) {
    if (groups.empty()) return;
    text_ += "groups:\n";
    for (const ConfigGroup& group : groups) {
      List("  ", Quoted(group.name.text), group.selectors);
    }
  }

  // Of several files the same selector may come twice: the nearest one counts,
  // where it stands.
  void Rules(std::string_view indent, const std::vector<ConfigRule>& rules) {
    if (rules.empty()) return;
    text_ += fmt::format("{}rules:\n", indent);
    for (std::size_t i = 0; i < rules.size(); ++i) {
      const bool again =
          std::any_of(rules.begin() + static_cast<std::ptrdiff_t>(i) + 1,
                      rules.end(), [&](const ConfigRule& later) {
                        return later.selector.text == rules[i].selector.text;
                      });
      if (again) continue;
      Line(fmt::format("{}  {}: {}", indent, Quoted(rules[i].selector.text),
                       Quoted(rules[i].severity.text)),
           rules[i].severity);
    }
  }

  void Overrides(const std::vector<ConfigOverride>& overrides) {
    if (overrides.empty()) return;
    text_ += "overrides:\n";
    for (const ConfigOverride& each : overrides) {
      text_ += "  -\n";
      List("    ", "paths", each.paths);
      List("    ", "entities", each.entities);
      if (each.rules.empty()) text_ += "    rules: {}\n";
      Rules("    ", each.rules);
    }
  }

  void Suppressions(const std::vector<ConfigSuppression>& suppressions) {
    if (suppressions.empty()) return;
    text_ += "suppressions:\n";
    for (const ConfigSuppression& each : suppressions) {
      text_ += "  -\n";
      List("    ", "rules", each.rules);
      List("    ", "paths", each.paths);
      List("    ", "entities", each.entities);
      Entry("reason", each.reason);
      Entry("owner", each.owner);
      Entry("until", each.until);
    }
  }

  std::string text_;
};

}  // namespace

std::string ConfigYaml(const Config& config) { return YamlText().Make(config); }

}  // namespace audit
