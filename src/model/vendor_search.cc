#include "model/vendor_search.h"

#include <algorithm>
#include <array>
#include <tuple>

namespace audit {
namespace {

constexpr std::array kSearches = {
    VendorSearch{"PU-0001", ".@"},
    VendorSearch{"PU-0002", "common.js"},
    VendorSearch{"PU-0003", "logon("},
    VendorSearch{"PU-0004", "new SoapMethodCall("},
    VendorSearch{"PU-0005", "sql="},
    VendorSearch{"PU-0006", "SQLDATA"},
    VendorSearch{"PU-0007", "crmDeploymentType=\"onpremise\""},
    VendorSearch{"PU-0008", "mscrmWorkflow"},
    VendorSearch{"PU-0008", "sfdcWorkflow"},
    VendorSearch{"PU-0008", "crmDeploymentType=\"v1 active\""},
};

}  // namespace

std::span<const VendorSearch> VendorSearches() { return kSearches; }

std::vector<VendorHit> FindVendorHits(std::string_view text) {
  std::vector<VendorHit> hits;
  for (std::uint32_t search = 0; search < kSearches.size(); ++search) {
    const std::string_view wanted = kSearches[search].text;
    std::size_t at = 0;
    while ((at = text.find(wanted, at)) != std::string_view::npos) {
      const auto begin = static_cast<std::uint32_t>(at);
      at += wanted.size();
      hits.push_back({search, {begin, static_cast<std::uint32_t>(at)}});
    }
  }
  std::sort(
      hits.begin(), hits.end(), [](const VendorHit& a, const VendorHit& b) {
        return std::tie(a.region, a.search) < std::tie(b.region, b.search);
      });
  return hits;
}

}  // namespace audit
