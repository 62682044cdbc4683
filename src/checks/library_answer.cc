#include "checks/library_answer.h"

#include <fmt/format.h>

#include <set>
#include <string>
#include <vector>

namespace audit {
namespace {

constexpr std::string_view kReturnsXml = "returns-xml";
constexpr std::string_view kItemsAreXml = "returns-xml-items";

// Loaded libraries with those they load, in order of loading, each once.
std::vector<std::string> Closure(const AnswerContext& context) {
  std::vector<std::string> order(context.loads.begin(), context.loads.end());
  std::set<std::string, std::less<>> met(order.begin(), order.end());
  for (std::size_t i = 0; i < order.size(); ++i) {
    const auto library = context.facts.libraries.find(order[i]);
    if (library == context.facts.libraries.end()) continue;
    for (const LibraryFact& version : library->second) {
      for (const std::string& load : version.facts.loads) {
        if (met.insert(load).second) order.push_back(load);
      }
    }
  }
  return order;
}

bool Defines(const Facts& facts, std::string_view library,
             std::string_view function) {
  const auto found = facts.libraries.find(library);
  if (found == facts.libraries.end()) return false;
  for (const LibraryFact& version : found->second) {
    for (const FunctionFact& f : version.facts.functions) {
      if (f.name == function) return true;
    }
  }
  return false;
}

}  // namespace

void AskWhatReturns(std::string_view function, AskedOf asked, Draft* draft) {
  const std::string_view kind =
      asked == AskedOf::kItem ? kItemsAreXml : kReturnsXml;
  draft->questions.push_back({std::string(kind), std::string(function)});
  draft->verdict = Verdict::kNeedsReview;
  draft->unclear = UnclearAfter({.function = std::string(function)});
}

LibraryAnswer AnswerWhatReturns(const AnswerContext& context, Draft* draft) {
  LibraryAnswer answer;
  for (const Question& question : draft->questions) {
    if (question.kind != kReturnsXml && question.kind != kItemsAreXml) continue;
    answer.function = question.subject;
    answer.asked =
        question.kind == kItemsAreXml ? AskedOf::kItem : AskedOf::kReturned;
  }
  for (const std::string& library : Closure(context)) {
    if (!Defines(context.facts, library, answer.function)) continue;
    const Xmlness returns = context.facts.Returns(library, answer.function);
    if (answer.library.empty()) {
      answer.library = library;
      answer.returns = returns;
    } else if (answer.returns != returns) {
      answer.returns = Xmlness::kUnknown;
    }
  }
  if (!answer.library.empty()) {
    draft->captures.push_back({"function", answer.function});
    draft->captures.push_back({"library", answer.library});
  }
  return answer;
}

Answer AnswerWhetherXml(const AnswerContext& context, Draft* draft) {
  const LibraryAnswer answer = AnswerWhatReturns(context, draft);
  if (answer.returns == Xmlness::kXml) {
    draft->verdict = Verdict::kConfirmed;
    draft->unclear.clear();
    return Answer::kKeep;
  }
  if (answer.returns == Xmlness::kOther && answer.asked == AskedOf::kReturned) {
    return Answer::kDrop;
  }
  draft->unclear = UnclearAfter(answer);
  return Answer::kKeep;
}

bool IsDefinedByLoaded(const AnswerContext& context,
                       std::string_view function) {
  for (const std::string& library : Closure(context)) {
    if (Defines(context.facts, library, function)) return true;
  }
  return false;
}

std::string UnclearAfter(const LibraryAnswer& answer) {
  if (answer.library.empty()) {
    return fmt::format("No library of the input defines {}().",
                       answer.function);
  }
  if (answer.returns == Xmlness::kOther) {
    return fmt::format("What {}() of {} returns is not XML; its items may be.",
                       answer.function, answer.library);
  }
  return fmt::format("What {}() of {} returns is not known.", answer.function,
                     answer.library);
}

}  // namespace audit
