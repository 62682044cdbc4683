// Any bytes as a template: the sections cover it without gap or overlap, and
// both halves keep its length, since offsets need no map.
#include <cstdint>
#include <string_view>

#include "syntax/html.h"
#include "syntax/template.h"
#include "tests/fuzz/require.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data,
                                      std::size_t size) {
  using audit::fuzz::Require;
  using audit::fuzz::RequireInside;
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  const audit::SplitTemplate split = audit::Split(text);
  std::uint32_t end = 0;
  for (const audit::TemplateSection& section : split.sections) {
    Require(section.region.begin == end);
    Require(section.region.Contains(section.inner));
    end = section.region.end;
    if (section.kind == audit::TemplateSection::Kind::kDirective) {
      const audit::Directive directive =
          audit::ParseDirective(text, section.inner);
      for (const auto& attribute : directive.attributes) {
        RequireInside(attribute.value_region, size);
      }
    }
  }
  Require(end == size);
  Require(split.server_script.size() == size && split.page.size() == size);
  for (const audit::TemplateFault& fault : split.faults) {
    RequireInside(fault.region, size);
  }
  for (const audit::ClientScript& script :
       audit::FindClientScripts(split.page)) {
    Require(script.origin.decoded_size() == script.text.size());
    if (!script.text.empty()) {
      RequireInside(script.origin.ToSource(
                        {0, static_cast<std::uint32_t>(script.text.size())}),
                    size);
    }
  }
  return 0;
}
