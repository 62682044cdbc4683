// The triggers of all rules, asked of a text at once: words that a trigger
// cannot do without are looked for in one pass, and a pattern is asked only
// where one of its words stands.
#pragma once

#include <re2/re2.h>
#include <re2/set.h>

#include <cstdint>
#include <deque>
#include <functional>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "core/lazy.h"
#include "core/stem_set.h"

namespace audit {

class TriggerSet {
 public:
  // A pattern that CheckPattern finds no fault with. Equal ones get the same
  // number, counted from 0.
  std::uint32_t Add(const std::string& pattern);
  // When all are added. Until then nothing is found.
  void Compile();

  std::size_t size() const { return triggers_.size(); }

  // Sets the flag of each pattern that has a match in the text. Thread safe.
  void Find(std::string_view text, std::vector<bool>* found) const;

 private:
  // What a stem that stands in a text says of a trigger.
  struct Word {
    std::uint32_t trigger = 0;
    bool is_all = false;     // the trigger looks for this, nothing more ...
    std::string exact = {};  // ... in this letter case; empty: in any
  };

  void AddWord(const std::string& stem, Word word);
  bool AddLiterals(std::uint32_t trigger, std::string_view pattern);

  std::map<std::string, std::uint32_t> known_;
  std::deque<Lazy<RE2>> triggers_;  // compiled when a word of theirs comes by
  // Triggers without words are looked for together, in every text.
  std::vector<std::uint32_t> wordless_;
  RE2::Set wordless_set_{RE2::Quiet, RE2::UNANCHORED};
  std::map<std::string, std::vector<Word>> by_stem_;  // until Compile
  std::vector<std::vector<Word>> words_;              // by stem of the set
  std::unique_ptr<const StemSet> set_;
};

}  // namespace audit
