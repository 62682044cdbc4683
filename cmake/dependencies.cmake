# What design.md section 8 allows, under one target name each.
find_package(PkgConfig REQUIRED)
find_package(Threads REQUIRED)
find_package(pugixml REQUIRED)
find_package(nlohmann_json REQUIRED)
find_package(CLI11 REQUIRED)
find_package(fmt REQUIRED)
find_package(tl-expected REQUIRED)
find_package(yaml-cpp REQUIRED)
find_package(OpenSSL REQUIRED COMPONENTS Crypto)
find_package(mimalloc 2 REQUIRED)
find_package(LibArchive REQUIRED)
pkg_check_modules(RE2 REQUIRED IMPORTED_TARGET re2)
pkg_check_modules(XXHASH REQUIRED IMPORTED_TARGET libxxhash)
if(NOT TARGET yaml-cpp::yaml-cpp)
  add_library(yaml-cpp::yaml-cpp ALIAS yaml-cpp)
endif()

# The tree-sitter runtime is npm's C source (tools/fetch_runtime.sh), never the
# distribution's library: two versions recover from errors differently.
set(TREE_SITTER_DIR
    ${CMAKE_SOURCE_DIR}/build/third_party/runtime/node_modules/tree-sitter/vendor/tree-sitter/lib)
if(NOT EXISTS ${TREE_SITTER_DIR}/src/lib.c)
  message(FATAL_ERROR
          "The tree-sitter runtime is missing. Run: tools/fetch_runtime.sh")
endif()
add_library(tree_sitter STATIC ${TREE_SITTER_DIR}/src/lib.c)
target_include_directories(tree_sitter SYSTEM PUBLIC ${TREE_SITTER_DIR}/include
                           PRIVATE ${TREE_SITTER_DIR}/src)
target_compile_options(tree_sitter PRIVATE -w)
if(AUDIT_SANITIZE)
  # For "" in a query it compares no bytes of no text, which does no harm.
  target_compile_options(tree_sitter PRIVATE -fno-sanitize=nonnull-attribute)
endif()
if(AUDIT_FUZZ)
  # libFuzzer's look at each comparison of its table walks takes more time than
  # all of our code, and shows it no way.
  target_compile_options(tree_sitter PRIVATE -fno-sanitize=fuzzer-no-link)
endif()
target_compile_definitions(tree_sitter PRIVATE _DEFAULT_SOURCE _POSIX_C_SOURCE=200112L)
