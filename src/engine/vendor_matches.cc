#include "engine/vendor_matches.h"

#include <algorithm>
#include <memory>
#include <span>
#include <utility>

#include "engine/vendor_reading.h"
#include "engine/vendor_words.h"
#include "model/file_path.h"
#include "model/library_id.h"

namespace audit {
namespace {

using Reason = BenignReason;

struct Match {
  VendorHit hit;  // of the file's UTF-8 text
  const Entity* entity = nullptr;
  VendorReading reading = {};  // told_at: of the file's UTF-8 text
  bool read = false;           // some part of the document holds it
};

// Comments of a document, in order; what looks like one inside of CDATA is
// none.
std::vector<Region> CommentsOf(std::string_view text) {
  std::vector<Region> comments;
  std::size_t at = 0;
  while ((at = text.find("<!", at)) != std::string_view::npos) {
    const bool comment = text.substr(at, 4) == "<!--";
    const bool cdata = text.substr(at, 9) == "<![CDATA[";
    const std::size_t begin = at;
    at += 2;
    if (!comment && !cdata) continue;
    const std::size_t end = text.find(comment ? "-->" : "]]>", at);
    if (end == std::string_view::npos) continue;
    at = end + 3;
    if (comment) {
      comments.push_back(
          {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(at)});
    }
  }
  return comments;
}

class DocumentReader {
 public:
  DocumentReader(const Document& document, std::span<Match> matches)
      : document_(document), matches_(matches) {}

  void Run() {
    std::vector<NodeId> stack = {document_.FirstRoot()};
    while (!stack.empty()) {
      const NodeId element = stack.back();
      stack.pop_back();
      if (element == 0) continue;
      stack.push_back(document_.NextSibling(element));
      if (In(document_.ElementRegion(element)).empty()) continue;
      ReadTags(element);
      ReadAttributes(element);
      ReadText(element);
      stack.push_back(document_.FirstChild(element));
    }
    ReadComments();
  }

 private:
  // Matches that begin in the region; they are in order.
  std::span<Match> In(Region region) const {
    const auto before = [](const Match& match, std::uint32_t at) {
      return match.hit.region.begin < at;
    };
    const auto first = std::lower_bound(matches_.begin(), matches_.end(),
                                        region.begin, before);
    const auto last =
        std::lower_bound(first, matches_.end(), region.end, before);
    return {first, last};
  }

  // A name that the vendor searches: a finding stands on the start tag.
  void ReadTags(NodeId element) {
    const Region name = document_.NameRegion(element);
    const std::uint32_t end = document_.ElementRegion(element).end;
    const Region end_tag{
        std::max(end - std::min(end, name.size() + 3), name.end), end};
    const std::string_view tag =
        document_.utf8().substr(end_tag.begin, end_tag.size());
    for (Match& match : In(name)) Name(name, &match);
    if (!tag.starts_with("</")) return;
    for (Match& match : In(end_tag)) Name(name, &match);
  }

  void Name(Region start_tag_name, Match* match) {
    match->read = true;
    match->reading = {ReasonOfWords(document_.utf8(), match->hit),
                      start_tag_name};
  }

  void ReadAttributes(NodeId element) {
    for (AttributeId attribute = document_.FirstAttribute(element);
         attribute != 0; attribute = document_.NextAttribute(attribute)) {
      const Region region = document_.AttributeRegion(attribute);
      const auto matches = In(region);
      if (matches.empty()) continue;
      const Entity* entity = matches[0].entity;
      const std::string_view value = document_.AttributeValue(attribute);
      std::optional<FragmentKind> kind;
      if (entity != nullptr) {
        kind = KindOfAttribute(*entity, document_, element,
                               document_.AttributeName(attribute), value);
      }
      const OriginMap origin = document_.AttributeOrigin(attribute);
      ReadValue(kind, value, origin, matches);
    }
  }

  void ReadText(NodeId element) {
    const OriginMap origin = document_.TextOrigin(element);
    std::vector<Match*> matches;
    for (const OriginMap::Segment& segment : origin.segments()) {
      for (Match& match : In(segment.source)) matches.push_back(&match);
    }
    if (matches.empty()) return;
    std::string joined;
    const std::string_view text = document_.TextView(element, &joined);
    std::optional<FragmentKind> kind;
    if (matches[0]->entity != nullptr) {
      kind = KindOfText(*matches[0]->entity, document_, element, text);
    }
    Read(kind, text, origin, matches);
  }

  // Of an attribute: the name and the quotes stand before the value.
  void ReadValue(const std::optional<FragmentKind>& kind,
                 std::string_view value, const OriginMap& origin,
                 std::span<Match> matches) {
    std::vector<Match*> inside;
    for (Match& match : matches) {
      if (origin.FromVerbatimSource(match.hit.region.begin)) {
        inside.push_back(&match);
      } else {
        match.read = true;
        match.reading = {ReasonOfWords(document_.utf8(), match.hit)};
      }
    }
    Read(kind, value, origin, inside);
  }

  void Read(const std::optional<FragmentKind>& kind, std::string_view text,
            const OriginMap& origin, const std::vector<Match*>& matches) {
    std::optional<FragmentReader> reader;
    if (kind) reader.emplace(*kind, text);
    for (Match* match : matches) {
      const auto begin = origin.FromVerbatimSource(match->hit.region.begin);
      const auto last = origin.FromVerbatimSource(match->hit.region.end - 1);
      match->read = true;
      if (!begin || !last) continue;
      const VendorHit hit{match->hit.search, {*begin, *last + 1}};
      match->reading = reader ? reader->At(hit) : ReadPlainValue(text, hit);
      if (match->reading.told_at) {
        match->reading.told_at = origin.ToSource(*match->reading.told_at);
      }
    }
  }

  void ReadComments() {
    for (const Region& comment : CommentsOf(document_.utf8())) {
      for (Match& match : In(comment)) {
        if (match.read) continue;
        match.read = true;
        match.reading = {Reason::kComment};
      }
    }
  }

  const Document& document_;
  std::span<Match> matches_;
};

const Entity* EntityAt(const EntityList& list, Region region) {
  const auto& entities = list.entities;
  auto it = std::upper_bound(entities.begin(), entities.end(), region.begin,
                             [](std::uint32_t at, const Entity& entity) {
                               return at < entity.region.begin;
                             });
  if (it == entities.begin()) return nullptr;
  --it;
  return region.begin < it->region.end ? &*it : nullptr;
}

// Who loses nothing may say that what is left is in no entity.
bool LosesNothing(const Document& document) {
  return std::none_of(document.faults().begin(), document.faults().end(),
                      [](const XmlFault& fault) { return fault.lost > 0; });
}

void ReadDocument(const VendorSource& source, std::vector<Match>* matches) {
  for (Match& match : *matches) {
    match.entity = EntityAt(source.opened.entities, match.hit.region);
  }
  DocumentReader(*source.opened.document, *matches).Run();
  if (!LosesNothing(*source.opened.document)) return;
  for (Match& match : *matches) {
    if (match.entity != nullptr || match.reading.reason) continue;
    match.reading = {Reason::kOutsideEntities};
  }
}

void ReadCodeFile(const VendorSource& source, std::vector<Match>* matches) {
  FragmentReader reader(*source.opened.code, source.file.utf8());
  for (Match& match : *matches) match.reading = reader.At(match.hit);
}

// How the vendor would name what a sync tool wrote as a file of its own.
void NameFile(const VendorSource& source, VendorMatch* match) {
  if (source.opened.code->language == Language::kJavaScript) {
    match->schema = "xtk:javascript";
  } else if (source.opened.code->setting == Setting::kJst) {
    match->schema = "xtk:jst";
  } else if (source.opened.code->language == Language::kTemplate) {
    match->schema = "xtk:jssp";
  }
  match->key = LibraryIdOfPath(source.file.path());
  if (!match->key.empty()) return;
  const PathParts parts = SplitPath(source.file.path());
  match->key = parts.schema.empty() ? source.file.path()
                                    : std::string(parts.below_schema);
  const std::size_t folder = match->key.find('/');
  if (!parts.schema.empty() && folder != std::string::npos) {
    match->key[folder] = ':';
  }
}

}  // namespace

std::vector<VendorMatch> FindVendorMatches(const VendorSource& source) {
  std::vector<Match> matches;
  for (const VendorHit& hit : FindVendorHits(source.file.utf8())) {
    matches.push_back({hit});
  }
  if (matches.empty()) return {};
  if (source.opened.document) {
    ReadDocument(source, &matches);
  } else if (source.opened.code) {
    ReadCodeFile(source, &matches);
  } else {
    for (Match& match : matches) match.reading = {Reason::kOutsideEntities};
  }
  std::vector<VendorMatch> found;
  for (const Match& match : matches) {
    VendorMatch one;
    one.search = match.hit.search;
    one.place = source.placement.PlaceAt(match.hit.region);
    if (match.entity != nullptr) {
      one.schema = match.entity->schema;
      one.key = match.entity->key;
    } else if (source.opened.code) {
      NameFile(source, &one);
    }
    one.reason = match.reading.reason;
    if (match.reading.told_at) {
      one.told_at = source.file.ToOriginal(*match.reading.told_at);
    }
    found.push_back(std::move(one));
  }
  return found;
}

}  // namespace audit
