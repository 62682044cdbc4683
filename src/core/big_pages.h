// Big buffers on big pages: touching 100 MB for the first time costs 25,000
// page faults of 4 KB, or 50 of 2 MB.
#pragma once

#include <cstddef>

namespace audit {

// Asks for big pages under memory that is not written yet. Only advice: where
// the system has none, or the memory is small, nothing happens.
void AdviseBigPages(void* memory, std::size_t size);

}  // namespace audit
