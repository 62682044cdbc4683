// What a string expression is worth, as far as the text alone says, with the
// origin of every byte in the script.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "core/origin_map.h"
#include "syntax/node.h"

namespace audit {

struct Constant {
  std::string text;  // escapes decoded; kHole where something is not constant
  // text -> script. A hole comes from its operand; each operand is a piece.
  OriginMap origin;
  std::uint32_t pieces = 1;  // string literals it was folded from
  bool has_hole = false;
};

// A string literal, or a concatenation ('+') with at least one literal in it.
// Numbers and other expressions become holes, neighbouring ones a single hole;
// parentheses are looked through. nullopt when the node is no such expression.
std::optional<Constant> FoldConstant(Node expression, std::string_view script);

// A string literal whose value stands between its quotes. A template literal
// counts where it holds no ${}; a string that a syntax error cut off does not.
bool IsClosedString(Node node, std::string_view script);

// True when `node` is an operand of a concatenation that FoldConstant of an
// outer node already covers.
bool IsInsideConcatenation(Node node);
// The same without looking for the parent, which costs a way from the root:
// `ancestors` as WalkNamed gives them.
bool IsInsideConcatenation(std::span<const Node> ancestors);

}  // namespace audit
