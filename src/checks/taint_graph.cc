#include "checks/taint_graph.h"

#include <algorithm>
#include <utility>

namespace audit {

std::string_view ToString(Ending ending) {
  switch (ending) {
    case Ending::kConstant:
      break;
    case Ending::kNumber:
      return "a number";
    case Ending::kEscaped:
      return "escaped";
  }
  return "a constant";
}

std::string_view ToString(TaintStep step) {
  switch (step) {
    case TaintStep::kNone:
    case TaintStep::kReached:
      break;
    case TaintStep::kSource:
      return "sent by a user";
    case TaintStep::kGiven:
      return "given to a variable";
    case TaintStep::kPassed:
      return "passed as a parameter";
    case TaintStep::kReturned:
      return "returned";
    case TaintStep::kSink:
      return "taken as a statement";
  }
  return "begins here";
}

CellIndex TaintGraph::Add(TaintPlace place, Filter filter) {
  const auto cell = static_cast<CellIndex>(cells_.size());
  cells_.push_back({.place = place, .filter = filter, .level_from = cell});
  return cell;
}

void TaintGraph::MakeSource(CellIndex cell) {
  cells_[cell].taint.level = TaintLevel::kTainted;
  cells_[cell].taint.tree = true;
}

void TaintGraph::MakeClean(CellIndex cell, Ending ending) {
  cells_[cell].taint.level = TaintLevel::kClean;
  cells_[cell].taint.ending = ending;
}

void TaintGraph::MakeUnknown(CellIndex cell, Doubt doubt) {
  cells_[cell].taint.level = TaintLevel::kUnknown;
  cells_[cell].doubt = doubt;
}

void TaintGraph::Send(CellIndex from, CellIndex to) {
  const auto edge = static_cast<std::uint32_t>(edges_.size());
  edges_.push_back({from, to, cells_[from].first_edge});
  cells_[from].first_edge = edge;
  waiting_.push_back(edge);
}

ParameterIndex TaintGraph::AddParameter(CellIndex cell) {
  const auto parameter = static_cast<ParameterIndex>(parameters_.size());
  parameters_.push_back({.cell = cell});
  TakeParameter(cell, parameter, cell);
  return parameter;
}

void TaintGraph::MakeCall(CellIndex cell, CellIndex returns,
                          ParameterIndex first, std::uint32_t parameters,
                          std::vector<CellIndex> arguments) {
  cells_[cell].call = static_cast<std::uint32_t>(calls_.size());
  Send(returns, cell);
  for (const CellIndex argument : arguments) Send(argument, cell);
  calls_.push_back({returns, first, parameters, std::move(arguments)});
}

void TaintGraph::Bind(ParameterIndex parameter, CellIndex argument) {
  parameters_[parameter].arguments.push_back(argument);
}

bool TaintGraph::Raise(CellIndex cell, TaintLevel level, Doubt doubt,
                       CellIndex from) {
  Cell& to = cells_[cell];
  if (level <= to.taint.level) return false;
  to.taint.level = level;
  to.taint.tree = false;
  to.level_from = from;
  to.doubt = doubt;
  return true;
}

bool TaintGraph::TakeParameter(CellIndex cell, ParameterIndex parameter,
                               CellIndex from) {
  Cell& to = cells_[cell];
  Taint& taint = to.taint;
  const auto end = taint.parameters.begin() + taint.parameter_count;
  if (std::find(taint.parameters.begin(), end, parameter) != end) return false;
  if (taint.parameter_count == Taint::kMostParameters) {
    return Raise(cell, TaintLevel::kUnknown, Doubt::kTooLong, cell);
  }
  to.parameter_from[taint.parameter_count] = from;
  taint.parameters[taint.parameter_count++] = parameter;
  return true;
}

bool TaintGraph::TakeLevel(CellIndex cell, CellIndex from, Filter filter) {
  const Taint& in = cells_[from].taint;
  Taint& taint = cells_[cell].taint;
  const bool text = filter == Filter::kText || filter == Filter::kCut;
  const bool tree = in.tree && !text;
  bool changed = Raise(cell, in.level, Doubt::kNone, from);
  if (changed) {
    taint.tree = tree;
  } else if (in.level == taint.level && taint.tree && !tree) {
    taint.tree = false;
    changed = true;
  }
  if (in.level == TaintLevel::kClean && in.ending > taint.ending) {
    taint.ending = in.ending;
    changed = true;
  }
  return changed;
}

bool TaintGraph::Take(CellIndex cell, CellIndex from, Filter filter) {
  const Taint in = cells_[from].taint;
  const bool has = in.level != TaintLevel::kNothing || in.parameter_count > 0;
  const bool kept = filter != Filter::kMember ||
                    (in.level == TaintLevel::kTainted && in.tree);
  if (!kept) {
    return has && Raise(cell, TaintLevel::kUnknown, Doubt::kMember, cell);
  }
  const bool maybe = in.level == TaintLevel::kTainted || in.parameter_count > 0;
  if (filter == Filter::kMaybe && maybe) {
    return Raise(cell, TaintLevel::kUnknown, Doubt::kFunctions, cell);
  }
  const bool escaped = in.parameter_count > 0 || in.ending == Ending::kEscaped;
  if (filter == Filter::kCut && in.level != TaintLevel::kTainted && escaped) {
    return Raise(cell, TaintLevel::kUnknown, Doubt::kCall, cell);
  }
  bool changed = TakeLevel(cell, from, filter);
  for (std::uint32_t i = 0; i < in.parameter_count; ++i) {
    changed = TakeParameter(cell, in.parameters[i], from) || changed;
  }
  return changed;
}

void TaintGraph::ReceiveCall(CellIndex to) {
  const Call& call = calls_[cells_[to].call];
  const Taint returned = cells_[call.returns].taint;
  bool changed = TakeLevel(to, call.returns, Filter::kSame);
  for (std::uint32_t i = 0; i < returned.parameter_count; ++i) {
    const ParameterIndex parameter = returned.parameters[i];
    const ParameterIndex index = parameter - call.first;
    if (parameter < call.first || index >= call.parameters) {
      changed = TakeParameter(to, parameter, call.returns) || changed;
    } else if (index < call.arguments.size()) {
      changed = Take(to, call.arguments[index], Filter::kSame) || changed;
    } else {
      changed = Raise(to, TaintLevel::kClean, Doubt::kNone, to) || changed;
    }
  }
  if (changed) Changed(to);
}

void TaintGraph::Receive(CellIndex from, CellIndex to) {
  if (cells_[to].call != kNoCall) return ReceiveCall(to);
  if (Take(to, from, cells_[to].filter)) Changed(to);
}

void TaintGraph::Changed(CellIndex cell) {
  for (auto e = cells_[cell].first_edge; e != kNoEdge; e = edges_[e].next) {
    waiting_.push_back(e);
  }
}

void TaintGraph::Propagate() {
  while (!waiting_.empty()) {
    const Edge edge = edges_[waiting_.back()];
    waiting_.pop_back();
    Receive(edge.from, edge.to);
  }
  BindAll();
}

// What parameters are given, over calls in functions that are called in turn.
void TaintGraph::BindAll() {
  // For each parameter, where it is passed on to: an argument of another.
  std::vector<std::vector<std::pair<ParameterIndex, CellIndex>>> passed(
      parameters_.size());
  std::vector<ParameterIndex> changed;
  const auto give = [&](ParameterIndex to, CellIndex by, TaintLevel level,
                        Ending ending) {
    Parameter& parameter = parameters_[to];
    if (level < parameter.level) return;
    const bool more = level > parameter.level;
    if (!more && ending <= parameter.ending) return;
    parameter.level = level;
    parameter.ending = std::max(parameter.ending, ending);
    if (more) parameter.given_by = by;
    changed.push_back(to);
  };
  for (ParameterIndex p = 0; p < parameters_.size(); ++p) {
    for (const CellIndex argument : parameters_[p].arguments) {
      const Taint& taint = cells_[argument].taint;
      give(p, argument, taint.level, taint.ending);
      for (std::uint32_t i = 0; i < taint.parameter_count; ++i) {
        passed[taint.parameters[i]].push_back({p, argument});
      }
    }
  }
  while (!changed.empty()) {
    const ParameterIndex from = changed.back();
    changed.pop_back();
    for (const auto& [to, argument] : passed[from]) {
      give(to, argument, parameters_[from].level, parameters_[from].ending);
    }
  }
}

TaintLevel TaintGraph::LevelOf(CellIndex cell) const {
  const Taint& taint = cells_[cell].taint;
  TaintLevel level = taint.level;
  for (std::uint32_t i = 0; i < taint.parameter_count; ++i) {
    level = std::max(level, parameters_[taint.parameters[i]].level);
  }
  return level;
}

Ending TaintGraph::EndingOf(CellIndex cell) const {
  const Taint& taint = cells_[cell].taint;
  Ending ending = taint.ending;
  for (std::uint32_t i = 0; i < taint.parameter_count; ++i) {
    ending = std::max(ending, parameters_[taint.parameters[i]].ending);
  }
  return ending;
}

TaintGraph::Answer TaintGraph::Of(CellIndex cell) const {
  Answer answer{.level = LevelOf(cell), .ending = EndingOf(cell)};
  constexpr std::size_t kMostSteps = 1000;  // no reader follows as many
  while (answer.way.size() < kMostSteps) {
    answer.way.push_back(cell);
    const Cell& here = cells_[cell];
    CellIndex next = here.level_from;
    if (here.taint.level != answer.level) {
      std::uint32_t i = 0;
      while (i < here.taint.parameter_count &&
             parameters_[here.taint.parameters[i]].level != answer.level) {
        ++i;
      }
      if (i == here.taint.parameter_count) break;  // called by nobody
      const Parameter& parameter = parameters_[here.taint.parameters[i]];
      next = here.parameter_from[i];
      if (next == cell) next = parameter.given_by;
    }
    if (next == cell) break;
    cell = next;
  }
  answer.doubt = cells_[cell].doubt;
  std::reverse(answer.way.begin(), answer.way.end());
  return answer;
}

}  // namespace audit
