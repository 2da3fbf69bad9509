# SPDX-FileCopyrightText: Aegir Desktop contributors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# The kinds of target that the folders are made of. Headers are included by their path from the top of the repository:
# #include "model/catalogue/field.h".

# aegir_library(NAME [SOURCES file...] [PUBLIC library...] [PRIVATE library...])
# A static library of one folder; without sources, an INTERFACE library of its headers.
function(aegir_library name)
    cmake_parse_arguments(PARSE_ARGV 1 arg "" "" "SOURCES;PUBLIC;PRIVATE")
    if(arg_SOURCES)
        add_library(${name} STATIC ${arg_SOURCES})
        target_include_directories(${name} PUBLIC ${PROJECT_SOURCE_DIR})
        target_link_libraries(${name} PUBLIC ${arg_PUBLIC} PRIVATE ${arg_PRIVATE})
    else()
        add_library(${name} INTERFACE)
        target_include_directories(${name} INTERFACE ${PROJECT_SOURCE_DIR})
        target_link_libraries(${name} INTERFACE ${arg_PUBLIC})
    endif()
endfunction()

# aegir_program(NAME SOURCES file... LIBS library...)
# A program that is built into bin/ and installed.
function(aegir_program name)
    cmake_parse_arguments(PARSE_ARGV 1 arg "" "" "SOURCES;LIBS")
    if(NOT arg_SOURCES)
        return()
    endif()
    add_executable(${name} ${arg_SOURCES})
    target_compile_definitions(${name} PRIVATE AEGIR_VERSION="${PROJECT_VERSION}")
    target_link_libraries(${name} PRIVATE ${arg_LIBS} aegir_resources)
    install(TARGETS ${name} RUNTIME DESTINATION ${CMAKE_INSTALL_BINDIR})
endfunction()

# What every test is run with: no display, nobody's settings, the built programs first on PATH.
function(aegir_test_environment name)
    set(home ${CMAKE_BINARY_DIR}/Testing/home/${name})
    set_property(TEST ${name} APPEND PROPERTY ENVIRONMENT
        AEGIR_BUILD_DIR=${CMAKE_BINARY_DIR}
        AEGIR_BIN_DIR=${CMAKE_RUNTIME_OUTPUT_DIRECTORY}
        AEGIR_SOURCE_DIR=${PROJECT_SOURCE_DIR}
        XDG_CONFIG_HOME=${home}/config XDG_DATA_HOME=${home}/data XDG_STATE_HOME=${home}/state XDG_CACHE_HOME=${home}/cache
        LANG=C.UTF-8 LANGUAGE=en QT_QPA_PLATFORM=offscreen QT_FORCE_STDERR_LOGGING=1
        ASAN_OPTIONS=detect_leaks=0 UBSAN_OPTIONS=print_stacktrace=1)
    set_property(TEST ${name} APPEND PROPERTY ENVIRONMENT_MODIFICATION
        PATH=path_list_prepend:${CMAKE_RUNTIME_OUTPUT_DIRECTORY})
endfunction()

# aegir_test(NAME [SOURCES file...] [LIBS library...] [PROGRAMS program...] [TIMEOUT seconds] [LABELS label...] [SERIAL])
# NAME.cpp in the current folder, made with QTest. PROGRAMS are built before it; SERIAL: nothing else runs meanwhile.
function(aegir_test name)
    cmake_parse_arguments(PARSE_ARGV 1 arg "SERIAL" "TIMEOUT" "SOURCES;LIBS;PROGRAMS;LABELS")
    add_executable(${name} ${name}.cpp ${arg_SOURCES})
    set_target_properties(${name} PROPERTIES RUNTIME_OUTPUT_DIRECTORY ${CMAKE_BINARY_DIR}/tests)
    target_include_directories(${name} PRIVATE ${PROJECT_SOURCE_DIR})
    target_compile_definitions(${name} PRIVATE AEGIR_TEST_DIR="${CMAKE_CURRENT_SOURCE_DIR}")
    target_link_libraries(${name} PRIVATE ${arg_LIBS} Qt6::Test)
    foreach(program IN LISTS arg_PROGRAMS)
        add_dependencies(${name} ${program})
    endforeach()
    add_test(NAME ${name} COMMAND ${name})
    if(NOT arg_TIMEOUT)
        set(arg_TIMEOUT 120)
    endif()
    set_tests_properties(${name} PROPERTIES TIMEOUT ${arg_TIMEOUT} LABELS "${arg_LABELS}")
    if(arg_SERIAL)
        set_tests_properties(${name} PROPERTIES RUN_SERIAL ON)
    endif()
    aegir_test_environment(${name})
endfunction()

# aegir_bench(NAME [SOURCES file...] [LIBS library...])
# NAME.cpp in the current folder; packaging/dev bench runs it, a test does not.
function(aegir_bench name)
    cmake_parse_arguments(PARSE_ARGV 1 arg "" "" "SOURCES;LIBS")
    add_executable(${name} ${name}.cpp ${arg_SOURCES})
    set_target_properties(${name} PROPERTIES RUNTIME_OUTPUT_DIRECTORY ${CMAKE_BINARY_DIR}/tests)
    target_include_directories(${name} PRIVATE ${PROJECT_SOURCE_DIR})
    target_compile_definitions(${name} PRIVATE AEGIR_TEST_DIR="${CMAKE_CURRENT_SOURCE_DIR}")
    target_link_libraries(${name} PRIVATE ${arg_LIBS})
endfunction()
