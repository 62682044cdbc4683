# The pages of docs/rules and docs/not-checked.md are what the program writes, no
# more and no less.
#   cmake -D PROGRAM=... -D DOCS=docs -D SCRATCH=folder -P this
set(renew "campaign-audit rules docs docs/rules --not-checked docs/not-checked.md")
file(REMOVE_RECURSE ${SCRATCH})
file(MAKE_DIRECTORY ${SCRATCH}/rules)
execute_process(COMMAND ${PROGRAM} rules docs ${SCRATCH}/rules --not-checked ${SCRATCH}/not-checked.md
                COMMAND_ERROR_IS_FATAL ANY)
file(GLOB written RELATIVE ${SCRATCH} ${SCRATCH}/rules/*.md ${SCRATCH}/not-checked.md)
file(GLOB kept RELATIVE ${DOCS} ${DOCS}/rules/*.md ${DOCS}/not-checked.md)
if(NOT written OR NOT "${written}" STREQUAL "${kept}")
  message(FATAL_ERROR "there are ${kept}\nthe rules make ${written}\nTo renew them: ${renew}")
endif()
foreach(page ${written})
  execute_process(COMMAND ${CMAKE_COMMAND} -E compare_files ${SCRATCH}/${page} ${DOCS}/${page}
                  RESULT_VARIABLE differs OUTPUT_QUIET ERROR_QUIET)
  if(differs)
    message(FATAL_ERROR "docs/${page} is not current: ${renew}")
  endif()
endforeach()
list(LENGTH written count)
message(STATUS "${count} pages are current")
