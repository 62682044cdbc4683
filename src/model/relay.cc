#include "model/relay.h"

#include "core/text.h"
#include "model/platform.h"

namespace audit {
namespace {

RelayAnswer AnswerBy(std::span<const RelayUrl> urls, std::size_t rule) {
  RelayAnswer answer;
  answer.state = urls[rule].denied ? RelayState::kDenied : RelayState::kRelayed;
  if (!urls[rule].denied) answer.http_allowed = urls[rule].http_allowed;
  answer.rule = rule;
  return answer;
}

bool SaysTheSame(const RelayAnswer& a, const RelayAnswer& b) {
  return a.state == b.state && a.http_allowed == b.http_allowed;
}

}  // namespace

std::vector<RelayUrl> FactoryRelay() {
  std::vector<RelayUrl> urls;
  for (const PlatformRelayUrl& row : PlatformRelay()) {
    RelayUrl url;
    url.mask = row.mask;
    url.status = row.status;
    url.http_allowed = row.http_allowed == "yes";
    url.denied = row.denied == "yes";
    urls.push_back(std::move(url));
  }
  return urls;
}

bool FitsMask(std::string_view mask, std::string_view path) {
  const std::size_t star = mask.find('*');
  if (star == mask.npos) return mask == path;
  if (!path.starts_with(mask.substr(0, star))) return false;
  path.remove_prefix(star);
  mask.remove_prefix(star + 1);
  // Each piece between two stars at its first place leaves most to the others.
  for (std::size_t next = mask.find('*'); next != mask.npos;
       next = mask.find('*')) {
    const std::size_t at = path.find(mask.substr(0, next));
    if (at == path.npos) return false;
    path.remove_prefix(at + next);
    mask.remove_prefix(next + 1);
  }
  return path.ends_with(mask);
}

RelayAnswer AnswerOf(std::span<const RelayUrl> urls, std::string_view path) {
  const std::string lower = ToLower(path);
  std::vector<std::size_t> doubtful;
  RelayAnswer answer;
  for (std::size_t i = 0; i < urls.size(); ++i) {
    const bool fits = FitsMask(urls[i].mask, path);
    if (!fits && !FitsMask(ToLower(urls[i].mask), lower)) continue;
    if (fits && !urls[i].for_some) {
      answer = AnswerBy(urls, i);
      break;
    }
    doubtful.push_back(i);
  }
  for (const std::size_t i : doubtful) {
    if (SaysTheSame(AnswerBy(urls, i), answer)) continue;
    RelayAnswer unknown;
    unknown.state = RelayState::kUnknown;
    unknown.rule = i;
    unknown.reason = FitsMask(urls[i].mask, path)
                         ? "a rule before it is for some addresses only"
                         : "a rule fits in other letter case only";
    return unknown;
  }
  return answer;
}

}  // namespace audit
