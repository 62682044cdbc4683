#include "checks/append_flow.h"

#include <array>
#include <unordered_map>

#include "checks/fields.h"
#include "checks/path_state.h"
#include "syntax/tree.h"

namespace audit {
namespace {

// What a node is to the order in which things happen.
enum class Step : std::uint8_t {
  kAct,
  kIf,
  kWay,  // a consequence or an else
  kLoop,
  kSwitch,
  kCase,
  kHandler,
  kFinally,
  kFunction,
  kLeave,  // return, throw
  kBreak,
  kContinue,
};

Step StepOf(Node node) {
  static const std::unordered_map<NodeKind, Step> steps = [] {
    const std::pair<std::string_view, Step> named[] = {
        {"if_statement", Step::kIf},
        {"else_clause", Step::kWay},
        {"for_statement", Step::kLoop},
        {"for_in_statement", Step::kLoop},
        {"for_each_in_statement", Step::kLoop},
        {"while_statement", Step::kLoop},
        {"do_statement", Step::kLoop},
        {"switch_statement", Step::kSwitch},
        {"switch_case", Step::kCase},
        {"switch_default", Step::kCase},
        {"catch_clause", Step::kHandler},
        {"finally_clause", Step::kFinally},
        {"return_statement", Step::kLeave},
        {"throw_statement", Step::kLeave},
        {"break_statement", Step::kBreak},
        {"continue_statement", Step::kContinue},
    };
    std::unordered_map<NodeKind, Step> by_kind;
    for (const auto& [type, step] : named) by_kind[KindOf(type)] = step;
    return by_kind;
  }();
  if (RoleOf(node) == Role::kFunction) return Step::kFunction;
  const auto found = steps.find(node.kind());
  return found == steps.end() ? Step::kAct : found->second;
}

// Deeper than any code a person wrote; beyond, branches count as straight
// lines, which keeps hostile nesting cheap.
constexpr std::size_t kMaxBranches = 200;
// Ways out of one loop that are followed, for the same reason.
constexpr std::size_t kMaxExits = 64;

struct Frame {
  Step step;
  Node node;
  Region region;
  Region consequence;  // of kIf, until it is entered
  std::size_t mark = 0;
  std::size_t first_mutation = 0;
  bool was_unreachable = false;
  std::vector<Changes> ways;    // that lead behind the statement
  std::vector<Changes> rounds;  // of a loop: that lead to its next round; of a
                                // switch: that lead into its next case
  int dead_ways = 0;
};

class Flow {
 public:
  Flow(std::string_view text, ScriptValues* values)
      : text_(text), values_(values) {}

  std::vector<LateMutation> Follow(std::span<const Node> nodes) {
    for (const Node node : nodes) {
      AdvanceTo(node.region().begin);
      Open(node);
    }
    AdvanceTo(~std::uint32_t{0});
    return std::move(late_);
  }

 private:
  struct Append {
    AppendEvent event;
    int function;
  };
  struct Mutation {
    MutationEvent event;
    Variable variable;
    std::uint32_t assigned;
    int function;
    bool told;
  };

  void AdvanceTo(std::uint32_t position) {
    while (!frames_.empty()) {
      Frame& top = frames_.back();
      if (top.step == Step::kIf && !top.consequence.empty() &&
          top.consequence.begin <= position) {
        const Region way = top.consequence;
        top.consequence = {};
        if (position < way.end) Push(Step::kWay, top.node, way);
      } else if (top.region.end <= position) {
        Close();
      } else {
        break;
      }
    }
  }

  void Open(Node node) {
    const Step step = StepOf(node);
    const Step around = frames_.empty() ? Step::kAct : frames_.back().step;
    if (step == Step::kWay && around != Step::kIf) return;
    if (step == Step::kCase && around != Step::kSwitch) return;
    if (IsBranching(step) && branches_ >= kMaxBranches) return;
    Push(step, node, node.region());
  }

  void Push(Step step, Node node, Region region) {
    const std::size_t mark = state_.Mark();
    if (step == Step::kCase) FallInto();
    frames_.push_back({step,
                       node,
                       region,
                       {},
                       mark,
                       mutations_.size(),
                       state_.unreachable,
                       {},
                       {},
                       0});
    if (IsBranching(step)) ++branches_;
    if (step == Step::kHandler || step == Step::kFinally) {
      state_.unreachable = false;
    } else if (step == Step::kFunction) {
      state_.unreachable = false;
      functions_.push_back(++function_count_);
    } else if (step == Step::kIf) {
      frames_.back().consequence = node.field(F().consequence).region();
    } else if (step == Step::kLoop) {
      Assign(node.field(F().left));
    }
  }

  static bool IsBranching(Step step) {
    return step != Step::kAct && step != Step::kFunction &&
           step != Step::kLeave && step != Step::kBreak &&
           step != Step::kContinue;
  }

  void Close() {
    Frame frame = std::move(frames_.back());
    frames_.pop_back();
    if (IsBranching(frame.step)) --branches_;
    switch (frame.step) {
      case Step::kAct:
        return Act(frame.node);
      case Step::kWay:
        return CloseWay(frame);
      case Step::kCase:
        return CloseCase(frame);
      case Step::kIf:
        return CloseIf(&frame);
      case Step::kLoop:
        return CloseLoop(&frame);
      case Step::kSwitch:
        return CloseSwitch(&frame);
      case Step::kHandler:
        return CloseHandler(frame);
      case Step::kFinally:
        state_.unreachable = state_.unreachable || frame.was_unreachable;
        return;
      case Step::kFunction:
        state_.RollBack(frame.mark);
        state_.unreachable = frame.was_unreachable;
        functions_.pop_back();
        return;
      case Step::kLeave:
        state_.unreachable = true;
        return;
      case Step::kBreak:
      case Step::kContinue:
        return Jump(frame.step);
    }
  }

  void CloseWay(const Frame& way) {
    Frame& around = frames_.back();
    if (state_.unreachable) {
      ++around.dead_ways;
    } else {
      around.ways.push_back(state_.Since(way.mark));
    }
    state_.RollBack(way.mark);
    state_.unreachable = way.was_unreachable;
  }

  void CloseIf(Frame* frame) {
    // A way that nothing happens on was never entered.
    if (frame->ways.size() + frame->dead_ways < 2) frame->ways.emplace_back();
    JoinWays(*frame);
  }

  void JoinWays(const Frame& frame) {
    state_.unreachable = frame.was_unreachable || frame.ways.empty();
    std::vector<const Changes*> ways;
    for (const Changes& way : frame.ways) ways.push_back(&way);
    if (!ways.empty()) state_.Join(ways);
  }

  // The way of the case before, unless it ended in a jump, leads into the next.
  void FallInto() {
    const std::vector<Changes>& rounds = frames_.back().rounds;
    const Changes nothing;
    if (!rounds.empty()) state_.Join({&rounds.back(), &nothing});
  }

  void CloseCase(const Frame& way) {
    Frame& around = frames_.back();
    around.rounds.clear();
    if (!state_.unreachable) around.rounds.push_back(state_.Since(way.mark));
    state_.RollBack(way.mark);
    state_.unreachable = way.was_unreachable;
  }

  void CloseSwitch(Frame* frame) {
    for (Changes& last : frame->rounds) frame->ways.push_back(std::move(last));
    frame->ways.emplace_back();  // no case may fit
    JoinWays(*frame);
  }

  void CloseLoop(Frame* frame) {
    if (!state_.unreachable) frame->rounds.push_back(state_.Since(frame->mark));
    for (const Changes& round : frame->rounds) TellNextRound(*frame, round);
    state_.RollBack(frame->mark);
    for (Changes& round : frame->rounds) {
      frame->ways.push_back(std::move(round));
    }
    frame->ways.emplace_back();  // no round at all
    JoinWays(*frame);
  }

  void TellNextRound(const Frame& loop, const Changes& round) {
    for (std::size_t i = loop.first_mutation; i < mutations_.size(); ++i) {
      Mutation& m = mutations_[i];
      const auto state = round.find(m.variable);
      if (m.told || state == round.end() || state->second.append == 0) continue;
      const Append& append = appends_[state->second.append - 1];
      // A value got in the same round is another node than the appended one.
      const bool renewed = m.assigned > loop.region.begin;
      if (renewed || append.function != m.function) continue;
      m.told = true;
      late_.push_back({append.event, m.event, true});
    }
  }

  void CloseHandler(const Frame& frame) {
    Frame both{frame.step, frame.node, frame.region, {}, 0,
               0,          false,      {},           {}, 0};
    if (!state_.unreachable) both.ways.push_back(state_.Since(frame.mark));
    state_.RollBack(frame.mark);
    if (!frame.was_unreachable) both.ways.emplace_back();
    JoinWays(both);
  }

  void Jump(Step step) {
    for (std::size_t i = frames_.size(); i-- > 0;) {
      Frame& frame = frames_[i];
      if (frame.step == Step::kFunction) break;
      const bool catches =
          frame.step == Step::kLoop ||
          (frame.step == Step::kSwitch && step == Step::kBreak);
      if (!catches) continue;
      auto& exits = step == Step::kBreak ? frame.ways : frame.rounds;
      if (!state_.unreachable && exits.size() < kMaxExits) {
        exits.push_back(state_.Since(frame.mark));
      }
      break;
    }
    state_.unreachable = true;
  }

  void Act(Node node) {
    if (state_.unreachable) return;
    if (const MutationEvent m = MutationOf(node, text_); m.node) Mutate(m);
    if (const AppendEvent a = AppendOf(node, text_); a.node && IsAppend(a)) {
      appends_.push_back({a, functions_.back()});
      const Variable variable = VariableOf(a.node);
      state_.Set(variable, {static_cast<std::uint32_t>(appends_.size()),
                            state_.At(variable).assigned});
    }
    const Role role = RoleOf(node);
    if (role == Role::kAssignment) Assign(node.field(F().left));
    if (role == Role::kDeclarator && node.field(F().value)) {
      Assign(node.field(F().name));
    }
  }

  void Assign(Node target) {
    const Node name = Unwrapped(target);
    if (RoleOf(name) != Role::kIdentifier) return;
    state_.Set(VariableOf(name), {0, name.region().begin + 1});
  }

  void Mutate(const MutationEvent& event) {
    const Variable variable = VariableOf(event.node);
    const VariableState state = state_.At(variable);
    const int function = functions_.back();
    const bool late =
        state.append != 0 && appends_[state.append - 1].function == function;
    if (late) late_.push_back({appends_[state.append - 1].event, event, false});
    mutations_.push_back({event, variable, state.assigned, function, late});
  }

  bool IsAppend(const AppendEvent& append) {
    const Xmlness parent = values_->XmlnessOf(append.parent);
    if (parent == Xmlness::kOther) return false;
    if (append.assigned && parent != Xmlness::kXml) return false;
    return values_->XmlnessOf(append.node) != Xmlness::kOther;
  }

  // Names that the script does not define are told apart by their text.
  Variable VariableOf(Node name) {
    const std::uint32_t symbol = values_->SymbolOf(name);
    if (symbol != kNone) return symbol;
    const auto next = static_cast<Variable>(foreign_.size());
    return foreign_.try_emplace(name.text(text_), ~next).first->second;
  }

  std::string_view text_;
  ScriptValues* values_;
  PathState state_;
  std::vector<Frame> frames_;
  std::size_t branches_ = 0;
  std::vector<int> functions_ = {0};
  int function_count_ = 0;
  std::vector<Append> appends_;
  std::vector<Mutation> mutations_;
  std::unordered_map<std::string_view, Variable> foreign_;
  std::vector<LateMutation> late_;
};

}  // namespace

std::vector<LateMutation> LateMutations(std::span<const Node> nodes,
                                        std::string_view text,
                                        ScriptValues* values) {
  return Flow(text, values).Follow(nodes);
}

}  // namespace audit
