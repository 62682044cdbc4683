// Runs a function on a stack of a chosen size, for C code that recurses as deep
// as its input is nested.
#pragma once

#include <cstddef>
#include <functional>

namespace audit {

// On a thread of its own; returns when `work` has. False: no stack of that size
// can be had, and nothing ran.
bool RunOnDeepStack(std::size_t stack_bytes, const std::function<void()>& work);

}  // namespace audit
