// The parts of a SARIF log, each written by a file of its own. All write one
// or more members into the run object that is open.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "engine/run.h"
#include "report/json_writer.h"
#include "report/taxonomies.h"
#include "ruleset/rule.h"

namespace audit {

// tool and taxonomies: sarif_tool.cc.
void WriteSarifTool(const RunReport& run, std::span<const Rule> rules,
                    std::span<const Taxonomy> taxonomies, JsonWriter* out);

// invocations: sarif_invocation.cc.
void WriteSarifInvocation(const RunReport& run, std::span<const Rule> rules,
                          JsonWriter* out);
// What notifications are about, for the driver.
void WriteSarifNotificationKinds(JsonWriter* out);

// One element of results: sarif_result.cc.
void WriteSarifResult(const RunReport& run, const Rule& rule,
                      const Finding& finding, JsonWriter* out);

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
