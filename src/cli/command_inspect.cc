#include <utility>

#include "cli/commands.h"
#include "cli/input_reader.h"
#include "cli/inputs.h"
#include "engine/inspection.h"
#include "engine/inspection_references.h"
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
  // Of all files: what one of them names another may hold.
  std::vector<PlacedSchema> schemas;
  InputReferences references;
  ScriptParser parser;
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
    CollectReferences(file, parser, &references);
    for (PlacedSchema& schema : SchemasOfFile(file)) {
      schemas.push_back(std::move(schema));
    }
  }
  if (!schemas.empty()) environment.out("schemas\n");
  Print(InspectSchemas(schemas), environment);
  if (!references.references.empty()) environment.out("references\n");
  Print(InspectReferences(references), environment);
  return code;
}

}  // namespace audit
