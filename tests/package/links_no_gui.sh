#!/bin/sh
# SPDX-FileCopyrightText: Aegir Desktop contributors
# SPDX-License-Identifier: GPL-3.0-or-later
# links_no_gui.sh PROGRAM: fails when the program needs a GUI library, itself or through another.
libraries=$(ldd "$1") || exit 1
# KArchive is of KDE's frameworks, but knows of no GUI.
gui=$(printf '%s\n' "$libraries" | grep -oE 'lib(Qt6?(Gui|Widgets|Svg|DBus)|KF6|X11|xcb|wayland)[^ ]*' | grep -v '^libKF6Archive\.' | sort -u)
[ -z "$gui" ] || {
    echo "$1 needs $gui, but the model and what links it alone must work without a GUI." | tr '\n' ' '
    exit 1
}
