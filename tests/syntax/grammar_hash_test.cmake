# Fails when parser.c was not generated from the grammar beside it: its first line holds the SHA-256 over
# grammar.js followed by package-lock.json (tools/grammar.sh writes it).
#   cmake -D GRAMMAR=src/syntax/grammar -P tests/syntax/grammar_hash_test.cmake
set(both "${CMAKE_CURRENT_BINARY_DIR}/grammar_hash_test.tmp")
file(WRITE "${both}" "")
foreach(part grammar.js package-lock.json)
  file(READ "${GRAMMAR}/${part}" text)
  file(APPEND "${both}" "${text}")
endforeach()
file(SHA256 "${both}" actual)
file(REMOVE "${both}")
file(STRINGS "${GRAMMAR}/parser.c" recorded LIMIT_COUNT 1)
string(REGEX REPLACE "^.*grammar-sha256: " "" recorded "${recorded}")
if(NOT actual STREQUAL recorded)
  message(FATAL_ERROR "grammar.js has changed since parser.c was generated: run tools/grammar.sh\n"
                      "  grammar   ${actual}\n  parser.c  ${recorded}")
endif()
