#include "ruleset/trigger_set.h"

#include <optional>
#include <utility>

#include "core/pattern_stems.h"
#include "core/text.h"
#include "ruleset/rule_patterns.h"

namespace audit {
namespace {

constexpr std::string_view kAnyCase = "(?i)";

// The alternatives of a pattern that is made of plain characters alone, each
// fit for a StemSet; else none.
std::vector<std::string> LiteralsOf(std::string_view pattern) {
  std::vector<std::string> literals(1);
  for (std::size_t at = 0; at < pattern.size(); ++at) {
    char c = pattern[at];
    if (c == '|') {
      literals.emplace_back();
      continue;
    }
    const bool escaped = c == '\\';
    if (escaped) {
      if (++at == pattern.size()) return {};
      c = pattern[at];
    }
    const bool plain = escaped ? !IsLetter(c) && !IsDigit(c)
                               : std::string_view(".^$*+?()[]{}").find(c) ==
                                     std::string_view::npos;
    if (!plain || !IsAscii(c)) return {};
    literals.back().push_back(c);
  }
  for (const std::string& literal : literals) {
    if (literal.size() < StemSet::kShortest) return {};
  }
  return literals;
}

}  // namespace

std::uint32_t TriggerSet::Add(const std::string& pattern) {
  const auto next = static_cast<std::uint32_t>(triggers_.size());
  const auto [known, is_new] = known_.emplace(pattern, next);
  if (!is_new) return known->second;
  // The key stays where it is: nodes of a map do not move.
  const std::string& kept = known->first;
  triggers_.emplace_back([&kept] { return CompilePattern(kept); });
  if (AddLiterals(next, pattern)) return next;
  const std::optional<std::vector<std::string>> stems = StemsOf(pattern);
  if (stems) {
    for (const std::string& stem : *stems) AddWord(stem, {.trigger = next});
  } else if (wordless_set_.Add(Piece(pattern), nullptr) >= 0) {
    wordless_.push_back(next);
  }
  return next;
}

bool TriggerSet::AddLiterals(std::uint32_t trigger, std::string_view pattern) {
  const bool any_case = pattern.starts_with(kAnyCase);
  if (any_case) pattern.remove_prefix(kAnyCase.size());
  const std::vector<std::string> literals = LiteralsOf(pattern);
  for (const std::string& literal : literals) {
    AddWord(ToLower(literal), {.trigger = trigger,
                               .is_all = true,
                               .exact = any_case ? std::string() : literal});
  }
  return !literals.empty();
}

void TriggerSet::AddWord(const std::string& stem, Word word) {
  by_stem_[stem].push_back(std::move(word));
}

void TriggerSet::Compile() {
  std::vector<std::string> stems;
  for (auto& [stem, words] : std::exchange(by_stem_, {})) {
    stems.push_back(stem);
    words_.push_back(std::move(words));
  }
  set_ = std::make_unique<const StemSet>(std::move(stems));
  if (!wordless_.empty()) wordless_set_.Compile();
}

void TriggerSet::Find(std::string_view text, std::vector<bool>* found) const {
  found->assign(triggers_.size(), false);
  if (!set_) return;
  const re2::StringPiece piece = Piece(text);
  std::vector<bool> is_asked(triggers_.size(), false);
  set_->Scan(text, [&](std::uint32_t stem, std::string_view rest) {
    for (const Word& word : words_[stem]) {
      if (word.is_all) {
        if (rest.starts_with(word.exact)) (*found)[word.trigger] = true;
      } else if (!is_asked[word.trigger]) {
        is_asked[word.trigger] = true;
        (*found)[word.trigger] =
            RE2::PartialMatch(piece, triggers_[word.trigger].get());
      }
    }
    return false;
  });
  if (wordless_.empty()) return;
  std::vector<int> matching;
  RE2::Set::ErrorInfo error{};
  wordless_set_.Match(piece, &matching, &error);
  for (const int i : matching) {
    (*found)[wordless_[static_cast<std::size_t>(i)]] = true;
  }
  if (error.kind == RE2::Set::kNoError) return;
  // It ran out of memory: nobody knows, so all of them are asked.
  for (const std::uint32_t trigger : wordless_) (*found)[trigger] = true;
}

}  // namespace audit
