// Every distinct text of a run is analysed once; its result is shared by all
// its occurrences, whichever thread meets it first.
#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <mutex>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "engine/fragment_analysis.h"
#include "engine/text_record.h"

namespace audit {

class DistinctTexts {
 public:
  explicit DistinctTexts(const Plan& plan) : plan_(plan) {}

  // The result for this kind of text; analyses it, or waits for the thread
  // that is just doing so. Adds the text to *records.
  std::shared_ptr<const FragmentResult> Get(const FragmentKind& kind,
                                            std::string_view text,
                                            ScriptParser& parser,
                                            std::vector<TextRecord>* records);

 private:
  struct Key {
    ContentHash hash;
    FragmentKind kind;
    bool operator==(const Key&) const = default;
  };
  struct KeyHash {
    std::size_t operator()(const Key& key) const { return key.hash.low; }
  };
  struct Entry {
    std::once_flag once;
    std::shared_ptr<const FragmentResult> result;
  };
  // Sixteen locks keep a handful of threads out of each other's way.
  struct Shard {
    std::mutex mutex;
    std::unordered_map<Key, std::unique_ptr<Entry>, KeyHash> entries;
  };

  const Plan& plan_;
  std::array<Shard, 16> shards_;
};

}  // namespace audit
