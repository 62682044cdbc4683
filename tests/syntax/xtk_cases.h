// Tables of xtk expressions with the trees and faults they must give.
#pragma once

#include <span>
#include <string>

namespace audit {

struct XtkCase {
  std::string name;
  std::string text;    // '~' stands for a hole, where code stands
  std::string tree;    // as ShownXtk writes it
  std::string faults;  // as ShownXtkFaults does
};

// Also that each tree covers its text as it should.
void CheckXtk(std::span<const XtkCase> cases);

}  // namespace audit
