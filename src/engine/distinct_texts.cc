#include "engine/distinct_texts.h"

namespace audit {

std::shared_ptr<const FragmentResult> DistinctTexts::Get(
    const FragmentKind& as_found, std::string_view text, ScriptParser& parser,
    std::vector<TextRecord>* records) {
  const Key key{HashOf(text), plan_.DistinctKind(as_found, text)};
  Entry* entry = nullptr;
  {
    Shard& shard = shards_[key.hash.high % shards_.size()];
    const std::lock_guard lock(shard.mutex);
    std::unique_ptr<Entry>& slot = shard.entries[key];
    if (!slot) slot = std::make_unique<Entry>();
    entry = slot.get();
  }
  std::call_once(entry->once, [&] {
    entry->result = std::make_shared<const FragmentResult>(
        AnalyzeFragment(plan_, parser, key.kind, text));
  });
  const FragmentResult& result = *entry->result;
  records->push_back(
      {key.hash, key.kind, result.parsed, result.untriggered, result.faulty});
  return entry->result;
}

}  // namespace audit
