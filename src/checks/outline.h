// A script in one walk, cut down to what its values depend on: its functions,
// what they return, and where names get values.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "checks/guards.h"
#include "checks/role.h"
#include "checks/ways.h"
#include "core/region.h"
#include "syntax/node.h"

namespace audit {

using ScopeIndex = std::uint32_t;  // into Outline::scopes; 0: the script
inline constexpr std::uint32_t kNone = ~std::uint32_t{0};

// Function-wide, also for `let`: shadowing joins what it should keep apart.
struct Scope {
  Node function = {};  // null for the script itself
  ScopeIndex parent = 0;
  std::uint32_t depth = 0;
  Region region;
  Region parameters = {};
  bool entity_method = false;  // named like ns_schema_Method; first parameter
                               // is then the entity as E4X
  bool has_parameter = false;
  bool uses_arguments = false;  // which may assign the parameters
};

// How a name gets a value.
struct Definition {
  enum class How : std::uint8_t {
    kDeclared,  // `var x;`: no value
    kValue,     // of `value`
    kElement,   // an item of `value`
    kXml,       // the entity of an entity method
    kNotXml,    // a key, a counter
    kUnknown,   // a parameter, an exception, part of a pattern
    kFunction,  // the function `value`
  };
  std::string_view name;
  ScopeIndex scope = 0;  // where it stands
  How how = How::kUnknown;
  bool declares = false;  // else an assignment to a name of some scope around
  bool in_block = false;  // declares it for a part of the scope only
  Node value;
  std::uint32_t since = kNone;  // byte from which on it holds; kNone: it holds
                                // in a block, or from no one place on
  std::uint32_t way = kNoWay;   // into Outline::ways
};

struct Returned {
  ScopeIndex scope = 0;
  Node value;
};

// `ns.f = function ...` at the top level.
struct PathFunction {
  std::string_view path;
  Node function;
};

struct Outline {
  std::vector<Scope> scopes;  // document order, hence parents before children
  std::vector<Definition> definitions;  // document order
  std::vector<Returned> returns;
  std::vector<PathFunction> paths;
  std::vector<Node> loads;  // calls that load a library
  std::vector<Way> ways;    // sorted
  std::vector<Guard> guards;
  // Names of members that the script gives values, whatever the object: each
  // as often as that, sorted; and of those what may be functions.
  std::vector<std::string_view> members;
  std::vector<std::string_view> methods;
  bool computed_members = false;  // o[key] = what may be a function
  bool computed_methods = false;  // o[key] = function ...
  bool evals = false;             // text may run that nobody sees here
};

// False: no `loadLibrary` and no `NL.require` in it, hence no loads.
bool MayLoadLibraries(std::string_view script);

Outline OutlineOf(Node root, std::string_view text);
// The same for those who walk the script anyway: from the named nodes of which
// this is true, in document order.
bool IsOfOutline(Node node);
Outline OutlineOf(std::span<const Node> nodes, std::string_view text);

// "a.b.c" of member accesses on plain names, at most eight deep (the longest
// in use is four: NL.a.b.c); empty for anything else.
std::string_view DottedPath(Node expression, std::string_view text);

}  // namespace audit
