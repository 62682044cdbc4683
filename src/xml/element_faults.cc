#include "xml/element_faults.h"

#include <algorithm>
#include <array>
#include <string>
#include <string_view>
#include <unordered_set>

namespace audit {
namespace {

constexpr std::string_view kDeclares = "xmlns:";

void AddDuplicate(const Document& document, AttributeId attribute,
                  std::vector<XmlFault>* out) {
  out->push_back(
      {XmlFault::Kind::kDuplicateAttribute, document.AttributeRegion(attribute),
       "the attribute " + std::string(document.AttributeName(attribute)) +
           " is given twice",
       0});
}

struct Prefix {
  std::string_view name;
  Region region;
};

// Prefixes used by the element and its attributes, each once.
std::vector<Prefix> UsedPrefixes(const Document& document, NodeId element) {
  std::vector<Prefix> used;
  const auto add = [&](std::string_view name, std::uint32_t begin) {
    const std::size_t colon = name.find(':');
    if (colon == name.npos || colon == 0) return;
    const std::string_view prefix = name.substr(0, colon);
    if (prefix == "xml" || prefix == "xmlns") return;
    used.push_back(
        {prefix, {begin, begin + static_cast<std::uint32_t>(colon)}});
  };
  add(document.Name(element), document.NameRegion(element).begin);
  for (AttributeId attribute = document.FirstAttribute(element); attribute != 0;
       attribute = document.NextAttribute(attribute)) {
    const std::string_view name = document.AttributeName(attribute);
    if (name.find(':') == name.npos) continue;
    add(name, document.AttributeRegion(attribute).begin);
  }
  std::stable_sort(
      used.begin(), used.end(),
      [](const Prefix& a, const Prefix& b) { return a.name < b.name; });
  used.erase(std::unique(used.begin(), used.end(),
                         [](const Prefix& a, const Prefix& b) {
                           return a.name == b.name;
                         }),
             used.end());
  return used;
}

// Takes the prefixes that `element` declares out of the sorted `used`.
void RemoveDeclared(const Document& document, NodeId element,
                    std::vector<Prefix>* used) {
  for (AttributeId attribute = document.FirstAttribute(element); attribute != 0;
       attribute = document.NextAttribute(attribute)) {
    const std::string_view name = document.AttributeName(attribute);
    if (!name.starts_with(kDeclares)) continue;
    const std::string_view declared = name.substr(kDeclares.size());
    const auto found = std::lower_bound(
        used->begin(), used->end(), declared,
        [](const Prefix& a, std::string_view b) { return a.name < b; });
    if (found != used->end() && found->name == declared) used->erase(found);
  }
}

// Tells names that came before. Nearly all elements have few attributes:
// comparing them costs less than a set of them.
class SeenNames {
 public:
  // False when the name is already there.
  bool Add(std::string_view name) {
    if (count_ < kFew) {
      for (std::size_t i = 0; i < count_; ++i) {
        if (few_[i] == name) return false;
      }
      few_[count_++] = name;
      return true;
    }
    if (many_.empty()) many_.insert(few_.begin(), few_.end());
    return many_.insert(name).second;
  }

 private:
  static constexpr std::size_t kFew = 16;
  std::array<std::string_view, kFew> few_;
  std::size_t count_ = 0;
  std::unordered_set<std::string_view> many_;
};

void FindUndeclaredPrefixes(const Document& document, NodeId element,
                            std::vector<XmlFault>* out) {
  std::vector<Prefix> used = UsedPrefixes(document, element);
  for (NodeId at = element; at != 0 && !used.empty();
       at = document.Parent(at)) {
    RemoveDeclared(document, at, &used);
  }
  for (const Prefix& prefix : used) {
    out->push_back(
        {XmlFault::Kind::kUndeclaredPrefix, prefix.region,
         "the prefix " + std::string(prefix.name) + " is not declared", 0});
  }
}

}  // namespace

void FindStartTagFaults(const Document& document, NodeId element,
                        std::vector<XmlFault>* out) {
  SeenNames seen;
  bool prefixed = document.Name(element).find(':') != std::string_view::npos;
  for (AttributeId attribute = document.FirstAttribute(element); attribute != 0;
       attribute = document.NextAttribute(attribute)) {
    const std::string_view name = document.AttributeName(attribute);
    prefixed = prefixed || name.find(':') != name.npos;
    if (!seen.Add(name)) AddDuplicate(document, attribute, out);
  }
  if (prefixed) FindUndeclaredPrefixes(document, element, out);
}

}  // namespace audit
