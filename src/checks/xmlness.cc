#include "checks/xmlness.h"

#include <algorithm>
#include <string>

#include "checks/value_inference.h"

namespace audit {
namespace {

using How = Definition::How;
using Kind = Value::Kind;
using NodeList = std::vector<Node>;

}  // namespace

ScriptValues::ScriptValues(Node root, std::string_view text, Setting setting)
    : root_(root), text_(text), setting_(setting) {}

ScriptValues::ScriptValues(const std::vector<Node>* outline_nodes,
                           std::string_view text, Setting setting)
    : outline_nodes_(outline_nodes), text_(text), setting_(setting) {}

ScriptValues::~ScriptValues() = default;

ValueInference& ScriptValues::Prepared() {
  if (inference_ == nullptr) {
    inference_ = std::make_unique<ValueInference>(
        outline_nodes_ != nullptr ? OutlineOf(*outline_nodes_, text_)
                                  : OutlineOf(root_, text_),
        text_, setting_);
  }
  return *inference_;
}

Value ScriptValues::Of(Node expression) {
  const Value value = Prepared().Evaluate(expression);
  if (value.kind == Kind::kNothing) return {Kind::kUnknown};
  return value;
}

std::vector<ValuePlace> ScriptValues::EvidenceOf(Node expression) {
  return Prepared().EvidenceOf(expression);
}

std::uint32_t ScriptValues::SymbolOf(Node identifier) {
  return Prepared().SymbolOf(identifier);
}

std::string_view ScriptValues::FunctionOf(Value value) const {
  return inference_ == nullptr ? "" : inference_->call_names[value.function];
}

const Outline& ScriptValues::outline() { return Prepared().outline; }

const SymbolTable& ScriptValues::symbols() { return Prepared().symbols; }

std::vector<FunctionFact> ScriptValues::Functions() {
  ValueInference& inference = Prepared();
  std::vector<std::pair<std::uint32_t, FunctionFact>> found;  // by position
  for (std::uint32_t i = 0; i < inference.symbols.size(); ++i) {
    const Symbol& s = inference.symbols[i];
    if (s.scope != 0 || s.functions == 0) continue;
    NodeList functions;
    for (const Definition* d : s.definitions) {
      if (d->how == How::kFunction) functions.push_back(d->value);
    }
    const bool always = s.functions == s.values;
    found.push_back({functions[0].region().begin,
                     {std::string(s.name),
                      always ? ToXmlness(inference.EvaluateReturns(functions))
                             : Xmlness::kUnknown}});
  }
  for (const auto& [path, functions] : inference.paths) {
    found.push_back(
        {functions[0].region().begin,
         {std::string(path), ToXmlness(inference.EvaluateReturns(functions))}});
  }
  std::sort(found.begin(), found.end(),
            [](const auto& a, const auto& b) { return a.first < b.first; });
  std::vector<FunctionFact> facts;
  for (auto& [position, fact] : found) facts.push_back(std::move(fact));
  return facts;
}

}  // namespace audit
