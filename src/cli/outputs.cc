#include "cli/outputs.h"

#include <algorithm>
#include <array>

#include "core/suggestion.h"

namespace audit {
namespace {

// Most formats look the same whatever is asked for.
template <void (*write)(const RunReport&, std::span<const Rule>, const Sink&)>
void Plainly(const RunReport& run, std::span<const Rule> rules,
             const ReportStyle&, const Sink& sink) {
  write(run, rules, sink);
}

void AsText(const RunReport& run, std::span<const Rule> rules,
            const ReportStyle& style, const Sink& sink) {
  WriteText(run, rules, style.text, sink);
}

void AsSarif(const RunReport& run, std::span<const Rule> rules,
             const ReportStyle& style, const Sink& sink) {
  WriteSarif(run, rules, style.sarif, sink);
}

constexpr std::array<OutputFormat, 8> kFormats = {{
    {.name = "text", .has_parity = true, .write = AsText},
    {.name = "json", .has_parity = true, .write = Plainly<WriteJson>},
    {.name = "sarif", .wants_hashes = true, .write = AsSarif},
    {.name = "junit", .write = Plainly<WriteJunit>},
    {.name = "gitlab", .has_coverage = false, .write = Plainly<WriteGitlab>},
    {.name = "github", .write = Plainly<WriteGithub>},
    {.name = "csv", .has_coverage = false, .write = Plainly<WriteCsv>},
    {.name = "markdown", .write = Plainly<WriteMarkdown>},
}};

Result<const OutputFormat*> FindFormat(std::string_view option,
                                       std::string_view name) {
  const auto* const format =
      std::find_if(kFormats.begin(), kFormats.end(),
                   [&](const OutputFormat& each) { return each.name == name; });
  if (format != kFormats.end()) return format;
  std::vector<std::string_view> names;
  for (const OutputFormat& each : kFormats) names.push_back(each.name);
  const std::string_view close = Closest(name, names);
  return Fail(
      {std::string(option) + ": '" + std::string(name) + "' is no format" +
       (close.empty() ? "; known are " + FormatNames()
                      : "; did you mean '" + std::string(close) + "'?")});
}

std::string PathOf(const std::string& path) { return path == "-" ? "" : path; }

Result<Output> ReadOutput(const std::string& text) {
  const std::size_t equals = text.find('=');
  if (equals == std::string::npos || equals + 1 == text.size()) {
    return Fail({"--output: '" + text +
                 "' is not FORMAT=PATH, such as json=report.json"});
  }
  const auto format = FindFormat("--output", text.substr(0, equals));
  if (!format) return Fail(format.error());
  return Output{*format, PathOf(text.substr(equals + 1))};
}

// A later one would silently take the place of the earlier.
std::optional<Error> FirstTwice(std::span<const Output> outputs) {
  for (std::size_t i = 1; i < outputs.size(); ++i) {
    for (const Output& before : outputs.first(i)) {
      if (before.path != outputs[i].path) continue;
      return Error{
          "--output: " +
          (before.path.empty() ? "standard output" : "'" + before.path + "'") +
          " is named twice; give each report a file of its own"};
    }
  }
  return std::nullopt;
}

ReportStyle StyleOf(const Output& output, const CheckOptions& options,
                    const Environment& environment) {
  ReportStyle style;
  style.text.columns = environment.columns;
  style.text.color = output.path.empty() ? ColorFor(options.color, environment)
                                         : TextStyle::Color::kOff;
  style.sarif = SarifProfileFromString(options.sarif_profile)
                    .value_or(SarifProfile::kFull);
  if (options.quiet) style.text.detail = TextStyle::Detail::kQuiet;
  if (options.verbose) style.text.detail = TextStyle::Detail::kVerbose;
  return style;
}

// What a report leaves out, for whom it does not say it itself, once.
void SayWhatIsLeftOut(const RunReport& run, std::span<const Output> outputs,
                      const CheckOptions& options,
                      const Environment& environment) {
  const auto any = [&](auto asked) {
    return std::any_of(outputs.begin(), outputs.end(), asked);
  };
  const bool asked = !options.quiet || !run.coverage.complete();
  if (asked &&
      any([](const Output& each) { return !each.format->has_coverage; }) &&
      !any([](const Output& each) { return each.format->name == "text"; })) {
    environment.err(CoverageLine(run.coverage) + "\n");
  }
  const auto profile = SarifProfileFromString(options.sarif_profile);
  if (!profile ||
      !any([](const Output& each) { return each.format->name == "sarif"; })) {
    return;
  }
  for (const std::string& omission : SarifOmissions(run, *profile)) {
    environment.err("sarif, profile " + options.sarif_profile + ": " +
                    omission + "\n");
  }
}

}  // namespace

std::span<const OutputFormat> OutputFormats() { return kFormats; }

std::string FormatNames() {
  std::string names(kFormats.front().name);
  for (std::size_t i = 1; i < kFormats.size(); ++i) {
    names += i + 1 == kFormats.size() ? " or " : ", ";
    names += kFormats[i].name;
  }
  return names;
}

Result<std::vector<Output>> ReadOutputs(const CheckOptions& options) {
  if (!SarifProfileFromString(options.sarif_profile)) {
    return Fail({"--sarif-profile: '" + options.sarif_profile +
                 "' is none; known are full, github and vscode"});
  }
  const auto format = FindFormat("--format", options.format);
  if (!format) return Fail(format.error());
  std::vector<Output> outputs = {{*format, PathOf(options.output)}};
  for (const std::string& text : options.outputs) {
    auto output = ReadOutput(text);
    if (!output) return Fail(output.error());
    outputs.push_back(std::move(*output));
  }
  if (auto error = FirstTwice(outputs)) return Fail(std::move(*error));
  return outputs;
}

std::optional<Error> FirstWithoutFolder(std::span<const Output> outputs,
                                        const FileSystem& files) {
  for (const Output& output : outputs) {
    const std::size_t slash = output.path.rfind('/');
    if (slash == std::string::npos || slash == 0) continue;
    const auto kind = files.KindOf(output.path.substr(0, slash));
    if (kind && *kind == FileSystem::Kind::kFolder) continue;
    return Error{
        "cannot be written: its folder does not exist; create it first",
        output.path};
  }
  return std::nullopt;
}

bool WriteOutputs(const RunReport& run, std::span<const Rule> rules,
                  std::span<const Output> outputs, const CheckOptions& options,
                  Environment& environment) {
  bool written = true;
  SayWhatIsLeftOut(run, outputs, options, environment);
  for (const Output& output : outputs) {
    const ReportStyle style = StyleOf(output, options, environment);
    if (output.path.empty()) {
      output.format->write(run, rules, style, environment.out);
      continue;
    }
    std::string text;
    output.format->write(run, rules, style,
                         [&](std::string_view piece) { text += piece; });
    if (const auto done = environment.files.Write(output.path, text); !done) {
      PrintError(environment, done.error());
      written = false;
    }
  }
  return written;
}

}  // namespace audit
