#include "engine/secrecy.h"

#include <algorithm>
#include <string>
#include <vector>

#include "core/text.h"
#include "xml/decode.h"

namespace audit {
namespace {

// More of a value than a message shows.
constexpr std::uint32_t kShown = 4096;

struct Secret {
  std::string text;
  bool reported = false;  // the region is a part of it, or the reverse
};

// As they stand in the file and decoded, the longest first: one may be a part
// of another.
std::vector<Secret> SecretsAround(std::string_view utf8, Region region,
                                  NearbySecrets* nearby) {
  const Region shown = {region.begin,
                        std::min(region.end, region.begin + kShown)};
  std::vector<Secret> secrets;
  for (const Region secret : nearby->Around(shown)) {
    const std::string_view raw = utf8.substr(secret.begin, secret.size());
    const bool reported =
        secret.begin < region.end && region.begin < secret.end;
    secrets.push_back({std::string(raw), reported});
    if (raw.find('&') == raw.npos) continue;
    secrets.push_back({DecodeText(raw, 0).text, reported});
  }
  std::stable_sort(secrets.begin(), secrets.end(),
                   [](const Secret& a, const Secret& b) {
                     return a.text.size() > b.text.size();
                   });
  return secrets;
}

// Shorter ones are hidden only where they are all there is: a word that holds
// them says nothing of them.
constexpr std::size_t kShortest = 4;

bool Holds(const std::string& text, const Secret& secret) {
  return text == secret.text || (secret.text.size() >= kShortest &&
                                 text.find(secret.text) != std::string::npos);
}

// A piece of the secret, which is what is reported.
bool IsPiece(const std::string& text, const Secret& secret) {
  return secret.reported && text.size() >= kShortest &&
         secret.text.find(text) != std::string::npos;
}

void Hide(const std::vector<Secret>& secrets, std::string* text) {
  for (const Secret& secret : secrets) {
    if (IsPiece(*text, secret)) text->assign(CountCodePoints(*text), '*');
    if (!Holds(*text, secret)) continue;
    const std::string stars(CountCodePoints(secret.text), '*');
    for (std::size_t at = text->find(secret.text); at != std::string::npos;
         at = text->find(secret.text, at + stars.size())) {
      text->replace(at, secret.text.size(), stars);
    }
  }
}

bool WritesSecret(const Edit& edit, const std::vector<Secret>& secrets) {
  return std::any_of(secrets.begin(), secrets.end(), [&](const Secret& secret) {
    return Holds(edit.replacement, secret) || IsPiece(edit.replacement, secret);
  });
}

}  // namespace

void HideSecrets(std::string_view utf8, Region region, NearbySecrets* nearby,
                 Candidate* candidate) {
  const std::vector<Secret> secrets = SecretsAround(utf8, region, nearby);
  if (secrets.empty()) return;
  for (auto& [name, value] : candidate->draft.captures) Hide(secrets, &value);
  for (Related& related : candidate->related) Hide(secrets, &related.message);
  for (Related& step : candidate->flow) Hide(secrets, &step.message);
  const bool written = std::any_of(
      candidate->edits.begin(), candidate->edits.end(),
      [&](const Edit& edit) { return WritesSecret(edit, secrets); });
  if (written) candidate->edits.clear();
}

}  // namespace audit
