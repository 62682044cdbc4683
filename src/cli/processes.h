// Other programs as the commands see them: started without a shell, with an
// in-memory twin in tests.
#pragma once

#include <string>
#include <vector>

#include "core/result.h"

namespace audit {

struct ProcessResult {
  int code = 0;  // its exit code; negative: it was ended by this signal
  std::string out;
  std::string err;
};

class Processes {
 public:
  virtual ~Processes() = default;
  // Waits for it; nothing on its standard input. The Error: it cannot be
  // started. From any thread.
  virtual Result<ProcessResult> Run(
      const std::vector<std::string>& arguments) const = 0;
};

// Found by PATH. Git among them asks nobody for a password and fetches nothing.
class SystemProcesses final : public Processes {
 public:
  Result<ProcessResult> Run(
      const std::vector<std::string>& arguments) const override;
};

}  // namespace audit
