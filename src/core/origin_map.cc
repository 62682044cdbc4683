#include "core/origin_map.h"

#include <algorithm>
#include <cassert>

namespace audit {
namespace {

using Kind = OriginMap::Kind;
using Segment = OriginMap::Segment;

std::uint32_t DecodedEnd(const Segment& segment) {
  return segment.decoded_begin + segment.decoded_size;
}

// The part of `segment` that decodes to `part` (absolute decoded offsets).
Region SourceOf(const Segment& segment, Region part) {
  if (segment.kind != Kind::kVerbatim) return segment.source;
  const std::uint32_t shift = segment.source.begin - segment.decoded_begin;
  return {part.begin + shift, part.end + shift};
}

}  // namespace

OriginMap OriginMap::Verbatim(std::uint32_t source_begin, std::uint32_t size) {
  OriginMap map;
  map.AppendVerbatim(source_begin, size);
  return map;
}

void OriginMap::AppendVerbatim(std::uint32_t source_begin, std::uint32_t size) {
  if (size == 0) return;
  if (!start_piece_ && !segments_.empty()) {
    Segment& last = segments_.back();
    if (last.kind == Kind::kVerbatim && last.source.end == source_begin) {
      last.decoded_size += size;
      last.source.end += size;
      size_ += size;
      return;
    }
  }
  segments_.push_back({size_,
                       size,
                       {source_begin, source_begin + size},
                       Kind::kVerbatim,
                       start_piece_});
  start_piece_ = false;
  size_ += size;
}

void OriginMap::AppendReplaced(Region source, std::uint32_t decoded_size) {
  if (decoded_size == 0) return;
  segments_.push_back(
      {size_, decoded_size, source, Kind::kReplaced, start_piece_});
  start_piece_ = false;
  size_ += decoded_size;
}

void OriginMap::AppendSynthetic(std::uint32_t source_at,
                                std::uint32_t decoded_size) {
  if (decoded_size == 0) return;
  segments_.push_back({size_,
                       decoded_size,
                       {source_at, source_at},
                       Kind::kSynthetic,
                       start_piece_});
  start_piece_ = false;
  size_ += decoded_size;
}

void OriginMap::StartPiece() { start_piece_ = !segments_.empty(); }

void OriginMap::Append(const OriginMap& other) {
  for (const Segment& segment : other.segments_) {
    if (segment.first_of_piece) StartPiece();
    switch (segment.kind) {
      case Kind::kVerbatim:
        AppendVerbatim(segment.source.begin, segment.decoded_size);
        break;
      case Kind::kReplaced:
        AppendReplaced(segment.source, segment.decoded_size);
        break;
      case Kind::kSynthetic:
        AppendSynthetic(segment.source.begin, segment.decoded_size);
        break;
    }
  }
}

std::size_t OriginMap::SegmentAt(std::uint32_t decoded) const {
  const auto behind = std::upper_bound(
      segments_.begin(), segments_.end(), decoded,
      [](std::uint32_t at, const Segment& s) { return at < s.decoded_begin; });
  return static_cast<std::size_t>(behind - segments_.begin()) - 1;
}

std::vector<Region> OriginMap::ToSourcePieces(Region decoded) const {
  assert(decoded.end <= size_);
  if (segments_.empty()) return {Region{}};
  if (decoded.empty()) {
    if (decoded.begin == size_) {
      const std::uint32_t end = segments_.back().source.end;
      return {Region{end, end}};
    }
    const Segment& segment = segments_[SegmentAt(decoded.begin)];
    const std::uint32_t at =
        SourceOf(segment, {decoded.begin, decoded.begin}).begin;
    return {Region{at, at}};
  }
  std::vector<Region> pieces;
  for (std::size_t i = SegmentAt(decoded.begin);
       i < segments_.size() && segments_[i].decoded_begin < decoded.end; ++i) {
    const Segment& segment = segments_[i];
    const Region part{std::max(decoded.begin, segment.decoded_begin),
                      std::min(decoded.end, DecodedEnd(segment))};
    const Region source = SourceOf(segment, part);
    if (pieces.empty() || segment.first_of_piece) {
      pieces.push_back(source);
    } else {
      pieces.back().begin = std::min(pieces.back().begin, source.begin);
      pieces.back().end = std::max(pieces.back().end, source.end);
    }
  }
  return pieces;
}

bool OriginMap::IsVerbatim(Region decoded) const {
  assert(decoded.end <= size_);
  if (segments_.empty()) return false;
  const std::uint32_t at = std::min(decoded.begin, size_ - 1);
  const Segment& segment = segments_[SegmentAt(at)];
  return segment.kind == Kind::kVerbatim && decoded.end <= DecodedEnd(segment);
}

std::uint32_t OriginMap::FromSource(std::uint32_t source) const {
  const auto behind = std::upper_bound(
      segments_.begin(), segments_.end(), source,
      [](std::uint32_t at, const Segment& s) { return at < s.source.begin; });
  if (behind == segments_.begin()) return 0;
  const Segment& segment = *(behind - 1);
  if (source >= segment.source.end) return DecodedEnd(segment);
  if (segment.kind != Kind::kVerbatim) return segment.decoded_begin;
  return segment.decoded_begin + (source - segment.source.begin);
}

OriginMap OriginMap::Slice(Region decoded) const {
  assert(decoded.end <= size_);
  OriginMap slice;
  if (decoded.empty()) return slice;
  for (std::size_t i = SegmentAt(decoded.begin);
       i < segments_.size() && segments_[i].decoded_begin < decoded.end; ++i) {
    const Segment& segment = segments_[i];
    const Region part{std::max(decoded.begin, segment.decoded_begin),
                      std::min(decoded.end, DecodedEnd(segment))};
    if (segment.first_of_piece) slice.StartPiece();
    if (segment.kind == Kind::kVerbatim) {
      slice.AppendVerbatim(SourceOf(segment, part).begin, part.size());
    } else if (segment.kind == Kind::kReplaced) {
      slice.AppendReplaced(segment.source, part.size());
    } else {
      slice.AppendSynthetic(segment.source.begin, part.size());
    }
  }
  return slice;
}

OriginMap OriginMap::Compose(const OriginMap& inner, const OriginMap& outer) {
  OriginMap composed;
  for (const Segment& segment : inner.segments_) {
    if (segment.first_of_piece) composed.StartPiece();
    switch (segment.kind) {
      case Kind::kVerbatim:
        composed.Append(outer.Slice(segment.source));
        break;
      case Kind::kReplaced:
        composed.AppendReplaced(outer.ToSource(segment.source),
                                segment.decoded_size);
        break;
      case Kind::kSynthetic:
        composed.AppendSynthetic(outer.ToSource(segment.source).begin,
                                 segment.decoded_size);
        break;
    }
  }
  return composed;
}

}  // namespace audit
