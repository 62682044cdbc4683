#include "engine/distinct_texts.h"

#include <xxhash.h>

namespace audit {

std::shared_ptr<const FragmentResult> DistinctTexts::Get(
    const FragmentKind& as_found, std::string_view text, ScriptParser& parser) {
  const FragmentKind kind = plan_.DistinctKind(as_found, text);
  const XXH128_hash_t hash = XXH3_128bits(text.data(), text.size());
  Entry* entry = nullptr;
  {
    Shard& shard = shards_[hash.high64 % shards_.size()];
    const std::lock_guard lock(shard.mutex);
    std::unique_ptr<Entry>& slot =
        shard.entries[Key{hash.high64, hash.low64, kind}];
    if (!slot) slot = std::make_unique<Entry>();
    entry = slot.get();
  }
  std::call_once(entry->once, [&] {
    entry->result = std::make_shared<const FragmentResult>(
        AnalyzeFragment(plan_, parser, kind, text));
  });
  return entry->result;
}

DistinctTexts::Counts DistinctTexts::Count() const {
  Counts counts;
  for (const Shard& shard : shards_) {
    for (const auto& [key, entry] : shard.entries) {
      const FragmentResult& result = *entry->result;
      ++counts.distinct;
      counts.parsed += result.parsed ? 1 : 0;
      counts.untriggered += result.untriggered ? 1 : 0;
      counts.faulty += result.faulty ? 1 : 0;
    }
  }
  return counts;
}

}  // namespace audit
