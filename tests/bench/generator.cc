// Writes the bench instance: the same bytes on every machine.
//   bench_generator --out DIR --kilobytes 102400 --shape one|forty
// makes DIR/export/*.xml and DIR/scripts.rec, the distinct scripts that hold a
// trigger, for bench_floor; with --plain also DIR/scripts/*.js, every script of
// the instance, for bench_peers. Says on stderr what is in the instance.
#include <CLI/CLI.hpp>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <string>

#include "tests/bench/instance.h"

namespace audit::bench {
namespace {

namespace fs = std::filesystem;

// Any number does to start with; this one makes the figures comparable between
// checkouts.
constexpr std::uint64_t kSeed = 20130603;

constexpr std::string_view kPackageOpen =
    "<?xml version='1.0' encoding='UTF-8'?>\n"
    "<package author=\"bench\" buildNumber=\"8211\" buildVersion=\"6.1\" "
    "label=\"Bench\" name=\"bench\" namespace=\"bch\">\n";
constexpr std::string_view kPackageClose = "</package>\n";

// Each file is a whole package; a new one starts when its share is full.
void WritePackages(const fs::path& folder, std::uint64_t bytes,
                   std::uint64_t files, Instance* instance) {
  fs::remove_all(folder);
  fs::create_directories(folder);
  for (std::uint64_t i = 0; i < files; ++i) {
    const std::string number = std::to_string(100 + i);
    std::ofstream out(folder / ("part-" + number + ".xml"), std::ios::binary);
    out << kPackageOpen;
    while (instance->account().bytes < bytes * (i + 1) / files) {
      out << instance->Next();
    }
    out << kPackageClose;
  }
}

// The last entity may be longer than what was left to fill, which a small
// instance shows: then chance gets another seed, until a tenth is not exceeded.
Instance WriteInstance(const fs::path& folder, std::uint64_t bytes,
                       std::uint64_t files) {
  for (std::uint64_t seed = kSeed;; ++seed) {
    Instance instance(seed);
    WritePackages(folder, bytes, files, &instance);
    if (instance.account().bytes <= bytes + bytes / 10) return instance;
  }
}

// Each script as its size in a line of its own, then its bytes.
void WriteRecord(const fs::path& path, const Instance& instance) {
  std::ofstream out(path, std::ios::binary);
  for (const Script& script : instance.scripts()) {
    if (!script.triggered) continue;
    out << script.parsed.size() << '\n' << script.parsed;
  }
}

// A file for each script as often as it stands in the instance: who extracts
// scripts to run a linter on them gets the copies too. Of templates the code
// alone, as a linter of JavaScript reads no JSSP.
void WritePlain(const fs::path& folder, const Instance& instance) {
  fs::remove_all(folder);
  fs::create_directories(folder);
  int number = 100000;
  for (const std::size_t index : instance.occurrences()) {
    const std::string& text = instance.scripts()[index].parsed;
    std::ofstream out(folder / (std::to_string(++number) + ".js"),
                      std::ios::binary);
    out << text;
  }
}

void PrintAccount(const Instance& instance) {
  const Account& account = instance.account();
  const auto percent = [](std::uint64_t part, std::uint64_t whole) {
    return whole == 0 ? 0 : part * 100 / whole;
  };
  std::uint64_t triggered_bytes = 0;
  for (const Script& script : instance.scripts()) {
    if (script.triggered) triggered_bytes += script.parsed.size();
  }
  std::cerr << "instance: " << account.bytes << " bytes; scripts "
            << percent(account.script_bytes, account.bytes) << " % ("
            << percent(account.cdata_bytes, account.script_bytes)
            << " % of them CDATA), distinct " << account.distinct_bytes
            << " bytes in " << instance.scripts().size() << " texts; "
            << percent(account.triggered, account.scripts) << " % of "
            << account.scripts << " scripts hold a trigger; " << triggered_bytes
            << " bytes to parse\n";
}

int Main(int argc, char** argv) {
  CLI::App app("Writes the bench instance.");
  std::string out;
  std::uint64_t kilobytes = 100 * 1024;
  std::string shape = "one";
  app.add_option("--out", out, "folder to write")->required();
  app.add_option("--kilobytes", kilobytes, "size of the instance");
  app.add_option("--shape", shape, "one package, or forty")
      ->check(CLI::IsMember({"one", "forty"}));
  bool plain = false;
  app.add_flag("--plain", plain, "write each script as a .js file, too");
  CLI11_PARSE(app, argc, argv);
  const Instance instance = WriteInstance(
      fs::path(out) / "export", kilobytes * 1024, shape == "one" ? 1 : 40);
  WriteRecord(fs::path(out) / "scripts.rec", instance);
  if (plain) WritePlain(fs::path(out) / "scripts", instance);
  PrintAccount(instance);
  return 0;
}

}  // namespace
}  // namespace audit::bench

int main(int argc, char** argv) { return audit::bench::Main(argc, argv); }
