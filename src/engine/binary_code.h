// Values as bytes and back, for what we keep from run to run. A struct takes
// part through Parts, which names its members once for both ways; one that is
// forgotten does not compile.
#pragma once

#include <concepts>
#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <string_view>
#include <tuple>
#include <type_traits>
#include <utility>
#include <vector>

namespace audit {

// `static auto Of(auto& value)` gives a std::tie of all members.
template <class T>
struct Parts;

// How many values an enumeration has; they count from 0.
template <class E>
inline constexpr std::uint64_t kValues = 0;
template <>
inline constexpr std::uint64_t kValues<bool> = 2;

class BinaryWriter {
 public:
  void Number(std::uint64_t number);
  void Text(std::string_view text);
  std::string Take() { return std::move(bytes_); }

 private:
  std::string bytes_;
};

// What is damaged gives zeros and empty texts, and leaves ok() false.
class BinaryReader {
 public:
  explicit BinaryReader(std::string_view bytes) : bytes_(bytes) {}

  std::uint64_t Number();
  // At most `last`, else damaged.
  std::uint64_t NumberUpTo(std::uint64_t last);
  std::string_view Text();
  // Of elements, each of which takes a byte or more.
  std::uint64_t Count();
  bool ok() const { return ok_; }
  bool AtEnd() const { return bytes_.empty(); }

 private:
  std::string_view bytes_;
  bool ok_ = true;
};

template <class T>
concept Optional =
    std::same_as<T, std::optional<std::remove_cvref_t<decltype(*T())>>>;
template <class T>
concept Container = requires(T value) {
  value.insert(value.end(), *value.begin());
};
template <class T>
concept Map = requires {
  typename T::mapped_type;
};

template <class T>
void Write(BinaryWriter& out, const T& value) {
  if constexpr (std::integral<T> || std::is_enum_v<T>) {
    out.Number(static_cast<std::uint64_t>(value));
  } else if constexpr (std::same_as<T, std::string>) {
    out.Text(value);
  } else if constexpr (Optional<T>) {
    Write(out, value.has_value());
    if (value) Write(out, *value);
  } else if constexpr (Container<T> || Map<T>) {
    out.Number(value.size());
    for (const auto& element : value) Write(out, element);
  } else if constexpr (requires { std::tuple_size<T>::value; }) {
    std::apply([&](const auto&... part) { (Write(out, part), ...); }, value);
  } else {
    Write(out, Parts<T>::Of(value));
  }
}

template <class T>
T Read(BinaryReader& in);

// A tuple of references is filled where it stands.
template <class... Part>
void Fill(BinaryReader& in, std::tuple<Part&...> parts) {
  std::apply([&](Part&... part) { ((part = Read<Part>(in)), ...); }, parts);
}

template <class T>
T Read(BinaryReader& in) {
  T value{};
  if constexpr (kValues < T >> 0) {
    value = static_cast<T>(in.NumberUpTo(kValues<T> - 1));
  } else if constexpr (std::integral<T>) {
    value = static_cast<T>(in.NumberUpTo(std::numeric_limits<T>::max()));
  } else if constexpr (std::same_as<T, std::string>) {
    value = in.Text();
  } else if constexpr (Optional<T>) {
    if (Read<bool>(in)) value = Read<typename T::value_type>(in);
  } else if constexpr (Map<T>) {
    for (std::uint64_t left = in.Count(); left > 0 && in.ok(); --left) {
      auto key = Read<typename T::key_type>(in);
      value.emplace(std::move(key), Read<typename T::mapped_type>(in));
    }
  } else if constexpr (Container<T>) {
    for (std::uint64_t left = in.Count(); left > 0 && in.ok(); --left) {
      value.insert(value.end(), Read<typename T::value_type>(in));
    }
  } else if constexpr (requires { std::tuple_size<T>::value; }) {
    Fill(in,
         std::apply([](auto&... part) { return std::tie(part...); }, value));
  } else {
    static_assert(!std::is_enum_v<T>, "kValues is to say how many it has");
    Fill(in, Parts<T>::Of(value));
  }
  return value;
}

}  // namespace audit
