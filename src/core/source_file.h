// A file given to the tool: its original bytes, its text in UTF-8, and the way
// from one to the other. Immutable once read.
#pragma once

#include <string>
#include <string_view>

#include "core/encoding.h"
#include "core/region.h"

namespace audit {

class SourceFile {
 public:
  // Takes the bytes; decodes them. `path` is what reports show: relative to
  // the working directory, '/' between parts, or "<stdin>".
  SourceFile(std::string path, std::string bytes);

  const std::string& path() const { return path_; }
  std::string_view bytes() const { return bytes_; }
  std::string_view utf8() const;
  const DecodedBytes& decoded() const { return decoded_; }

  // Between regions of utf8() and regions of bytes().
  Region ToOriginal(Region utf8) const;
  Region ToUtf8(Region original) const;
  // Map of the whole utf8() text to the original bytes, or of a slice of it.
  OriginMap OriginalOf(Region utf8) const;

 private:
  std::string path_;
  std::string bytes_;
  DecodedBytes decoded_;
};

}  // namespace audit
