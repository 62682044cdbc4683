#include "core/source_file.h"

#include <utility>

namespace audit {
namespace {

constexpr std::uint32_t kUtf8BomSize = 3;

}  // namespace

SourceFile::SourceFile(std::string path, std::string bytes)
    : path_(std::move(path)),
      bytes_(std::move(bytes)),
      decoded_(DecodeBytes(bytes_)) {}

std::string_view SourceFile::utf8() const {
  if (!decoded_.identical) return decoded_.utf8;
  return bytes().substr(decoded_.has_bom ? kUtf8BomSize : 0);
}

Region SourceFile::ToOriginal(Region utf8) const {
  if (!decoded_.identical) return decoded_.to_original.ToSource(utf8);
  const std::uint32_t bom = decoded_.has_bom ? kUtf8BomSize : 0;
  return {utf8.begin + bom, utf8.end + bom};
}

Region SourceFile::ToUtf8(Region original) const {
  if (decoded_.identical) {
    const std::uint32_t bom = decoded_.has_bom ? kUtf8BomSize : 0;
    const auto behind = [bom](std::uint32_t at) {
      return at < bom ? 0 : at - bom;
    };
    return {behind(original.begin), behind(original.end)};
  }
  const OriginMap& map = decoded_.to_original;
  return {map.FromSource(original.begin), map.FromSource(original.end)};
}

OriginMap SourceFile::OriginalOf(Region utf8) const {
  if (!decoded_.identical) return decoded_.to_original.Slice(utf8);
  return OriginMap::Verbatim(ToOriginal(utf8).begin, utf8.size());
}

}  // namespace audit
