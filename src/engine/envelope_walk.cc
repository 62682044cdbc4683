#include "engine/envelope_walk.h"

#include <utility>

#include "engine/finding_text.h"

namespace audit {
namespace {

class EnvelopeWalk {
 public:
  explicit EnvelopeWalk(const EnvelopeContext& context)
      : context_(context), document_(context.document) {}

  std::vector<Candidate> Run() {
    struct Level {
      NodeId next;
      SelectSet::Open open;
    };
    std::vector<Level> stack;
    stack.push_back(
        {document_.FirstRoot(), context_.plan.ruleset().selects().Start()});
    while (!stack.empty()) {
      Level& level = stack.back();
      const NodeId element = level.next;
      if (element == 0) {
        stack.pop_back();
        continue;
      }
      level.next = document_.NextSibling(element);
      if (IsNextEntity(element)) continue;
      SelectSet::Open below;
      Visit(element, level.open, &below);
      stack.push_back({document_.FirstChild(element), std::move(below)});
    }
    return std::move(candidates_);
  }

 private:
  // Entities are listed in document order, as elements are met.
  bool IsNextEntity(NodeId element) {
    const auto& entities = context_.entities.entities;
    if (next_ == entities.size() || entities[next_].element != element) {
      return false;
    }
    ++next_;
    return true;
  }

  void Visit(NodeId element, const SelectSet::Open& open,
             SelectSet::Open* below) {
    const Ruleset& ruleset = context_.plan.ruleset();
    const SelectSet& selects = ruleset.selects();
    std::vector<SelectMatch> matches;
    std::vector<AttributeView> attributes;
    document_.ReadAttributes(element, &attributes);
    selects.Enter(document_, element, attributes, open, context_.selects, below,
                  &matches);
    for (const SelectMatch& match : matches) {
      std::vector<Draft> drafts;
      ruleset.DraftMarkup(document_, match, &drafts);
      Place(drafts, element, match.attribute);
    }
    RunChecks(element);
  }

  void RunChecks(NodeId element) {
    const Plan& plan = context_.plan;
    static const Entity kEnvelope;
    for (const RuleIndex rule :
         plan.ElementChecksFor(document_.Name(element))) {
      std::vector<Draft> drafts;
      plan.CheckOf(rule)->element({document_, element, &kEnvelope},
                                  plan.EmitInto(rule, &drafts));
      Place(drafts, element, 0);
    }
  }

  void Place(const std::vector<Draft>& drafts, NodeId element,
             AttributeId attribute) {
    for (const Draft& draft : drafts) {
      if (!context_.plan.ruleset().StandsIn(draft.rule, "")) continue;
      Occurrence at;
      at.origin = OriginMap::Verbatim(
          0, static_cast<std::uint32_t>(document_.utf8().size()));
      at.entity_path = EntityPath(document_, 0, element);
      if (attribute != 0) {
        at.entity_path += "/@";
        at.entity_path += document_.AttributeName(attribute);
        at.quote = document_.AttributeQuote(attribute);
      }
      at.identity =
          TextInElement(document_, element, draft.region, document_.utf8());
      candidates_.push_back(context_.placement.Place(draft, at));
    }
  }

  const EnvelopeContext& context_;
  const Document& document_;
  std::size_t next_ = 0;  // entity
  std::vector<Candidate> candidates_;
};

}  // namespace

std::vector<Candidate> WalkEnvelope(const EnvelopeContext& context) {
  return EnvelopeWalk(context).Run();
}

}  // namespace audit
