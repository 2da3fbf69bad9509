# SPDX-FileCopyrightText: Aegir Desktop contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""A run of the real ansible-playbook with the callback plugin, for the tests of what that tells.

AEGIR_ANSIBLE_PLAYBOOK names another ansible-playbook than the one on PATH.
"""

import json
import os
import pathlib
import shutil
import subprocess
import tempfile
import threading
import unittest

PLUGIN = pathlib.Path(__file__).resolve().parents[2] / 'resources/ansible/callback_plugins/aegir_events.py'
ANSIBLE = os.environ.get('AEGIR_ANSIBLE_PLAYBOOK') or shutil.which('ansible-playbook')

INVENTORY = """\
a ansible_connection=local
b ansible_connection=local
gone ansible_connection=ssh ansible_host=127.0.0.1 ansible_port=1 ansible_ssh_common_args='-o BatchMode=yes'
[all:vars]
ansible_python_interpreter={{ ansible_playbook_python }}
"""


class Run:
    """One run of a playbook: its events, its text, its return code."""

    def __init__(self, playbook, *args, files=None, transport='file', mark='', env=None):
        if not ANSIBLE:
            raise unittest.SkipTest('no ansible-playbook')
        with tempfile.TemporaryDirectory() as name:
            folder = pathlib.Path(name)
            self.folder = name
            (folder / 'callback_plugins').mkdir()
            (folder / 'callback_plugins' / PLUGIN.name).symlink_to(PLUGIN)
            for path, content in {'playbook.yml': playbook, 'hosts.ini': INVENTORY, **(files or {})}.items():
                (folder / path).parent.mkdir(parents=True, exist_ok=True)
                (folder / path).write_text(content, encoding='utf-8')
            environment = {k: v for k, v in os.environ.items() if not k.startswith(('ANSIBLE_', 'AEGIR_'))}
            environment |= {'LC_ALL': 'C.UTF-8', 'PYTHONUNBUFFERED': '1', 'ANSIBLE_NOCOLOR': '1'} | (env or {})
            command = [ANSIBLE, '-i', 'hosts.ini', *args, 'playbook.yml']
            self.events_text = ''
            if transport == 'fd':
                self._run_with_pipe(command, folder, environment, f',mark:{mark}' if mark else '')
            else:
                if transport == 'file':
                    environment['AEGIR_EVENTS'] = f'file:{folder}/events.jsonl'
                elif transport:
                    environment['AEGIR_EVENTS'] = transport
                self._run(command, folder, environment)
                if (folder / 'events.jsonl').exists():
                    self.mode = (folder / 'events.jsonl').stat().st_mode & 0o777
                    self.events_text = (folder / 'events.jsonl').read_text(encoding='ascii')
        self.events = [json.loads(line) for line in self.events_text.splitlines()]

    def _run(self, command, folder, environment, **more):
        done = subprocess.run(command, cwd=folder, env=environment, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
                              stderr=subprocess.STDOUT, encoding='utf-8', errors='surrogateescape', timeout=300, **more)
        self.rc, self.text = done.returncode, done.stdout

    def _run_with_pipe(self, command, folder, environment, more):
        read, write = os.pipe()
        chunks = []

        def drain():
            with os.fdopen(read, 'rb') as pipe:
                chunks.append(pipe.read())

        reader = threading.Thread(target=drain)
        reader.start()
        environment['AEGIR_EVENTS'] = f'fd:{write}{more}'
        self._run(command, folder, environment, pass_fds=[write])
        os.close(write)
        reader.join()
        self.events_text = chunks[0].decode('ascii')

    def of(self, *names, **fields):
        return [e for e in self.events if e['event'] in names and all(e.get(k) == v for k, v in fields.items())]

    def one(self, name, /, **fields):
        found = self.of(name, **fields)
        assert len(found) == 1, f'{len(found)} x {name} {fields}\n{self.text}\n{self.events_text}'
        return found[0]

    def task(self, name):
        """The uuid of a task."""
        return self.of('task', name=name)[0]['task']

    def result(self, name, /, **fields):
        """The one result of a task."""
        found = [e for e in self.of('ok', 'failed', 'skipped', 'unreachable', task=self.task(name), **fields)]
        assert len(found) == 1, f'{len(found)} results of {name}\n{self.text}\n{self.events_text}'
        return found[0]
