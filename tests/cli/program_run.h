// The real program as a person starts it: what it prints, its exit code, and
// what it took.
#pragma once

#include <string>
#include <vector>

namespace audit {

struct ProgramRun {
  int code = -1;  // negative: it was ended by this signal
  std::string out;
  std::string err;
  long peak_kilobytes = 0;
  double seconds = 0;
};

// Runs `campaign-audit <arguments>` in `folder`. `out` names where standard
// output goes instead, if not empty.
ProgramRun RunProgram(const std::string& folder,
                      const std::vector<std::string>& arguments,
                      const std::string& out = "");

}  // namespace audit
