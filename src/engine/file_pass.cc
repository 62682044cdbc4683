#include "engine/file_pass.h"

#include <algorithm>
#include <iterator>
#include <utility>

#include "engine/envelope_walk.h"
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

template <class T>
void SortOnce(std::vector<T>* values) {
  std::sort(values->begin(), values->end());
  values->erase(std::unique(values->begin(), values->end()), values->end());
}

std::string XmlFaultNote(std::uint32_t lost) {
  return std::to_string(lost) + " bytes were not read behind a syntax fault";
}

// Whether an entity, or the file that is one, runs for visitors of pages.
bool IsOfPages(std::string_view schema, std::string_view path) {
  return schema == "xtk:jssp" || schema == "nms:webApp" ||
         schema == "nms:report" || (schema.empty() && path.ends_with(".jssp"));
}

}  // namespace

FilePass::FilePass(const Plan& plan, DistinctTexts& texts, FileId id,
                   std::string path, std::string bytes, TextRoom room)
    : plan_(plan),
      texts_(texts),
      file_(std::move(path), std::move(bytes)),
      placement_(file_, id),
      opened_(OpenFile(file_, std::move(room))) {
  result_.info.path = file_.path();
  result_.info.bytes = file_.bytes().size();
  result_.info.encoding = EncodingName(file_.decoded().encoding);
  result_.entity_facts.ReadCode(file_.utf8());
  if (opened_.document) {
    TakeDocument();
  } else if (opened_.code) {
    DraftEncoding();
  } else {
    result_.skipped = Skipped{file_.path(), opened_.skipped,
                              file_.bytes().size(), opened_.incomplete};
  }
}

void FilePass::NoteUnread(std::uint64_t scripts, std::string_view why) {
  if (scripts == 0) return;
  result_.notes.push_back(
      (scripts == 1 ? "a script " : std::to_string(scripts) + " scripts ") +
      std::string(why));
}

void FilePass::TakeDocument() {
  const EntityList& entities = opened_.entities;
  result_.is_package = entities.package.has_value();
  if (entities.package) {
    result_.build_version = entities.package->build_version;
  }
  CollectEntities();
  DraftEncoding();
  DraftXmlFaults();
  slices_ = CutDocument(*opened_.document, entities, plan_.ruleset().selects());
  selects_ = plan_.SelectsFor(result_.build_version);
  for (Candidate& candidate : WalkEnvelope(
           {plan_, selects_, *opened_.document, entities, placement_})) {
    result_.candidates.push_back(std::move(candidate));
  }
  walked_.resize(slices_.size());
  left_ = slices_.size();
}

void FilePass::CollectEntities() {
  for (const Entity& entity : opened_.entities.entities) {
    result_.entities.push_back({entity.schema, entity.Name(), {}});
    result_.surroundings.Read(*opened_.document, entity);
    if (entity.is_server) {
      result_.entity_facts.ReadServer(*opened_.document, entity.element);
      result_.servers.push_back(
          ReadServerFile(*opened_.document, entity.element, file_.path()));
      continue;
    }
    result_.administration.Read(*opened_.document, entity, file_.path());
    result_.entity_facts.Read(*opened_.document, entity);
    result_.declarations.Read(*opened_.document, entity, file_.path());
    if (entity.schema == "xtk:srcSchema" &&
        IsKeptInFiles(*opened_.document, entity.element)) {
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
  const RuleIndex external = plan_.RuleFor("js-xml-external-entity");
  std::vector<Draft> drafts;
  for (const XmlFault& fault : opened_.document->faults()) {
    result_.bytes_lost += fault.lost;
    if (fault.lost > 0) result_.notes.push_back(XmlFaultNote(fault.lost));
    if (external < plan_.enabled().size()) {
      for (Draft& draft :
           DraftsOfExternalEntities(external, file_.utf8(), fault)) {
        drafts.push_back(std::move(draft));
      }
    }
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
    at.entity = EntityAt(draft.region);
    result_.candidates.push_back(placement_.Place(draft, at));
  }
}

void FilePass::Walk(std::size_t slice, ScriptParser& parser) {
  const WalkContext context{
      plan_,  selects_, *opened_.document, opened_.entities, placement_,
      texts_, parser};
  walked_[slice] = WalkSlice(context, slices_[slice]);
  walked_[slice].holds_ignore = HoldsIgnoreUpTo(slice);
}

// In the slice and what lies between it and the one before, so that threads
// share the search.
bool FilePass::HoldsIgnoreUpTo(std::size_t slice) const {
  const std::string_view text = file_.utf8();
  const std::size_t begin = slice == 0 ? 0 : slices_[slice - 1].region.end;
  // A marker may lie across the border.
  const std::size_t end =
      slice + 1 == slices_.size()
          ? text.size()
          : slices_[slice].region.end + kIgnoreMarker.size();
  return begin < end && HoldsIgnore(text.substr(begin, end - begin));
}

// Comments of the document itself; those of its scripts are read with them.
void FilePass::ReadIgnores() {
  std::vector<IgnoreComment> comments;
  for (const XmlComment& comment :
       opened_.document->CommentsWith(kIgnoreMarker)) {
    const Region scope = comment.next == 0
                             ? Region{}
                             : opened_.document->ElementRegion(comment.next);
    comments.push_back(
        {comment.region, scope, std::string(comment.text), "an element"});
  }
  const JudgedIgnores judged = JudgeIgnores(plan_, std::move(comments));
  PlaceFileDrafts(judged.drafts);
  ignores_beyond_ += judged.beyond;
  Occurrence at;
  at.origin =
      OriginMap::Verbatim(0, static_cast<std::uint32_t>(file_.utf8().size()));
  for (const TextSuppression& each : judged.suppressions) {
    at.entity = EntityAt(each.scope);
    result_.suppressions.push_back(placement_.Place(each, at));
  }
}

// The innermost that holds the region.
std::uint32_t FilePass::EntityAt(Region region) const {
  std::uint32_t entity = kNoEntity;
  const auto& entities = opened_.entities.entities;
  for (std::uint32_t i = 0; i < entities.size(); ++i) {
    if (entities[i].region.Contains(region)) entity = i;
  }
  return entity;
}

void FilePass::ReadCode(ScriptParser& parser) {
  if (!opened_.code) return;
  const std::string_view text = file_.utf8();
  result_.fragments = 1;
  result_.languages.emplace_back(ToString(opened_.code->language));
  if (text.size() > kMaxFragment) {
    return NoteUnread(1, kOverTheCap);
  }
  const std::string id = LibraryIdOfPath(file_.path());
  if (!id.empty()) {
    result_.entities.push_back({"xtk:javascript", "xtk:javascript|" + id, {}});
  } else {
    result_.entities.push_back({"", "", {}});
  }
  const auto found = texts_.Get(*opened_.code, text, parser, &result_.texts);
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
  for (const TextSuppression& each : found->suppressions) {
    result_.suppressions.push_back(placement_.Place(each, at));
  }
  ignores_beyond_ += found->ignores_beyond;
}

void FilePass::Merge(SliceResult slice) {
  std::move(slice.candidates.begin(), slice.candidates.end(),
            std::back_inserter(result_.candidates));
  std::move(slice.suppressions.begin(), slice.suppressions.end(),
            std::back_inserter(result_.suppressions));
  ignores_beyond_ += slice.ignores_beyond;
  holds_ignore_ = holds_ignore_ || slice.holds_ignore;
  for (auto& [entity, library] : slice.loads) {
    result_.entities[entity].loads.push_back(std::move(library));
  }
  for (auto& [entity, facts] : slice.libraries) {
    result_.libraries.push_back({opened_.entities.entities[entity].key,
                                 std::move(facts), file_.path()});
  }
  for (std::size_t i = 0; i < slice.languages.size(); ++i) {
    if (slice.languages[i]) {
      result_.languages.emplace_back(ToString(static_cast<Language>(i)));
    }
  }
  result_.texts.insert(result_.texts.end(), slice.texts.begin(),
                       slice.texts.end());
  result_.fragments += slice.fragments;
  result_.expressions += slice.expressions;
  oversized_ += slice.oversized;
  unparsed_ += slice.unparsed;
}

FileResult FilePass::Finish() {
  for (SliceResult& slice : walked_) Merge(std::move(slice));
  if (holds_ignore_) ReadIgnores();
  if (ignores_beyond_ > 0) {
    result_.notes.push_back(std::to_string(ignores_beyond_) +
                            " comments with " + std::string(kIgnoreMarker) +
                            " not read: over the cap of 10000 in one text");
  }
  NoteUnread(oversized_, kOverTheCap);
  NoteUnread(unparsed_, kOverTheBudget);
  SortOnce(&result_.texts);
  for (FileResult::EntityInfo& entity : result_.entities) {
    SortOnce(&entity.loads);
    if (!IsOfPages(entity.schema, result_.info.path)) continue;
    result_.entity_facts.page_loads.insert(entity.loads.begin(),
                                           entity.loads.end());
  }
  if (plan_.vendor_parity()) {
    result_.vendor_matches = FindVendorMatches({file_, placement_, opened_});
  }
  if (plan_.hash_files()) result_.info.sha256 = Sha256Hex(file_.bytes());
  return std::move(result_);
}

}  // namespace audit
