#include "tests/cli/hostile.h"

#include <gtest/gtest.h>
#include <unistd.h>

#include <cstdlib>
#include <fstream>
#include <iostream>

namespace audit {

std::string Package(const std::string& entities) {
  return "<package buildVersion='6.1'><entities schema='xtk:queryFilter'>\n" +
         entities + "\n</entities></package>\n";
}

Folder::Folder(const std::string& name)
    : path_(std::filesystem::path(testing::TempDir()) /
            ("hostile." + name + "." + std::to_string(::getpid()))) {
  std::filesystem::create_directories(path_);
}

Folder::~Folder() { std::filesystem::remove_all(path_); }

void Folder::Write(const std::string& name, const std::string& bytes) const {
  std::ofstream(path_ / name, std::ios::binary) << bytes;
}

void Show(const std::string& name, const ProgramRun& run) {
  if (std::getenv("AUDIT_SHOW") == nullptr) return;
  std::cout << "=== " << name << ": exit " << run.code << ", "
            << run.peak_kilobytes / 1024 << " MiB, " << run.seconds << " s\n"
            << run.out << run.err;
}

}  // namespace audit
