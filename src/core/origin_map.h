// Where each byte of a decoded text came from. Maps compose, so a place many
// layers deep (file -> CDATA -> template -> string -> expression) is found by
// composing one map per layer.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "core/region.h"

namespace audit {

class OriginMap {
 public:
  enum class Kind : std::uint8_t {
    kVerbatim,   // each decoded byte is one source byte, in order
    kUniform,    // characters of equal widths, in order (UTF-16 to UTF-8)
    kReplaced,   // the decoded bytes stand for the source region as a whole
    kSynthetic,  // no source at all (an opaque hole, joining white space)
  };
  // Consecutive: each segment starts where the one before ends in the decoded
  // text. `first_of_piece` marks the start of another piece of a folded
  // constant ("a" + "b"): no region runs over such a border.
  struct Segment {
    std::uint32_t decoded_begin;
    std::uint32_t decoded_size;
    Region source;
    Kind kind;
    bool first_of_piece;
    // kUniform: bytes of one character on either side; else 1.
    std::uint8_t decoded_unit = 1;
    std::uint8_t source_unit = 1;
  };

  // `size` bytes, standing as they are at `source_begin`.
  static OriginMap Verbatim(std::uint32_t source_begin, std::uint32_t size);

  void AppendVerbatim(std::uint32_t source_begin, std::uint32_t size);
  void AppendReplaced(Region source, std::uint32_t decoded_size);
  // One character of `unit.size()` source bytes; runs of equal ones are merged.
  void AppendCharacter(Region unit, std::uint8_t decoded_size);
  // A synthetic byte maps to the empty region at `source_at`.
  void AppendSynthetic(std::uint32_t source_at, std::uint32_t decoded_size);
  // What follows comes from another piece of a folded constant.
  void StartPiece();
  // All of `other`, its decoded offsets moved behind what is here.
  void Append(const OriginMap& other);

  std::uint32_t decoded_size() const { return size_; }
  const std::vector<Segment>& segments() const { return segments_; }

  // The narrowest source region whose decoding holds `decoded`, one per piece
  // it touches, first piece first. An empty region maps to an empty one.
  // Precondition: decoded.end <= decoded_size().
  std::vector<Region> ToSourcePieces(Region decoded) const;
  Region ToSource(Region decoded) const { return ToSourcePieces(decoded)[0]; }

  // True when every byte of `decoded` is verbatim and they stand in one run,
  // so that the source slice equals the decoded slice.
  bool IsVerbatim(Region decoded) const;

  // The inverse for maps whose source runs forward without gaps (transcoded
  // files): the decoded offset of the character that holds `source`.
  std::uint32_t FromSource(std::uint32_t source) const;
  // The same for a byte that stands as it is, in maps whose source runs
  // forward; nullopt for any other byte.
  std::optional<std::uint32_t> FromVerbatimSource(std::uint32_t source) const;

  // The map of the decoded slice alone, its decoded offsets from 0.
  OriginMap Slice(Region decoded) const;

  // inner: text -> middle, outer: middle -> source; gives text -> source.
  static OriginMap Compose(const OriginMap& inner, const OriginMap& outer);

 private:
  std::size_t SegmentAt(std::uint32_t decoded) const;
  // The last one that begins at or before `source`; nullptr if none does.
  const Segment* SegmentOfSource(std::uint32_t source) const;
  Region PointSource(std::uint32_t decoded) const;
  void Push(Segment segment);
  // Appends the part `decoded` of `from`'s segment, cut to characters.
  void AppendPart(const Segment& from, Region decoded);

  std::vector<Segment> segments_;
  std::uint32_t size_ = 0;
  bool start_piece_ = false;
};

}  // namespace audit
