#!/usr/bin/env python3
# SPDX-FileCopyrightText: Aegir Desktop contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""Where the callback plugin writes, the marks that it makes there, and how a run ends."""

import fcntl
import os
import pathlib
import re
import tempfile
import unittest

from playrun import ANSIBLE, INVENTORY, PLUGIN, Run


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
