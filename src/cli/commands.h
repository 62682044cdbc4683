// The commands and what each is told. One .cc per command.
#pragma once

#include <string>
#include <vector>

#include "cli/app.h"

namespace audit {

struct CheckOptions {
  std::vector<std::string> paths;
  std::vector<std::string> include;  // globs; none: everything
  std::vector<std::string> exclude;
  std::vector<std::string> rules;  // folders of more rules
  std::string config;              // empty: found upward from the paths
  bool no_config = false;
  std::string from;
  std::string to;  // empty: the config's, else 7
  std::string select;
  std::string ignore;
  std::string format = "text";
  std::string output;                // empty: standard output
  std::vector<std::string> outputs;  // FORMAT=PATH, besides
  std::string sarif_profile = "full";
  std::string fail_on;       // empty: the config's, else error
  std::string baseline;      // empty: none
  std::string new_from_rev;  // empty: none
  std::string color = "auto";
  std::string stdin_filename = "<stdin>";
  unsigned jobs = 0;  // 0: one per core
  bool no_cache = false;
  bool fail_on_incomplete = false;
  bool parse_all = false;
  bool pu_parity = false;
  bool timing = false;
  bool quiet = false;
  bool verbose = false;
};
ExitCode RunCheck(const CheckOptions& options, Environment& environment);

struct ConfigOptions {
  std::vector<std::string> paths;  // inputs, or the config itself
  std::string config;              // empty: found upward from the paths
};
ExitCode RunConfigInit(const ConfigOptions& options, Environment& environment);
ExitCode RunConfigShow(const ConfigOptions& options, Environment& environment);
ExitCode RunConfigVerify(const ConfigOptions& options,
                         Environment& environment);
// The JSON Schema that editors complete by.
ExitCode RunConfigSchema(Environment& environment);

struct ExplainOptions {
  std::string rule;  // an id or a PU code
  std::string format = "text";
  std::string color = "auto";
};
ExitCode RunExplain(const ExplainOptions& options, Environment& environment);

struct RulesOptions {
  std::string format = "text";     // of list: text or json
  std::vector<std::string> files;  // of test; none: the built-in rules
  std::string folder;              // of docs: where the pages go
  std::string not_checked;  // of docs: the page of what no export shows; empty:
                            // none
};
ExitCode RunRulesList(const RulesOptions& options, Environment& environment);
ExitCode RunRulesTest(const RulesOptions& options, Environment& environment);
ExitCode RunRulesDocs(const RulesOptions& options, Environment& environment);

struct CompareOptions {
  CheckOptions check;  // what to run; no output of its own
  std::string before;  // an input, or a report of an earlier run
  std::string after;
  std::string format = "text";  // or json
  std::string output;           // empty: standard output
};
ExitCode RunCompare(const CompareOptions& options, Environment& environment);

struct BaselineOptions {
  CheckOptions check;  // what to run; no output of its own
  std::string file = "campaign-audit-baseline.json";
};
ExitCode RunBaselineWrite(const BaselineOptions& options,
                          Environment& environment);
ExitCode RunBaselinePrune(const BaselineOptions& options,
                          Environment& environment);
ExitCode RunBaselineShow(const BaselineOptions& options,
                         Environment& environment);

// What the analyses see of a file; hidden, for developers.
struct InspectOptions {
  std::string path;
};
ExitCode RunInspect(const InspectOptions& options, Environment& environment);

// What is kept from run to run: how much, and away with it.
ExitCode RunCacheStats(Environment& environment);
ExitCode RunCacheClean(Environment& environment);

// Colour by the option and the terminal; NO_COLOR is honoured by "auto".
TextStyle::Color ColorFor(const std::string& option,
                          const Environment& environment);
// "error: ..." on standard error.
void PrintError(const Environment& environment, const Error& error);

}  // namespace audit
