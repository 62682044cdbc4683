// The text an expression of a script builds, piece by piece: constants, sums,
// what variables were given, arrays joined. What is not known is a hole with
// its reason.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "checks/doubt.h"
#include "checks/filled_arrays.h"
#include "checks/xmlness.h"
#include "core/origin_map.h"
#include "core/region.h"
#include "syntax/constant.h"
#include "syntax/node.h"

namespace audit {

struct TextPiece {
  Region region;               // of the literal, or of the hole's expression
  Node expression;             // that
  Doubt doubt = Doubt::kNone;  // why a hole is not known
  std::string text = {};       // of a constant, escapes decoded
  OriginMap origin = {};       // text -> script
  bool is_hole() const { return doubt != Doubt::kNone; }
};

struct BuiltText {
  std::vector<TextPiece> pieces = {};  // in order
  bool is_text = false;                // surely a text; else what a hole says
  bool is_constant() const;
  // As FoldConstant gives it, kHole for every run of holes; nullopt when there
  // is no constant in it or it has more pieces than are told.
  std::optional<Constant> Folded() const;
};

class ScriptTexts {
 public:
  // All that is given must outlive it. For one thread.
  ScriptTexts(Node root, ScriptValues* values);

  // Linear in the script for any number of questions, but for what an answer
  // itself holds, which is at most 256 pieces.
  BuiltText Of(Node expression);

 private:
  using RopeIndex = std::uint32_t;
  struct Shape;
  // A leaf, or two and more parts, which are a text.
  struct Rope {
    Node node = {};  // of a leaf
    Doubt doubt = Doubt::kNone;
    bool is_text = false;
    bool is_leaf = true;
    std::uint32_t pieces = 1;
    std::uint32_t first_part = 0;  // into parts_
    std::uint32_t part_count = 0;
  };

  Shape ShapeOf(Node expression);
  Shape ShapeOfLiteral(Node literal) const;
  Shape ShapeOfName(Node identifier);
  Shape ShapeOfCall(Node call);
  Shape ShapeOfJoin(Node call, Node array);
  RopeIndex Build(Node expression);
  RopeIndex Make(Node expression, const Shape& shape);
  RopeIndex Add(Rope rope);
  RopeIndex AsText(RopeIndex rope);
  RopeIndex Join(Node expression, const std::vector<RopeIndex>& parts);
  RopeIndex Made(Node expression) const;
  TextPiece PieceOf(const Rope& leaf) const;
  FilledArrays& arrays();

  Node root_;
  ScriptValues& values_;
  std::unique_ptr<FilledArrays> arrays_;
  std::vector<Rope> ropes_;
  std::vector<RopeIndex> parts_;
  std::unordered_map<const void*, RopeIndex> made_;  // by node id
};

}  // namespace audit
