// Source lines with their numbers and a line of carets below what is meant,
// cut to the terminal's width.
#pragma once

#include <cstdint>
#include <string>

#include "core/excerpt.h"
#include "report/paint.h"

namespace audit {

// Each line ends with a line end. `ink` colours the carets. Empty when the
// excerpt holds no lines.
std::string CodeFrame(const Excerpt& excerpt, Ink ink, const Paint& paint,
                      int columns);

// Digits of the largest line number shown: what lines up with the frame's
// gutter.
int GutterWidth(const Excerpt& excerpt);

}  // namespace audit
