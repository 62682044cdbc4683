#include "cli/config_files.h"

#include <algorithm>
#include <filesystem>
#include <iterator>
#include <utility>

namespace audit {
namespace {

// Lexical only: no function here that asks the disk.
using Path = std::filesystem::path;

// Enough for a team's, a company's and some to spare; a circle of files that
// each extend several would else grow without end.
constexpr std::size_t kMaxConfigs = 32;

// As a person would name it who stands in the working folder.
std::string Shown(const Path& absolute, const FileSystem& files,
                  std::string_view like) {
  if (like.starts_with('/')) return absolute.string();
  return absolute.lexically_relative(files.Absolute(".")).string();
}

Path FolderOf(const FileSystem& files, const std::string& input) {
  const Path path = files.Absolute(input == "-" ? "." : input);
  const auto kind = files.KindOf(input);
  const bool is_folder =
      input == "-" || (kind && *kind == FileSystem::Kind::kFolder);
  return is_folder ? path : path.parent_path();
}

std::string FindAbove(const FileSystem& files, const std::string& input) {
  Path folder = FolderOf(files, input);
  while (true) {
    std::string config = Shown(folder / std::string(kConfigName), files, input);
    const auto kind = files.KindOf(config);
    if (kind && *kind == FileSystem::Kind::kFile) return config;
    const bool is_last =
        files.KindOf(Shown(folder / ".git", files, input)).has_value() ||
        folder == folder.parent_path();
    if (is_last) return {};
    folder = folder.parent_path();
  }
}

class Loader {
 public:
  explicit Loader(const FileSystem& files) : files_(files) {}

  tl::expected<LoadedConfig, std::vector<Error>> Run(const std::string& path) {
    Add(path, nullptr);
    // Depth first, what is extended before what extends it.
    while (!open_.empty() && faults_.empty()) Step();
    if (!faults_.empty()) return tl::unexpected(std::move(faults_));
    std::reverse(loaded_.paths.begin(), loaded_.paths.end());
    return std::move(loaded_);
  }

 private:
  struct Open {
    std::string path;
    std::string absolute;
    Config config;
    std::size_t next = 0;  // of config.extends
  };

  void Step() {
    Open& top = open_.back();
    if (top.next < top.config.extends.size()) {
      const ConfigText extends = top.config.extends[top.next++];
      const Path beside = Path(top.path).parent_path() / extends.text;
      return Add(beside.lexically_normal().string(), &extends);
    }
    loaded_.config = Join(std::move(loaded_.config), std::move(top.config));
    loaded_.paths.push_back(std::move(top.path));
    open_.pop_back();
  }

  // `extends`: where it is named; null: by the person.
  void Add(const std::string& path, const ConfigText* extends) {
    const std::string absolute = files_.Absolute(path);
    const bool in_circle =
        std::any_of(open_.begin(), open_.end(),
                    [&](const Open& one) { return one.absolute == absolute; });
    if (in_circle) {
      return Fault(extends, "'" + extends->text + "' extends this file again");
    }
    if (++count_ > kMaxConfigs) {
      return Fault(extends, "more files are extended than " +
                                std::to_string(kMaxConfigs));
    }
    auto yaml = Read(path);
    if (!yaml) {
      if (extends == nullptr) return faults_.push_back(yaml.error());
      return Fault(extends, "'" + extends->text + "' cannot be extended: " +
                                path + " " + yaml.error().message);
    }
    auto config = ReadConfig(*yaml, path);
    if (!config) {
      std::move(config.error().begin(), config.error().end(),
                std::back_inserter(faults_));
      return;
    }
    open_.push_back({path, absolute, std::move(*config)});
  }

  // A file by mistake may be an export of gigabytes.
  Result<std::string> Read(const std::string& path) const {
    const auto kind = files_.KindOf(path);
    if (!kind) return Fail(kind.error());
    if (*kind == FileSystem::Kind::kFolder) {
      return Fail({"is a folder; a config is a file", path});
    }
    if (*kind == FileSystem::Kind::kFile) {
      const auto file = files_.Open(path);
      if (!file) return Fail(file.error());
      if ((*file)->size() > kMaxConfigSize) {
        return Fail({"is larger than a config may be, which is 1 MiB", path});
      }
    }
    return files_.Read(path);
  }

  void Fault(const ConfigText* extends, std::string message) {
    faults_.push_back(ErrorAt(*extends, std::move(message)));
  }

  const FileSystem& files_;
  std::vector<Open> open_;
  std::size_t count_ = 0;
  LoadedConfig loaded_;
  std::vector<Error> faults_;
};

}  // namespace

Result<std::string> FindConfig(const FileSystem& files,
                               const std::vector<std::string>& inputs) {
  std::string found;
  for (std::size_t i = 0; i < inputs.size(); ++i) {
    std::string one = FindAbove(files, inputs[i]);
    if (i == 0) {
      found = std::move(one);
    } else if (files.Absolute(one) != files.Absolute(found)) {
      const auto named = [](const std::string& path) {
        return path.empty() ? std::string("none") : path;
      };
      return Fail({"the config of '" + inputs[0] + "' is " + named(found) +
                   ", that of '" + inputs[i] + "' is " + named(one) +
                   "; say which with --config FILE, or --no-config"});
    }
  }
  return found;
}

tl::expected<LoadedConfig, std::vector<Error>> LoadConfig(
    const FileSystem& files, const std::string& path) {
  if (path.empty()) return LoadedConfig{};
  auto loaded = Loader(files).Run(path);
  if (!loaded) return loaded;
  const Path folder = Path(files.Absolute(path)).parent_path();
  const Path here = files.Absolute(".");
  loaded->path_for_globs = [folder, here](std::string_view shown) {
    const Path absolute = (here / Path(shown)).lexically_normal();
    return absolute.lexically_relative(folder).string();
  };
  return loaded;
}

}  // namespace audit
