// Any bytes as an XML document: every name, value and text that can be reached
// has its region and its origin inside the file.
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "core/source_file.h"
#include "tests/fuzz/require.h"
#include "xml/decode.h"
#include "xml/document.h"

namespace audit::fuzz {
namespace {

// The parser and our own decoder agree on what the raw value says.
void RequireAgreement(const Document& document, AttributeId attribute) {
  const Region region = document.AttributeRegion(attribute);
  const std::string_view whole =
      document.utf8().substr(region.begin, region.size());
  const std::size_t quote = whole.find(document.AttributeQuote(attribute));
  const std::string_view raw =
      whole.substr(quote + 1, whole.size() - quote - 2);
  Require(DecodeAttributeValue(raw, 0).text ==
          document.AttributeValue(attribute));
}

void VisitAttributes(const Document& document, NodeId element,
                     std::size_t size) {
  for (AttributeId attribute = document.FirstAttribute(element); attribute != 0;
       attribute = document.NextAttribute(attribute)) {
    RequireInside(document.AttributeRegion(attribute), size);
    const std::string_view value = document.AttributeValue(attribute);
    const OriginMap origin = document.AttributeOrigin(attribute);
    Require(origin.decoded_size() == value.size());
    RequireAgreement(document, attribute);
    if (!value.empty()) {
      RequireInside(
          origin.ToSource({0, static_cast<std::uint32_t>(value.size())}), size);
    }
  }
}

void VisitElement(const Document& document, NodeId element, std::size_t size) {
  RequireInside(document.NameRegion(element), size);
  RequireInside(document.StartTagRegion(element), size);
  RequireInside(document.ElementRegion(element), size);
  const std::string text = document.Text(element);
  std::string joined;
  const std::string_view viewed = document.TextView(element, &joined);
  Require(viewed == text);
  const OriginMap origin = document.TextOrigin(element);
  Require(origin.decoded_size() == text.size());
  if (!text.empty()) {
    RequireInside(origin.ToSource({0, static_cast<std::uint32_t>(text.size())}),
                  size);
  }
  std::vector<XmlFault> faults;
  document.FindElementFaults(element, &faults);
  for (const XmlFault& fault : faults) RequireInside(fault.region, size);
  VisitAttributes(document, element, size);
}

void Visit(const Document& document, std::size_t size) {
  NodeId element = document.FirstRoot();
  while (element != 0) {
    VisitElement(document, element, size);
    if (const NodeId child = document.FirstChild(element); child != 0) {
      element = child;
      continue;
    }
    while (element != 0 && document.NextSibling(element) == 0) {
      element = document.Parent(element);
    }
    if (element != 0) element = document.NextSibling(element);
  }
}

}  // namespace
}  // namespace audit::fuzz

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data,
                                      std::size_t size) {
  const audit::SourceFile file(
      "fuzz.xml", std::string(reinterpret_cast<const char*>(data), size));
  const audit::Document document = audit::Document::Parse(file.utf8());
  for (const audit::XmlFault& fault : document.faults()) {
    audit::fuzz::RequireInside(fault.region, file.utf8().size());
    audit::fuzz::RequireInside(file.ToOriginal(fault.region), size);
  }
  audit::fuzz::Visit(document, file.utf8().size());
  return 0;
}
