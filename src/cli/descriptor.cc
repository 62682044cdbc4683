#include "cli/descriptor.h"

#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>

#include "core/big_pages.h"

namespace audit {
namespace {

constexpr std::size_t kUnknownSize = 1 << 16;  // a pipe's capacity

Error TooLarge(const std::string& path) {
  return {"is larger than the cap of 2 GiB and was not read", path};
}

}  // namespace

Descriptor::~Descriptor() {
  if (fd_ >= 0) ::close(fd_);
}

Result<std::string> ReadToEnd(int fd, std::uint64_t expected,
                              const std::string& path) {
  if (expected > kMaxFile) return Fail(TooLarge(path));
  // One byte more than expected shows the end at once.
  std::string bytes;
  bytes.reserve(expected == 0 ? kUnknownSize : expected + 1);
  AdviseBigPages(bytes.data(), bytes.capacity());
  bytes.resize(expected == 0 ? kUnknownSize : expected + 1);
  std::size_t filled = 0;
  while (true) {
    if (filled == bytes.size()) bytes.resize(2 * bytes.size());
    const ssize_t got =
        ::read(fd, bytes.data() + filled, bytes.size() - filled);
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) {
      return Fail(
          {std::string("cannot be read: ") + std::strerror(errno), path});
    }
    if (got == 0) break;
    filled += static_cast<std::size_t>(got);
    if (filled > kMaxFile) return Fail(TooLarge(path));
  }
  if (filled < expected) {
    return Fail({"became shorter while it was read: " + std::to_string(filled) +
                     " of " + std::to_string(expected) + " bytes were left",
                 path});
  }
  bytes.resize(filled);
  return bytes;
}

bool WriteAll(int fd, std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t written = ::write(fd, bytes.data(), bytes.size());
    if (written < 0 && errno == EINTR) continue;
    if (written < 0) return false;
    bytes.remove_prefix(static_cast<std::size_t>(written));
  }
  return true;
}

}  // namespace audit
