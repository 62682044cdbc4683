#include "ruleset/compiled_match.h"

#include <algorithm>
#include <cassert>
#include <utility>

#include "core/pattern_stems.h"
#include "ruleset/named_patterns.h"
#include "ruleset/rule_patterns.h"
#include "syntax/query_roots.h"

namespace audit {
namespace {

constexpr std::string_view kGuessed =
    "This text looks like code, but its place is not known to hold any.";
constexpr std::string_view kGoesOn = "The text goes on here.";

std::string_view Slice(std::string_view text, Region region) {
  return text.substr(region.begin, region.size());
}

// A region of a value, in the text the view was made from.
void PlaceInValue(const OriginMap& origin, Region region, Draft* draft) {
  const std::vector<Region> pieces = origin.ToSourcePieces(region);
  draft->region = pieces.front();
  for (std::size_t i = 1; i < pieces.size(); ++i) {
    draft->notes.push_back({pieces[i], std::string(kGoesOn)});
  }
}

OriginMap OriginOf(const NodeView& view, const SelectMatch& match) {
  return match.attribute != 0 ? view.AttributeOrigin(match.attribute)
                              : view.TextOrigin(match.element);
}

// A match that runs from one piece of a concatenation into the next.
bool IsOfSeveralPieces(const OriginMap* origin, Region whole) {
  return origin != nullptr && origin->ToSourcePieces(whole).size() > 1;
}

void AddMarkupCaptures(const NodeView& view, const SelectMatch& match,
                       std::string_view value,
                       std::span<const std::string> paths, Captures* captures) {
  const std::string_view element = view.Name(match.element);
  captures->emplace_back("value", value);
  captures->emplace_back("element", element);
  captures->emplace_back("name", match.attribute != 0
                                     ? view.AttributeName(match.attribute)
                                     : element);
  for (const std::string& path : paths) {
    captures->emplace_back(path, EvaluateRelative(view, match.element, path));
  }
}

// Nothing found from `first` on in a text that only looks like code is certain.
void DoubtGuessed(const FragmentKind& kind, std::size_t first,
                  std::vector<Draft>* out) {
  if (kind.certainty == Certainty::kKnown) return;
  for (std::size_t i = first; i < out->size(); ++i) {
    (*out)[i].verdict = Verdict::kNeedsReview;
    if ((*out)[i].unclear.empty()) (*out)[i].unclear = kGuessed;
  }
}

}  // namespace

CompiledMatch::Pattern::Pattern(const RuleMatch& match)
    : regex(CompilePattern(match.regex)) {
  if (auto words = StemsOf(match.regex)) stems.emplace(std::move(*words));
  const auto& groups = regex->NamedCapturingGroups();
  const auto group = groups.find(match.report);
  if (group != groups.end()) report_group = group->second;
}

CompiledMatch::CompiledMatch(const RuleMatch& match)
    : match_(match),
      roots_(QueryRoots(match.query)),
      pattern_([&match] { return std::make_unique<const Pattern>(match); }),
      except_(
          [&match] { return CompilePattern(WithNamedPatterns(match.except)); }),
      confirmed_([&match] { return CompilePattern(match.confirmed); }),
      query_([&match] {
        auto compiled = Query::Compile(match.query);
        assert(compiled && "LoadRule refuses queries that do not compile");
        return std::make_unique<const Query>(std::move(*compiled));
      }) {}

bool CompiledMatch::Wants(const FragmentKind& kind) const {
  const auto holds = [](const auto& list, auto value) {
    return std::find(list.begin(), list.end(), value) != list.end();
  };
  return holds(match_.languages, kind.language) &&
         (!match_.side || *match_.side == kind.side) &&
         (match_.settings.empty() || holds(match_.settings, kind.setting));
}

std::vector<CompiledMatch::Found> CompiledMatch::FindRegex(
    std::string_view text, const OriginMap* origin) const {
  std::vector<Found> all;
  const Pattern& pattern = pattern_.get();
  if (!pattern.MayMatch(text)) return all;
  const RE2& regex = *pattern.regex;
  std::vector<re2::StringPiece> groups(
      static_cast<std::size_t>(regex.NumberOfCapturingGroups()) + 1);
  const auto region = [&](const re2::StringPiece& piece) {
    const auto begin = static_cast<std::uint32_t>(piece.data() - text.data());
    return Region{begin, begin + static_cast<std::uint32_t>(piece.size())};
  };
  for (std::size_t at = 0; at <= text.size();) {
    if (!regex.Match(Piece(text), at, text.size(), RE2::UNANCHORED,
                     groups.data(), static_cast<int>(groups.size()))) {
      break;
    }
    Found found;
    found.whole = region(groups[0]);
    const re2::StringPiece& reported =
        groups[static_cast<std::size_t>(pattern.report_group)];
    // A group that took no part reports the whole.
    found.reported =
        reported.data() == nullptr ? found.whole : region(reported);
    for (const auto& [name, index] : regex.NamedCapturingGroups()) {
      found.captures.emplace_back(
          name, std::string(groups[static_cast<std::size_t>(index)]));
    }
    at = found.whole.end + (found.whole.empty() ? 1 : 0);
    if (match_.pieces == Pieces::kSeveral &&
        !IsOfSeveralPieces(origin, found.whole)) {
      continue;
    }
    all.push_back(std::move(found));
  }
  if (!match_.except.empty() && !all.empty()) DropExceptions(text, &all);
  return all;
}

void CompiledMatch::DropExceptions(std::string_view text,
                                   std::vector<Found>* found) const {
  re2::StringPiece exception;
  std::size_t at = 0;
  while (at <= text.size() && !found->empty() &&
         except_.get().Match(Piece(text), at, text.size(), RE2::UNANCHORED,
                             &exception, 1)) {
    const auto begin = static_cast<std::size_t>(exception.data() - text.data());
    const std::size_t end = begin + exception.size();
    std::erase_if(*found, [&](const Found& one) {
      return one.whole.begin >= begin && one.whole.begin < end;
    });
    at = std::max(end, begin + 1);
  }
}

void CompiledMatch::DraftFragment(const FragmentKind& kind,
                                  std::string_view text, const Tree* tree,
                                  const OriginMap* origin,
                                  std::vector<Draft>* out) const {
  if (!Wants(kind)) return;
  const std::size_t first = out->size();
  if (!match_.query.empty()) {
    if (tree != nullptr) DraftMatches(text, query_.get().Run(*tree, text), out);
  } else {
    for (Found& found : FindRegex(text, origin)) {
      Draft draft;
      draft.region = found.reported;
      draft.captures = std::move(found.captures);
      draft.captures.emplace_back("text", Slice(text, found.reported));
      Emit(std::move(draft), Slice(text, found.whole), out);
    }
  }
  DoubtGuessed(kind, first, out);
}

void CompiledMatch::DraftNodes(const FragmentKind& kind, std::string_view text,
                               std::span<const Node> roots,
                               std::vector<Draft>* out) const {
  if (!Wants(kind)) return;
  const std::size_t first = out->size();
  DraftMatches(text, query_.get().RunAt(roots, text), out);
  DoubtGuessed(kind, first, out);
}

void CompiledMatch::DraftMatches(std::string_view text,
                                 const std::vector<QueryMatch>& matches,
                                 std::vector<Draft>* out) const {
  for (const QueryMatch& match : matches) {
    Draft draft;
    bool reported = false;
    for (const Capture& capture : match) {
      draft.captures.emplace_back(capture.name, capture.node.text(text));
      if (reported || capture.name != match_.report) continue;
      draft.region = capture.node.region();
      reported = true;
    }
    if (!reported) continue;  // an optional capture that is not there
    const std::string_view shown = Slice(text, draft.region);
    draft.captures.emplace_back("text", shown);
    Emit(std::move(draft), shown, out);
  }
}

void CompiledMatch::DraftMarkup(const NodeView& view, const SelectMatch& match,
                                std::span<const std::string> paths,
                                std::vector<Draft>* out) const {
  if (match.attribute != 0) {
    DraftValue(view, match, view.AttributeValue(match.attribute), paths, out);
  } else {
    std::string joined;
    DraftValue(view, match, view.TextView(match.element, &joined), paths, out);
  }
}

void CompiledMatch::DraftValue(const NodeView& view, const SelectMatch& match,
                               std::string_view value,
                               std::span<const std::string> paths,
                               std::vector<Draft>* out) const {
  if (match_.regex.empty()) {
    Draft draft;
    draft.region = MarkupRegion(view, match, value);
    draft.captures.emplace_back("text", value);
    AddMarkupCaptures(view, match, value, paths, &draft.captures);
    Emit(std::move(draft), value, out);
    return;
  }
  // Most values hold no match, and an origin costs more than a look.
  const Pattern& pattern = pattern_.get();
  if (!pattern.MayMatch(value) ||
      !RE2::PartialMatch(Piece(value), *pattern.regex)) {
    return;
  }
  const OriginMap origin = OriginOf(view, match);
  std::vector<Found> all = FindRegex(value, &origin);
  for (Found& found : all) {
    Draft draft;
    PlaceInValue(origin, found.reported, &draft);
    draft.captures = std::move(found.captures);
    draft.captures.emplace_back("text", Slice(value, found.reported));
    AddMarkupCaptures(view, match, value, paths, &draft.captures);
    Emit(std::move(draft), Slice(value, found.whole), out);
  }
}

Region CompiledMatch::MarkupRegion(const NodeView& view,
                                   const SelectMatch& match,
                                   std::string_view value) const {
  const std::string_view report = match_.report;
  if (report == "tag") return view.StartTagRegion(match.element);
  const auto size = static_cast<std::uint32_t>(value.size());
  if (match.attribute != 0) {
    const Region region = view.AttributeRegion(match.attribute);
    if (report == "value") {
      return OriginOf(view, match).ToSource({0, size});
    }
    if (report != "name") return region;
    const auto name = view.AttributeName(match.attribute).size();
    return {region.begin, region.begin + static_cast<std::uint32_t>(name)};
  }
  if (match.text && report != "name") {
    return OriginOf(view, match).ToSource({0, size});
  }
  return view.NameRegion(match.element);
}

void CompiledMatch::Emit(Draft draft, std::string_view judged,
                         std::vector<Draft>* out) const {
  if (!match_.confirmed.empty() &&
      !RE2::PartialMatch(Piece(judged), confirmed_.get())) {
    draft.verdict = Verdict::kNeedsReview;
    draft.unclear = match_.unclear;
  }
  out->push_back(std::move(draft));
}

}  // namespace audit
