#include "engine/slice_walk.h"

#include <span>
#include <utility>

#include "engine/fault_drafts.h"
#include "engine/finding_text.h"
#include "engine/markup_analysis.h"
#include "xml/tag_doubt.h"

namespace audit {
namespace {

class SliceWalk {
 public:
  SliceWalk(const WalkContext& context, const Slice& slice)
      : context_(context),
        document_(context.document),
        slice_(slice),
        entity_(context.entities.entities[slice.entity]) {}

  SliceResult Run() {
    for (NodeId element = slice_.first; element != 0;
         element = document_.NextSibling(element)) {
      WalkTree(element);
      if (element == slice_.last) break;
    }
    return std::move(result_);
  }

 private:
  void WalkTree(NodeId root) {
    struct Level {
      NodeId next;
      SelectSet::Open open;
    };
    std::vector<Level> stack;
    SelectSet::Open below;
    Visit(root, slice_.open, &below);
    if (slice_.shallow) return;
    stack.push_back({document_.FirstChild(root), std::move(below)});
    while (!stack.empty()) {
      Level& level = stack.back();
      if (level.next == 0) {
        stack.pop_back();
        continue;
      }
      const NodeId element = level.next;
      level.next = document_.NextSibling(element);
      below.clear();
      Visit(element, level.open, &below);
      if (const NodeId child = document_.FirstChild(element); child != 0) {
        stack.push_back({child, below});
      }
    }
  }

  void Visit(NodeId element, const SelectSet::Open& open,
             SelectSet::Open* below) {
    matches_.clear();
    const SelectSet& selects = context_.plan.ruleset().selects();
    document_.ReadAttributes(element, &attributes_);
    selects.Enter(document_, element, attributes_, open, context_.selects,
                  below, &matches_);
    RunChecks(element);
    TagDoubt doubt(document_.Name(element));
    for (const AttributeView& attribute : attributes_) {
      doubt.Add(attribute.name);
      ReadAttribute(element, attribute);
    }
    for (const SelectMatch& match : matches_) DraftMatch(match);
    if (doubt) CheckWellFormed(element);
    ReadText(element);
  }

  Occurrence At(NodeId element) const {
    Occurrence at;
    at.entity = slice_.entity;
    at.entity_path = EntityPath(document_, entity_.element, element);
    const auto size = static_cast<std::uint32_t>(document_.utf8().size());
    at.origin = OriginMap::Verbatim(0, size);
    return at;
  }

  // Drafts of markup: the element tells by what they are known again.
  void PlaceMarkup(const std::vector<Draft>& drafts, NodeId element,
                   Occurrence at) {
    for (const Draft& draft : drafts) {
      at.identity =
          TextInElement(document_, element, draft.region, document_.utf8());
      Place({&draft, 1}, at);
    }
  }

  void Place(std::span<const Draft> drafts, const Occurrence& at) {
    const std::string entity = entity_.Name();
    for (const Draft& draft : drafts) {
      // Pass 2 asks as well, but placing costs more than asking.
      if (!context_.plan.ruleset().StandsIn(draft.rule, entity)) continue;
      result_.candidates.push_back(context_.placement.Place(draft, at));
    }
  }

  static bool SaysNothing(const FragmentResult& found) {
    return found.drafts.empty() && found.suppressions.empty();
  }

  void Place(const FragmentResult& found, const Occurrence& at) {
    Place(found.drafts, at);
    for (const TextSuppression& each : found.suppressions) {
      result_.suppressions.push_back(context_.placement.Place(each, at));
    }
    result_.ignores_beyond += found.ignores_beyond;
  }

  void DraftMatch(const SelectMatch& match) {
    std::vector<Draft> drafts;
    context_.plan.ruleset().DraftMarkup(document_, match, &drafts);
    if (drafts.empty()) return;
    Occurrence at = At(match.element);
    if (match.attribute != 0) {
      at.entity_path += "/@";
      at.entity_path += document_.AttributeName(match.attribute);
      at.quote = document_.AttributeQuote(match.attribute);
    } else if (match.text) {
      at.quote = document_.TextQuote(match.element);
    }
    PlaceMarkup(drafts, match.element, std::move(at));
  }

  void RunChecks(NodeId element) {
    const Plan& plan = context_.plan;
    for (const RuleIndex rule :
         plan.ElementChecksFor(document_.Name(element))) {
      std::vector<Draft> drafts;
      plan.CheckOf(rule)->element({document_, element, &entity_},
                                  plan.EmitInto(rule, &drafts));
      if (!drafts.empty()) PlaceMarkup(drafts, element, At(element));
    }
  }

  void CheckWellFormed(NodeId element) {
    faults_.clear();
    document_.FindElementFaults(element, &faults_);
    if (faults_.empty()) return;
    const RuleIndex rule = context_.plan.RuleFor("xml-syntax");
    if (rule >= context_.plan.enabled().size()) return;
    std::vector<Draft> drafts;
    for (const XmlFault& fault : faults_) {
      drafts.push_back(DraftOfFault(rule, fault));
    }
    PlaceMarkup(drafts, element, At(element));
  }

  void ReadAttribute(NodeId element, const AttributeView& attribute) {
    const auto [id, name, value] = attribute;
    if (value.empty()) return;
    const auto kind = KindOfAttribute(entity_, document_, element, name, value);
    if (!kind) return;
    const auto found = WorthReading(*kind, value) ? Analyze(*kind, value)
                                                  : CheckCalls(*kind, value);
    if (!found || SaysNothing(*found)) return;
    Occurrence at = At(element);
    at.origin = document_.AttributeOrigin(id);
    at.quote = document_.AttributeQuote(id);
    at.entity_path += "/@";
    at.entity_path += name;
    at.text = value;
    at.language = ToString(kind->language);
    Place(*found, at);
  }

  void ReadText(NodeId element) {
    std::string joined;
    const std::string_view text = document_.TextView(element, &joined);
    if (text.empty()) return;
    const auto kind = KindOfText(entity_, document_, element, text);
    if (!kind) return;
    const auto found = Analyze(*kind, text);
    if (!found || SaysNothing(*found)) return;
    Occurrence at = At(element);
    at.origin = document_.TextOrigin(element);
    at.quote = document_.TextQuote(element);
    at.text = text;
    at.language = ToString(kind->language);
    Place(*found, at);
  }

  // Expressions are short and many: they are counted, and looked at only
  // where they may hold what some rule is after.
  bool WorthReading(const FragmentKind& kind, std::string_view text) {
    if (kind.language != Language::kXtk) return true;
    ++result_.expressions;
    return context_.plan.MayMatchExpression(text);
  }

  // Of an expression in which no rule's trigger is.
  std::shared_ptr<const FragmentResult> CheckCalls(const FragmentKind& kind,
                                                   std::string_view text) {
    std::vector<Draft> drafts =
        CheckExpression(context_.plan, text, kind.certainty);
    if (drafts.empty()) return nullptr;
    auto found = std::make_shared<FragmentResult>();
    found->drafts = std::move(drafts);
    return found;
  }

  std::shared_ptr<const FragmentResult> Analyze(const FragmentKind& kind,
                                                std::string_view text) {
    if (kind.language == Language::kXtk) {
      return std::make_shared<const FragmentResult>(
          AnalyzeFragment(context_.plan, context_.parser, kind, text));
    }
    ++result_.fragments;
    result_.languages[static_cast<std::size_t>(kind.language)] = true;
    if (text.size() > kMaxFragment) {
      ++result_.oversized;
      return nullptr;
    }
    auto found =
        context_.texts.Get(kind, text, context_.parser, &result_.texts);
    if (found->unparsed) ++result_.unparsed;
    for (const auto* loads : {&found->facts.loads, &found->imports}) {
      for (const std::string& library : *loads) {
        result_.loads.emplace_back(slice_.entity, library);
      }
    }
    if (kind.library && !found->facts.functions.empty()) {
      result_.libraries.emplace_back(slice_.entity, found->facts);
    }
    return found;
  }

  const WalkContext& context_;
  const Document& document_;
  const Slice& slice_;
  const Entity& entity_;
  std::vector<SelectMatch> matches_;
  std::vector<AttributeView> attributes_;  // of the element looked at
  std::vector<XmlFault> faults_;
  SliceResult result_;
};

}  // namespace

SliceResult WalkSlice(const WalkContext& context, const Slice& slice) {
  return SliceWalk(context, slice).Run();
}

}  // namespace audit
