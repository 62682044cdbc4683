# audit_library(<folder> [deps...]) makes the static library audit_<folder> of
# every .cc in the folder, with the house's warnings.
add_library(audit_warnings INTERFACE)
target_compile_options(audit_warnings INTERFACE -Wall -Wextra -Wpedantic -Werror)

function(audit_library folder)
  file(GLOB sources CONFIGURE_DEPENDS ${CMAKE_CURRENT_SOURCE_DIR}/${folder}/*.cc)
  add_library(audit_${folder} STATIC ${sources})
  target_include_directories(audit_${folder} PUBLIC ${CMAKE_SOURCE_DIR}/src)
  target_link_libraries(audit_${folder} PRIVATE audit_warnings PUBLIC ${ARGN})
endfunction()
