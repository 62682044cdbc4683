#include "engine/file_pass.h"

#include <algorithm>
#include <iterator>
#include <utility>

#include "engine/fault_drafts.h"
#include "engine/fingerprint.h"
#include "engine/vendor_matches.h"
#include "model/file_path.h"
#include "model/library_id.h"
#include "model/places.h"
#include "model/schema.h"

namespace audit {
namespace {

constexpr std::string_view kOverTheCap = "not read: over the cap of 16 MiB";
constexpr std::string_view kOverTheBudget = "not parsed: over the parse budget";

bool IsZip(std::string_view bytes) {
  return bytes.starts_with("PK\x03\x04") || bytes.starts_with("PK\x05\x06");
}

bool HasNulBytes(std::string_view text) {
  return text.substr(0, 8000).find('\0') != std::string_view::npos;
}

std::string XmlFaultNote(std::uint32_t lost) {
  return std::to_string(lost) + " bytes were not read behind a syntax fault";
}

}  // namespace

FilePass::FilePass(const Plan& plan, DistinctTexts& texts, FileId id,
                   std::string path, std::string bytes)
    : plan_(plan),
      texts_(texts),
      file_(std::move(path), std::move(bytes)),
      placement_(file_, id) {
  result_.info.path = file_.path();
  result_.info.bytes = file_.bytes().size();
  result_.info.encoding = EncodingName(file_.decoded().encoding);
  Open();
}

void FilePass::Open() {
  const std::string_view text = file_.utf8();
  if (text.empty()) return Skip("empty");
  if (IsZip(file_.bytes())) {
    return SkipIncomplete("an archive inside an archive");
  }
  const auto code = KindOfFile(file_.path(), text);
  const std::string extension = SplitPath(file_.path()).extension;
  const bool xml = LooksLikeXml(text);
  if (!xml && HasNulBytes(text)) {
    const bool meant_as_text = code || extension == "xml";
    return meant_as_text
               ? SkipIncomplete("NUL bytes in it, as no text has them")
               : Skip("binary");
  }
  if (xml) {
    OpenDocument();
    if (entities_.recognised) return;
    malformed_ = !document_->faults().empty();
    document_.reset();
  }
  if (!code && malformed_ && extension == "xml") {
    return SkipIncomplete("markup so bad that nothing of Campaign's is seen");
  }
  if (!code) return Skip(ReasonToSkip());
  code_ = code;
  DraftEncoding();
}

std::string FilePass::ReasonToSkip() const {
  return LooksLikeXml(file_.utf8()) ? "XML, but not Campaign's"
                                    : "not a kind of file that is read";
}

void FilePass::Skip(std::string reason) {
  result_.skipped =
      Skipped{file_.path(), std::move(reason), file_.bytes().size(), false};
}

void FilePass::SkipIncomplete(std::string reason) {
  Skip(std::move(reason));
  result_.skipped->incomplete = true;
}

void FilePass::NoteUnread(std::uint64_t scripts, std::string_view why) {
  if (scripts == 0) return;
  result_.notes.push_back(
      (scripts == 1 ? "a script " : std::to_string(scripts) + " scripts ") +
      std::string(why));
}

void FilePass::OpenDocument() {
  document_ = Document::Parse(file_.utf8());
  entities_ = FindEntities(*document_, file_.path());
  if (!entities_.recognised) return;
  result_.is_package = entities_.package.has_value();
  if (entities_.package) {
    result_.build_version = entities_.package->build_version;
  }
  CollectEntities();
  DraftEncoding();
  DraftXmlFaults();
  slices_ = CutDocument(*document_, entities_, plan_.ruleset().selects());
  selects_ = plan_.SelectsFor(result_.build_version);
  walked_.resize(slices_.size());
  left_ = slices_.size();
}

void FilePass::CollectEntities() {
  for (const Entity& entity : entities_.entities) {
    result_.entities.push_back({entity.schema, entity.Name(), {}});
    if (entity.is_server) {
      result_.servers.push_back(
          ReadServerFile(*document_, entity.element, file_.path()));
      continue;
    }
    result_.administration.Read(*document_, entity);
    if (entity.schema == "xtk:srcSchema" &&
        IsKeptInFiles(*document_, entity.element)) {
      result_.file_schemas.push_back(entity.key);
    }
  }
}

void FilePass::DraftEncoding() {
  const RuleIndex rule = plan_.RuleFor("encoding");
  if (rule >= plan_.enabled().size()) return;
  if (auto draft = DraftOfEncoding(rule, file_)) {
    PlaceFileDrafts({*std::move(draft)});
  }
}

void FilePass::DraftXmlFaults() {
  const RuleIndex rule = plan_.RuleFor("xml-syntax");
  std::vector<Draft> drafts;
  for (const XmlFault& fault : document_->faults()) {
    result_.bytes_lost += fault.lost;
    if (fault.lost > 0) result_.notes.push_back(XmlFaultNote(fault.lost));
    if (rule >= plan_.enabled().size()) continue;
    drafts.push_back(DraftOfFault(rule, fault));
  }
  PlaceFileDrafts(drafts);
}

void FilePass::PlaceFileDrafts(const std::vector<Draft>& drafts) {
  Occurrence at;
  at.origin =
      OriginMap::Verbatim(0, static_cast<std::uint32_t>(file_.utf8().size()));
  at.text = file_.utf8();
  for (const Draft& draft : drafts) {
    at.entity = kNoEntity;
    for (std::uint32_t i = 0; i < entities_.entities.size(); ++i) {
      if (entities_.entities[i].region.Contains(draft.region)) at.entity = i;
    }
    result_.candidates.push_back(placement_.Place(draft, at));
  }
}

void FilePass::Walk(std::size_t slice, ScriptParser& parser) {
  const WalkContext context{plan_,      selects_, *document_, entities_,
                            placement_, texts_,   parser};
  walked_[slice] = WalkSlice(context, slices_[slice]);
}

void FilePass::ReadCode(ScriptParser& parser) {
  if (!code_) return;
  const std::string_view text = file_.utf8();
  result_.fragments = 1;
  result_.languages.emplace_back(ToString(code_->language));
  if (text.size() > kMaxFragment) {
    return NoteUnread(1, kOverTheCap);
  }
  const std::string id = LibraryIdOfPath(file_.path());
  if (!id.empty()) {
    result_.entities.push_back({"xtk:javascript", "xtk:javascript|" + id, {}});
  } else {
    result_.entities.push_back({"", "", {}});
  }
  const auto found = texts_.Get(*code_, text, parser);
  NoteUnread(found->unparsed ? 1 : 0, kOverTheBudget);
  for (const auto* loads : {&found->facts.loads, &found->imports}) {
    std::copy(loads->begin(), loads->end(),
              std::back_inserter(result_.entities[0].loads));
  }
  if (!id.empty()) {
    result_.libraries.push_back({id, found->facts, file_.path()});
  }
  Occurrence at;
  at.entity = 0;
  at.origin = OriginMap::Verbatim(0, static_cast<std::uint32_t>(text.size()));
  at.text = text;
  for (const Draft& draft : found->drafts) {
    result_.candidates.push_back(placement_.Place(draft, at));
  }
}

void FilePass::Merge(SliceResult slice) {
  std::move(slice.candidates.begin(), slice.candidates.end(),
            std::back_inserter(result_.candidates));
  for (auto& [entity, library] : slice.loads) {
    result_.entities[entity].loads.push_back(std::move(library));
  }
  for (auto& [entity, facts] : slice.libraries) {
    result_.libraries.push_back(
        {entities_.entities[entity].key, std::move(facts), file_.path()});
  }
  for (std::size_t i = 0; i < slice.languages.size(); ++i) {
    if (slice.languages[i]) {
      result_.languages.emplace_back(ToString(static_cast<Language>(i)));
    }
  }
  result_.fragments += slice.fragments;
  result_.expressions += slice.expressions;
  oversized_ += slice.oversized;
  unparsed_ += slice.unparsed;
}

FileResult FilePass::Finish() {
  for (SliceResult& slice : walked_) Merge(std::move(slice));
  NoteUnread(oversized_, kOverTheCap);
  NoteUnread(unparsed_, kOverTheBudget);
  for (FileResult::EntityInfo& entity : result_.entities) {
    std::sort(entity.loads.begin(), entity.loads.end());
    entity.loads.erase(std::unique(entity.loads.begin(), entity.loads.end()),
                       entity.loads.end());
  }
  if (plan_.vendor_parity()) {
    const bool document = document_ && entities_.recognised;
    result_.vendor_matches =
        FindVendorMatches({file_, placement_, document ? &*document_ : nullptr,
                           &entities_, code_});
  }
  if (plan_.hash_files()) result_.info.sha256 = Sha256Hex(file_.bytes());
  return std::move(result_);
}

}  // namespace audit
