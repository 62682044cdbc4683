// What a match of one of the vendor's text searches is where it stands: code, a
// comment, a text, a part of another name. Reads one fragment, or one value
// that holds no code.
#pragma once

#include <memory>
#include <optional>
#include <string_view>

#include "engine/parity.h"
#include "model/places.h"
#include "model/vendor_search.h"

namespace audit {

struct VendorReading {
  std::optional<BenignReason> reason = {};  // nothing: not proven harmless
  // Another region of the fragment whose finding answers for it, too.
  std::optional<Region> told_at = {};
};

// Of a value that is no code: a label, a name, a path. `hit` is of `value`.
VendorReading ReadPlainValue(std::string_view value, const VendorHit& hit);

class FragmentReader {
 public:
  // Parses when first asked. `text` must outlive the reader.
  FragmentReader(const FragmentKind& kind, std::string_view text);
  ~FragmentReader();
  FragmentReader(const FragmentReader&) = delete;
  FragmentReader& operator=(const FragmentReader&) = delete;

  VendorReading At(const VendorHit& hit);  // `hit` is of the fragment's text

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace audit
