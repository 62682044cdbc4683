// The least work any analyser of the bench instance must do, on one thread:
// parse all XML once, and once each distinct script that holds a trigger.
//   bench_floor DIR          (as bench_generator wrote it)
// Shares no code with the program it is compared to, but for the libraries and
// the grammar.
#include <tree_sitter/api.h>

#include <filesystem>
#include <fstream>
#include <iostream>
#include <memory>
#include <pugixml.hpp>
#include <string>

extern "C" const TSLanguage* tree_sitter_campaign_javascript();

namespace {

namespace fs = std::filesystem;

std::string ReadAll(const fs::path& path) {
  std::string bytes(fs::file_size(path), '\0');
  std::ifstream in(path, std::ios::binary);
  in.read(bytes.data(), static_cast<std::streamsize>(bytes.size()));
  return bytes;
}

std::size_t ParseXml(const fs::path& folder) {
  std::size_t parsed = 0;
  for (const auto& entry : fs::directory_iterator(folder)) {
    std::string bytes = ReadAll(entry.path());
    pugi::xml_document document;
    if (!document.load_buffer_inplace(bytes.data(), bytes.size(),
                                      pugi::parse_full, pugi::encoding_utf8)) {
      std::cerr << entry.path() << ": not well-formed\n";
      std::exit(1);
    }
    parsed += bytes.size();
  }
  return parsed;
}

struct DeleteParser {
  void operator()(TSParser* parser) const { ts_parser_delete(parser); }
};

std::size_t ParseScripts(const fs::path& record, std::size_t* faulty) {
  const std::unique_ptr<TSParser, DeleteParser> parser(ts_parser_new());
  if (!ts_parser_set_language(parser.get(),
                              tree_sitter_campaign_javascript())) {
    std::cerr << "the grammar does not fit the runtime\n";
    std::exit(1);
  }
  std::ifstream in(record, std::ios::binary);
  std::string line;
  std::string text;
  std::size_t parsed = 0;
  while (std::getline(in, line)) {
    text.resize(std::stoul(line));
    in.read(text.data(), static_cast<std::streamsize>(text.size()));
    TSTree* tree = ts_parser_parse_string(parser.get(), nullptr, text.data(),
                                          static_cast<uint32_t>(text.size()));
    if (ts_node_has_error(ts_tree_root_node(tree))) ++*faulty;
    ts_tree_delete(tree);
    parsed += text.size();
  }
  return parsed;
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 2) return 2;
  const fs::path folder = argv[1];
  std::size_t faulty = 0;
  const std::size_t xml = ParseXml(folder / "export");
  const std::size_t scripts = ParseScripts(folder / "scripts.rec", &faulty);
  std::cout << "xml " << xml << " scripts " << scripts << " faulty " << faulty
            << '\n';
  return faulty == 0 ? 0 : 1;
}
