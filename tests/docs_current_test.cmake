# The pages of docs/rules are what the program writes, no more and no less.
#   cmake -D PROGRAM=... -D DOCS=docs/rules -D SCRATCH=folder -P this
# To renew them: campaign-audit rules docs docs/rules
file(REMOVE_RECURSE ${SCRATCH})
file(MAKE_DIRECTORY ${SCRATCH})
execute_process(COMMAND ${PROGRAM} rules docs ${SCRATCH} COMMAND_ERROR_IS_FATAL ANY)
file(GLOB written RELATIVE ${SCRATCH} ${SCRATCH}/*.md)
file(GLOB kept RELATIVE ${DOCS} ${DOCS}/*.md)
if(NOT written OR NOT "${written}" STREQUAL "${kept}")
  message(FATAL_ERROR "docs/rules holds ${kept}\nthe rules are ${written}")
endif()
foreach(page ${written})
  execute_process(COMMAND ${CMAKE_COMMAND} -E compare_files ${SCRATCH}/${page} ${DOCS}/${page}
                  RESULT_VARIABLE differs OUTPUT_QUIET ERROR_QUIET)
  if(differs)
    message(FATAL_ERROR "docs/rules/${page} is not current: campaign-audit rules docs docs/rules")
  endif()
endforeach()
list(LENGTH written count)
message(STATUS "${count} pages are current")
