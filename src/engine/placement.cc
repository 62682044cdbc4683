#include "engine/placement.h"

#include <string>
#include <utility>

#include "engine/finding_text.h"
#include "engine/fingerprint.h"
#include "engine/secrecy.h"
#include "xml/decode.h"

namespace audit {

const LineMap& Placement::lines() const {
  std::call_once(lines_once_,
                 [this] { lines_ = std::make_unique<LineMap>(file_.utf8()); });
  return *lines_;
}

audit::Place Placement::PlaceAt(Region utf8) const {
  NearbySecrets secrets(file_.utf8());
  return PlaceAt(utf8, &secrets);
}

audit::Place Placement::PlaceAt(Region utf8, NearbySecrets* secrets) const {
  const Region original = file_.ToOriginal(utf8);
  return {{id_, original}, MakeExcerpt(file_, lines(), original, secrets)};
}

Candidate Placement::Place(const Draft& draft, const Occurrence& at) const {
  Candidate candidate;
  candidate.entity = at.entity;
  candidate.entity_path = at.entity_path;
  const std::vector<Region> pieces = at.origin.ToSourcePieces(draft.region);
  NearbySecrets secrets(file_.utf8());
  candidate.place = PlaceAt(pieces.front(), &secrets);
  for (const Draft::Note& note : draft.notes) {
    candidate.related.push_back(
        {PlaceAt(at.origin.ToSource(note.region), &secrets), note.message});
  }
  for (const Draft::Note& step : draft.flow) {
    candidate.flow.push_back(
        {PlaceAt(at.origin.ToSource(step.region), &secrets), step.message});
  }
  if (!at.language.empty() && !at.origin.IsVerbatim({0, draft.region.end})) {
    if (!at.text_lines) at.text_lines.emplace(at.text);
    const Position position = at.text_lines->At(draft.region.begin);
    candidate.decoded =
        DecodedPosition{at.language, position.line, position.code_point_column};
  }
  PlaceEdits(draft, at, &candidate);
  candidate.draft = draft;
  HideSecrets(file_.utf8(), pieces.front(), &secrets, &candidate);
  candidate.text =
      Sha256Hex(at.identity.empty() ? TextInFragment(at.text, draft.region)
                                    : at.identity);
  return candidate;
}

PlacedSuppression Placement::Place(const TextSuppression& suppression,
                                   const Occurrence& at) const {
  PlacedSuppression placed;
  placed.comment = PlaceAt(at.origin.ToSource(suppression.comment));
  placed.scope = file_.ToOriginal(at.origin.ToSource(suppression.scope));
  placed.words = suppression.words;
  placed.suppression = suppression.suppression;
  placed.suppression.source =
      file_.path() + ":" + std::to_string(placed.comment.excerpt.begin.line);
  placed.entity = at.entity;
  placed.entity_path = at.entity_path;
  return placed;
}

void Placement::PlaceEdits(const Draft& draft, const Occurrence& at,
                           Candidate* candidate) const {
  // Only UTF-8 files are rewritten in place; the others keep their finding.
  if (!draft.edits.empty() && file_.decoded().encoding != Encoding::kUtf8) {
    return;
  }
  for (const Draft::TextEdit& edit : draft.edits) {
    if (edit.region.size() > 0 &&
        at.origin.ToSourcePieces(edit.region).size() > 1) {
      candidate->edits.clear();
      return;
    }
    const Region utf8 = at.origin.ToSource(edit.region);
    candidate->edits.push_back({file_.ToOriginal(utf8),
                                at.quote == 0
                                    ? edit.replacement
                                    : EncodeFor(at.quote, edit.replacement),
                                lines().At(utf8.begin), lines().At(utf8.end)});
  }
}

}  // namespace audit
