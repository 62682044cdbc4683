#include "cli/completion.h"

#include <fmt/format.h>

#include <algorithm>
#include <vector>

#include "cli/outputs.h"
#include "cli/usage.h"

namespace audit {
namespace {

struct Values {
  std::string option;
  std::string words;  // parted by spaces
};

// What can stand behind options of `check`.
std::vector<Values> KnownValues() {
  std::string formats;
  std::string outputs;
  for (const OutputFormat& format : OutputFormats()) {
    formats += (formats.empty() ? "" : " ") + std::string(format.name);
    outputs += (outputs.empty() ? "" : " ") + std::string(format.name) + "=";
  }
  return {{"--format", formats},
          {"--output", outputs},
          {"--color", "auto always never"},
          {"--fail-on", "error warning note never"},
          {"--sarif-profile", "full github vscode"}};
}

std::string Joined(const std::vector<std::string>& words) {
  std::string text;
  for (const std::string& word : words)
    text += (text.empty() ? "" : " ") + word;
  return text;
}

// For single quotes, in zsh behind "word:".
std::string Quoted(std::string text) {
  std::erase(text, '\'');
  std::replace(text.begin(), text.end(), ':', ',');
  return text;
}

std::string CommandNames(const CLI::App& app) {
  std::vector<std::string> names;
  for (const CLI::App* command : CommandsOf(app)) {
    names.push_back(command->get_name());
  }
  return Joined(names);
}

// What stands before the value, as "check" and the option in a shell's pattern.
std::string PatternOf(const Values& values) {
  const std::string pattern = "check" + values.option;
  return values.option == "--format" ? "check-f|" + pattern : pattern;
}

std::string Bash(const CLI::App& app) {
  std::string text = fmt::format(
      "_campaign_audit() {{\n"
      "  local current=${{COMP_WORDS[COMP_CWORD]}} command=${{COMP_WORDS[1]}}\n"
      "  local before=${{COMP_WORDS[COMP_CWORD-1]}} words=\n"
      "  if [ \"$COMP_CWORD\" -eq 1 ]; then\n"
      "    words='{}'\n  else\n    case $command in\n",
      CommandNames(app));
  for (const CLI::App* command : CommandsOf(app)) {
    text += fmt::format("    {}) words='{} {}' ;;\n", command->get_name(),
                        CommandNames(*command), Joined(OptionNames(*command)));
  }
  text += "    esac\n    case $command$before in\n";
  for (const Values& values : KnownValues()) {
    text +=
        fmt::format("    {}) words='{}' ;;\n", PatternOf(values), values.words);
  }
  return text +
         "    esac\n  fi\n"
         "  COMPREPLY=($(compgen -W \"$words\" -- \"$current\"))\n}\n"
         "complete -o default -o bashdefault -F _campaign_audit "
         "campaign-audit\n";
}

std::string Zsh(const CLI::App& app) {
  std::string text =
      "#compdef campaign-audit\n_campaign_audit() {\n"
      "  local -a offered\n  if (( CURRENT == 2 )); then\n    offered=(";
  for (const CLI::App* command : CommandsOf(app)) {
    text += fmt::format("'{}:{}' ", command->get_name(),
                        Quoted(command->get_description()));
  }
  text +=
      ")\n    _describe command offered\n    return\n  fi\n"
      "  case $words[2] in\n";
  for (const CLI::App* command : CommandsOf(app)) {
    text += fmt::format("  {}) offered=({} {}) ;;\n", command->get_name(),
                        CommandNames(*command), Joined(OptionNames(*command)));
  }
  text += "  esac\n  case $words[2]$words[CURRENT-1] in\n";
  for (const Values& values : KnownValues()) {
    text += fmt::format("  {}) compadd -- {}; return ;;\n", PatternOf(values),
                        values.words);
  }
  return text +
         "  esac\n  compadd -- $offered\n  _files\n}\n"
         "if [ \"$funcstack[1]\" = _campaign_audit ]; then\n"
         "  _campaign_audit\nelse\n"
         "  compdef _campaign_audit campaign-audit\nfi\n";
}

std::string Fish(const CLI::App& app) {
  std::string text;
  for (const CLI::App* command : CommandsOf(app)) {
    text += fmt::format(
        "complete -c campaign-audit -n __fish_use_subcommand -a {} -d '{}'\n",
        command->get_name(), Quoted(command->get_description()));
    for (const std::string& name : OptionNames(*command)) {
      text += fmt::format(
          "complete -c campaign-audit -n '__fish_seen_subcommand_from {}' -a "
          "{}\n",
          command->get_name(), name);
    }
  }
  return text;
}

}  // namespace

std::string CompletionScript(const CLI::App& app, std::string_view shell) {
  if (shell == "bash") return Bash(app);
  return shell == "zsh" ? Zsh(app) : Fish(app);
}

}  // namespace audit
