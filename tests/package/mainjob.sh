#!/usr/bin/env bash
# SPDX-FileCopyrightText: Aegir Desktop contributors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# mainjob.sh BIN: the main job, as a script of a user's would do it with the programs in BIN: a platform from a Git repository,
# a site on it, and a verdict each time.
set -euo pipefail
bin=$1
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
workspace=$place/workspace
platform=$place/platform
site=www.example.com

fail() {
    echo "FAILED: $*"
    exit 1
}

aegir() { "$bin/aegir" --workspace "$workspace" "$@"; }

# run CODE STATUS ENTITY OPERATION [OPTION...]: runs it and compares the exit code and the status of the run.
run() {
    local code=$1 status=$2 got=0 found
    shift 2
    aegir run "$@" >"$place/log" 2>&1 || got=$?
    found=$(aegir runs "$1" --json | first status)
    if [ "$got" != "$code" ] || [ "$found" != "$status" ]; then
        cat "$place/log"
        fail "aegir run $* ended with $got and the status '$found', not with $code and '$status'."
    fi
    echo "ok: aegir run $* is $status"
}

# first KEY: the first value of that key in the JSON on standard input, however deep it lies.
first() {
    python3 -c '
import json, sys
def find(node):
    if isinstance(node, dict):
        if sys.argv[1] in node:
            return node[sys.argv[1]]
        node = list(node.values())
    if isinstance(node, list):
        return next((found for found in map(find, node) if found is not None), None)
print(find(json.load(sys.stdin)))' "$1"
}

"$bin/aegir" --version
[ ! -e "$bin/aegir-desktop" ] || QT_QPA_PLATFORM=offscreen "$bin/aegir-desktop" --version

"$bin/aegir" new "$workspace"
aegir add platform demo --type git_platform --set git_repository_url="$place/repository" --set platform_path="$platform"
run 0 ok demo platform_sample_repository
run 0 ok demo platform_deploy
aegir add site "$site" --type basic_site --on demo
run 0 ok "$site" site_install
run 0 ok "$site" site_verify
run 0 ok "$site" site_backup
backup=$(aegir show "$site" --json | first backup_path)
[ -f "$backup" ] || fail "the site's backup_path is '$backup', which is no file."

chmod 644 "$platform/sites/$site/settings.json"
run 0 warning "$site" site_verify
rm -f "$platform/sites/$site/settings.json"
run 1 error "$site" site_verify
[ "$(aegir runs "$site" --json | first host)" = localhost ] || fail "the verdict does not name the host."
aegir runs "$site" --json | first task | grep -q site_verify || fail "the verdict does not name the task."

last=$(aegir runs "$site" --json | first run)
aegir export "$last" --format html --output "$place/run.html" >/dev/null
grep -q '<a href="#failure">error: ' "$place/run.html" || fail "the exported page does not lead to the failure."
aegir export "$last" --format bundle --output "$place/run.aegir-run" >/dev/null
(cd / && "$bin/aegir" export "$place/run.aegir-run") | grep '^fatal: ' >/dev/null || fail "the bundle does not hold the log."
echo "ok: the run leaves as HTML and as a bundle"

# shellcheck disable=SC2016 # a template must arrive as it is
text='{{ lookup("pipe", "touch '$place'/pwned") }}'
run 0 ok demo platform_tour --set print_debug_data.debug_pause=0 --set write_debug_data.new_data="$text"
[ ! -e "$place/pwned" ] || fail "a value was evaluated as a template."
[ "$(aegir show demo --json | first debug_data)" = "$text" ] || fail "a value did not arrive as it was typed."

code=0
aegir run demo no_such_operation >"$place/log" 2>&1 || code=$?
[ "$code" = 2 ] || fail "an unknown operation ended with $code, not with 2."
echo "ok: the main job"
