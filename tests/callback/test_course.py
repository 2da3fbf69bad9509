#!/usr/bin/env python3
# SPDX-FileCopyrightText: Aegir Desktop contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""What the callback plugin tells of plays, tasks and their results, from the real ansible-playbook."""

import json
import pathlib
import unittest

from playrun import Run


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


if __name__ == '__main__':
    unittest.main()
