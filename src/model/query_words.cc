#include "model/query_words.h"

#include "core/text.h"

namespace audit {
namespace {

template <class Word>
using Words = std::pair<std::string_view, Word>;

template <class Word, std::size_t N>
Word Find(const std::array<Words<Word>, N>& words, std::string_view text,
          Word other) {
  for (const auto& [name, word] : words) {
    if (EqualsIgnoreCase(Trim(text), name)) return word;
  }
  return other;
}

}  // namespace

bool HasCode(std::string_view text) {
  return text.find(kHole) != std::string_view::npos ||
         text.find("<%") != std::string_view::npos;
}

QueryOperation OperationOf(const QueryValue& value) {
  if (value.misspelt) return QueryOperation::kOther;
  // Exact, as the vendor's page lists them.
  if (value.has_code) return QueryOperation::kCode;
  if (value.text.empty()) return QueryOperation::kNone;
  if (value.text == "select") return QueryOperation::kSelect;
  if (value.text == "get") return QueryOperation::kGet;
  if (value.text == "getIfExists") return QueryOperation::kGetIfExists;
  if (value.text == "count") return QueryOperation::kCount;
  return QueryOperation::kOther;
}

SetOperator SetOperatorOf(const QueryValue& value) {
  constexpr std::array<Words<SetOperator>, 10> kWords = {
      {{"", SetOperator::kNone},
       {"EXISTS", SetOperator::kExists},
       {"NOT EXISTS", SetOperator::kNotExists},
       {"IN", SetOperator::kIn},
       {"NOT IN", SetOperator::kNotIn},
       {"COUNT", SetOperator::kCount},
       {"SUM", SetOperator::kSum},
       {"AVG", SetOperator::kAvg},
       {"MIN", SetOperator::kMin},
       {"MAX", SetOperator::kMax}}};
  if (value.has_code) return SetOperator::kCode;
  if (value.misspelt) return SetOperator::kOther;
  return Find(kWords, value.text, SetOperator::kOther);
}

Junction JunctionOf(const QueryValue& value) {
  constexpr std::array<Words<Junction>, 4> kWords = {
      {{"", Junction::kAnd},
       {"AND", Junction::kAnd},
       {"OR", Junction::kOr},
       {"EXCEPT", Junction::kExcept}}};
  if (value.has_code) return Junction::kCode;
  if (value.misspelt) return Junction::kOther;
  return Find(kWords, value.text, Junction::kOther);
}

Junction Joined(Junction all, Junction next) {
  if (all == Junction::kNone || all == next) return next;
  // What is not known may be anything.
  for (const Junction unknown : {Junction::kOther, Junction::kCode}) {
    if (all == unknown || next == unknown) return unknown;
  }
  return Junction::kMixed;
}

}  // namespace audit
