// Where in the links of a page the values come that it puts out: for rules on
// links that are put together.
#pragma once

#include <string_view>
#include <vector>

#include "checks/check.h"
#include "syntax/template.h"

namespace audit {

enum class LinkPart : std::uint8_t {
  kServer,     // before the end of "https://www.example.com"
  kParameter,  // behind the '=' of a parameter
  kOther,
};

struct LinkValue {
  const TemplateSection* section = nullptr;  // <%= expression %>
  LinkPart part = LinkPart::kOther;
  std::string_view parameter;  // kParameter: its name, of the page's text
};

// Values put out in the links of `page`, in document order: in href and src,
// and behind "http://" and "https://" wherever they stand. What stands in a
// comment is no link, unless the comment is one of Outlook's conditions. Linear
// time.
std::vector<LinkValue> FindLinkValues(const PageView& page);

}  // namespace audit
