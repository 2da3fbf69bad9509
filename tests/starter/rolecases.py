# SPDX-FileCopyrightText: Aegir Desktop contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Runs the starter workspace's roles with the real ansible-playbook, in playbooks like those that Aegir Desktop
writes: import_role with task variables, every string marked unsafe, no facts.

Each case is one play. Many cases share one ansible-playbook process, because starting it costs more than a case."""

import json
import os
import shutil
import subprocess
import tempfile
import unittest
from pathlib import Path

HERE = Path(__file__).resolve().parent
STARTER = Path(os.environ.get('AEGIR_STARTER', HERE.parent.parent / 'resources' / 'starter'))
ANSIBLE = os.environ.get('ANSIBLE_PLAYBOOK') or shutil.which('ansible-playbook')

# One line per task result and per set_stats, apart from the text that a person reads.
RECORDER = '''
DOCUMENTATION = "name: record_events\\ntype: notification\\nshort_description: test recorder\\ndescription: Records results."
import json, os
from ansible.plugins.callback import CallbackBase

def plain(value):
    if value is None or isinstance(value, (bool, int, float)):
        return value
    if isinstance(value, str):
        return str.__str__(value)
    if hasattr(value, 'items'):
        return {str(k): plain(v) for k, v in value.items()}
    return [plain(v) for v in value]

class CallbackModule(CallbackBase):
    CALLBACK_VERSION = 2.0
    CALLBACK_TYPE = 'notification'
    CALLBACK_NAME = 'record_events'
    CALLBACK_NEEDS_ENABLED = False
    play = ''

    def v2_playbook_on_play_start(self, play):
        self.play = play.get_name()

    def record(self, kind, result):
        found = result._result
        line = {'case': self.play, 'kind': kind, 'task': result._task.get_name().split(' : ')[-1],
                'changed': bool(found.get('changed')), 'msg': plain(found.get('msg', '')),
                'shown': json.dumps(plain({k: v for k, v in found.items() if k != 'invocation'}), default=str)}
        if isinstance(found.get('ansible_stats'), dict):
            line['values'] = plain(found['ansible_stats']['data'])
        with open(os.environ['RECORD_EVENTS'], 'a', encoding='utf-8') as out:
            out.write(json.dumps(line) + '\\n')

    def v2_runner_on_ok(self, result):
        self.record('ok', result)

    def v2_runner_on_failed(self, result, ignore_errors=False):
        self.record('ignored' if ignore_errors else 'failed', result)

    def v2_runner_on_skipped(self, result):
        self.record('skipped', result)
'''


def unsafe(value):
    """The same value with every string marked as data, in the JSON that Ansible reads instead of YAML. In YAML the tag
    !unsafe makes a number of "42" and refuses "=" on ansible-core 2.19."""
    if isinstance(value, str):
        return {'__ansible_unsafe': value}
    if isinstance(value, dict):
        return {k: unsafe(v) for k, v in value.items()}
    return [unsafe(v) for v in value] if isinstance(value, list) else value


class Case:
    """One operation: a name, its roles with their values, and what became of them."""

    def __init__(self, name, *roles, **variables):
        self.name, self.roles, self.play_variables = name, roles, variables
        self.events = []

    def play(self):
        tasks = [{'ansible.builtin.import_role': {'name': role}, 'vars': unsafe(values)} for role, values in self.roles]
        # The rescue keeps the host for the next case; the failure itself is recorded before it.
        return {'name': self.name, 'hosts': 'localhost', 'gather_facts': False, 'vars': unsafe(self.play_variables),
                'tasks': [{'block': tasks, 'rescue': [{'ansible.builtin.meta': 'noop'}]}]}

    @property
    def failure(self):
        return next((str(e['msg']) for e in self.events if e['kind'] == 'failed'), None)

    @property
    def warnings(self):
        return [e['msg'] for e in self.events if e['kind'] == 'ignored'] + (
            [self.values['aegir_warning']] if 'aegir_warning' in self.values else [])

    @property
    def changed(self):
        return [e['task'] for e in self.events if e['kind'] == 'ok' and e['changed'] and 'values' not in e]

    @property
    def values(self):
        return {k: v for e in self.events for k, v in e.get('values', {}).items()}

    @property
    def shown(self):
        return '\n'.join(e['shown'] for e in self.events)


@unittest.skipUnless(ANSIBLE, 'ansible-playbook is not on PATH')
class StarterTest(unittest.TestCase):
    maxDiff = None

    @classmethod
    def setUpClass(cls):
        # A name that a shell, a template engine or a careless split would trip over.
        cls.root = Path(tempfile.mkdtemp(prefix='aegir starter ü '))
        cls.addClassCleanup(shutil.rmtree, cls.root, ignore_errors=True)
        (cls.root / 'ansible.cfg').write_text('')
        (cls.root / 'callback_plugins').mkdir()
        (cls.root / 'callback_plugins' / 'record_events.py').write_text(RECORDER)
        cls.platform = cls.root / "pläne {{ 1 + 1 }} o'clock"
        cls.repository = cls.root / 'repo sitory'
        cls.runs = 0

    def run_cases(self, *cases, check=False, arguments=()):
        type(self).runs += 1
        playbook = self.root / f'playbook{self.runs}.json'
        events = self.root / f'events{self.runs}.jsonl'
        playbook.write_text(json.dumps([case.play() for case in cases]), encoding='utf-8')
        environment = {k: v for k, v in os.environ.items() if not k.startswith(('ANSIBLE_', 'GIT_'))}
        environment |= {'ANSIBLE_ROLES_PATH': str(STARTER / 'roles'), 'RECORD_EVENTS': str(events), 'LC_ALL': 'C.UTF-8',
                        'ANSIBLE_NOCOLOR': '1', 'ANSIBLE_RETRY_FILES_ENABLED': '0',
                        'ANSIBLE_CONFIG': str(self.root / 'ansible.cfg'), 'ANSIBLE_LOCALHOST_WARNING': '0'}
        done = subprocess.run([ANSIBLE, '-i', str(STARTER / 'inventory'), str(playbook), *(['--check'] if check else []), *arguments],
                              env=environment, cwd=self.root, stdin=subprocess.DEVNULL, capture_output=True, text=True,
                              timeout=300, check=False)
        self.output = done.stdout + done.stderr
        if os.environ.get('STARTER_VERBOSE'):
            print(self.output)
        self.assertTrue(events.exists(), self.output)
        for line in events.read_text(encoding='utf-8').splitlines():
            event = json.loads(line)
            next(case for case in cases if case.name == event['case']).events.append(event)
        for case in cases:
            self.assertTrue(case.events, f'{case.name} did not run:\n{self.output}')
        self.assertNotIn('DEPRECATION', self.output)
        self.assertNotIn('[WARNING]', self.output)
        return cases[0] if len(cases) == 1 else cases

    # What the program takes from the entities.
    def of_platform(self, **more):
        return {'platform_path': str(self.platform)} | more

    def of_site(self, uri='www.example.test', **more):
        return self.of_platform(site_uri=uri) | more

    def deploy(self, name, **more):
        values = self.of_platform(git_repository_url=str(self.repository), git_reference='HEAD') | more
        return Case(name, ('git_clone', values), ('platform_verify', self.of_platform()))

    def install(self, name, uri='www.example.test', **more):
        return Case(name, ('site_layout', self.of_site(uri)), ('write_settings', self.of_site(uri, **more)),
                    ('write_vhost', self.of_site(uri)), ('site_verify', self.of_site(uri)))

    def assert_ok(self, *cases):
        for case in cases:
            self.assertIsNone(case.failure, f'{case.name}\n{self.output}')
            self.assertEqual(case.warnings, [], case.name)

    def assert_refused(self, case, *parts):
        self.assertIsNotNone(case.failure, f'{case.name} was not refused\n{self.output}')
        for part in parts:
            self.assertIn(part, case.failure, case.name)
        self.assertEqual(case.changed, [], case.name)
