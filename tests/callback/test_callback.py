#!/usr/bin/env python3
# SPDX-FileCopyrightText: Aegir Desktop contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""Runs the real ansible-playbook with the callback plugin and looks at what it tells.

AEGIR_ANSIBLE_PLAYBOOK names another ansible-playbook than the one on PATH.
"""

import fcntl
import json
import os
import pathlib
import re
import shutil
import subprocess
import tempfile
import threading
import unittest

PLUGIN = pathlib.Path(__file__).resolve().parents[2] / 'resources/ansible/callback_plugins/aegir_events.py'
ANSIBLE = os.environ.get('AEGIR_ANSIBLE_PLAYBOOK') or shutil.which('ansible-playbook')
SECRET = 'hunter2-never-to-be-seen'

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


class Course(unittest.TestCase):
    """Plays, tasks and what becomes of them."""

    PLAYBOOK = """
- name: Übung — first
  hosts: a
  gather_facts: false
  tasks:
    - name: fine
      ansible.builtin.debug: {msg: "grüße 🎉"}
    - name: changes
      ansible.builtin.command: echo out
      notify: restart
    - ansible.builtin.set_fact: {unnamed: 1}
    - name: breaks
      ansible.builtin.command: sh -c 'echo broken >&2; exit 3'
      ignore_errors: true
    - name: left out
      ansible.builtin.debug:
      when: false
    - name: guarded
      block:
        - name: falls
          ansible.builtin.fail: {msg: [first, second]}
      rescue:
        - name: caught
          ansible.builtin.debug:
    - name: several
      ansible.builtin.command: "sh -c '{{ item.run }}'"
      loop: [{run: "true", n: one}, {run: "echo why >&2; exit 4", n: two}, {run: "true", n: three}]
      loop_control: {label: "{{ item.n }}"}
      when: item.n != 'three'
      ignore_errors: true
    - name: none of them
      ansible.builtin.debug:
      loop: []
    - name: again
      ansible.builtin.command: "false"
      register: tried
      until: tried.rc == 0
      retries: 2
      delay: 0
      ignore_errors: true
    - name: big
      ansible.builtin.command: python3 -c 'print("x" * 300000)'
    - name: long
      ansible.builtin.fail: {msg: "{{ 'ä' * 100000 }}"}
      ignore_errors: true
    - name: condition
      ansible.builtin.assert: {that: 1 == 2}
      ignore_errors: true
    - name: other tasks
      ansible.builtin.include_tasks: more.yml
    - name: the role
      ansible.builtin.include_role: {name: helper}
    - name: odd data
      ansible.builtin.debug: {msg: {a: [1, 2.5, null, true], "1": x}}
    - name: warned
      careful:
    - name: environment
      ansible.builtin.shell: "echo [$AEGIR_EVENTS]"
  handlers:
    - name: restart
      ansible.builtin.debug: {msg: restarted}
- name: waves
  hosts: a,b
  serial: 1
  gather_facts: false
  tasks:
    - name: wave
      ansible.builtin.debug:
- name: apart
  hosts: a:b
  strategy: free
  gather_facts: false
  tasks:
    - name: free one
      ansible.builtin.debug:
- name: nobody
  hosts: a:!a
  tasks:
    - ansible.builtin.debug:
- name: far away
  hosts: gone
  gather_facts: false
  tasks:
    - name: reach
      ansible.builtin.ping:
      ignore_unreachable: true
    - name: reach again
      ansible.builtin.ping:
"""
    FILES = {
        'more.yml': '- name: included one\n  ansible.builtin.debug:\n',
        'roles/helper/tasks/main.yml': '- name: helping\n  ansible.builtin.debug:\n',
        'library/careful.py': '#!/usr/bin/python3\n'
                              'from ansible.module_utils.basic import AnsibleModule\n'
                              'm = AnsibleModule(argument_spec={})\n'
                              'm.warn("mind the gap")\n'
                              'm.exit_json(changed=False, ansible_env={"X": "1"}, wide=float("inf"))\n',
    }

    @classmethod
    def setUpClass(cls):
        cls.run_ = Run(cls.PLAYBOOK, '--diff', files=cls.FILES, transport='fd')

    def test_every_line_has_the_common_fields(self):
        self.assertEqual([e['n'] for e in self.run_.events], list(range(1, len(self.run_.events) + 1)))
        times = [e['t'] for e in self.run_.events]
        self.assertEqual(times, sorted(times))
        self.assertIsInstance(times[0], float)
        self.assertTrue(all(len(line) < 256 * 1024 for line in self.run_.events_text.splitlines()))

    def test_nothing_is_said_about_the_plugin(self):
        self.assertNotIn('aegir', self.run_.text)
        self.assertNotIn('callback', self.run_.text)

    def test_start(self):
        start = self.run_.events[0]
        self.assertEqual(start['event'], 'start')
        self.assertRegex(start['core'], r'^2\.\d+')
        self.assertTrue(start['playbook'].endswith('playbook.yml'))
        self.assertIsInstance(start['pid'], int)

    def test_plays_are_numbered(self):
        plays = [(e['play'], e['name'], e['hosts']) for e in self.run_.of('play')]
        self.assertEqual(plays, [(1, 'Übung — first', 'a'), (2, 'waves', 'a,b'), (3, 'waves', 'a,b'), (4, 'apart', 'a:b'),
                                 (5, 'nobody', 'a:!a'), (6, 'far away', 'gone')])
        self.run_.one('no_hosts_matched')
        self.assertEqual([(e['play'], e['host']) for e in self.run_.of('ok', task=self.run_.task('wave'))], [(2, 'a'), (3, 'b')])
        self.assertEqual({e['host'] for e in self.run_.of('ok', task=self.run_.task('free one'))}, {'a', 'b'})

    def test_tasks(self):
        task = self.run_.one('task', name='changes')
        self.assertEqual((task['play'], task['role'], task['action'], task['handler']), (1, '', 'ansible.builtin.command', False))
        self.assertRegex(task['path'], r'playbook\.yml:\d+$')
        helping = self.run_.one('task', name='helping')
        self.assertEqual(helping['role'], 'helper')
        self.assertEqual(self.run_.of('task', name='ansible.builtin.set_fact')[0]['action'], 'ansible.builtin.set_fact')
        self.assertTrue(self.run_.one('task', name='restart')['handler'])
        self.assertEqual(self.run_.one('notify')['handler'], 'restart')

    def test_ok_and_changed(self):
        fine = self.run_.result('fine')
        self.assertEqual((fine['event'], fine['changed'], fine['msg'], fine['loop']), ('ok', False, 'grüße 🎉', False))
        changes = self.run_.result('changes')
        self.assertTrue(changes['changed'])
        self.assertEqual((changes['rc'], changes['result']['stdout']), (0, 'out'))
        self.assertNotIn('invocation', changes['result'])
        self.assertFalse([k for k in changes['result'] if k.startswith('_')])
        self.assertTrue(0 < changes['duration'] < 60)
        self.assertIn('host_start', [e['event'] for e in self.run_.events if e.get('task') == changes['task']])

    def test_failed(self):
        breaks = self.run_.result('breaks')
        self.assertEqual((breaks['event'], breaks['ignored'], breaks['rc'], breaks['stderr']), ('failed', True, 3, 'broken'))
        self.assertIn('non-zero return code', breaks['msg'])
        falls = self.run_.result('falls')
        self.assertFalse(falls['ignored'])
        self.assertEqual(falls['msg'], 'first\nsecond')
        self.assertIn('1 == 2', self.run_.result('condition')['msg'])

    def test_skipped(self):
        self.assertEqual(self.run_.result('left out')['event'], 'skipped')
        self.assertIn('Conditional', self.run_.result('left out')['msg'])
        self.assertEqual(self.run_.result('none of them')['event'], 'skipped')

    def test_loop(self):
        several = self.run_.result('several')
        self.assertEqual((several['event'], several['loop'], several['ignored']), ('failed', True, True))
        self.assertIn('non-zero return code', several['msg'])
        items = [(e['event'], e['item']) for e in self.run_.of('item_ok', 'item_failed', 'item_skipped') if e['task'] == several['task']]
        self.assertEqual(items, [('item_ok', 'one'), ('item_failed', 'two'), ('item_skipped', 'three')])
        failed = self.run_.one('item_failed')
        self.assertEqual((failed['stderr'], failed['rc'], failed['ignored'], failed['host']), ('why', 4, True, 'a'))

    def test_retry(self):
        tries = [(e['attempts'], e['retries'], e['host']) for e in self.run_.of('retry')]
        self.assertEqual(tries, [(1, 3, 'a'), (2, 3, 'a')])
        self.assertIn('non-zero return code', self.run_.of('retry')[0]['msg'])

    def test_large_results_are_left_out(self):
        big = self.run_.result('big')
        self.assertTrue(big['truncated'])
        self.assertNotIn('result', big)
        long = self.run_.result('long')
        self.assertEqual(len(long['msg']), 8192)
        self.assertTrue(long['msg'].startswith('ää') and long['msg'].endswith('…'))

    def test_includes(self):
        files = [(pathlib.Path(e['file']).name, e['hosts']) for e in self.run_.of('include')]
        self.assertEqual(files[0], ('more.yml', ['a']))
        self.assertIn(files[1:], ([], [('helper', ['a'])]))     # newer versions tell of roles, too

    def test_data_stay_plain_json(self):
        self.assertEqual(json.loads(self.run_.result('odd data')['msg']), {'a': [1, 2.5, None, True], '1': 'x'})
        warned = self.run_.result('warned')
        self.assertNotIn('ansible_env', warned['result'])
        self.assertEqual(warned['result'].get('wide', 'inf'), 'inf')

    def test_warnings(self):
        self.assertEqual(self.run_.one('warning')['msg'], 'mind the gap')

    def test_modules_do_not_see_the_target(self):
        self.assertEqual(self.run_.result('environment')['result']['stdout'], '[]')

    def test_unreachable(self):
        first = self.run_.result('reach')
        self.assertEqual((first['event'], first['ignored']), ('unreachable', True))
        second = self.run_.result('reach again')
        self.assertEqual((second['event'], second['ignored']), ('unreachable', False))
        self.assertTrue(second['msg'])

    def test_stats(self):
        stats = self.run_.events[-1]
        self.assertEqual(stats['event'], 'stats')
        self.assertEqual(stats['hosts']['a']['failures'], 0)
        self.assertEqual(stats['hosts']['a']['rescued'], 1)
        self.assertEqual(stats['hosts']['a']['ignored'], 5)
        self.assertEqual(stats['hosts']['gone']['unreachable'], 1)
        self.assertEqual(sorted(stats['hosts']['b']), ['changed', 'failures', 'ignored', 'ok', 'rescued', 'skipped', 'unreachable'])


class Secrets(unittest.TestCase):
    """What no_log covers leaves no trace."""

    PLAYBOOK = """
- hosts: a
  gather_facts: false
  vars:
    secret: %(secret)s
    hide: true
  tasks:
    - name: shown
      ansible.builtin.command: "true"
    - name: hidden
      ansible.builtin.command: "echo {{ secret }}"
      no_log: true
    - name: hidden by a template
      ansible.builtin.command: "echo {{ secret }}"
      no_log: "{{ hide }}"
    - name: hidden failure
      ansible.builtin.fail: {msg: "{{ secret }}"}
      no_log: true
      ignore_errors: true
    - name: hidden crash
      ansible.builtin.command: "/nowhere/{{ secret }}"
      no_log: true
      ignore_errors: true
    - name: hidden loop
      ansible.builtin.command: "sh -c 'echo {{ item }}; exit 1'"
      loop: ["{{ secret }}-1", "{{ secret }}-2"]
      no_log: true
      ignore_errors: true
    - name: partly hidden loop
      ansible.builtin.command: "echo {{ item.v }}"
      loop: [{v: open, h: false}, {v: "{{ secret }}", h: true}]
      no_log: "{{ item.h }}"
    - name: hidden feedback
      ansible.builtin.set_stats: {data: {token: "{{ secret }}"}}
      no_log: true
    - name: hidden retry
      ansible.builtin.command: "sh -c 'echo {{ secret }}; exit 1'"
      register: r
      until: r.rc == 0
      retries: 1
      delay: 0
      no_log: true
      ignore_errors: true
    - name: hidden skip
      ansible.builtin.debug: {msg: "{{ secret }}"}
      when: secret == 'x'
      no_log: true
    - name: hidden diff
      ansible.builtin.copy: {content: "{{ secret }}", dest: "{{ playbook_dir }}/x"}
      no_log: true
    - name: arguments
      ansible.builtin.include_role: {name: picky}
      vars: {picky_password: "%(secret)s", picky_level: 3, picky_db: {key: "%(secret)s"}}
""" % {'secret': SECRET}
    FILES = {
        'roles/picky/meta/argument_specs.yml': """
argument_specs:
  main:
    options:
      picky_password: {type: str, no_log: true, choices: [a, b]}
      picky_level: {type: int, choices: [1, 2]}
      picky_name: {type: str, required: true}
      picky_db: {type: dict, options: {key: {type: int, no_log: true}}}
""",
        'roles/picky/tasks/main.yml': '[]',
    }

    @classmethod
    def setUpClass(cls):
        cls.run_ = Run(cls.PLAYBOOK, '--diff', files=cls.FILES)

    def test_the_secret_is_nowhere(self):
        self.assertNotIn(SECRET, self.run_.events_text)
        self.assertNotIn('censored', self.run_.events_text)

    def test_hidden_results_say_so_and_nothing_else(self):
        names = ['hidden', 'hidden by a template', 'hidden failure', 'hidden crash', 'hidden loop', 'partly hidden loop',
                 'hidden feedback', 'hidden retry', 'hidden skip', 'hidden diff']
        for name in names:
            with self.subTest(name):
                result = self.run_.result(name)
                self.assertTrue(result['no_log'])
                self.assertFalse({'msg', 'stderr', 'rc', 'result', 'feedback', 'item', 'truncated'} & set(result), result)
        self.assertFalse(self.run_.result('shown')['no_log'])

    def test_items(self):
        items = self.run_.of('item_ok', task=self.run_.task('partly hidden loop'))
        self.assertEqual([('item' in e, e['no_log']) for e in items], [(True, False), (False, True)])
        self.assertEqual([e['no_log'] for e in self.run_.of('item_failed')], [True, True])

    def test_retry(self):
        retry = self.run_.one('retry')
        self.assertTrue(retry['no_log'])
        self.assertNotIn('msg', retry)

    def test_argument_errors_without_the_value(self):
        failed = [e for e in self.run_.of('failed') if not e['ignored']]
        self.assertEqual(len(failed), 1)
        self.assertIn('picky_name', failed[0]['msg'])
        self.assertIn('picky_level', failed[0]['msg'])
        self.assertIn('picky_password', failed[0]['msg'])
        self.assertNotIn('result', failed[0])


class Arguments(unittest.TestCase):
    def test_all_errors_are_in_the_message(self):
        run = Run('- hosts: a\n  gather_facts: false\n  roles: [picky]\n  vars: {picky_level: 3}\n', files={
            'roles/picky/meta/argument_specs.yml':
                'argument_specs: {main: {options: {picky_level: {type: int, choices: [1, 2]}, picky_name: {required: true}}}}',
            'roles/picky/tasks/main.yml': '[]'})
        failed = run.one('failed')
        self.assertIn('picky_level', failed['msg'])
        self.assertIn('missing required arguments: picky_name', failed['msg'])
        self.assertEqual(run.one('task', task=failed['task'])['role'], 'picky')
        self.assertIn('argument_errors', failed['result'])
        self.assertEqual(run.rc, 2)


class Feedback(unittest.TestCase):
    def test_feedback(self):
        run = Run("""
- hosts: a,b
  gather_facts: false
  tasks:
    - name: both
      ansible.builtin.set_stats: {data: {backup_path: /srv/x, count: 2, parts: [1]}}
    - name: each
      ansible.builtin.set_stats: {data: {who: "{{ inventory_hostname }}"}, per_host: true}
    - name: many
      ansible.builtin.set_stats: {data: "{{ {item: item ~ '!'} }}"}
      loop: [x, y]
      run_once: true
    - name: failed
      ansible.builtin.fail: {}
""", '--check')
        both = run.of('ok', task=run.task('both'))
        self.assertCountEqual([e['host'] for e in both], ['a', 'b'])
        self.assertEqual([e['feedback'] for e in both], [{'backup_path': '/srv/x', 'count': 2, 'parts': [1]}] * 2)
        self.assertFalse(both[0]['per_host'])
        each = run.of('ok', task=run.task('each'))
        self.assertEqual({e['host']: e['feedback'] for e in each}, {'a': {'who': 'a'}, 'b': {'who': 'b'}})
        self.assertTrue(each[0]['per_host'])
        self.assertEqual(run.result('many')['feedback'], {'x': 'x!', 'y': 'y!'})


class Target(unittest.TestCase):
    """Where events go, and what happens when they cannot."""

    PLAY = '- hosts: a\n  gather_facts: false\n  tasks: [{ansible.builtin.command: "true"}]\n'

    def test_file_is_for_the_owner_alone(self):
        self.assertEqual(Run(self.PLAY).mode, 0o600)

    def test_without_a_target_nothing_happens(self):
        run = Run(self.PLAY, transport=None)
        self.assertEqual((run.rc, run.events), (0, []))
        self.assertNotIn('aegir', run.text)

    def test_a_bad_target_is_a_warning(self):
        for target in ('file:/nowhere/at/all', 'fd:999', 'fd:x', 'smoke:signals'):
            with self.subTest(target):
                run = Run(self.PLAY, transport=target)
                self.assertEqual(run.rc, 0)
                self.assertEqual(run.text.count('[WARNING]: aegir_events: no events'), 1, run.text)

    def test_a_full_disk_does_not_break_the_play(self):
        run = Run(self.PLAY, transport='file:/dev/full')
        self.assertEqual(run.rc, 0)
        self.assertNotIn('WARNING', run.text)

    def test_a_reader_that_went_away_does_not_break_the_play(self):
        read, write = os.pipe()
        os.close(read)
        fcntl.fcntl(write, fcntl.F_SETFD, 0)
        try:
            run = Run.__new__(Run)
            with tempfile.TemporaryDirectory() as name:
                folder = pathlib.Path(name)
                (folder / 'callback_plugins').mkdir()
                (folder / 'callback_plugins' / PLUGIN.name).symlink_to(PLUGIN)
                (folder / 'playbook.yml').write_text(self.PLAY)
                (folder / 'hosts.ini').write_text(INVENTORY)
                run._run([ANSIBLE, '-i', 'hosts.ini', 'playbook.yml'], folder,
                         {**os.environ, 'LC_ALL': 'C.UTF-8', 'AEGIR_EVENTS': f'fd:{write}'}, pass_fds=[write])
        finally:
            os.close(write)
        self.assertEqual(run.rc, 0, run.text)
        self.assertNotIn('WARNING', run.text)


class Marks(unittest.TestCase):
    """What was printed for an event stands between the mark before and its own."""

    NONCE = '0123456789abcdef'
    PLAYBOOK = """
- name: in step
  hosts: a,b
  gather_facts: false
  tasks:
    - name: talk
      ansible.builtin.debug: {msg: "talk of {{ inventory_hostname }}"}
      changed_when: true
      notify: handle
    - name: loop
      ansible.builtin.debug: {msg: "{{ item }} of {{ inventory_hostname }}"}
      loop: [one, two]
    - name: try
      ansible.builtin.command: "false"
      register: tried
      until: tried.rc == 0
      retries: 1
      delay: 0
      ignore_errors: true
    - name: forge
      ansible.builtin.debug: {msg: "\\x1e0123456789abcdee:3\\x1e forged"}
    - name: more
      ansible.builtin.include_tasks: more.yml
  handlers:
    - name: handle
      ansible.builtin.debug: {msg: "handled on {{ inventory_hostname }}"}
- name: one after the other
  hosts: a,b
  serial: 1
  gather_facts: false
  tasks:
    - name: wave
      ansible.builtin.debug: {msg: "wave of {{ inventory_hostname }}"}
- name: apart
  hosts: a,b
  strategy: free
  gather_facts: false
  tasks:
    - name: first
      ansible.builtin.debug: {msg: "first of {{ inventory_hostname }}"}
    - name: second
      ansible.builtin.command: "echo second of {{ inventory_hostname }}"
    - name: third
      ansible.builtin.debug: {msg: "third of {{ inventory_hostname }}"}
"""
    FILES = {'more.yml': '- name: included\n  ansible.builtin.debug: {msg: "included on {{ inventory_hostname }}"}\n'}

    def sections(self, **env):
        """The events of a run, each with what was printed for it, and the text without the marks."""
        run = Run(self.PLAYBOOK, files=self.FILES, transport='fd', mark=self.NONCE, env=env)
        parts = re.split('\x1e%s:(\\d+)\x1e' % self.NONCE, run.text)
        self.assertEqual([int(n) for n in parts[1::2]], [e['n'] for e in run.events])
        return list(zip(run.events, parts[0::2])), ''.join(parts[0::2])

    def results(self, sections):
        for event, printed in sections:
            if event['event'] in ('ok', 'failed', 'skipped', 'item_ok') and printed:
                yield event, printed

    def test_each_result_has_its_own_lines(self):
        sections, printed = self.sections()
        names = {e['task']: e['name'] for e, _ in sections if e['event'] == 'task'}
        seen = set()
        for event, text in self.results(sections):
            name = names[event['task']]
            other = 'b' if event['host'] == 'a' else 'a'
            self.assertIn('[%s]' % event['host'], text)
            self.assertNotIn('[%s]' % other, text)
            self.assertNotIn('of %s' % other, text)
            for banner in re.findall(r'^(?:TASK|RUNNING HANDLER) \[(.*?)\]', text, re.MULTILINE):
                self.assertEqual(banner, name)  # strategy free prints it with the first result
            if event['event'] == 'item_ok':
                self.assertIn('(item=%s)' % event['item'], text)
            seen.add((name, event['event'], event['host']))
        for host in 'ab':
            for name in ('talk', 'handle', 'wave', 'first', 'second', 'third', 'included', 'forge'):
                self.assertIn((name, 'ok', host), seen)
            self.assertIn(('loop', 'item_ok', host), seen)
            self.assertIn(('try', 'failed', host), seen)
        for event, text in sections:
            if event['event'] == 'play':
                self.assertIn('PLAY [%s]' % event['name'], text)
            elif event['event'] == 'retry':
                self.assertIn('FAILED - RETRYING: [%s]' % event['host'], text)
            elif event['event'] == 'stats':
                self.assertIn('PLAY RECAP', text)
        self.assertIn('0123456789abcdee:3', printed)

    def test_also_with_another_stdout_callback(self):
        sections, _ = self.sections(ANSIBLE_STDOUT_CALLBACK='minimal')
        hosts = set()
        for event, text in self.results(sections):
            other = 'b' if event['host'] == 'a' else 'a'
            self.assertIn('%s | ' % event['host'], text)
            self.assertNotIn('%s | ' % other, text)
            hosts.add(event['host'])
        self.assertEqual(hosts, {'a', 'b'})

    def test_the_text_is_the_same_without_marks(self):
        play = '- hosts: a\n  gather_facts: false\n  tasks: [{ansible.builtin.debug: {msg: hello}}]\n'
        marked = Run(play, transport='fd', mark=self.NONCE)
        self.assertEqual(re.sub('\x1e.*?\x1e', '', marked.text), Run(play, transport='fd').text)
        self.assertTrue(marked.text.count('\x1e') > 0)


class Ends(unittest.TestCase):
    def test_too_many_failures(self):
        run = Run('- hosts: a,b\n  gather_facts: false\n  max_fail_percentage: 0\n  tasks: [{ansible.builtin.fail: }]\n')
        self.assertTrue(run.of('no_hosts_remaining'))

    def test_zero_hosts(self):
        run = Run('- hosts: nothing_here\n  tasks: [{ansible.builtin.debug: }]\n')
        self.assertEqual(run.rc, 0)
        run.one('no_hosts_matched')
        self.assertEqual(run.one('stats')['hosts'], {})


if __name__ == '__main__':
    unittest.main()
