# SPDX-FileCopyrightText: Aegir Desktop contributors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# How every target is compiled; the presets set the options.

option(AEGIR_WERROR "Warnings are errors" OFF)
option(AEGIR_TIDY "Run clang-tidy over every file" OFF)
set(AEGIR_SANITIZE "" CACHE STRING "Sanitizers, as in -fsanitize=")

find_program(CCACHE ccache)
if(CCACHE AND NOT CMAKE_CXX_COMPILER_LAUNCHER)
    set(CMAKE_CXX_COMPILER_LAUNCHER ${CCACHE})
endif()

add_compile_definitions(
    QT_NO_CAST_FROM_ASCII QT_NO_CAST_TO_ASCII QT_NO_CAST_FROM_BYTEARRAY QT_NO_URL_CAST_FROM_STRING QT_NO_FOREACH
    QT_NO_NARROWING_CONVERSIONS_IN_CONNECT QT_NO_CONTEXTLESS_CONNECT QT_USE_QSTRINGBUILDER
    QT_DISABLE_DEPRECATED_UP_TO=0x060800)

add_compile_options(
    -Wall -Wextra -Wpedantic -Wshadow -Wnon-virtual-dtor -Woverloaded-virtual -Wcast-align -Wformat=2 -Wfloat-conversion
    -Wimplicit-fallthrough -Wsuggest-override -Wextra-semi -Wzero-as-null-pointer-constant
    -Wno-missing-field-initializers) # designated initialisers leave out what has a default
if(AEGIR_WERROR)
    add_compile_options(-Werror)
endif()

if(AEGIR_SANITIZE)
    add_compile_options(-fsanitize=${AEGIR_SANITIZE} -fno-omit-frame-pointer -fno-sanitize-recover=all)
    add_link_options(-fsanitize=${AEGIR_SANITIZE})
endif()

if(AEGIR_TIDY)
    find_program(CLANG_TIDY clang-tidy REQUIRED)
    # GCC's own warning options mean nothing to it.
    set(CMAKE_CXX_CLANG_TIDY ${CLANG_TIDY} --quiet --extra-arg=-Wno-unknown-warning-option)
endif()
