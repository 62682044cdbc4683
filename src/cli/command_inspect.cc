#include <utility>

#include "cli/commands.h"
#include "cli/input_reader.h"
#include "cli/inputs.h"
#include "engine/inspection.h"
#include "engine/inspection_schemas.h"
#include "report/visible_text.h"

namespace audit {
namespace {

void Print(const std::vector<Observation>& seen, Environment& environment) {
  for (const Observation& one : seen) {
    environment.out(std::string(2 * (one.depth + 1), ' ') +
                    std::to_string(one.at.line) + ':' +
                    std::to_string(one.at.code_point_column) + ' ' +
                    VisibleText(one.what) + '\n');
  }
}

}  // namespace

ExitCode RunInspect(const InspectOptions& options, Environment& environment) {
  const FoundInputs inputs =
      FindInputs(environment.files, {options.path}, InputOptions());
  InputReader reader(environment.files, inputs);
  ExitCode code = ExitCode::kClean;
  std::vector<PlacedSchema> schemas;  // of all files: they are merged
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
    Print(Inspect(file), environment);
    for (PlacedSchema& schema : SchemasOfFile(file)) {
      schemas.push_back(std::move(schema));
    }
  }
  if (!schemas.empty()) environment.out("schemas\n");
  Print(InspectSchemas(schemas), environment);
  return code;
}

}  // namespace audit
