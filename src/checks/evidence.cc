#include "checks/evidence.h"

#include <fmt/format.h>

#include <string>
#include <vector>

#include "checks/shown.h"

namespace audit {
namespace {

std::string_view BeginOf(Value value) {
  switch (value.kind) {
    case Value::Kind::kXml:
      return "XML begins here.";
    case Value::Kind::kDom:
      return "A DOM object begins here.";
    case Value::Kind::kOther:
      return "What is no XML begins here.";
    default:
      return "A function of another file gives it.";
  }
}

}  // namespace

void AddEvidence(const ScriptView& script, Node expression,
                 std::string_view last, Draft* draft) {
  const std::vector<ValuePlace> places = script.values.EvidenceOf(expression);
  if (places.empty()) return;
  std::vector<Draft::Note> flow;
  for (const ValuePlace& place : places) {
    if (flow.empty()) {
      const Value value = script.values.Of(expression);
      flow.push_back({place.region, std::string(BeginOf(value))});
    } else if (place.step == ValueStep::kGiven) {
      const Region name = place.region;
      flow.push_back(
          {name, fmt::format("Given to '{}'.", Shown(script.text.substr(
                                                   name.begin, name.size())))});
    } else if (place.step == ValueStep::kReturned) {
      flow.push_back({place.region, "Returned by this call."});
    }
  }
  const Region begin = flow.front().region;
  const bool apart = flow.size() > 1 || begin.end <= draft->region.begin ||
                     begin.begin >= draft->region.end;
  if (!apart) return;
  if (flow.back().region == draft->region) flow.pop_back();
  flow.push_back({draft->region, std::string(last)});
  draft->flow = std::move(flow);
}

}  // namespace audit
