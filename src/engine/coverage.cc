#include <algorithm>

#include "engine/run.h"

namespace audit {

bool Coverage::complete() const {
  return bytes_lost == 0 && capped == 0 && notes.empty() &&
         std::none_of(skipped.begin(), skipped.end(),
                      [](const Skipped& file) { return file.incomplete; });
}

}  // namespace audit
