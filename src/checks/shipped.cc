#include "checks/shipped.h"

#include "core/text.h"
#include "core/word_list.h"
#include "model/platform.h"

namespace audit {
namespace {

// Internal names of technical workflows (page "About technical workflows");
// the list is not complete.
constexpr std::string_view kTechnicalWorkflows[] = {"aliasCleansing",
                                                    "batchEventsProcessing",
                                                    "billing",
                                                    "budgetMgt",
                                                    "cleanup",
                                                    "cleanupPausedWorkflows",
                                                    "deliverabilityUpdate",
                                                    "deliveryMgt",
                                                    "forecasting",
                                                    "notifySupervisor",
                                                    "offerMgt",
                                                    "operationMgt",
                                                    "reportingAggregates",
                                                    "rtEventsProcessing",
                                                    "stockMgt",
                                                    "syncFacebookFans",
                                                    "taskMgt",
                                                    "tracking",
                                                    "updateEventStatus",
                                                    "webAnalyticsFindConverted",
                                                    "webAnalyticsGetWebEvents",
                                                    "webAnalyticsSendMetrics"};

}  // namespace

bool IsShipped(const AnswerContext& context) {
  const std::string_view entity = context.entity;
  if (context.facts.declarations.shipped.contains(entity)) return true;
  const std::size_t bar = entity.find('|');
  if (bar == std::string_view::npos) return false;
  const std::string_view key = entity.substr(bar + 1);
  if (entity.substr(0, bar) == "xtk:workflow") {
    return IsOneOf(kTechnicalWorkflows, key);
  }
  const std::size_t colon = key.find(':');
  return colon != std::string_view::npos &&
         IsReservedNamespace(key.substr(0, colon));
}

bool IsOfVendor(const NodeView& view, NodeId entity) {
  for (NodeId at = view.Parent(entity); at != 0; at = view.Parent(at)) {
    if (view.Name(at) != "package") continue;
    const std::string vendor = ToLower(Trim(ValueOf(view, at, "vendor")));
    return vendor.starts_with("adobe") || vendor.starts_with("neolane");
  }
  return false;
}

}  // namespace audit
