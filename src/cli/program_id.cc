#include "cli/program_id.h"

#include <fmt/format.h>
#include <link.h>

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <span>

namespace audit {
namespace {

std::size_t Padded(std::size_t size) { return (size + 3) / 4 * 4; }

// Notes stand one behind the other: sizes, a name and what it is about.
std::string BuildIdIn(std::span<const unsigned char> notes) {
  while (notes.size() > sizeof(ElfW(Nhdr))) {
    ElfW(Nhdr) head;
    std::memcpy(&head, notes.data(), sizeof head);
    const std::size_t name = sizeof head;
    const std::size_t body = name + Padded(head.n_namesz);
    if (body + head.n_descsz > notes.size()) return {};
    if (head.n_type == NT_GNU_BUILD_ID && head.n_namesz == 4 &&
        std::memcmp(notes.data() + name, "GNU", 4) == 0) {
      return fmt::format("{:02x}",
                         fmt::join(notes.subspan(body, head.n_descsz), ""));
    }
    const std::size_t next = body + Padded(head.n_descsz);
    if (next >= notes.size()) return {};
    notes = notes.subspan(next);
  }
  return {};
}

int ReadObject(dl_phdr_info* object, std::size_t /*size*/, void* found) {
  auto& id = *static_cast<std::string*>(found);
  for (int i = 0; i < object->dlpi_phnum && id.empty(); ++i) {
    const ElfW(Phdr)& header = object->dlpi_phdr[i];
    if (header.p_type != PT_NOTE) continue;
    id = BuildIdIn({reinterpret_cast<const unsigned char*>(object->dlpi_addr +
                                                           header.p_vaddr),
                    header.p_memsz});
  }
  return 1;  // the program itself comes first; its libraries are not asked
}

}  // namespace

std::string ProgramId() {
  std::string id;
  ::dl_iterate_phdr(ReadObject, &id);
  return id;
}

}  // namespace audit
