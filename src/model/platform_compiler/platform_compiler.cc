// platform_compiler <folder of .tsv files> <out.cc>
// Turns the readable facts under schemas/platform/ into constant tables, sorted
// so that platform.cc can search them. Whatever is wrong in a file stops the
// build, with file and line.
#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <functional>
#include <iostream>
#include <string>
#include <vector>

namespace {

struct Row {
  std::vector<std::string> cells;
  std::size_t line;
};

[[noreturn]] void Stop(const std::string& file, std::size_t line,
                       const std::string& message) {
  std::cerr << file << ":" << line << ": " << message << "\n";
  std::exit(1);
}

std::vector<std::string> Split(const std::string& line) {
  std::vector<std::string> cells(1);
  for (const char c : line) {
    if (c == '\t') {
      cells.emplace_back();
    } else {
      cells.back() += c;
    }
  }
  return cells;
}

std::vector<Row> Read(const std::string& file, std::size_t columns) {
  std::ifstream in(file);
  if (!in) Stop(file, 0, "cannot be read");
  std::vector<Row> rows;
  std::string line;
  for (std::size_t number = 1; std::getline(in, line); ++number) {
    if (line.empty() || line[0] == '#') continue;
    std::vector<std::string> cells = Split(line);
    if (cells.size() != columns) {
      Stop(file, number, "has not " + std::to_string(columns) + " columns");
    }
    if (cells[0].empty()) Stop(file, number, "its first column is empty");
    rows.push_back({std::move(cells), number});
  }
  return rows;
}

std::string Lower(std::string text) {
  for (char& c : text) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + ('a' - 'A'));
  }
  return text;
}

using Key = std::function<std::vector<std::string>(const Row&)>;

// Sorted by `key`, which no two rows share.
void Sort(const std::string& file, const Key& key, std::vector<Row>* rows) {
  std::sort(rows->begin(), rows->end(),
            [&](const Row& a, const Row& b) { return key(a) < key(b); });
  for (std::size_t i = 1; i < rows->size(); ++i) {
    if (key((*rows)[i - 1]) != key((*rows)[i])) continue;
    Stop(file, (*rows)[i].line,
         "says again what line " + std::to_string((*rows)[i - 1].line) +
             " says");
  }
}

std::string Literal(const std::string& text) {
  std::string literal = "\"";
  for (const char c : text) {
    if (c == '"' || c == '\\') literal += '\\';
    literal += c;
  }
  return literal + "\"";
}

// constexpr <type> k<name>Rows[] = {{...}, ...}; and the span others see.
void WriteTable(const std::string& type, const std::string& name,
                const std::vector<Row>& rows, std::size_t columns,
                std::ostream& out) {
  out << "namespace {\nconstexpr " << type << " k" << name << "Rows[] = {\n";
  for (const Row& row : rows) {
    out << "    {";
    for (std::size_t i = 0; i < columns; ++i) {
      out << (i == 0 ? "" : ", ") << Literal(row.cells[i]);
    }
    out << "},\n";
  }
  out << "};\n}  // namespace\nconst std::span<const " << type << "> k" << name
      << "(k" << name << "Rows);\n\n";
}

// The schemas that have a table, as indexes sorted by it.
void WriteTableIndex(const std::vector<Row>& schemas, std::ostream& out) {
  std::vector<std::size_t> order;
  for (std::size_t i = 0; i < schemas.size(); ++i) {
    if (!schemas[i].cells[2].empty()) order.push_back(i);
  }
  std::stable_sort(
      order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
        return Lower(schemas[a].cells[2]) < Lower(schemas[b].cells[2]);
      });
  out << "namespace {\nconstexpr std::uint16_t kByTableRows[] = {\n";
  for (const std::size_t i : order) out << "    " << i << ",\n";
  out << "};\n}  // namespace\n"
         "const std::span<const std::uint16_t> kByTable(kByTableRows);\n\n";
}

void Compile(const std::string& folder, std::ostream& out) {
  const auto first = [](const Row& row) {
    return std::vector<std::string>{row.cells[0]};
  };
  const auto two = [](const Row& row) {
    return std::vector<std::string>{row.cells[0], row.cells[1]};
  };
  const auto any_case = [](const Row& row) {
    return std::vector<std::string>{Lower(row.cells[0]), Lower(row.cells[1])};
  };
  const auto name_any_case = [](const Row& row) {
    return std::vector<std::string>{Lower(row.cells[0])};
  };
  const auto table = [&](const std::string& file, const std::string& type,
                         const std::string& name, std::size_t columns,
                         const Key& key) {
    const std::string path = folder + "/" + file;
    std::vector<Row> rows = Read(path, columns);
    Sort(path, key, &rows);
    WriteTable(type, name, rows, columns, out);
    return rows;
  };
  WriteTableIndex(table("schemas.tsv", "PlatformSchema", "Schemas", 4, first),
                  out);
  table("fields.tsv", "PlatformField", "Fields", 6, two);
  table("keys.tsv", "PlatformKey", "Keys", 4, first);
  table("functions.tsv", "PlatformFunction", "Functions", 3, name_any_case);
  table("server_names.tsv", "PlatformServerName", "ServerNames", 3, first);
  table("relay.tsv", "PlatformRelayUrl", "Relay", 6, first);
  table("url_permissions.tsv", "PlatformUrlPermission", "UrlPermissions", 4,
        first);
  table("lists.tsv", "PlatformListMember", "ListMembers", 3, any_case);
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 3) {
    std::cerr << "platform_compiler FOLDER OUT\n";
    return 2;
  }
  std::ofstream out(argv[2]);
  out << "// Made of schemas/platform/ by platform_compiler.\n"
         "#include \"model/platform_data.h\"\n\n"
         "namespace audit::platform_data {\n\n";
  Compile(argv[1], out);
  out << "}  // namespace audit::platform_data\n";
  out.close();
  return out ? 0 : 1;
}
