// The parts of a SARIF log, each written by a file of its own. All write one
// or more members into the run object that is open.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "engine/run.h"
#include "report/json_writer.h"
#include "report/report.h"
#include "report/taxonomies.h"
#include "ruleset/rule.h"

namespace audit {

// What is the same for every result of a log.
struct SarifShape {
  SarifProfile profile = SarifProfile::kFull;
  // All results have the property or none (SARIF 3.27.23 and .24).
  bool suppressions = false;
  bool baseline = false;
  bool github() const { return profile == SarifProfile::kGithub; }
};

// What code scanning shows of a result, and of a rule; it refuses logs with
// ten times as many of each.
inline constexpr std::size_t kGithubResults = 5'000;
inline constexpr std::size_t kGithubLocations = 100;
inline constexpr std::size_t kGithubFlow = 1'000;
inline constexpr std::size_t kGithubTags = 10;

// tool and taxonomies: sarif_tool.cc.
void WriteSarifTool(const RunReport& run, std::span<const Rule> rules,
                    std::span<const Taxonomy> taxonomies, JsonWriter* out);

// invocations: sarif_invocation.cc. `omissions` are warnings besides.
void WriteSarifInvocation(const RunReport& run, std::span<const Rule> rules,
                          std::span<const std::string> omissions,
                          JsonWriter* out);
// What notifications are about, for the driver.
void WriteSarifNotificationKinds(JsonWriter* out);

// One element of results: sarif_result.cc.
void WriteSarifResult(const RunReport& run, const Rule& rule,
                      const Finding& finding, const SarifShape& shape,
                      JsonWriter* out);

// "key": {"text": ...}
void WriteSarifText(std::string_view key, std::string_view text,
                    JsonWriter* out);

// Members uri, uriBaseId and, for files of the run, index.
void WriteSarifArtifact(std::string_view key, std::string_view path,
                        JsonWriter* out);
void WriteSarifArtifact(std::string_view key, const RunReport& run, FileId file,
                        JsonWriter* out);

// Text of a package as part of a message: hidden characters are shown, and
// "](" is parted, since viewers make a link of "[text](target)".
std::string SarifMessage(std::string_view text);
// The same with a full stop at its end.
std::string SarifSentence(std::string_view text);

}  // namespace audit
