#include "engine/draft_translation.h"

#include <algorithm>
#include <tuple>

namespace audit {
namespace {

void TranslateEdits(const OriginMap& origin, Draft* draft) {
  for (Draft::TextEdit& edit : draft->edits) {
    if (!origin.IsVerbatim(edit.region)) {
      draft->edits.clear();
      return;
    }
    edit.region = origin.ToSource(edit.region);
  }
}

}  // namespace

void TranslateDrafts(const OriginMap& origin, std::vector<Draft>* drafts) {
  for (Draft& draft : *drafts) {
    TranslateEdits(origin, &draft);
    for (Draft::Note& note : draft.notes) {
      note.region = origin.ToSource(note.region);
    }
    for (Draft::Note& step : draft.flow) {
      step.region = origin.ToSource(step.region);
    }
    const std::vector<Region> pieces = origin.ToSourcePieces(draft.region);
    draft.region = pieces.front();
    for (std::size_t i = 1; i < pieces.size(); ++i) {
      draft.notes.push_back({pieces[i], "The text goes on here."});
    }
  }
}

void SortDrafts(std::vector<Draft>* drafts) {
  std::stable_sort(drafts->begin(), drafts->end(),
                   [](const Draft& a, const Draft& b) {
                     return std::tie(a.region, a.rule, a.verdict) <
                            std::tie(b.region, b.rule, b.verdict);
                   });
  const auto repeated = std::unique(
      drafts->begin(), drafts->end(), [](const Draft& a, const Draft& b) {
        return a.region == b.region && a.rule == b.rule;
      });
  drafts->erase(repeated, drafts->end());
}

}  // namespace audit
