#include <algorithm>

#include "report/sarif_parts.h"
#include "report/standing.h"

namespace audit {
namespace {

class ResultObject {
 public:
  ResultObject(const RunReport& run, const Rule& rule, const Finding& finding,
               const SarifShape& shape, JsonWriter* out)
      : run_(run), rule_(rule), finding_(finding), shape_(shape), out_(*out) {
    if (!shape.github()) return;
    related_ = related_.first(
        std::min(related_.size(), kGithubLocations - 1));  // and its own
    // What is left is next to the finding, which the last step is.
    flow_ = flow_.last(std::min(flow_.size(), kGithubFlow));
  }

  void Write() {
    out_.BeginObject();
    out_.Text("ruleId", rule_.id);
    out_.Number("ruleIndex", finding_.rule);
    out_.Text("kind", "fail");
    out_.Text("level", ToString(finding_.severity));
    WriteSarifText("message", Message(), &out_);
    WriteLocations();
    WriteRelated();
    WriteFlow();
    if (!finding_.fingerprint.empty()) {
      out_.BeginObject("partialFingerprints");
      out_.Text("campaignAuditFingerprint/v1", finding_.fingerprint);
      if (!finding_.text_fingerprint.empty()) {
        out_.Text("campaignAuditText/v1", finding_.text_fingerprint);
      }
      out_.EndObject();
    }
    WriteStanding();
    WriteFix();
    WriteProperties();
    out_.EndObject();
  }

 private:
  // Code scanning and viewers show neither logical locations nor properties.
  std::string PlaceInWords() const {
    if (shape_.profile == SarifProfile::kFull) return "";
    std::string words;
    if (!finding_.entity.empty()) {
      words = " In '" + SarifMessage(finding_.entity) + "'";
    }
    if (finding_.decoded) {
      words += words.empty() ? " On " : ", ";
      words += "line " + std::to_string(finding_.decoded->line) + " of the " +
               finding_.decoded->language;
    }
    return words.empty() ? words : words + ".";
  }

  void WriteStanding() {
    if (shape_.baseline) {
      out_.Text("baselineState", finding_.baseline == BaselineState::kUnchanged
                                     ? "unchanged"
                                     : "new");
    }
    if (!shape_.suppressions) return;
    out_.BeginArray("suppressions");
    if (finding_.suppression) WriteSuppression(*finding_.suppression);
    out_.EndArray();
  }

  void WriteSuppression(const Suppression& suppression) {
    out_.BeginObject();
    out_.Text("kind", suppression.kind == Suppression::Kind::kInSource
                          ? "inSource"
                          : "external");
    out_.Text("status", "accepted");
    if (!suppression.reason.empty()) {
      out_.Text("justification", SarifMessage(suppression.reason));
    }
    const WrittenAt written = WhereWritten(suppression);
    if (written.line > 0) {
      out_.BeginObject("location");
      out_.BeginObject("physicalLocation");
      WriteSarifArtifact("artifactLocation", written.path, &out_);
      out_.BeginObject("region");
      out_.Number("startLine", written.line);
      out_.EndObject();
      out_.EndObject();
      out_.EndObject();
    }
    out_.BeginObject("properties");
    out_.Text("rule", suppression.rule);
    if (!suppression.owner.empty()) out_.Text("owner", suppression.owner);
    if (!suppression.until.empty()) out_.Text("until", suppression.until);
    out_.EndObject();
    out_.EndObject();
  }

  // Viewers show a related place only where the message links to it.
  std::string Message() const {
    std::string message = SarifSentence(finding_.message);
    if (finding_.verdict == Verdict::kNeedsReview &&
        !finding_.unclear.empty()) {
      message += " Needs review: " + SarifSentence(finding_.unclear);
    }
    message += PlaceInWords();
    for (std::size_t i = 0; i < related_.size(); ++i) {
      message += i == 0 ? " See " : ", ";
      message += "[" + LinkText(i) + "](" + std::to_string(i + 1) + ")";
    }
    if (!message.ends_with('.')) message += '.';
    return message;
  }

  std::string LinkText(std::size_t index) const {
    const Place& place = related_[index].place;
    const std::uint32_t line = place.excerpt.begin.line;
    if (place.location.file == finding_.place.location.file) {
      return "line " + std::to_string(line);
    }
    std::string path = SarifMessage(run_.files[place.location.file].path);
    for (char& c : path) {
      if (c == '[' || c == ']' || c == '\\') c = '_';  // would end the link
    }
    return path + ", line " + std::to_string(line);
  }

  void WriteRegion(std::string_view key, const Place& place) {
    const Excerpt& excerpt = place.excerpt;
    out_.BeginObject(key);
    WritePositions(excerpt.begin, excerpt.end);
    WriteBytes(place.location.region);
    // The text of a region is all of it or nothing.
    if (!excerpt.snippet.empty() && excerpt.snippet.size() + 4 <= kMaxSnippet) {
      WriteSarifText("snippet", excerpt.snippet, &out_);
    }
  }

  void WritePositions(const Position& begin, const Position& end) {
    out_.Number("startLine", begin.line);
    out_.Number("startColumn", begin.utf16_column);
    out_.Number("endLine", end.line);
    out_.Number("endColumn", end.utf16_column);
  }

  void WriteBytes(Region region) {
    out_.Number("byteOffset", region.begin);
    out_.Number("byteLength", region.size());
  }

  void BeginPhysicalLocation(const Place& place) {
    out_.BeginObject("physicalLocation");
    WriteSarifArtifact("artifactLocation", run_, place.location.file, &out_);
    WriteRegion("region", place);
  }

  // The whole lines around a region, where the excerpt has them whole and
  // they are more than the region itself.
  void WriteContext(const Excerpt& excerpt) {
    const bool cut = excerpt.window_begin > 0 ||
                     std::any_of(excerpt.lines.begin(), excerpt.lines.end(),
                                 [](const std::string& line) {
                                   return line.size() >= kMaxLine;
                                 });
    std::string text;
    for (const std::string& line : excerpt.lines) {
      text += (text.empty() ? "" : "\n") + line;
    }
    if (cut || excerpt.first_line + excerpt.lines.size() <= excerpt.end.line ||
        text.size() <= excerpt.snippet.size()) {
      return;
    }
    out_.BeginObject("contextRegion");
    out_.Number("startLine", excerpt.first_line);
    out_.Number("endLine", excerpt.first_line + excerpt.lines.size() - 1);
    WriteSarifText("snippet", text, &out_);
    out_.EndObject();
  }

  void WriteLogicalLocations() {
    if (finding_.entity.empty()) return;
    const std::size_t bar = finding_.entity.find('|');
    out_.BeginArray("logicalLocations");
    out_.BeginObject();
    if (bar != std::string::npos) {
      out_.Text("name", finding_.entity.substr(bar + 1));
    }
    out_.Text("fullyQualifiedName", finding_.entity);
    out_.Text("kind", "resource");
    out_.EndObject();
    if (!finding_.entity_path.empty()) {
      out_.BeginObject();
      out_.Text("fullyQualifiedName", finding_.entity + finding_.entity_path);
      out_.Text("kind", finding_.entity_path.find("/@") == std::string::npos
                            ? "element"
                            : "attribute");
      out_.EndObject();
    }
    out_.EndArray();
  }

  void WriteLocations() {
    out_.BeginArray("locations");
    out_.BeginObject();
    BeginPhysicalLocation(finding_.place);
    if (finding_.decoded) {
      out_.Text("sourceLanguage", finding_.decoded->language);
    }
    out_.EndObject();
    WriteContext(finding_.place.excerpt);
    out_.EndObject();
    WriteLogicalLocations();
    out_.EndObject();
    out_.EndArray();
  }

  void WriteRelated() {
    if (related_.empty()) return;
    out_.BeginArray("relatedLocations");
    for (std::size_t i = 0; i < related_.size(); ++i) {
      const Related& related = related_[i];
      out_.BeginObject();
      out_.Number("id", i + 1);
      BeginPhysicalLocation(related.place);
      out_.EndObject();
      out_.EndObject();
      WriteSarifText("message", SarifSentence(related.message), &out_);
      out_.EndObject();
    }
    out_.EndArray();
  }

  void WriteFlow() {
    if (flow_.empty()) return;
    out_.BeginArray("codeFlows");
    out_.BeginObject();
    out_.BeginArray("threadFlows");
    out_.BeginObject();
    out_.BeginArray("locations");
    for (const Related& step : flow_) {
      out_.BeginObject();
      out_.BeginObject("location");
      BeginPhysicalLocation(step.place);
      out_.EndObject();
      out_.EndObject();
      WriteSarifText("message", SarifSentence(step.message), &out_);
      out_.EndObject();
      out_.EndObject();
    }
    out_.EndArray();
    out_.EndObject();
    out_.EndArray();
    out_.EndObject();
    out_.EndArray();
  }

  // A viewer that knows lines only would write an edit without them to the
  // top of the file: no lines, no fix.
  bool FixHasLines() const {
    return finding_.fix && !finding_.fix->edits.empty() &&
           std::all_of(finding_.fix->edits.begin(), finding_.fix->edits.end(),
                       [](const Edit& edit) { return edit.begin.line != 0; });
  }

  void WriteFix() {
    if (!FixHasLines() || shape_.github()) return;  // not read there
    out_.BeginArray("fixes");
    out_.BeginObject();
    WriteSarifText("description", SarifSentence(finding_.fix->title), &out_);
    out_.BeginArray("artifactChanges");
    out_.BeginObject();
    WriteSarifArtifact("artifactLocation", run_, finding_.place.location.file,
                       &out_);
    out_.BeginArray("replacements");
    for (const Edit& edit : finding_.fix->edits) {
      out_.BeginObject();
      out_.BeginObject("deletedRegion");
      WritePositions(edit.begin, edit.end);
      WriteBytes(edit.region);
      out_.EndObject();
      WriteSarifText("insertedContent", edit.replacement, &out_);
      out_.EndObject();
    }
    out_.EndArray();
    out_.EndObject();
    out_.EndArray();
    out_.BeginObject("properties");
    out_.Truth("safe", finding_.fix->safe);
    out_.EndObject();
    out_.EndObject();
    out_.EndArray();
  }

  void WriteProperties() {
    out_.BeginObject("properties");
    out_.Text("verdict", ToString(finding_.verdict));
    out_.Text("impact", ToString(finding_.impact));
    out_.Text("precision", ToString(finding_.precision));
    if (!finding_.unclear.empty()) out_.Text("unclear", finding_.unclear);
    if (!rule_.pu.empty()) out_.Text("pu", rule_.pu);
    if (rule_.effort_minutes > 0) {
      out_.Number("effortMinutes",
                  static_cast<std::uint64_t>(rule_.effort_minutes));
    }
    if (finding_.decoded) {
      out_.BeginObject("decoded");
      out_.Text("language", finding_.decoded->language);
      out_.Number("line", finding_.decoded->line);
      out_.Number("column", finding_.decoded->column);
      out_.EndObject();
    }
    if (!finding_.also.empty()) {
      out_.BeginArray("also");
      for (const std::string& id : finding_.also) out_.Text(id);
      out_.EndArray();
    }
    out_.EndObject();
  }

  const RunReport& run_;
  const Rule& rule_;
  const Finding& finding_;
  const SarifShape& shape_;
  std::span<const Related> related_ = finding_.related;
  std::span<const Related> flow_ = finding_.flow;
  JsonWriter& out_;
};

}  // namespace

void WriteSarifResult(const RunReport& run, const Rule& rule,
                      const Finding& finding, const SarifShape& shape,
                      JsonWriter* out) {
  ResultObject(run, rule, finding, shape, out).Write();
}

}  // namespace audit
