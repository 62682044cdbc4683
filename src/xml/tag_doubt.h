// A quick look at the names of a start tag, for walks that read them anyway:
// whether it is worth asking Document::FindElementFaults.
#pragma once

#include <cstdint>
#include <string_view>

namespace audit {

// True when a name has a prefix, or when two attributes' names look alike by
// their size and ends. No fault of names is missed.
class TagDoubt {
 public:
  explicit TagDoubt(std::string_view element) : doubt_(HasPrefix(element)) {}

  void Add(std::string_view attribute) {
    const std::uint64_t mark = MarkOf(attribute);
    doubt_ = doubt_ || (marks_ & mark) != 0 || HasPrefix(attribute);
    marks_ |= mark;
  }
  explicit operator bool() const { return doubt_; }

 private:
  static bool HasPrefix(std::string_view name) {
    return name.find(':') != std::string_view::npos;
  }
  // One of 64 bits; equal names have equal ones.
  static std::uint64_t MarkOf(std::string_view name) {
    if (name.empty()) return 1;
    const std::size_t sum = name.size() +
                            static_cast<unsigned char>(name.front()) * 5U +
                            static_cast<unsigned char>(name.back()) * 11U;
    return std::uint64_t{1} << (sum % 64);
  }

  bool doubt_;
  std::uint64_t marks_ = 0;
};

}  // namespace audit
