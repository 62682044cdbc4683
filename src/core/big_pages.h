// Big buffers on big pages: touching 100 MB for the first time costs 25,000
// page faults of 4 KB, or 50 of 2 MB.
#pragma once

#include <cstddef>
#include <memory>
#include <utility>

namespace audit {

// Asks for big pages under memory that is not written yet. Only advice: where
// the system has none, or the memory is small, nothing happens.
void AdviseBigPages(void* memory, std::size_t size);

// Memory for a text of some size, not written yet.
class TextRoom {
 public:
  TextRoom() = default;
  explicit TextRoom(std::size_t size);

  // Has the system clear its pages now instead of at the first write: for a
  // thread that has nothing else to do.
  void Prepare();
  std::size_t size() const { return size_; }
  std::unique_ptr<char[]> Take() { return std::move(bytes_); }

 private:
  std::unique_ptr<char[]> bytes_;
  std::size_t size_ = 0;
};

}  // namespace audit
