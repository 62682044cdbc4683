#include "engine/parity.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <map>
#include <tuple>
#include <utility>

#include "core/text.h"
#include "model/vendor_search.h"

namespace audit {
namespace {

struct NamedReason {
  std::string_view name;
  std::string_view sentence;
};
constexpr std::array<NamedReason, kBenignReasonCount> kReasons = {{
    {"comment", "in a comment"},
    {"text", "in a text of a script, no code"},
    {"xml", "the value is XML"},
    {"part-of-a-name", "part of another name"},
    {"definition", "defined there, not called"},
    {"operator", "a script assigns or compares a variable"},
    {"boolean", "the boolean sql of a schema, no SQL"},
    {"address", "a parameter of an address"},
    {"other-language", "SQL or an xtk expression, no JavaScript"},
    {"page-text", "of a page, outside of its scripts"},
    {"not-code", "a name, label or description"},
    {"no-token", "the word without its brackets"},
    {"outside-entities", "in no entity, which the check does not read"},
    {"already-v7", "the input is v7 and has this upgrade behind it"},
}};

constexpr std::string_view kUnexplained =
    "No rule stands on this match, and nothing around it proves it harmless.";

// A place that a finding names, and what the finding says.
struct Spot {
  Region region;
  const Finding* finding;
};
using SpotsByCode =
    std::map<std::pair<FileId, std::string_view>, std::vector<Spot>>;

class Judge {
 public:
  Judge(std::span<const ParityRule> rules, std::span<const Finding> findings)
      : rules_(rules) {
    for (const Finding& finding : findings) AddSpots(finding);
    for (auto& [key, spots] : spots_) {
      std::sort(spots.begin(), spots.end(), [](const Spot& a, const Spot& b) {
        return a.region < b.region;
      });
    }
  }

  // `lines` of one file, by region.
  void Decide(std::span<ParityLine> lines, const std::vector<bool>& applies) {
    std::map<std::string_view, std::vector<ParityLine*>> by_code;
    for (ParityLine& line : lines) {
      by_code[CodeOf(line.match)].push_back(&line);
    }
    for (auto& [code, of_code] : by_code) {
      const auto spots = spots_.find({of_code[0]->file, code});
      if (spots != spots_.end()) FindFindings(spots->second, of_code);
      const bool in_force = AppliesTo(code, applies);
      for (ParityLine* line : of_code) DecideRest(line, in_force);
    }
  }

 private:
  static std::string_view CodeOf(const VendorMatch& match) {
    return VendorSearches()[match.search].code;
  }

  void AddSpots(const Finding& finding) {
    std::vector<std::string_view> codes = {rules_[finding.rule].pu};
    for (const std::string& id : finding.also) {
      for (const ParityRule& rule : rules_) {
        if (rule.id == id) codes.push_back(rule.pu);
      }
    }
    std::sort(codes.begin(), codes.end());
    codes.erase(std::unique(codes.begin(), codes.end()), codes.end());
    for (const std::string_view code : codes) {
      if (code.empty()) continue;
      Add(code, finding.place, finding);
      for (const Related& related : finding.related) {
        Add(code, related.place, finding);
      }
    }
  }

  void Add(std::string_view code, const Place& place, const Finding& finding) {
    spots_[{place.location.file, code}].push_back(
        {place.location.region, &finding});
  }

  // Both by region: one walk along the two.
  void FindFindings(const std::vector<Spot>& spots,
                    const std::vector<ParityLine*>& lines) {
    std::vector<std::pair<Region, ParityLine*>> places;
    for (ParityLine* line : lines) {
      places.push_back({line->match.place.location.region, line});
      if (line->match.told_at) places.push_back({*line->match.told_at, line});
    }
    std::sort(places.begin(), places.end(),
              [](const auto& a, const auto& b) { return a.first < b.first; });
    std::vector<Spot> open;
    std::size_t next = 0;
    for (const auto& [region, line] : places) {
      while (next < spots.size() && spots[next].region.begin < region.end) {
        open.push_back(spots[next++]);
      }
      std::erase_if(open, [begin = region.begin](const Spot& spot) {
        return spot.region.end <= begin;
      });
      for (const Spot& spot : open) Take(*spot.finding, line);
    }
  }

  // A confirmed finding counts more than one in doubt.
  static void Take(const Finding& finding, ParityLine* line) {
    const bool confirmed = finding.verdict == Verdict::kConfirmed;
    if (line->rule && !confirmed) return;
    line->rule = finding.rule;
    line->verdict = confirmed ? ParityLine::Verdict::kConfirmed
                              : ParityLine::Verdict::kNeedsReview;
    line->unclear = finding.unclear;
  }

  bool AppliesTo(std::string_view code, const std::vector<bool>& applies) {
    bool any = false;
    for (std::size_t i = 0; i < rules_.size(); ++i) {
      if (rules_[i].pu != code) continue;
      any = true;
      if (applies[i]) return true;
    }
    return !any;
  }

  static void DecideRest(ParityLine* line, bool in_force) {
    if (line->rule) return;
    std::optional<BenignReason> reason = line->match.reason;
    // That a value is XML is what the rule's silence says: where the rule was
    // not asked, it says nothing.
    const bool proven = reason && *reason != BenignReason::kXml;
    if (!in_force && !proven) reason = BenignReason::kAlreadyV7;
    line->reason = reason;
    line->verdict = reason ? ParityLine::Verdict::kBenign
                           : ParityLine::Verdict::kNeedsReview;
    if (!reason) line->unclear = kUnexplained;
  }

  std::span<const ParityRule> rules_;
  SpotsByCode spots_;
};

}  // namespace

std::string_view ToString(BenignReason reason) {
  return kReasons[static_cast<std::size_t>(reason)].name;
}

std::string_view Sentence(BenignReason reason) {
  return kReasons[static_cast<std::size_t>(reason)].sentence;
}

std::string_view ToString(ParityLine::Verdict verdict) {
  constexpr std::string_view kNames[] = {"confirmed", "needs-review", "benign"};
  return kNames[static_cast<std::size_t>(verdict)];
}

std::string VendorMessage(const VendorMatch& match) {
  const VendorSearch& search = VendorSearches()[match.search];
  const Excerpt& excerpt = match.place.excerpt;
  const std::string_view line = excerpt.lines.empty()
                                    ? std::string_view(excerpt.snippet)
                                    : std::string_view(excerpt.lines[0]);
  return fmt::format(
      "[{}] Entity of type : '{}' and Id '{}', expression '{}' was found : "
      "'{}'. (iRc=-1)",
      search.code, match.schema, match.key, search.text, Trim(line));
}

std::vector<ParityLine> JudgeParity(
    std::span<const ParityRule> rules, std::span<const Finding> findings,
    std::vector<std::vector<VendorMatch>> matches,
    const std::vector<std::vector<bool>>& applies) {
  Judge judge(rules, findings);
  std::vector<ParityLine> lines;
  for (std::size_t file = 0; file < matches.size(); ++file) {
    const std::size_t first = lines.size();
    for (VendorMatch& match : matches[file]) {
      ParityLine line;
      line.match = std::move(match);
      line.file = static_cast<FileId>(file);
      lines.push_back(std::move(line));
    }
    judge.Decide(std::span(lines).subspan(first), applies[file]);
  }
  return lines;
}

}  // namespace audit
