#include "engine/script_analysis.h"

#include <algorithm>
#include <span>
#include <utility>

#include "checks/script_facts.h"
#include "checks/script_texts.h"
#include "core/word_list.h"
#include "engine/draft_translation.h"
#include "engine/markup_analysis.h"
#include "engine/script_ignores.h"
#include "model/json_query.h"
#include "model/xml_string.h"
#include "syntax/constant.h"
#include "syntax/e4x.h"
#include "syntax/walk.h"

namespace audit {
namespace {

// Node kinds the engine itself looks at, looked up once per process.
struct OwnKinds {
  NodeKind string = KindOf("string");
  NodeKind binary = KindOf("binary_expression");
  NodeKind element = KindOf("xml_element");
  NodeKind list = KindOf("xml_list");
  NodeKind object = KindOf("object");
  NodeKind augmented = KindOf("augmented_assignment_expression");
  NodeKind call = KindOf("call_expression");
};

const OwnKinds& Kinds() {
  static const OwnKinds kinds;
  return kinds;
}

class ScriptAnalysis {
 public:
  ScriptAnalysis(const Plan& plan, const FragmentKind& kind,
                 std::string_view script, const std::vector<bool>& hit,
                 FragmentResult* result)
      : plan_(plan), kind_(kind), script_(script), hit_(hit), result_(result) {
    for (RuleIndex rule = 0; rule < hit.size(); ++rule) {
      if (!hit[rule]) continue;
      nested_ = nested_ || WantsNested(plan, rule);
      in_pieces_ = in_pieces_ || WantsPieces(plan.ruleset().rules()[rule]);
    }
    for (const RuleIndex rule : plan.TextChecksFor(Language::kXtk)) {
      nested_ = nested_ || hit[rule];
    }
    wanted_.resize(plan.node_rules().size());
    for (const NodeRule& wanted : plan.node_rules()) {
      asks_values_ |= hit[wanted.rule] && wanted.check != nullptr;
    }
    asks_values_ |= in_pieces_;
  }

  void Run(const Tree& tree) {
    const bool facts = plan_.HoldsFacts(script_, kind_);
    asks_values_ = asks_values_ || facts;
    Walk(tree);
    if (HoldsIgnore(script_)) {
      result_->ignores = FindScriptIgnores(tree.root(), script_);
    }
    ScriptValues values(&outline_nodes_, script_, kind_.setting);
    DraftSyntaxFaults(tree);
    ReadTexts(tree, &values);
    RunNodeRules(tree, &values);
    RunFragmentRules(tree);
    if (facts) result_->facts = CollectScriptFacts(&values);
  }

 private:
  // Rules that may find something inside a literal or string.
  static bool WantsNested(const Plan& plan, RuleIndex rule) {
    const Check* check = plan.CheckOf(rule);
    if (check != nullptr && check->element != nullptr) return true;
    for (const RuleMatch& match : plan.ruleset().rules()[rule].matches) {
      if (!match.select.empty()) return true;
      for (const Language language : match.languages) {
        if (language == Language::kXtk) return true;
      }
    }
    return false;
  }

  // Rules that look for what is written in pieces, some of them elsewhere.
  static bool WantsPieces(const Rule& rule) {
    return std::any_of(rule.matches.begin(), rule.matches.end(),
                       [](const RuleMatch& match) {
                         return match.pieces == Pieces::kSeveral;
                       });
  }

  void Walk(const Tree& tree) {
    WalkNamed(tree.root(), [&](Node node, std::span<const Node> ancestors) {
      const NodeKind kind = node.kind();
      for (const std::uint32_t i : plan_.NodeRulesFor(kind)) {
        if (hit_[plan_.node_rules()[i].rule]) wanted_[i].push_back(node);
      }
      if (kind == Kinds().element && TagsDiffer(node, script_)) {
        tags_differ_ = true;
      }
      if (asks_values_ && IsOfOutline(node)) outline_nodes_.push_back(node);
      if (nested_) ReadNested(node, kind, ancestors);
    });
  }

  // What a script tells its log, nobody runs.
  bool IsLogged(std::span<const Node> ancestors) const {
    constexpr std::string_view kLogs[] = {"logError", "logInfo", "logVerbose",
                                          "logWarning"};
    if (ancestors.size() < 2 || !ancestors.back().is("arguments")) return false;
    const Node call = ancestors[ancestors.size() - 2];
    return call.kind() == Kinds().call &&
           IsOneOf(kLogs, call.child(0).text(script_));
  }

  void ReadNested(Node node, NodeKind kind, std::span<const Node> ancestors) {
    const OwnKinds& kinds = Kinds();
    if (kind == kinds.element || kind == kinds.list) {
      const NodeKind outer = ancestors.back().kind();
      if (outer == kinds.element || outer == kinds.list) return;
      AnalyzeMarkup(plan_, hit_, MarkupOfLiteral(node, script_),
                    &result_->drafts);
    } else if (kind == kinds.string || kind == kinds.binary) {
      if (IsInsideConcatenation(ancestors) || IsLogged(ancestors)) return;
      if (in_pieces_) return texts_.push_back(node);
      if (const auto constant = FoldConstant(node, script_)) {
        ReadConstant(*constant);
      }
    } else if (kind == kinds.object) {
      if (const auto markup = MarkupOfObject(node, script_)) {
        AnalyzeMarkup(plan_, hit_, *markup, &result_->drafts);
      }
    } else if (in_pieces_ && (kind == kinds.augmented || kind == kinds.call)) {
      texts_.push_back(node);
    }
  }

  // The last one first: of a text put together in steps that is the whole, and
  // what is told of its parts at the same place is left out.
  void ReadTexts(const Tree& tree, ScriptValues* values) {
    // What is taken over from elsewhere, read once more for each use.
    std::size_t budget = 4 * script_.size() + (std::size_t{1} << 20);
    ScriptTexts texts(tree.root(), values);
    while (!texts_.empty()) {
      const Node node = texts_.back();
      texts_.pop_back();
      const auto own = FoldConstant(node, script_);
      const bool whole = own && !own->has_hole;
      const auto built = whole ? std::nullopt : texts.Of(node).Folded();
      if (built && built->text.size() <= budget) {
        budget -= built->text.size();
        ReadConstant(*built);
      } else if (own) {
        ReadConstant(*own);
      }
    }
  }

  void ReadConstant(const Constant& constant) {
    if (const auto markup = MarkupOfConstant(constant)) {
      AnalyzeMarkup(plan_, hit_, *markup, &result_->drafts);
    }
    std::vector<Draft> drafts =
        AnalyzeExpression(plan_, hit_, constant.text, constant.origin,
                          TextView::Place::kConstant);
    if (drafts.empty()) return;
    TranslateDrafts(constant.origin, &drafts);
    for (Draft& draft : drafts) {
      // What a string literal may hold depends on its quotes: no rewriting.
      draft.edits.clear();
      result_->drafts.push_back(std::move(draft));
    }
  }

  // Browsers follow other rules than the server's engine: design section 4.
  void DraftSyntaxFaults(const Tree& tree) {
    if (kind_.side != Side::kServer) return;
    if (!tree.root().has_error() && !tags_differ_) return;
    for (const SyntaxFault& fault : FindSyntaxFaults(tree, script_)) {
      result_->faulty = true;
      // The former is for who comes from an engine that let more through.
      DraftSyntaxFault("js-strict-parse", fault);
      DraftSyntaxFault("script-syntax", fault);
    }
  }

  void DraftSyntaxFault(std::string_view id, const SyntaxFault& fault) {
    const RuleIndex rule = plan_.RuleFor(id);
    if (rule >= plan_.enabled().size()) return;
    Draft draft;
    draft.rule = rule;
    draft.region = fault.region;
    draft.captures.emplace_back("detail", fault.detail);
    result_->drafts.push_back(std::move(draft));
  }

  void RunNodeRules(const Tree& tree, ScriptValues* values) {
    const ScriptView view{script_, tree.root(), kind_, *values};
    for (std::size_t i = 0; i < wanted_.size(); ++i) {
      if (wanted_[i].empty()) continue;
      const auto [rule, check] = plan_.node_rules()[i];
      if (check != nullptr) {
        check->script(view, wanted_[i], plan_.EmitInto(rule, &result_->drafts));
      } else {
        plan_.ruleset().DraftNodes(rule, kind_, script_, wanted_[i],
                                   &result_->drafts);
      }
    }
  }

  // Rules that look at the script as a whole: patterns, and queries that may
  // begin at any node.
  void RunFragmentRules(const Tree& tree) {
    const Ruleset& ruleset = plan_.ruleset();
    for (RuleIndex rule = 0; rule < hit_.size(); ++rule) {
      if (!hit_[rule] || !ruleset.Wants(rule, kind_)) continue;
      if (!ruleset.QueryRootsOf(rule).empty()) continue;
      ruleset.DraftFragment(rule, kind_, script_, &tree, nullptr,
                            &result_->drafts);
    }
  }

  const Plan& plan_;
  const FragmentKind& kind_;
  std::string_view script_;
  const std::vector<bool>& hit_;
  FragmentResult* result_;
  bool nested_ = false;
  bool in_pieces_ = false;
  bool asks_values_ = false;  // a check or the facts may
  bool tags_differ_ = false;
  std::vector<Node> outline_nodes_;
  std::vector<Node> texts_;                // expressions that may build one
  std::vector<std::vector<Node>> wanted_;  // by node rule
};

}  // namespace

void AnalyzeScript(const Plan& plan, ScriptParser& parser,
                   const FragmentKind& kind, std::string_view script,
                   const std::vector<bool>& hit, FragmentResult* result) {
  const std::unique_ptr<Tree> tree = parser.Parse(script);
  if (!tree) {
    result->unparsed = true;
    return;
  }
  result->parsed = true;
  ScriptAnalysis(plan, kind, script, hit, result).Run(*tree);
}

}  // namespace audit
