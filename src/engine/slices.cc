#include "engine/slices.h"

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
    stack.push_back({root, end, OpenAt(root)});
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
    selects_.Enter(document_, parent.element, parent.open, {}, &below,
                   &ignored);
    std::vector<Pending> children;
    for (; child != 0; child = document_.NextSibling(child)) {
      if (!children.empty()) children.back().end = Begin(child);
      children.push_back({child, parent.end, below});
    }
    stack->insert(stack->end(), std::make_move_iterator(children.rbegin()),
                  std::make_move_iterator(children.rend()));
  }

  // The steps open at an entity's parent: those its envelope opened.
  SelectSet::Open OpenAt(NodeId element) const {
    std::vector<NodeId> above;
    for (NodeId up = document_.Parent(element); up != 0;
         up = document_.Parent(up)) {
      above.push_back(up);
    }
    SelectSet::Open open = selects_.Start();
    std::vector<SelectMatch> ignored;
    for (auto up = above.rbegin(); up != above.rend(); ++up) {
      SelectSet::Open below;
      selects_.Enter(document_, *up, open, {}, &below, &ignored);
      open = std::move(below);
    }
    return open;
  }

  const Document& document_;
  const SelectSet& selects_;
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
