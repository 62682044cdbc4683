// Links that are made of values: which server they lead to, and what their
// parameters hold.
#include <re2/re2.h>

#include <string>

#include "checks/checks.h"
#include "checks/link_reader.h"
#include "checks/link_value.h"
#include "core/text.h"

namespace audit {
namespace {

std::string_view TextOf(const PageView& page, Region region) {
  return page.text.substr(region.begin, region.end - region.begin);
}

bool IsConstant(std::string_view expression) {
  static const RE2 kString(R"("[^"]*"|'[^']*')");
  return RE2::FullMatch({expression.data(), expression.size()}, kString);
}

Draft DraftOf(const PageView& page, const LinkValue& value) {
  Draft draft;
  draft.region = value.section->region;
  const std::string_view expression = Trim(TextOf(page, value.section->inner));
  draft.captures = {{"expression", std::string(expression)},
                    {"parameter", std::string(value.parameter)}};
  return draft;
}

void CheckServers(const PageView& page, const Emit& emit) {
  if (page.setting != Setting::kDelivery && page.setting != Setting::kPage) {
    return;
  }
  for (const LinkValue& value : FindLinkValues(page)) {
    if (value.part != LinkPart::kServer) continue;
    if (IsConstant(Trim(TextOf(page, value.section->inner)))) continue;
    emit(DraftOf(page, value));
  }
}

// A block for pages of web applications, which alone have what it uses.
bool IsForWebApps(std::string_view text) {
  return text.find("serverForm.") != text.npos ||
         text.find("CaptchaIDGen(") != text.npos;
}

void CheckParameters(const PageView& page, const Emit& emit) {
  if (page.setting != Setting::kDelivery || IsForWebApps(page.text)) return;
  const PageVariables variables(page.text, page.sections);
  for (const LinkValue& value : FindLinkValues(page)) {
    if (value.part != LinkPart::kParameter) continue;
    if (FitsInLink(TextOf(page, value.section->inner), variables)) continue;
    emit(DraftOf(page, value));
  }
}

}  // namespace

constinit const Check kLinkParameter = {.name = "link-parameter",
                                        .page = CheckParameters};
constinit const Check kLinkServer = {.name = "link-server",
                                     .page = CheckServers};

}  // namespace audit
