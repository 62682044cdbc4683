// What the nodes of a script are to the flow of values through it.
#pragma once

#include <cstdint>

#include "syntax/node.h"

namespace audit {

// What a node is to the flow of values.
enum class Role : std::uint8_t {
  kNone,
  kIdentifier,
  kXml,     // literals, and `@a` alone, which is of the XML being filtered
  kNotXml,  // other literals, objects, typeof ...
  kListed,  // an array comprehension, a generator: no XML either
  kNull,
  kOpaque,    // an expression of which nothing is known: this, yield ...
  kWrapper,   // (e), a sequence: its last expression
  kMember,    // .name and [key]
  kSelector,  // .@a  ..a  .(c)
  kCall,
  kNew,
  kAssignment,
  kAugmented,
  kUpdate,
  kTernary,
  kBinary,
  kUnary,
  kFunction,
  kPair,  // of an object literal; of {name} too
  kDeclarator,
  kForIn,
  kForEach,
  kComprehension,
  kReturn,
  kCatch,
  kPattern,
  kIf,
  kTry,
  kLoop,  // but for kForIn and kForEach
  kSwitch,
  kWay,   // an else, a labelled statement: may be left out
  kJump,  // break, continue
  kLet,   // what declares names that hold in a block
  kThrow,
  kBlock,
  kComment,
};
Role RoleOf(Node node);

// What a wrapper or a return statement holds: its last expression.
Node InnerOf(Node wrapper);
// The expression inside all parentheses around it.
Node Unwrapped(Node expression);

}  // namespace audit
