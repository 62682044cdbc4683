#include "cli/usage.h"

#include <algorithm>
#include <string_view>

#include "core/suggestion.h"
#include "report/visible_text.h"

namespace audit {
namespace {

std::string Unknown(const std::string& what, const std::string& word,
                    const std::vector<std::string>& known) {
  const std::vector<std::string_view> words(known.begin(), known.end());
  const std::string_view close = Closest(word, words);
  std::string fault = what + " '" + word + "'";
  if (!close.empty()) fault += "; did you mean '" + std::string(close) + "'?";
  return fault;
}

const CLI::App* Find(const CLI::App& command, std::string_view name) {
  const std::vector<const CLI::App*> subcommands = command.get_subcommands(
      [&](const CLI::App* each) { return each->get_name() == name; });
  return subcommands.empty() ? nullptr : subcommands.front();
}

std::vector<std::string> Names(const std::vector<const CLI::App*>& commands) {
  std::vector<std::string> names;
  for (const CLI::App* each : commands) names.push_back(each->get_name());
  return names;
}

std::string FullName(const CLI::App& command) {
  std::string name = command.get_name();
  for (const CLI::App* above = command.get_parent(); above != nullptr;
       above = above->get_parent()) {
    name.insert(0, above->get_name() + " ");
  }
  return name;
}

class FaultFinder {
 public:
  explicit FaultFinder(const CLI::App& app) : command_(&app) {}

  // The first word that nothing is called by; empty: all are known.
  std::string Find(std::span<const std::string> arguments) {
    for (const std::string& argument : arguments) {
      if (argument == "--") break;
      std::string fault =
          argument.starts_with("--") ? OfOption(argument) : OfWord(argument);
      if (!fault.empty()) return fault;
    }
    return "";
  }

  const CLI::App& command() const { return *command_; }

 private:
  std::string OfOption(const std::string& argument) const {
    const std::string name = argument.substr(0, argument.find('='));
    const std::vector<std::string> known = OptionNames(*command_);
    if (std::find(known.begin(), known.end(), name) != known.end()) return "";
    return Unknown(command_->get_name() + " has no option", name, known);
  }

  std::string OfWord(const std::string& argument) {
    const std::vector<const CLI::App*> commands = CommandsOf(*command_);
    if (commands.empty() || argument.starts_with('-')) return "";
    const CLI::App* const found = audit::Find(*command_, argument);
    if (found == nullptr) {
      return Unknown("there is no command", argument, Names(commands));
    }
    command_ = found;
    return "";
  }

  const CLI::App* command_;
};

}  // namespace

std::vector<std::string> OptionNames(const CLI::App& command) {
  std::vector<std::string> names;
  for (const CLI::Option* option : command.get_options()) {
    for (const std::string& name : option->get_lnames()) {
      names.push_back("--" + name);
    }
    if (!option->get_lnames().empty()) continue;
    for (const std::string& name : option->get_snames()) {
      names.push_back("-" + name);
    }
  }
  return names;
}

std::vector<const CLI::App*> CommandsOf(const CLI::App& command) {
  return command.get_subcommands(
      [](const CLI::App* each) { return !each->get_group().empty(); });
}

std::string UsageFault(const CLI::App& app, const CLI::ParseError& error,
                       std::span<const std::string> arguments) {
  FaultFinder finder(app);
  std::string fault = finder.Find(arguments);
  if (fault.empty()) fault = error.what();
  return "error: " + VisibleText(fault) + "\n'" + FullName(finder.command()) +
         " --help' says what there is.\n";
}

}  // namespace audit
