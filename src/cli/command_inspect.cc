#include <utility>

#include "cli/commands.h"
#include "cli/input_reader.h"
#include "cli/inputs.h"
#include "engine/inspection.h"
#include "report/visible_text.h"

namespace audit {

ExitCode RunInspect(const InspectOptions& options, Environment& environment) {
  const FoundInputs inputs =
      FindInputs(environment.files, {options.path}, InputOptions());
  InputReader reader(environment.files, inputs);
  ExitCode code = ExitCode::kClean;
  for (const Error& error : inputs.errors) {
    PrintError(environment, error);
    code = ExitCode::kInput;
  }
  for (const InputFile& input : inputs.files) {
    auto bytes = reader.Read(input);
    if (!bytes) {
      PrintError(environment, bytes.error());
      code = ExitCode::kInput;
      continue;
    }
    const SourceFile file(input.path, std::move(*bytes));
    environment.out(VisibleText(file.path()) + "\n");
    for (const Observation& seen : Inspect(file)) {
      environment.out(std::string(2 * (seen.depth + 1), ' ') +
                      std::to_string(seen.at.line) + ':' +
                      std::to_string(seen.at.code_point_column) + ' ' +
                      VisibleText(seen.what) + '\n');
    }
  }
  return code;
}

}  // namespace audit
