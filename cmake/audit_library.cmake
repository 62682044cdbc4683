# audit_library(<folder> [PUBLIC deps...] [PRIVATE deps...]) makes the static
# library audit_<folder> of every .cc in the folder, with the house's warnings.
add_library(audit_warnings INTERFACE)
target_compile_options(audit_warnings INTERFACE -Wall -Wextra -Wpedantic -Werror)
# GCC 12 sees overlapping copies in `std::string + char*` that are none (its bug
# 105651), only when it optimises.
if(CMAKE_CXX_COMPILER_ID STREQUAL GNU AND CMAKE_CXX_COMPILER_VERSION VERSION_LESS 13)
  target_compile_options(audit_warnings INTERFACE -Wno-restrict)
endif()

function(audit_library folder)
  cmake_parse_arguments(ARG "" "" "PUBLIC;PRIVATE" ${ARGN})
  file(GLOB sources CONFIGURE_DEPENDS ${CMAKE_CURRENT_SOURCE_DIR}/${folder}/*.cc)
  if(folder STREQUAL cli)
    list(FILTER sources EXCLUDE REGEX "/main\\.cc$")
  endif()
  if(NOT sources)
    add_library(audit_${folder} INTERFACE)
    target_link_libraries(audit_${folder} INTERFACE ${ARG_PUBLIC})
    return()
  endif()
  add_library(audit_${folder} STATIC ${sources})
  target_include_directories(audit_${folder} PUBLIC ${CMAKE_SOURCE_DIR}/src)
  target_link_libraries(audit_${folder} PRIVATE audit_warnings ${ARG_PRIVATE}
                        PUBLIC ${ARG_PUBLIC})
endfunction()
