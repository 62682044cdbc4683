// What the arrays hold that a script fills to join them: `lines.push("a")`.
#pragma once

#include <cstdint>
#include <unordered_map>
#include <vector>

#include "checks/doubt.h"
#include "checks/xmlness.h"
#include "syntax/node.h"

namespace audit {

class FilledArrays {
 public:
  // One walk over the script.
  FilledArrays(Node root, ScriptValues* values);

  struct Elements {
    std::vector<Node> nodes = {};  // when not known, what was looked at
    Doubt doubt = Doubt::kNone;
  };
  // Of the array that `array`, a name or a literal, is where it stands. Known
  // when the script does nothing with the name but give it a literal, push to
  // it and join it, and every push between runs once whenever the use does. Of
  // many arrays with many elements not all are told.
  Elements At(Node array);
  // Of an array literal; one with holes or a spread is not known.
  static Elements OfLiteral(Node array);

 private:
  struct Push {
    std::uint32_t done = 0;  // byte from which on it has happened
    Node arguments;
    std::uint32_t way = kNoWay;
  };
  struct Use {
    std::vector<Push> pushes = {};  // document order
    bool shared = false;            // used in any other way
  };

  void See(Node identifier, std::span<const Node> ancestors);
  // Of the variable of an array literal; the first question costs a walk.
  const Use* UseOf(std::uint32_t symbol);
  Elements Find(Node array);
  Elements Filled(const Use& use, const Definition& made, Node array) const;
  bool IsRepeated(const Definition& made, std::uint32_t position) const;

  Node root_;
  ScriptValues& values_;
  bool walked_ = false;
  std::unordered_map<std::uint32_t, Use> uses_;  // by symbol
  std::size_t told_ = 0;                         // elements, so far
};

}  // namespace audit
