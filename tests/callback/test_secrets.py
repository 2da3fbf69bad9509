#!/usr/bin/env python3
# SPDX-FileCopyrightText: Aegir Desktop contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""What the callback plugin keeps to itself, and what it hands on, from the real ansible-playbook."""

import unittest

from playrun import Run

SECRET = 'hunter2-never-to-be-seen'


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


if __name__ == '__main__':
    unittest.main()
