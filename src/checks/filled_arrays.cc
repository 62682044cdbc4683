#include "checks/filled_arrays.h"

#include <algorithm>
#include <span>
#include <string_view>
#include <utility>

#include "checks/fields.h"
#include "checks/reaching.h"
#include "syntax/walk.h"

namespace audit {
namespace {

// More than any text is made of that a person reads.
constexpr std::size_t kMostPushes = 256;
// More than any script joins, all its arrays together: one array may be joined
// in as many places as it has elements.
constexpr std::size_t kMostTold = 65'536;

// Appends what stands between the brackets; false where that is not one value
// after the other.
bool AppendList(Node list, std::vector<Node>* nodes) {
  std::size_t commas = 0;
  std::size_t values = 0;
  bool plain = true;
  ForEachChild(list, [&](Node child) {
    if (child.type() == ",") ++commas;
    if (!child.named() || RoleOf(child) == Role::kComment) return;
    plain = plain && !child.is("spread_element") && !child.is_error() &&
            RoleOf(child) != Role::kComprehension;
    ++values;
    nodes->push_back(child);
  });
  return plain && commas == (values == 0 ? 0 : values - 1);
}

}  // namespace

FilledArrays::FilledArrays(Node root, ScriptValues* values)
    : root_(root), values_(*values) {}

const FilledArrays::Use* FilledArrays::UseOf(std::uint32_t symbol) {
  if (!std::exchange(walked_, true)) {
    WalkNamed(root_, [&](Node node, std::span<const Node> ancestors) {
      if (RoleOf(node) == Role::kIdentifier ||
          node.is("shorthand_property_identifier")) {
        See(node, ancestors);
      }
    });
  }
  const auto use = uses_.find(symbol);
  return use == uses_.end() ? nullptr : &use->second;
}

void FilledArrays::See(Node identifier, std::span<const Node> ancestors) {
  const std::uint32_t symbol = values_.SymbolOf(identifier);
  if (symbol == kNone || ancestors.empty()) return;
  Use& use = uses_[symbol];
  const Node parent = ancestors.back();
  const Role role = RoleOf(parent);
  const Node call =
      ancestors.size() > 1 ? ancestors[ancestors.size() - 2] : Node();
  // The value of an assignment that is no statement goes elsewhere as well.
  const bool gets =
      (role == Role::kDeclarator && parent.field(F().name) == identifier) ||
      (role == Role::kAssignment && parent.field(F().left) == identifier &&
       call.is("expression_statement"));
  if (gets) return;
  const bool method =
      role == Role::kMember && parent.field(F().object) == identifier &&
      RoleOf(call) == Role::kCall && call.field(F().function) == parent;
  const std::string_view name =
      method ? parent.field(F().property).text(values_.text())
             : std::string_view();
  const std::uint32_t at = identifier.region().begin;
  const SymbolTable& symbols = values_.symbols();
  if (symbols.ScopeAt(at) != symbols[symbol].scope) {
    use.shared = true;
  } else if (name == "push") {
    const auto way = WayAt(values_.outline().ways, at);
    if (!way) use.shared = true;
    use.pushes.push_back(
        {call.region().end, call.field(F().arguments), way.value_or(kNoWay)});
  } else if (name != "join") {
    use.shared = true;
  }
}

FilledArrays::Elements FilledArrays::OfLiteral(Node array) {
  Elements elements;
  if (!AppendList(array, &elements.nodes)) elements.doubt = Doubt::kNotText;
  return elements;
}

FilledArrays::Elements FilledArrays::At(Node array) {
  if (told_ > kMostTold) return {{}, Doubt::kTooLong};
  Elements elements = Find(array);
  told_ += elements.nodes.size();
  return elements;
}

FilledArrays::Elements FilledArrays::Find(Node array) {
  array = Unwrapped(array);
  if (array.is("array")) return OfLiteral(array);
  if (RoleOf(array) != Role::kIdentifier) return {{}, Doubt::kCall};
  const std::uint32_t symbol = values_.SymbolOf(array);
  if (symbol == kNone) return {{}, Doubt::kElsewhere};
  const SymbolTable& symbols = values_.symbols();
  const std::uint32_t at = array.region().begin;
  const Given given =
      GivenAt(values_.outline(), symbols[symbol], symbols.ScopeAt(at), at);
  if (given.definition == nullptr) return {{}, given.doubt};
  if (given.definition->how != Definition::How::kValue ||
      !given.definition->value.is("array")) {
    return {{}, Doubt::kCall};
  }
  const Use* use = UseOf(symbol);
  if (use == nullptr) return {{}, Doubt::kElsewhere};
  if (use->shared) return {{}, Doubt::kShared};
  return Filled(*use, *given.definition, array);
}

FilledArrays::Elements FilledArrays::Filled(const Use& use,
                                            const Definition& made,
                                            Node array) const {
  const std::uint32_t at = array.region().begin;
  if (IsRepeated(made, at)) return {{}, Doubt::kLoop};
  Elements elements = OfLiteral(made.value);
  const auto doubted = [&](Doubt doubt) {
    elements.doubt = doubt;
    return elements;
  };
  const std::vector<Way>& ways = values_.outline().ways;
  auto push = std::lower_bound(
      use.pushes.begin(), use.pushes.end(), made.since,
      [](const Push& p, std::uint32_t since) { return p.done <= since; });
  for (std::size_t count = 0; push != use.pushes.end(); ++push, ++count) {
    if (push->arguments.region().begin > at) break;
    if (push->done > at) continue;  // the use is inside of it
    if (count == kMostPushes) return doubted(Doubt::kTooLong);
    if (push->way != kNoWay && !ways[push->way].Holds(at)) {
      const bool loop = ways[push->way].kind == Way::Kind::kLoop;
      return doubted(loop ? Doubt::kLoop : Doubt::kBranch);
    }
    if (!AppendList(push->arguments, &elements.nodes)) {
      return doubted(Doubt::kShared);
    }
  }
  return elements;
}

// Whether a loop comes round to the use and not to what made the array.
bool FilledArrays::IsRepeated(const Definition& made,
                              std::uint32_t position) const {
  const std::vector<Way>& ways = values_.outline().ways;
  const auto innermost = WayAt(ways, position);
  if (!innermost) return true;
  std::uint32_t way = *innermost;
  for (int depth = 0; way != kNoWay; way = ways[way].around, ++depth) {
    if (depth > kDeepestWay) return true;
    if (ways[way].kind != Way::Kind::kLoop) continue;
    if (!ways[way].Holds(made.since - 1)) return true;
  }
  return false;
}

}  // namespace audit
