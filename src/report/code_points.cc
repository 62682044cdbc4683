#include "report/code_points.h"

#include <algorithm>
#include <array>

namespace audit {
namespace {

struct Range {
  char32_t first;
  char32_t last;
};

// Sorted. General categories Cc and Cf, the line and paragraph separators, the
// Hangul fillers and the tag characters.
constexpr std::array<Range, 17> kHidden = {{{0x0000, 0x001F},
                                            {0x007F, 0x009F},
                                            {0x00AD, 0x00AD},
                                            {0x061C, 0x061C},
                                            {0x115F, 0x1160},
                                            {0x17B4, 0x17B5},
                                            {0x180B, 0x180E},
                                            {0x200B, 0x200F},
                                            {0x2028, 0x202E},
                                            {0x2060, 0x206F},
                                            {0x3164, 0x3164},
                                            {0xFEFF, 0xFEFF},
                                            {0xFFA0, 0xFFA0},
                                            {0xFFF9, 0xFFFB},
                                            {0x1BCA0, 0x1BCA3},
                                            {0x1D173, 0x1D17A},
                                            {0xE0000, 0xE00FF}}};

// Sorted. The combining marks of scripts that Campaign's customers write.
constexpr std::array<Range, 18> kCombining = {{{0x0300, 0x036F},
                                               {0x0483, 0x0489},
                                               {0x0591, 0x05BD},
                                               {0x05BF, 0x05BF},
                                               {0x05C1, 0x05C7},
                                               {0x0610, 0x061A},
                                               {0x064B, 0x065F},
                                               {0x0670, 0x0670},
                                               {0x06D6, 0x06DC},
                                               {0x0E31, 0x0E31},
                                               {0x0E34, 0x0E3A},
                                               {0x0E47, 0x0E4E},
                                               {0x1AB0, 0x1AFF},
                                               {0x1DC0, 0x1DFF},
                                               {0x20D0, 0x20FF},
                                               {0x3099, 0x309A},
                                               {0xFE00, 0xFE0F},
                                               {0xFE20, 0xFE2F}}};

// Sorted. East Asian wide and full-width blocks, and emoji.
constexpr std::array<Range, 20> kWide = {
    {{0x1100, 0x115E},   {0x231A, 0x231B},  {0x23E9, 0x23EC},
     {0x2614, 0x2615},   {0x2648, 0x2653},  {0x26AA, 0x26AB},
     {0x2705, 0x2705},   {0x2728, 0x2728},  {0x274C, 0x274C},
     {0x2753, 0x2757},   {0x2E80, 0x303E},  {0x3041, 0xA4CF},
     {0xA960, 0xA97F},   {0xAC00, 0xD7A3},  {0xF900, 0xFAFF},
     {0xFE30, 0xFE6F},   {0xFF01, 0xFF60},  {0x1F300, 0x1F64F},
     {0x1F680, 0x1FAFF}, {0x20000, 0x3FFFD}}};

template <std::size_t N>
bool Holds(const std::array<Range, N>& ranges, char32_t value) {
  const auto after = std::upper_bound(
      ranges.begin(), ranges.end(), value,
      [](char32_t wanted, const Range& range) { return wanted < range.first; });
  return after != ranges.begin() && value <= std::prev(after)->last;
}

}  // namespace

bool IsHidden(char32_t value) { return Holds(kHidden, value); }

int CellWidth(char32_t value) {
  if (value < 0x300) return 1;
  if (Holds(kCombining, value)) return 0;
  return Holds(kWide, value) ? 2 : 1;
}

}  // namespace audit
