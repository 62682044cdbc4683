#include "engine/slices.h"

#include <algorithm>
#include <utility>

namespace audit {
namespace {

class Cutter {
 public:
  Cutter(const Document& document, const SelectSet& selects)
      : document_(document), selects_(selects) {}

  // The entity whose text ends at `end`.
  void Cut(std::uint32_t entity, NodeId root, std::uint32_t end) {
    std::vector<Pending> stack;
    stack.push_back({root, end, OpenBelow(document_.Parent(root))});
    while (!stack.empty()) {
      Pending pending = std::move(stack.back());
      stack.pop_back();
      const Region region{Begin(pending.element), pending.end};
      const NodeId child = document_.FirstChild(pending.element);
      if (region.size() <= kSliceSize || child == 0) {
        AddWhole(entity, pending, region);
        continue;
      }
      slices_.push_back({entity,
                         pending.element,
                         pending.element,
                         true,
                         pending.open,
                         {region.begin, Begin(child)}});
      PushChildren(pending, child, &stack);
    }
  }

  std::vector<Slice> Take() { return std::move(slices_); }

 private:
  struct Pending {
    NodeId element;
    std::uint32_t end;
    SelectSet::Open open;
  };

  std::uint32_t Begin(NodeId element) const {
    return document_.NameRegion(element).begin - 1;  // the '<' before it
  }

  // Joins an element to the slice before it while both are small siblings.
  void AddWhole(std::uint32_t entity, const Pending& pending, Region region) {
    if (!slices_.empty()) {
      Slice& before = slices_.back();
      if (!before.shallow && before.entity == entity &&
          document_.NextSibling(before.last) == pending.element &&
          region.end - before.region.begin <= kSliceSize) {
        before.last = pending.element;
        before.region.end = region.end;
        return;
      }
    }
    slices_.push_back({entity, pending.element, pending.element, false,
                       pending.open, region});
  }

  void PushChildren(const Pending& parent, NodeId child,
                    std::vector<Pending>* stack) {
    SelectSet::Open below;
    std::vector<SelectMatch> ignored;  // the shallow slice finds them again
    document_.ReadAttributes(parent.element, &attributes_);
    selects_.Enter(document_, parent.element, attributes_, parent.open, {},
                   &below, &ignored);
    std::vector<Pending> children;
    for (; child != 0; child = document_.NextSibling(child)) {
      if (!children.empty()) children.back().end = Begin(child);
      children.push_back({child, parent.end, below});
    }
    stack->insert(stack->end(), std::make_move_iterator(children.rbegin()),
                  std::make_move_iterator(children.rend()));
  }

  struct Level {
    NodeId element;
    SelectSet::Open below;
  };

  // The steps open below an entity's parent: those its envelope opened. What
  // the entity before it has above it too is not entered again.
  const SelectSet::Open& OpenBelow(NodeId parent) {
    std::vector<NodeId> above;
    for (NodeId up = parent; up != 0; up = document_.Parent(up)) {
      above.push_back(up);
    }
    std::reverse(above.begin(), above.end());
    std::size_t shared = 0;
    while (shared < std::min(above.size(), envelope_.size()) &&
           envelope_[shared].element == above[shared]) {
      ++shared;
    }
    envelope_.resize(shared);
    std::vector<SelectMatch> ignored;
    for (std::size_t i = shared; i < above.size(); ++i) {
      SelectSet::Open below;
      document_.ReadAttributes(above[i], &attributes_);
      selects_.Enter(document_, above[i], attributes_, OpenAtEnd(), {}, &below,
                     &ignored);
      envelope_.push_back({above[i], std::move(below)});
    }
    return OpenAtEnd();
  }

  const SelectSet::Open& OpenAtEnd() const {
    return envelope_.empty() ? start_ : envelope_.back().below;
  }

  const Document& document_;
  const SelectSet& selects_;
  const SelectSet::Open start_ = selects_.Start();
  std::vector<Level> envelope_;  // from the root down to an entity's parent
  std::vector<AttributeView> attributes_;  // of the element entered
  std::vector<Slice> slices_;
};

}  // namespace

std::vector<Slice> CutDocument(const Document& document,
                               const EntityList& entities,
                               const SelectSet& selects) {
  Cutter cutter(document, selects);
  for (std::uint32_t i = 0; i < entities.entities.size(); ++i) {
    const Entity& entity = entities.entities[i];
    cutter.Cut(i, entity.element, entity.region.end);
  }
  return cutter.Take();
}

}  // namespace audit
