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

constexpr CodePoint kInvalid = {kReplacement, 1, false};

}  // namespace

CodePoint CodePointAt(std::string_view text, std::size_t offset) {
  const auto byte = [&](std::size_t i) {
    return static_cast<unsigned char>(text[offset + i]);
  };
  const unsigned char lead = byte(0);
  if (lead < 0x80) return {lead, 1, true};
  const std::uint32_t size = lead >= 0xF0   ? 4
                             : lead >= 0xE0 ? 3
                             : lead >= 0xC2 ? 2
                                            : 1;
  if (size == 1 || lead > 0xF4 || text.size() - offset < size) return kInvalid;
  char32_t value = lead & (0x7F >> size);
  for (std::uint32_t i = 1; i < size; ++i) {
    if ((byte(i) & 0xC0) != 0x80) return kInvalid;
    value = (value << 6) | (byte(i) & 0x3F);
  }
  constexpr std::array<char32_t, 5> kSmallest = {0, 0, 0x80, 0x800, 0x10000};
  const bool surrogate = value >= 0xD800 && value <= 0xDFFF;
  if (value < kSmallest[size] || value > 0x10FFFF || surrogate) return kInvalid;
  return {value, size, true};
}

void AppendUtf8(char32_t value, std::string* out) {
  const auto put = [&](char32_t byte) {
    out->push_back(static_cast<char>(byte));
  };
  if (value < 0x80) {
    put(value);
  } else if (value < 0x800) {
    put(0xC0 | (value >> 6));
    put(0x80 | (value & 0x3F));
  } else if (value < 0x10000) {
    put(0xE0 | (value >> 12));
    put(0x80 | ((value >> 6) & 0x3F));
    put(0x80 | (value & 0x3F));
  } else {
    put(0xF0 | (value >> 18));
    put(0x80 | ((value >> 12) & 0x3F));
    put(0x80 | ((value >> 6) & 0x3F));
    put(0x80 | (value & 0x3F));
  }
}

bool IsHidden(char32_t value) { return Holds(kHidden, value); }

int CellWidth(char32_t value) {
  if (value < 0x300) return 1;
  if (Holds(kCombining, value)) return 0;
  return Holds(kWide, value) ? 2 : 1;
}

}  // namespace audit
