// What an expression between [| and |] holds, for tables of scripts.
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "checks/xmlness.h"
#include "syntax/tree.h"

namespace audit {

// A script with a mark, parsed.
struct MarkedScript {
  explicit MarkedScript(std::string_view marked);

  std::string text;
  std::unique_ptr<Tree> tree;
  Node at;  // the outermost expression at the mark; a test failure if null
};

// Of the outermost expression at the mark; a test failure where there is none.
Xmlness XmlnessAtMark(std::string_view marked, Setting setting);

}  // namespace audit
