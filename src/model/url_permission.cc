#include "model/url_permission.h"

#include <re2/re2.h>

#include <algorithm>
#include <optional>

#include "core/text.h"
#include "model/platform.h"

namespace audit {
namespace {

constexpr std::string_view kNoHost = "the host is not seen";
constexpr std::string_view kOtherAction =
    "the action for addresses that no record allows is none of the documents";
constexpr std::string_view kReplaced =
    "only a record allows it that another file's list may replace";
constexpr std::string_view kPartly =
    "the urlRegEx of the record fits a part of the address only";
constexpr std::string_view kOtherCase =
    "the urlRegEx of the record fits the address in other letter case only";
constexpr std::string_view kRest =
    "whether the record allows it hangs on the rest of the address";
constexpr std::string_view kUnreadable =
    "the urlRegEx of the record is none that this program reads";

// Whether one record allows an address; with a reason: it may.
struct Fit {
  bool allows = false;
  std::string_view reason;
  bool may() const { return allows || !reason.empty(); }
};

// "...x.*": what fits so far fits with any rest, unless there are alternatives
// or places that must be an end.
bool TakesAnyRest(std::string_view regex) {
  if (!regex.ends_with(".*")) return false;
  for (std::size_t at = 0; at < regex.size(); ++at) {
    if (regex[at] == '|' || regex[at] == '$') return false;
    if (regex[at] != '\\') continue;
    ++at;  // \b, \z, \Q; "\.*" at the end is no ".*"
    if (IsLetter(regex[at]) || at + 2 == regex.size()) return false;
  }
  return true;
}

Fit FitOf(const UrlPermission::Entry& entry, const CalledUrl& url,
          const std::string& host) {
  const std::string suffix = ToLower(entry.dns_suffix);
  if (host.find(suffix) == host.npos) return {};
  RE2::Options options(RE2::Quiet);
  options.set_max_mem(1 << 20);
  const RE2 regex(entry.url_regex, options);
  if (!regex.ok()) return {.reason = kUnreadable};
  const bool fits = RE2::FullMatch(url.text, regex);
  if (!url.whole && !(fits && TakesAnyRest(entry.url_regex))) {
    return {.reason = kRest};
  }
  if (!fits && !RE2::PartialMatch(url.text, regex)) {
    const bool otherwise = RE2::PartialMatch(ToLower(url.text), regex);
    return otherwise ? Fit{.reason = kOtherCase} : Fit{};
  }
  if (!fits) return {.reason = kPartly};
  if (!host.ends_with(suffix)) return {.reason = kSuffixInside};
  return {.allows = true};
}

// What is most known of the records taken together.
Fit FitOfAny(std::span<const UrlPermission::Entry> entries,
             const CalledUrl& url, const std::string& host) {
  Fit best;
  for (const UrlPermission::Entry& entry : entries) {
    const Fit fit = FitOf(entry, url, host);
    if (fit.allows) return fit;
    if (!best.may()) best = fit;
  }
  return best;
}

std::vector<UrlPermission::Entry> FactoryEntries() {
  std::vector<UrlPermission::Entry> entries;
  for (const PlatformUrlPermission& row : PlatformUrlPermissions()) {
    entries.push_back(
        {std::string(row.dns_suffix), std::string(row.url_regex)});
  }
  return entries;
}

// The lists from the nearest to the server's first one.
std::vector<std::span<const UrlPermission::Entry>> ListsOf(
    std::span<const UrlPermission* const> layers,
    const std::vector<UrlPermission::Entry>& factory) {
  std::vector<std::span<const UrlPermission::Entry>> lists;
  for (std::size_t i = layers.size(); i-- > 0;) {
    if (!layers[i]->entries.empty()) lists.emplace_back(layers[i]->entries);
  }
  lists.emplace_back(factory);
  return lists;
}

UrlPermission::Action ActionOf(std::span<const UrlPermission* const> layers) {
  for (std::size_t i = layers.size(); i-- > 0;) {
    if (layers[i]->action != UrlPermission::Action::kAbsent) {
      return layers[i]->action;
    }
  }
  return UrlPermission::Action::kDeny;  // v7's default
}

CallingAnswer Otherwise(UrlPermission::Action action) {
  switch (action) {
    case UrlPermission::Action::kWarn:
      return {Calling::kLogged, {}};
    case UrlPermission::Action::kIgnore:
      return {Calling::kAllowed, {}};
    case UrlPermission::Action::kOther:
      return {Calling::kUnknown, kOtherAction};
    case UrlPermission::Action::kAbsent:
    case UrlPermission::Action::kDeny:
      break;
  }
  return {Calling::kRefused, {}};
}

}  // namespace

UrlPermission::Action UrlActionOf(std::string_view value) {
  using Action = UrlPermission::Action;
  if (value.empty()) return Action::kAbsent;
  if (EqualsIgnoreCase(value, "ignore")) return Action::kIgnore;
  if (EqualsIgnoreCase(value, "warn")) return Action::kWarn;
  if (EqualsIgnoreCase(value, "deny")) return Action::kDeny;
  return Action::kOther;
}

std::string HostOf(const CalledUrl& url) {
  const std::size_t scheme = url.text.find("://");
  if (scheme == url.text.npos || scheme == 0 ||
      !std::all_of(url.text.begin(), url.text.begin() + scheme, IsLetter)) {
    return {};
  }
  std::string_view rest = url.text.substr(scheme + 3);
  const std::size_t end = rest.find_first_of("/?#");
  if (end == rest.npos && !url.whole) return {};
  rest = rest.substr(0, end);
  rest = rest.substr(rest.rfind('@') + 1);  // npos + 1 is 0
  if (!rest.starts_with('[')) rest = rest.substr(0, rest.find(':'));
  return ToLower(rest.substr(0, rest.find(']')));
}

CallingAnswer AnswerTo(std::span<const UrlPermission* const> layers,
                       const CalledUrl& url) {
  const UrlPermission::Action action = ActionOf(layers);
  const CallingAnswer otherwise = Otherwise(action);
  if (otherwise.calling == Calling::kAllowed) return otherwise;
  const std::string host = HostOf(url);
  if (host.empty()) return {Calling::kUnknown, kNoHost};
  const std::vector<UrlPermission::Entry> factory = FactoryEntries();
  std::string_view reason;
  bool nearest = true;
  for (const auto list : ListsOf(layers, factory)) {
    const Fit fit = FitOfAny(list, url, host);
    if (fit.allows && nearest) return {Calling::kAllowed, {}};
    if (reason.empty() && fit.may()) {
      reason = fit.allows ? kReplaced : fit.reason;
    }
    nearest = false;
  }
  if (!reason.empty()) return {Calling::kUnknown, reason};
  return otherwise;
}

}  // namespace audit
