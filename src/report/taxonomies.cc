#include "report/taxonomies.h"

#include <algorithm>
#include <array>

namespace audit {
namespace {

// What each code of `nlserver config -postupgrade -check` looks for; from the
// migration guide's page on testing, by way of our rule catalogue.
Taxonomy PostupgradeCheck() {
  return {"campaign-classic-postupgrade-check",
          "Adobe",
          "The text searches of Adobe Campaign Classic's own check before a "
          "postupgrade.",
          {{"PU-0001", "The text '.@' stands in code."},
           {"PU-0002", "The text 'common.js' stands in code."},
           {"PU-0003", "The text 'logon(' stands in code."},
           {"PU-0004", "The text 'new SoapMethodCall(' stands in code."},
           {"PU-0005", "The text 'sql=' stands in an entity."},
           {"PU-0006", "The text 'SQLDATA' stands in an entity."},
           {"PU-0007", "An external account names an on-premise CRM."},
           {"PU-0008", "A workflow uses a CRM activity of version 1."}}};
}

Taxonomy Impacts() {
  Taxonomy impacts{"campaign-audit-impacts",
                   "campaign-audit",
                   "What a finding means for the upgrade.",
                   {}};
  constexpr std::array<std::string_view, kImpactCount> kMeanings = {
      "The upgrade stops until it is gone.",
      "The upgrade passes, then it fails when used.",
      "It goes on working, with another result.",
      "It opens a way in, or keeps one open.",
      "Somebody has to do something by hand.",
      "It is better done another way."};
  for (std::size_t i = 0; i < kImpactCount; ++i) {
    impacts.taxa.push_back({std::string(ToString(static_cast<Impact>(i))),
                            std::string(kMeanings[i])});
  }
  return impacts;
}

// "cwe-89" to "CWE-89"; empty for other tags.
std::string CweOf(std::string_view tag) {
  constexpr std::string_view kPrefix = "cwe-";
  if (!tag.starts_with(kPrefix)) return "";
  return "CWE-" + std::string(tag.substr(kPrefix.size()));
}

Taxonomy Cwe(std::span<const Rule> rules) {
  Taxonomy cwe{
      "CWE", "MITRE", "The common weakness enumeration, as far as used.", {}};
  std::vector<std::string> ids;
  for (const Rule& rule : rules) {
    for (const std::string& tag : rule.tags) {
      if (std::string id = CweOf(tag); !id.empty()) ids.push_back(id);
    }
  }
  std::sort(ids.begin(), ids.end());
  ids.erase(std::unique(ids.begin(), ids.end()), ids.end());
  for (std::string& id : ids) cwe.taxa.push_back({std::move(id), ""});
  return cwe;
}

}  // namespace

std::vector<Taxonomy> TaxonomiesOf(std::span<const Rule> rules) {
  std::vector<Taxonomy> taxonomies = {PostupgradeCheck(), Impacts()};
  Taxonomy cwe = Cwe(rules);
  if (!cwe.taxa.empty()) taxonomies.push_back(std::move(cwe));
  return taxonomies;
}

std::vector<TaxonReference> TaxaOf(const Rule& rule,
                                   std::span<const Taxonomy> taxonomies) {
  std::vector<TaxonReference> references;
  const auto add = [&](TaxonomyIndex taxonomy, std::string_view id) {
    const auto number = static_cast<std::size_t>(taxonomy);
    if (number >= taxonomies.size()) return;
    const std::vector<Taxon>& taxa = taxonomies[number].taxa;
    const auto found =
        std::find_if(taxa.begin(), taxa.end(),
                     [&](const Taxon& taxon) { return taxon.id == id; });
    if (found == taxa.end()) return;
    references.push_back(
        {taxonomy, static_cast<std::size_t>(found - taxa.begin())});
  };
  add(TaxonomyIndex::kPostupgradeCheck, rule.pu);
  add(TaxonomyIndex::kImpacts, ToString(rule.impact));
  for (const std::string& tag : rule.tags) {
    add(TaxonomyIndex::kCwe, CweOf(tag));
  }
  return references;
}

}  // namespace audit
