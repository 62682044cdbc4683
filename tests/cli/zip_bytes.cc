#include "tests/cli/zip_bytes.h"

#include <archive.h>
#include <archive_entry.h>

#include <algorithm>
#include <memory>

namespace audit {
namespace {

la_ssize_t Append(archive*, void* out, const void* block, std::size_t size) {
  static_cast<std::string*>(out)->append(static_cast<const char*>(block), size);
  return static_cast<la_ssize_t>(size);
}

void AddEntry(archive* writer, const ZipEntry& from) {
  const std::unique_ptr<archive_entry, decltype(&archive_entry_free)> entry(
      archive_entry_new(), archive_entry_free);
  archive_entry_set_pathname(entry.get(), from.name.c_str());
  archive_entry_set_perm(entry.get(), 0644);
  archive_entry_set_filetype(entry.get(), from.link ? AE_IFLNK : AE_IFREG);
  if (from.link) {
    archive_entry_set_symlink(entry.get(), from.bytes.c_str());
  } else {
    archive_entry_set_size(entry.get(),
                           static_cast<la_int64_t>(from.bytes.size()));
  }
  archive_write_header(writer, entry.get());
  if (!from.link) {
    archive_write_data(writer, from.bytes.data(), from.bytes.size());
  }
}

}  // namespace

std::string ZipBytes(const std::vector<ZipEntry>& entries) {
  std::string zip;
  const std::unique_ptr<archive, decltype(&archive_write_free)> writer(
      archive_write_new(), archive_write_free);
  archive_write_set_format_zip(writer.get());
  archive_write_set_bytes_in_last_block(writer.get(), 1);  // no padding
  if (std::any_of(entries.begin(), entries.end(),
                  [](const ZipEntry& entry) { return entry.encrypted; })) {
    archive_write_set_options(writer.get(), "zip:encryption=zipcrypt");
    archive_write_set_passphrase(writer.get(), "open sesame");
  }
  archive_write_open(writer.get(), &zip, nullptr, Append, nullptr);
  for (const ZipEntry& entry : entries) AddEntry(writer.get(), entry);
  archive_write_close(writer.get());
  return zip;
}

}  // namespace audit
