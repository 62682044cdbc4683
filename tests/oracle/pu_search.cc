// The vendor's text searches, done as plainly as can be: an independent
// reference for --pu-parity. Shares no code with src/ and knows no markup, no
// entities and no scripts.
//
//   pu_search FOLDER      prints CODE <tab> path below FOLDER <tab> byte offset
#include <cstddef>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <iterator>
#include <string>

namespace {

struct Search {
  const char* code;
  const char* text;
};
// The table of verifications of the vendor's page on testing the migration,
// with both wordings of its last row.
const Search kSearches[] = {
    {"PU-0001", ".@"},
    {"PU-0002", "common.js"},
    {"PU-0003", "logon("},
    {"PU-0004", "new SoapMethodCall("},
    {"PU-0005", "sql="},
    {"PU-0006", "SQLDATA"},
    {"PU-0007", "crmDeploymentType=\"onpremise\""},
    {"PU-0008", "mscrmWorkflow"},
    {"PU-0008", "sfdcWorkflow"},
    {"PU-0008", "crmDeploymentType=\"v1 active\""},
};

// ASCII as a file with this byte order mark writes it.
std::string AsWritten(const std::string& text, const std::string& bytes) {
  const bool little = bytes.compare(0, 2, "\xFF\xFE") == 0;
  const bool big = bytes.compare(0, 2, "\xFE\xFF") == 0;
  if (!little && !big) return text;
  std::string wide;
  for (const char c : text) {
    wide += little ? std::string{c, '\0'} : std::string{'\0', c};
  }
  return wide;
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 2) return 2;
  const std::filesystem::path folder = argv[1];
  for (const auto& entry :
       std::filesystem::recursive_directory_iterator(folder)) {
    if (!entry.is_regular_file()) continue;
    std::ifstream file(entry.path(), std::ios::binary);
    const std::string bytes{std::istreambuf_iterator<char>(file), {}};
    const std::string path =
        entry.path().lexically_relative(folder).generic_string();
    for (const Search& search : kSearches) {
      const std::string wanted = AsWritten(search.text, bytes);
      for (std::size_t at = bytes.find(wanted); at != std::string::npos;
           at = bytes.find(wanted, at + wanted.size())) {
        std::cout << search.code << '\t' << path << '\t' << at << '\n';
      }
    }
  }
}
