#!/usr/bin/env bash
# SPDX-FileCopyrightText: Aegir Desktop contributors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# package_installs.sh SOURCE BUILD: builds the .deb of the release preset, installs it with apt into a Debian 13 that has
# nothing else, and does the main job there as an ordinary user. packaging/dev test prepares that Debian in AEGIR_FRESH_ROOT.
set -euo pipefail
source=$1
build=$2
here=$(dirname "${BASH_SOURCE[0]}")

skip() {
    echo "SKIPPED: $*"
    exit 77
}
[ "$(id -u)" = 0 ] || skip "only root can install a package into a fresh Debian root; run packaging/dev test as root for it."
[ -d "${AEGIR_FRESH_ROOT:-}" ] || skip "there is no fresh Debian 13 root; packaging/dev test makes one on a system that has apt."

rm -rf "$build/dist"
cmake -S "$source" --preset release -B "$build" -DBUILD_TESTING=OFF --log-level=WARNING >/dev/null
cmake --build "$build" --target dist >"$build/build.log" || { tail -n 40 "$build/build.log"; exit 1; }
deb=$(echo "$build"/dist/*.deb)
archive=$(echo "$build"/dist/*.tar.zst)
if [ ! -f "$deb" ] || [ ! -f "$archive" ]; then
    echo "CPack made no .deb or no .tar.zst in $build/dist."
    exit 1
fi
dpkg-deb --info "$deb" | sed -n 's/^ \(Package\|Version\|Depends\|Recommends\):/\1:/p'

echo "--- what it installs"
for path in bin/aegir bin/aegir-desktop bin/aegir-html bin/aegir-worker share/applications/hosting.aegir.Desktop.desktop \
    share/metainfo/hosting.aegir.Desktop.metainfo.xml share/icons/hicolor/scalable/apps/hosting.aegir.Desktop.svg \
    share/mime/packages/hosting.aegir.Desktop.xml share/man/man1/aegir.1 share/man/man1/aegir-desktop.1 share/man/man1/aegir-html.1 share/man/man1/aegir-worker.1 \
    share/aegir-desktop/translations/aegir_de.qm lib/systemd/user/aegir-queue@.service; do
    dpkg-deb --fsys-tarfile "$deb" | tar -t "./usr/$path" || { echo "the .deb lacks /usr/$path."; exit 1; }
    tar -tf "$archive" --wildcards "*/$path" >/dev/null || { echo "the .tar.zst lacks $path."; exit 1; }
done

fresh=$(mktemp -d "${TMPDIR:-/tmp}/aegir-fresh.XXXXXX")
trap 'rm -rf "$fresh"' EXIT
cp -a --reflink=auto "$AEGIR_FRESH_ROOT/." "$fresh"
cp "$deb" "$fresh/opt/"
tar -xf "$archive" -C "$fresh/opt"
cp "$here/mainjob.sh" "$fresh/opt/"

# inside COMMAND...: in the fresh Debian, with no process, no home and no setting of this machine.
inside() {
    bwrap --die-with-parent --unshare-pid --unshare-ipc --clearenv --setenv PATH /usr/local/bin:/usr/bin:/bin:/usr/sbin:/sbin \
        --setenv LANG C.UTF-8 --setenv HOME /root --setenv DEBIAN_FRONTEND noninteractive --cap-add ALL \
        --bind "$fresh" / --dev /dev --perms 1777 --tmpfs /dev/shm --proc /proc --tmpfs /run --perms 1777 --tmpfs /tmp --perms 1777 --tmpfs /var/tmp \
        --ro-bind-try /etc/resolv.conf /etc/resolv.conf --bind "$AEGIR_DEBS" /var/cache/apt/archives --chdir / "$@"
}
install=(apt-get -q -y -o APT::Sandbox::User=root -o APT::Keep-Downloaded-Packages=true --no-install-recommends install)
echo "--- apt installs it"
inside "${install[@]}" "/opt/$(basename "$deb")" >"$fresh/opt/apt.log" 2>&1 ||
    { inside apt-get -q update && inside "${install[@]}" "/opt/$(basename "$deb")"; } >"$fresh/opt/apt.log" 2>&1 ||
    { cat "$fresh/opt/apt.log"; echo "apt could not install the .deb into a fresh Debian 13."; exit 1; }
tail -n 2 "$fresh/opt/apt.log"

inside useradd --create-home devops
echo "--- the main job, with the installed package"
inside runuser -u devops -- env HOME=/home/devops bash /opt/mainjob.sh /usr/bin
echo "--- the main job, with the unpacked archive"
inside runuser -u devops -- env HOME=/home/devops bash /opt/mainjob.sh "/opt/$(basename "$archive" .tar.zst)/bin"
