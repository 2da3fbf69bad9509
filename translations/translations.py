#!/usr/bin/env python3
# SPDX-FileCopyrightText: Aegir Desktop contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Updates the translations from the sources, or checks that no text of the sources lacks one."""

import argparse
import pathlib
import shutil
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ET

TOP = pathlib.Path(__file__).resolve().parent.parent
FOLDERS = ["model", "forms", "views", "app", "resources"]
FILES = {"aegir_de.ts": [], "aegir_en.ts": ["-pluralonly"]}


def update(lupdate, folder):
    for name, options in FILES.items():
        subprocess.run(
            [lupdate, "-silent", "-no-obsolete", "-locations", "none", "-extensions", "cpp,h", "-I", str(TOP), *options,
             *(str(TOP / f) for f in FOLDERS if (TOP / f).is_dir()), "-ts", str(folder / name)],
            check=True, cwd=TOP)


def incomplete(ts):
    """The texts of a file that have no translation, or whose plural lacks a form."""
    for context in ET.parse(ts).getroot().iter("context"):
        for message in context.iter("message"):
            translation = message.find("translation")
            forms = translation.findall("numerusform")
            texts = [f.text for f in forms] if forms else [translation.text]
            if translation.get("type") == "unfinished" or not all(texts):
                yield context.findtext("name"), message.findtext("source")


def main():
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--lupdate", default="lupdate")
    arguments.add_argument("what", choices=["update", "check"])
    arguments = arguments.parse_args()
    if arguments.what == "update":
        update(arguments.lupdate, TOP / "translations")
        return 0
    lacking = 0
    with tempfile.TemporaryDirectory() as temporary:
        folder = pathlib.Path(temporary)
        for name in FILES:
            shutil.copy(TOP / "translations" / name, folder)
        update(arguments.lupdate, folder)
        for name in FILES:
            for context, source in incomplete(folder / name):
                print(f"translations/{name}: {context} has no translation of: {source}")
                lacking += 1
    if lacking:
        print(f"{lacking} texts lack a translation. Run: packaging/dev exec cmake --build build/dev "
              "--target update_translations, then fill in what is marked unfinished.")
    return 1 if lacking else 0


if __name__ == "__main__":
    sys.exit(main())
