#include "core/origin_map.h"

#include <algorithm>
#include <cassert>
#include <iterator>

namespace audit {
namespace {

using Kind = OriginMap::Kind;
using Segment = OriginMap::Segment;

std::uint32_t DecodedEnd(const Segment& segment) {
  return segment.decoded_begin + segment.decoded_size;
}

// `size` rounded to whole characters of `unit` bytes.
std::uint32_t RoundDown(std::uint32_t size, std::uint32_t unit) {
  return size - size % unit;
}
std::uint32_t RoundUp(std::uint32_t size, std::uint32_t unit) {
  return RoundDown(size + unit - 1, unit);
}

// The source of `decoded`, which lies inside the segment and is not empty.
Region SourceOf(const Segment& segment, Region decoded) {
  if (segment.kind == Kind::kReplaced || segment.kind == Kind::kSynthetic) {
    return segment.source;
  }
  const std::uint32_t begin = decoded.begin - segment.decoded_begin;
  const std::uint32_t end = decoded.end - segment.decoded_begin;
  const std::uint32_t first = begin / segment.decoded_unit;
  const std::uint32_t last =
      RoundUp(end, segment.decoded_unit) / segment.decoded_unit;
  return {segment.source.begin + first * segment.source_unit,
          segment.source.begin + last * segment.source_unit};
}

// Tells whether a walk over a map's segments went from one piece to another.
class PieceBorders {
 public:
  explicit PieceBorders(const std::vector<Segment>& segments) {
    numbers_.reserve(segments.size());
    std::uint32_t number = 0;
    for (const Segment& segment : segments) {
      if (segment.first_of_piece) ++number;
      numbers_.push_back(number);
    }
    if (number == 0) numbers_.clear();
  }

  // Goes to the segment `index`; true when that is another piece's.
  bool Cross(std::size_t index) {
    if (numbers_.empty()) return false;
    const std::uint32_t entered = numbers_[index];
    const bool crossed = inside_ && entered != piece_;
    inside_ = true;
    piece_ = entered;
    return crossed;
  }

 private:
  std::vector<std::uint32_t> numbers_;  // empty: one piece only
  std::uint32_t piece_ = 0;
  bool inside_ = false;
};

}  // namespace

OriginMap OriginMap::Verbatim(std::uint32_t source_begin, std::uint32_t size) {
  OriginMap map;
  map.AppendVerbatim(source_begin, size);
  return map;
}

void OriginMap::Push(Segment segment) {
  segment.decoded_begin = size_;
  segment.first_of_piece = start_piece_;
  // An empty segment is kept while it is alone, so that the map of an empty
  // value still knows where the value stands.
  if (segment.decoded_size == 0 && !segments_.empty()) return;
  if (size_ == 0 && !segments_.empty()) segments_.clear();
  if (segment.decoded_size != 0) start_piece_ = false;
  segments_.push_back(segment);
  size_ += segment.decoded_size;
}

void OriginMap::AppendVerbatim(std::uint32_t source_begin, std::uint32_t size) {
  if (size_ != 0 && !start_piece_) {
    Segment& last = segments_.back();
    if (last.kind == Kind::kVerbatim && last.source.end == source_begin) {
      last.decoded_size += size;
      last.source.end += size;
      size_ += size;
      return;
    }
  }
  Push({0, size, {source_begin, source_begin + size}, Kind::kVerbatim, false});
}

void OriginMap::AppendReplaced(Region source, std::uint32_t decoded_size) {
  Push({0, decoded_size, source, Kind::kReplaced, false});
}

void OriginMap::AppendCharacter(Region unit, std::uint8_t decoded_size) {
  const auto source_size = static_cast<std::uint8_t>(unit.size());
  if (source_size == 1 && decoded_size == 1) {
    AppendVerbatim(unit.begin, 1);
    return;
  }
  if (size_ != 0 && !start_piece_) {
    Segment& last = segments_.back();
    if (last.kind == Kind::kUniform && last.source.end == unit.begin &&
        last.decoded_unit == decoded_size && last.source_unit == source_size) {
      last.decoded_size += decoded_size;
      last.source.end = unit.end;
      size_ += decoded_size;
      return;
    }
  }
  Push({0, decoded_size, unit, Kind::kUniform, false, decoded_size,
        source_size});
}

void OriginMap::AppendSynthetic(std::uint32_t source_at,
                                std::uint32_t decoded_size) {
  Push({0, decoded_size, {source_at, source_at}, Kind::kSynthetic, false});
}

void OriginMap::StartPiece() { start_piece_ = size_ != 0; }

void OriginMap::AppendPart(const Segment& from, Region decoded) {
  if (from.kind == Kind::kVerbatim) {
    const Region source = SourceOf(from, decoded);
    AppendVerbatim(source.begin, source.size());
    return;
  }
  if (from.kind != Kind::kUniform) {
    Push({0, decoded.size(), from.source, from.kind, false});
    return;
  }
  // Whole characters stay uniform; a character cut in two is replaced.
  const std::uint32_t unit = from.decoded_unit;
  const auto absolute = [&](std::uint32_t offset) {
    return from.decoded_begin + offset;
  };
  const std::uint32_t begin = decoded.begin - from.decoded_begin;
  const std::uint32_t end = decoded.end - from.decoded_begin;
  const std::uint32_t first = std::min(RoundUp(begin, unit), end);
  const std::uint32_t last = std::max(RoundDown(end, unit), first);
  if (begin < first) {
    const Region part = {absolute(begin), absolute(first)};
    AppendReplaced(SourceOf(from, part), part.size());
  }
  if (first < last) {
    const Region part = {absolute(first), absolute(last)};
    Push({0, part.size(), SourceOf(from, part), Kind::kUniform, false,
          from.decoded_unit, from.source_unit});
  }
  if (last < end) {
    const Region part = {absolute(last), absolute(end)};
    AppendReplaced(SourceOf(from, part), part.size());
  }
}

void OriginMap::Append(const OriginMap& other) {
  for (const Segment& segment : other.segments_) {
    if (segment.first_of_piece) StartPiece();
    AppendPart(segment, {segment.decoded_begin, DecodedEnd(segment)});
  }
  if (other.start_piece_) StartPiece();
}

std::size_t OriginMap::SegmentAt(std::uint32_t decoded) const {
  const auto after =
      std::upper_bound(segments_.begin(), segments_.end(), decoded,
                       [](std::uint32_t offset, const Segment& segment) {
                         return offset < segment.decoded_begin;
                       });
  return static_cast<std::size_t>(after - segments_.begin()) -
         (after == segments_.begin() ? 0 : 1);
}

Region OriginMap::PointSource(std::uint32_t decoded) const {
  const Segment& segment = segments_[SegmentAt(decoded)];
  std::uint32_t at = segment.source.end;
  if (decoded < DecodedEnd(segment)) {
    at = SourceOf(segment, {decoded, decoded + 1}).begin;
  }
  return {at, at};
}

std::vector<Region> OriginMap::ToSourcePieces(Region decoded) const {
  assert(decoded.begin <= decoded.end && decoded.end <= size_);
  if (segments_.empty()) return {Region{}};
  if (decoded.empty()) return {PointSource(decoded.begin)};
  std::vector<Region> pieces;
  bool real = false;  // the open piece holds more than synthetic bytes
  for (std::size_t i = SegmentAt(decoded.begin);
       i < segments_.size() && segments_[i].decoded_begin < decoded.end; ++i) {
    const Segment& segment = segments_[i];
    const Region source =
        SourceOf(segment, {std::max(decoded.begin, segment.decoded_begin),
                           std::min(decoded.end, DecodedEnd(segment))});
    const bool synthetic = segment.kind == Kind::kSynthetic;
    if (pieces.empty() || segment.first_of_piece) {
      pieces.push_back(source);
      real = !synthetic;
    } else if (!real) {
      pieces.back() = source;
      real = !synthetic;
    } else if (!synthetic) {
      pieces.back() = {std::min(pieces.back().begin, source.begin),
                       std::max(pieces.back().end, source.end)};
    }
  }
  return pieces;
}

bool OriginMap::IsVerbatim(Region decoded) const {
  if (decoded.empty() || segments_.empty()) return true;
  const Segment& segment = segments_[SegmentAt(decoded.begin)];
  return segment.kind == Kind::kVerbatim && decoded.end <= DecodedEnd(segment);
}

const Segment* OriginMap::SegmentOfSource(std::uint32_t source) const {
  const auto after =
      std::upper_bound(segments_.begin(), segments_.end(), source,
                       [](std::uint32_t offset, const Segment& segment) {
                         return offset < segment.source.begin;
                       });
  return after == segments_.begin() ? nullptr : &*std::prev(after);
}

std::uint32_t OriginMap::FromSource(std::uint32_t source) const {
  const Segment* segment = SegmentOfSource(source);
  if (segment == nullptr) return 0;
  if (source >= segment->source.end) return DecodedEnd(*segment);
  if (segment->kind == Kind::kReplaced) return segment->decoded_begin;
  const std::uint32_t delta = source - segment->source.begin;
  return segment->decoded_begin +
         delta / segment->source_unit * segment->decoded_unit;
}

std::optional<std::uint32_t> OriginMap::FromVerbatimSource(
    std::uint32_t source) const {
  const Segment* segment = SegmentOfSource(source);
  if (segment == nullptr || source >= segment->source.end ||
      segment->kind != Kind::kVerbatim) {
    return std::nullopt;
  }
  return segment->decoded_begin + (source - segment->source.begin);
}

OriginMap OriginMap::Slice(Region decoded) const {
  OriginMap slice;
  if (decoded.empty()) {
    slice.AppendVerbatim(ToSource(decoded).begin, 0);
    return slice;
  }
  for (std::size_t i = SegmentAt(decoded.begin); i < segments_.size(); ++i) {
    const Segment& segment = segments_[i];
    if (segment.decoded_begin >= decoded.end) break;
    const Region part = {std::max(decoded.begin, segment.decoded_begin),
                         std::min(decoded.end, DecodedEnd(segment))};
    if (segment.first_of_piece && slice.size_ != 0) slice.StartPiece();
    slice.AppendPart(segment, part);
  }
  return slice;
}

OriginMap OriginMap::Compose(const OriginMap& inner, const OriginMap& outer) {
  OriginMap composed;
  PieceBorders borders(outer.segments_);
  for (const Segment& segment : inner.segments_) {
    if (segment.first_of_piece) composed.StartPiece();
    std::size_t i = outer.SegmentAt(segment.source.begin);
    if (segment.kind != Kind::kVerbatim || segment.source.empty() ||
        outer.segments_.empty()) {
      if (borders.Cross(i)) composed.StartPiece();
      Segment mapped = segment;
      mapped.source = outer.ToSource(segment.source);
      // What one layer kept in step, two layers need not.
      if (mapped.kind == Kind::kUniform) mapped.kind = Kind::kReplaced;
      mapped.decoded_unit = mapped.source_unit = 1;
      composed.Push(mapped);
      continue;
    }
    for (; i < outer.segments_.size() &&
           outer.segments_[i].decoded_begin < segment.source.end;
         ++i) {
      const Segment& through = outer.segments_[i];
      if (borders.Cross(i)) composed.StartPiece();
      composed.AppendPart(
          through, {std::max(segment.source.begin, through.decoded_begin),
                    std::min(segment.source.end, DecodedEnd(through))});
    }
  }
  if (inner.start_piece_) composed.StartPiece();
  return composed;
}

}  // namespace audit
