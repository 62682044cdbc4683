#include "ruleset/compiled_rule.h"

#include <algorithm>
#include <cassert>
#include <utility>

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

CompiledRule::CompiledRule(const Rule& rule, RuleIndex index)
    : rule_(rule), index_(index) {
  if (!rule.match) return;
  roots_ = QueryRoots(rule.match->query);
  if (!rule.match->regex.empty()) {
    regex_ = CompilePattern(rule.match->regex);
    const auto& groups = regex_->NamedCapturingGroups();
    const auto group = groups.find(rule.match->report);
    if (group != groups.end()) report_group_ = group->second;
  }
  if (!rule.match->confirmed.empty()) {
    confirmed_ = CompilePattern(rule.match->confirmed);
  }
  std::string words = rule.message;
  if (rule.fix) {
    words += rule.fix->replace + rule.fix->before + rule.fix->after;
  }
  for (const Placeholder& one : Placeholders(words)) {
    if (one.name.find('@') == std::string_view::npos) continue;
    paths_.emplace_back(one.name);
  }
}

bool CompiledRule::Wants(const FragmentKind& kind) const {
  if (!rule_.match) return false;
  const RuleMatch& match = *rule_.match;
  const auto holds = [](const auto& list, auto value) {
    return std::find(list.begin(), list.end(), value) != list.end();
  };
  return holds(match.languages, kind.language) &&
         (!match.side || *match.side == kind.side) &&
         (match.settings.empty() || holds(match.settings, kind.setting));
}

const Query& CompiledRule::query() const {
  std::call_once(query_once_, [this] {
    auto compiled = Query::Compile(rule_.match->query);
    assert(compiled && "LoadRule refuses queries that do not compile");
    query_ = std::move(*compiled);
  });
  return *query_;
}

std::vector<CompiledRule::Found> CompiledRule::FindRegex(
    std::string_view text) const {
  std::vector<Found> all;
  std::vector<re2::StringPiece> groups(
      static_cast<std::size_t>(regex_->NumberOfCapturingGroups()) + 1);
  const auto region = [&](const re2::StringPiece& piece) {
    const auto begin = static_cast<std::uint32_t>(piece.data() - text.data());
    return Region{begin, begin + static_cast<std::uint32_t>(piece.size())};
  };
  for (std::size_t at = 0; at <= text.size();) {
    if (!regex_->Match(Piece(text), at, text.size(), RE2::UNANCHORED,
                       groups.data(), static_cast<int>(groups.size()))) {
      break;
    }
    Found found;
    found.whole = region(groups[0]);
    const re2::StringPiece& reported =
        groups[static_cast<std::size_t>(report_group_)];
    // A group that took no part reports the whole.
    found.reported =
        reported.data() == nullptr ? found.whole : region(reported);
    for (const auto& [name, index] : regex_->NamedCapturingGroups()) {
      found.captures.emplace_back(
          name, std::string(groups[static_cast<std::size_t>(index)]));
    }
    at = found.whole.end + (found.whole.empty() ? 1 : 0);
    all.push_back(std::move(found));
  }
  return all;
}

void CompiledRule::DraftFragment(const FragmentKind& kind,
                                 std::string_view text, const Tree* tree,
                                 std::vector<Draft>* out) const {
  if (!Wants(kind)) return;
  const std::size_t first = out->size();
  if (!rule_.match->query.empty()) {
    if (tree != nullptr) DraftMatches(text, query().Run(*tree, text), out);
  } else {
    for (Found& found : FindRegex(text)) {
      Draft draft;
      draft.region = found.reported;
      draft.captures = std::move(found.captures);
      draft.captures.emplace_back("text", Slice(text, found.reported));
      Emit(std::move(draft), Slice(text, found.whole), out);
    }
  }
  DoubtGuessed(kind, first, out);
}

void CompiledRule::DraftNodes(const FragmentKind& kind, std::string_view text,
                              std::span<const Node> roots,
                              std::vector<Draft>* out) const {
  if (!Wants(kind)) return;
  const std::size_t first = out->size();
  DraftMatches(text, query().RunAt(roots, text), out);
  DoubtGuessed(kind, first, out);
}

void CompiledRule::DraftMatches(std::string_view text,
                                const std::vector<QueryMatch>& matches,
                                std::vector<Draft>* out) const {
  for (const QueryMatch& match : matches) {
    Draft draft;
    bool reported = false;
    for (const Capture& capture : match) {
      draft.captures.emplace_back(capture.name, capture.node.text(text));
      if (reported || capture.name != rule_.match->report) continue;
      draft.region = capture.node.region();
      reported = true;
    }
    if (!reported) continue;  // an optional capture that is not there
    const std::string_view shown = Slice(text, draft.region);
    draft.captures.emplace_back("text", shown);
    Emit(std::move(draft), shown, out);
  }
}

void CompiledRule::DraftMarkup(const NodeView& view, const SelectMatch& match,
                               std::vector<Draft>* out) const {
  if (match.attribute != 0) {
    DraftValue(view, match, view.AttributeValue(match.attribute), out);
  } else {
    std::string joined;
    DraftValue(view, match, view.TextView(match.element, &joined), out);
  }
}

void CompiledRule::DraftValue(const NodeView& view, const SelectMatch& match,
                              std::string_view value,
                              std::vector<Draft>* out) const {
  if (!regex_) {
    Draft draft;
    draft.region = MarkupRegion(view, match, value);
    draft.captures.emplace_back("text", value);
    AddMarkupCaptures(view, match, value, &draft.captures);
    Emit(std::move(draft), value, out);
    return;
  }
  std::vector<Found> all = FindRegex(value);
  if (all.empty()) return;
  const OriginMap origin = OriginOf(view, match);
  for (Found& found : all) {
    Draft draft;
    PlaceInValue(origin, found.reported, &draft);
    draft.captures = std::move(found.captures);
    draft.captures.emplace_back("text", Slice(value, found.reported));
    AddMarkupCaptures(view, match, value, &draft.captures);
    Emit(std::move(draft), Slice(value, found.whole), out);
  }
}

Region CompiledRule::MarkupRegion(const NodeView& view,
                                  const SelectMatch& match,
                                  std::string_view value) const {
  const std::string_view report = rule_.match->report;
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

void CompiledRule::AddMarkupCaptures(const NodeView& view,
                                     const SelectMatch& match,
                                     std::string_view value,
                                     Captures* captures) const {
  const std::string_view element = view.Name(match.element);
  captures->emplace_back("value", value);
  captures->emplace_back("element", element);
  captures->emplace_back("name", match.attribute != 0
                                     ? view.AttributeName(match.attribute)
                                     : element);
  for (const std::string& path : paths_) {
    captures->emplace_back(path, EvaluateRelative(view, match.element, path));
  }
}

void CompiledRule::Emit(Draft draft, std::string_view judged,
                        std::vector<Draft>* out) const {
  draft.rule = index_;
  if (confirmed_ && !RE2::PartialMatch(Piece(judged), *confirmed_)) {
    draft.verdict = Verdict::kNeedsReview;
    draft.unclear = rule_.match->unclear;
  }
  draft.edits = Edits(draft.region, draft.captures);
  out->push_back(std::move(draft));
}

std::vector<Draft::TextEdit> CompiledRule::Edits(
    Region region, const Captures& captures) const {
  if (!rule_.fix) return {};
  const RuleFix& fix = *rule_.fix;
  std::vector<Draft::TextEdit> edits;
  const auto add = [&](Region at, const std::string& words) {
    if (!words.empty()) edits.push_back({at, FillVerbatim(words, captures)});
  };
  add(region, fix.replace);
  add({region.begin, region.begin}, fix.before);
  add({region.end, region.end}, fix.after);
  for (const Draft::TextEdit& edit : edits) {
    // A capture with a hole is not the code that stands there.
    if (edit.replacement.find(kHole) != std::string::npos) return {};
  }
  return edits;
}

}  // namespace audit
