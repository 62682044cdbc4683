#include "engine/binary_code.h"

namespace audit {

// Seven bits a byte, the lowest first: most numbers are small.
void BinaryWriter::Number(std::uint64_t number) {
  while (number >= 0x80) {
    bytes_ += static_cast<char>(number | 0x80);
    number >>= 7;
  }
  bytes_ += static_cast<char>(number);
}

void BinaryWriter::Text(std::string_view text) {
  Number(text.size());
  bytes_ += text;
}

std::uint64_t BinaryReader::Number() {
  std::uint64_t number = 0;
  for (unsigned shift = 0; shift < 64 && !bytes_.empty(); shift += 7) {
    const auto byte = static_cast<unsigned char>(bytes_.front());
    bytes_.remove_prefix(1);
    number |= static_cast<std::uint64_t>(byte & 0x7F) << shift;
    if (byte < 0x80) return number;
  }
  ok_ = false;
  return 0;
}

std::uint64_t BinaryReader::NumberUpTo(std::uint64_t last) {
  const std::uint64_t number = Number();
  if (number <= last) return number;
  ok_ = false;
  return 0;
}

std::uint64_t BinaryReader::Count() {
  const std::uint64_t count = Number();
  if (count <= bytes_.size()) return count;
  ok_ = false;
  return 0;
}

std::string_view BinaryReader::Text() {
  const std::uint64_t size = Count();
  const std::string_view text = bytes_.substr(0, size);
  bytes_.remove_prefix(size);
  return text;
}

}  // namespace audit
