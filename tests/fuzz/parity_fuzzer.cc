// Any bytes as a file of any name: --pu-parity has every match of the vendor's
// searches at its place, answers each, and shows nothing a terminal obeys.
#include <algorithm>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/source_file.h"
#include "core/text.h"
#include "engine/opened_file.h"
#include "engine/parity.h"
#include "engine/placement.h"
#include "engine/vendor_matches.h"
#include "model/vendor_search.h"
#include "report/code_points.h"
#include "report/parity.h"
#include "tests/fuzz/named_file.h"
#include "tests/fuzz/require.h"

namespace audit::fuzz {
namespace {

// Of the vendor's texts in `text`: by place, then search.
std::vector<std::pair<std::size_t, std::size_t>> Search(std::string_view text) {
  std::vector<std::pair<std::size_t, std::size_t>> found;
  const auto searches = VendorSearches();
  for (std::size_t i = 0; i < searches.size(); ++i) {
    const std::string_view wanted = searches[i].text;
    for (std::size_t at = text.find(wanted); at != std::string_view::npos;
         at = text.find(wanted, at + wanted.size())) {
      found.emplace_back(at, i);
    }
  }
  std::sort(found.begin(), found.end());
  return found;
}

bool IsInEntity(const EntityList& list, Region region) {
  for (const Entity& entity : list.entities) {
    if (region.begin >= entity.region.begin &&
        region.begin < entity.region.end) {
      return true;
    }
  }
  return false;
}

void CheckMatches(const SourceFile& file, const EntityList* entities,
                  const std::vector<VendorMatch>& matches) {
  const auto expected = Search(file.utf8());
  Require(matches.size() == expected.size());
  for (std::size_t i = 0; i < matches.size(); ++i) {
    const VendorMatch& match = matches[i];
    const Region original = match.place.location.region;
    RequireInside(original, file.bytes().size());
    const Region region = file.ToUtf8(original);
    Require(region.begin == expected[i].first);
    Require(match.search == expected[i].second);
    Require(file.utf8().substr(region.begin, region.size()) ==
            VendorSearches()[match.search].text);
    if (match.told_at) RequireInside(*match.told_at, file.bytes().size());
    if (entities == nullptr) continue;
    Require(IsInEntity(*entities, region) ||
            (match.schema.empty() && match.key.empty()));
  }
}

// With a finding on the first match, which then has a rule and the others an
// answer of their own.
void CheckLines(const SourceFile& file,
                const std::vector<VendorMatch>& matches) {
  const std::size_t count = matches.size();
  std::vector<Finding> findings(1);
  findings[0].place = matches[0].place;
  const ParityRule rules[] = {
      {"fuzz", VendorSearches()[matches[0].search].code}};
  RunReport run;
  run.files.resize(1);
  run.files[0].path = file.path();
  run.parity = JudgeParity(rules, findings, {matches}, {{true}});
  Require(run.parity->size() == count);
  Require((*run.parity)[0].rule == 0U);
  Require((*run.parity)[0].verdict == ParityLine::Verdict::kConfirmed);
  for (const ParityLine& line : *run.parity) {
    using Verdict = ParityLine::Verdict;
    Require((line.verdict == Verdict::kBenign) == line.reason.has_value());
    Require((line.verdict == Verdict::kConfirmed) == line.rule.has_value());
    Require((line.verdict == Verdict::kNeedsReview) == !line.unclear.empty());
  }
  Rule rule;
  rule.id = "fuzz";
  const std::string text = ParityText(run, {&rule, 1}, {});
  Require(static_cast<std::size_t>(
              std::count(text.begin(), text.end(), '\n')) >= count);
  for (std::size_t at = 0; at < text.size();) {
    const Utf8Step point = ReadUtf8(std::string_view(text).substr(at));
    Require(point.valid);
    Require(point.code_point == '\n' || !IsHidden(point.code_point));
    at += point.size;
  }
}

void CheckFile(const SourceFile& file) {
  const Placement placement(file, 0);
  const OpenedFile opened = OpenFile(file);
  const std::vector<VendorMatch> matches =
      FindVendorMatches({file, placement, opened});
  CheckMatches(file, opened.document ? &opened.entities : nullptr, matches);
  if (!matches.empty()) CheckLines(file, matches);
}

}  // namespace
}  // namespace audit::fuzz

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data,
                                      std::size_t size) {
  audit::fuzz::NamedFile named =
      audit::fuzz::ReadNamedFile({reinterpret_cast<const char*>(data), size});
  audit::fuzz::CheckFile(
      audit::SourceFile(std::move(named.name), std::move(named.bytes)));
  return 0;
}
