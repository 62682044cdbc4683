// The lists that findings are filed under besides our own rules: the codes of
// the vendor's check, what a finding costs the customer, and CWE.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "ruleset/rule.h"

namespace audit {

struct Taxon {
  std::string id;
  std::string description;  // one sentence, may be empty
};

struct Taxonomy {
  std::string name;
  std::string organization;
  std::string description;
  std::vector<Taxon> taxa;
};

// In a fixed order: kPostupgradeCheck, kImpacts, and kCwe where a rule has a
// "cwe-<number>" tag.
enum class TaxonomyIndex : std::uint8_t { kPostupgradeCheck, kImpacts, kCwe };
std::vector<Taxonomy> TaxonomiesOf(std::span<const Rule> rules);

struct TaxonReference {
  TaxonomyIndex taxonomy;
  std::size_t index = 0;  // in Taxonomy::taxa
};

// What a rule is filed under, in order of taxonomy.
std::vector<TaxonReference> TaxaOf(const Rule& rule,
                                   std::span<const Taxonomy> taxonomies);

}  // namespace audit
