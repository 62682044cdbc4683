// Result<T>: a value, or the Error that kept a function from making one.
// For faults in the run only; a fault in the package is a Finding, a fault in
// us is an assert.
#pragma once

#include <cstdint>
#include <string>
#include <tl/expected.hpp>
#include <utility>

namespace audit {

struct Error {
  std::string message;
  std::string file = {};     // empty: no file is to blame
  std::uint32_t line = 0;    // 1-based; 0: the file as a whole
  std::uint32_t column = 0;  // 1-based, in code points; 0: the line as a whole

  // "file:line:column: message", leaving out what is not known.
  std::string ToString() const;
};

template <class T>
using Result = tl::expected<T, Error>;

inline tl::unexpected<Error> Fail(Error error) {
  return tl::unexpected<Error>(std::move(error));
}

}  // namespace audit
