#include "cli/archive.h"

#include <archive.h>
#include <archive_entry.h>
#include <locale.h>

#include <algorithm>
#include <array>
#include <utility>
#include <vector>

#include "core/encoding.h"
#include "core/text.h"

namespace audit {
namespace {

// libarchive turns names into the thread's character set: this one keeps all.
class Utf8Names {
 public:
  Utf8Names() : before_(::uselocale(Locale())) {}
  ~Utf8Names() { ::uselocale(before_); }
  Utf8Names(const Utf8Names&) = delete;
  Utf8Names& operator=(const Utf8Names&) = delete;

 private:
  static locale_t Locale() {
    static const locale_t locale =
        ::newlocale(LC_CTYPE_MASK, "C.UTF-8", locale_t{});
    return locale;  // null where it is missing: uselocale() then does nothing
  }
  locale_t before_;
};

struct Source {
  std::unique_ptr<OpenFile> file;
  std::uint64_t at = 0;
  std::vector<char> block;
};

la_ssize_t ReadBlock(archive* reader, void* data, const void** block) {
  auto& source = *static_cast<Source*>(data);
  const auto got = source.file->ReadAt(source.at, source.block);
  if (!got) {
    archive_set_error(reader, 0, "%s", got.error().message.c_str());
    return ARCHIVE_FATAL;
  }
  source.at += *got;
  *block = source.block.data();
  return static_cast<la_ssize_t>(*got);
}

la_int64_t Seek(archive*, void* data, la_int64_t offset, int whence) {
  auto& source = *static_cast<Source*>(data);
  const auto size = static_cast<la_int64_t>(source.file->size());
  if (whence == SEEK_CUR) offset += static_cast<la_int64_t>(source.at);
  if (whence == SEEK_END) offset += size;
  source.at =
      static_cast<std::uint64_t>(std::clamp<la_int64_t>(offset, 0, size));
  return static_cast<la_int64_t>(source.at);
}

ArchiveMember::Kind KindOf(archive_entry* entry) {
  const auto type = archive_entry_filetype(entry);
  if (type == AE_IFDIR) return ArchiveMember::Kind::kFolder;
  return type == AE_IFREG ? ArchiveMember::Kind::kFile
                          : ArchiveMember::Kind::kOther;
}

std::string NameOf(archive_entry* entry) {
  const char* raw = archive_entry_pathname(entry);
  if (raw == nullptr) raw = archive_entry_pathname_utf8(entry);
  std::string name = raw == nullptr ? "" : raw;
  if (FindInvalidUtf8(name) < name.size()) name = DecodeBytes(name).utf8;
  // Old archivers of Windows write their own separator.
  std::replace(name.begin(), name.end(), '\\', '/');
  return name;
}

}  // namespace

struct Archive::State {
  struct Free {
    void operator()(archive* reader) const { archive_read_free(reader); }
  };
  Source source;
  std::unique_ptr<archive, Free> reader{archive_read_new()};
  archive_entry* entry = nullptr;  // the reader's

  Error Fault() const {
    const char* reason = archive_error_string(reader.get());
    return {"cannot be unpacked: " +
            std::string(reason == nullptr ? "it is damaged" : Trim(reason))};
  }
};

Archive::Archive(std::unique_ptr<State> state) : state_(std::move(state)) {}
Archive::Archive(Archive&&) noexcept = default;
Archive& Archive::operator=(Archive&&) noexcept = default;
Archive::~Archive() = default;

bool Archive::IsBegun(std::string_view bytes) {
  return bytes.starts_with("PK\x03\x04") || bytes.starts_with("PK\x05\x06");
}

Result<Archive> Archive::Open(std::unique_ptr<OpenFile> file) {
  constexpr std::size_t kEmptySize = 22;     // a directory without files
  constexpr std::size_t kBlock = 64 * 1024;  // what libarchive's own files use
  auto state = std::make_unique<State>();
  state->source.file = std::move(file);
  state->source.block.resize(kBlock);
  archive* reader = state->reader.get();
  // Only by its directory: without it sizes are not known before unpacking.
  archive_read_support_format_zip_seekable(reader);
  archive_read_set_callback_data(reader, &state->source);
  archive_read_set_read_callback(reader, ReadBlock);
  archive_read_set_seek_callback(reader, Seek);
  if (archive_read_open1(reader) != ARCHIVE_OK) {
    if (state->source.file->size() <= kEmptySize) {
      return Fail({"is an empty or cut off .zip, and was not read"});
    }
    return Fail(
        {"is a .zip without its directory: it is cut off or damaged, "
         "and was not read"});
  }
  return Archive(std::move(state));
}

std::uint64_t Archive::packed_size() const {
  return state_->source.file->size();
}

Result<std::optional<ArchiveMember>> Archive::Next() {
  const Utf8Names names;
  const int status =
      archive_read_next_header(state_->reader.get(), &state_->entry);
  if (status == ARCHIVE_EOF) return std::nullopt;
  if (status < ARCHIVE_WARN) return Fail(state_->Fault());
  ArchiveMember member;
  member.name = NameOf(state_->entry);
  member.size = static_cast<std::uint64_t>(
      std::max<la_int64_t>(archive_entry_size(state_->entry), 0));
  member.kind = KindOf(state_->entry);
  member.encrypted = archive_entry_is_encrypted(state_->entry) != 0;
  return member;
}

Result<std::string> Archive::Read() {
  const auto size = static_cast<std::size_t>(
      std::max<la_int64_t>(archive_entry_size(state_->entry), 0));
  std::string bytes;
  std::array<char, 64 * 1024> block{};
  while (true) {
    const la_ssize_t got =
        archive_read_data(state_->reader.get(), block.data(), block.size());
    if (got < 0) return Fail(state_->Fault());
    if (got == 0) break;
    bytes.append(block.data(), static_cast<std::size_t>(got));
    if (bytes.size() > size) {
      return Fail({"unpacks to more than the archive says it does"});
    }
  }
  if (bytes.size() < size) {
    return Fail({"unpacks to less than the archive says it does"});
  }
  return bytes;
}

}  // namespace audit
