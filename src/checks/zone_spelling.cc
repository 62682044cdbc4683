// Zones and their networks as the server knows them: another element or
// attribute is read over, and what it was to say is not said.
#include <array>
#include <string>

#include "checks/checks.h"
#include "checks/server_drafts.h"
#include "core/node_walk.h"
#include "core/text.h"

namespace audit {
namespace {

constexpr std::string_view kZone = "securityZone";
constexpr std::string_view kNetwork = "subNetwork";
// Rule-catalogue.md, list L7; `id` stands in samples of the vendor's page.
constexpr std::array kZoneAttributes = {std::string_view("allowDebug"),
                                        std::string_view("allowEmptyPassword"),
                                        std::string_view("allowHTTP"),
                                        std::string_view("allowSQLInjection"),
                                        std::string_view("allowUserPassword"),
                                        std::string_view("label"),
                                        std::string_view("name"),
                                        std::string_view("sessionTokenOnly"),
                                        std::string_view("showErrors")};
constexpr std::array kNetworkAttributes = {
    std::string_view("id"), std::string_view("label"), std::string_view("mask"),
    std::string_view("name"), std::string_view("proxy")};

void CheckElement(const NodeView& view, NodeId element,
                  std::string_view expected, const Emit& emit) {
  if (view.Name(element) == expected) return;
  Draft draft;
  draft.region = view.NameRegion(element);
  draft.captures = {{"written", std::string(view.Name(element))},
                    {"expected", std::string(expected)},
                    {"hint", "is to be spelled " + std::string(expected)}};
  draft.fixable = false;  // the end tag has to follow
  emit(std::move(draft));
}

void CheckAttribute(const NodeView& view, AttributeId attribute,
                    std::span<const std::string_view> known, const Emit& emit) {
  const std::string_view written = view.AttributeName(attribute);
  if (written.starts_with("xml") || written.starts_with('_')) return;
  std::string_view expected;
  for (const std::string_view name : known) {
    if (name == written) return;
    if (EqualsIgnoreCase(name, written)) expected = name;
  }
  Draft draft;
  draft.region = view.AttributeRegion(attribute);
  const std::string value(view.AttributeValue(attribute));
  draft.captures = {
      {"written", std::string(written)},
      {"expected", std::string(expected)},
      {"value", value},
      {"hint", expected.empty() ? "is no attribute that the documents know"
                                : "is to be spelled " + std::string(expected)}};
  draft.fixable = !expected.empty() && (value == "true" || value == "false" ||
                                        value == "0" || value == "1");
  emit(std::move(draft));
}

void CheckAttributes(const NodeView& view, NodeId element,
                     std::span<const std::string_view> known,
                     const Emit& emit) {
  for (AttributeId attribute = view.FirstAttribute(element); attribute != 0;
       attribute = view.NextAttribute(attribute)) {
    CheckAttribute(view, attribute, known, emit);
  }
}

void CheckServer(const ElementView& at, const Emit& emit) {
  if (!IsServerFile(at)) return;
  const NodeView& view = at.view;
  ForEachInSubtree(view, at.element, [&](NodeId element) {
    const std::string_view name = view.Name(element);
    if (EqualsIgnoreCase(name, kZone)) {
      CheckElement(view, element, kZone, emit);
      CheckAttributes(view, element, kZoneAttributes, emit);
    } else if (EqualsIgnoreCase(name, kNetwork)) {
      CheckElement(view, element, kNetwork, emit);
      CheckAttributes(view, element, kNetworkAttributes, emit);
    }
  });
}

}  // namespace

constinit const Check kZoneSpelling = {.name = "zone-spelling",
                                       .element_names = kServerRoots,
                                       .element = CheckServer};

}  // namespace audit
