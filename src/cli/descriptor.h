// A file descriptor of the system: closed on every way out, read and written
// as a whole.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>

#include "core/result.h"

namespace audit {

// Files beyond it are refused, not cut (design section 7); regions are 32 bit.
inline constexpr std::uint64_t kMaxFile = std::uint64_t{2} << 30;

class Descriptor {
 public:
  explicit Descriptor(int fd) : fd_(fd) {}
  ~Descriptor();
  Descriptor(Descriptor&& other) noexcept : fd_(std::exchange(other.fd_, -1)) {}
  Descriptor& operator=(Descriptor&&) = delete;
  int get() const { return fd_; }  // negative: it could not be opened

 private:
  int fd_;
};

// From where it stands to its end. `expected` is what the file's size was when
// it was opened, 0 where that is not known: a file that ends before it lost
// bytes while it was read, which is an error. `path` is for errors.
Result<std::string> ReadToEnd(int fd, std::uint64_t expected,
                              const std::string& path);

// False: errno says why.
bool WriteAll(int fd, std::string_view bytes);

}  // namespace audit
