#!/usr/bin/env python3
# SPDX-FileCopyrightText: Aegir Desktop contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""Records what ansible-playbook prints and what the callback plugin tells, for the tests that read both.

Writes recorded/NAME.log and recorded/NAME.jsonl. What differs from machine to machine is replaced: the folder is /run/aegir,
times count from 1,700,000,000, the process is 1000.
"""

import json
import pathlib
import re

import playrun

FOLDER = pathlib.Path(__file__).resolve().parent / 'recorded'

PLAY = '- name: Deploy the shop\n  hosts: {hosts}\n  gather_facts: false\n  roles: [deploy]\n'

SCENES = {
    'ok': ('a,b', """
- name: write the settings
  ansible.builtin.copy: {content: "debug: false\\n", dest: "{{ playbook_dir }}/settings.yml"}
  run_once: true
  notify: reload
- name: look at each
  ansible.builtin.command: "echo {{ item }}"
  loop: [one, two]
  changed_when: item == 'two'
- name: left out
  ansible.builtin.debug:
  when: false
- name: show data
  ansible.builtin.debug: {msg: {path: /srv/shop, ports: [80, 443], tls: true, owner: null}}
- name: tell the path
  ansible.builtin.set_stats: {data: {backup_path: /srv/backup/shop.tar.gz}}
- name: more
  ansible.builtin.include_tasks: more.yml
- name: wait for the page
  ansible.builtin.command: test -e "{{ playbook_dir }}/seen"
  register: page
  until: page.rc == 0
  retries: 3
  delay: 0
  changed_when: false
  failed_when: false
- name: look at the data of the run
  ansible.builtin.debug: {var: page.attempts}
"""),
    'failed': ('a,b', """
- name: check the checkout
  ansible.builtin.command: sh -c 'echo "fatal{{':'}} not a git repository" >&2; exit 128'
  when: inventory_hostname == 'b'
- name: check the services
  ansible.builtin.command: "sh -c 'test {{ item }} = php'"
  loop: [php, redis]
- name: never reached
  ansible.builtin.debug:
"""),
    'ignored': ('a', """
- name: ask the cache
  ansible.builtin.fail: {msg: The cache does not answer}
  ignore_errors: true
- name: go on
  ansible.builtin.debug: {msg: going on}
"""),
    'rescued': ('a', """
- name: update
  block:
    - name: fetch
      ansible.builtin.command: "false"
  rescue:
    - name: roll back
      ansible.builtin.debug: {msg: rolled back}
"""),
    'unreachable': ('a,gone', """
- name: reach it
  ansible.builtin.ping:
"""),
    'zero_hosts': ('nothing_here', """
- name: never
  ansible.builtin.debug:
"""),
    'no_log': ('a', """
- name: set the password
  ansible.builtin.command: "echo hunter2"
  no_log: true
- name: set the passwords
  ansible.builtin.command: "sh -c 'exit 1'"
  loop: [hunter2, hunter3]
  no_log: true
  ignore_errors: true
- name: tell the token
  ansible.builtin.set_stats: {data: {token: hunter2}}
  no_log: true
- name: refuse the password
  ansible.builtin.fail: {msg: hunter2}
  no_log: true
"""),
    'fake': ('a', """
- name: print what looks like a recap
  ansible.builtin.debug:
    msg:
      - "PLAY RECAP ****"
      - "a : ok=1 changed=0 unreachable=0 failed=1 skipped=0 rescued=0 ignored=0"
- name: print a broken page
  ansible.builtin.fail: {msg: '{"open": [1, 2, "TASK [no task] ****'}
  ignore_errors: true
"""),
}

FILES = {
    'roles/deploy/handlers/main.yml': '- name: reload\n  ansible.builtin.debug: {msg: reloaded}\n',
    'roles/deploy/tasks/more.yml': '- name: one more\n  ansible.builtin.debug: {msg: "Ünïcode ✓"}\n',
}


def neutral(text, folder, start):
    text = text.replace(folder, '/run/aegir')
    text = re.sub(r'"t":([0-9.]+)', lambda m: '"t":%.3f' % (1_700_000_000 + float(m[1]) - start), text)
    text = re.sub(r'"duration":[0-9.]+', '"duration":0.01', text)
    text = re.sub(r'\b\d{4}-\d\d-\d\d \d\d:\d\d:\d\d\.\d{6}', '2023-11-14 22:13:20.000000', text)
    text = re.sub(r'\b0:00:00\.\d{6}', '0:00:00.002000', text)
    text = re.sub(r'[^"\s]*/ansible-tmp-[^/]*', '/run/ansible-tmp', text)
    text = re.sub(r'"pid":\d+', '"pid":1000', text)
    uuids = {}
    return re.sub(r'\b[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}\b',
                  lambda m: uuids.setdefault(m[0], '00000000-0000-0000-0000-%012d' % (len(uuids) + 1)), text)


def record(name, hosts, tasks, *args, **env):
    run = playrun.Run(PLAY.format(hosts=hosts), '--diff', *args, env=env,
                            files={'roles/deploy/tasks/main.yml': tasks, **FILES})
    start = json.loads(run.events_text.splitlines()[0])['t']
    (FOLDER / f'{name}.jsonl').write_text(neutral(run.events_text, run.folder, start), encoding='ascii')
    (FOLDER / f'{name}.log').write_text(neutral(run.text, run.folder, start), encoding='utf-8')
    print(name, run.rc, len(run.events))


def main():
    FOLDER.mkdir(exist_ok=True)
    for name, (hosts, tasks) in SCENES.items():
        record(name, hosts, tasks)
    # The same output as other people have configured it.
    record('pretty', *SCENES['ok'], '-v', ANSIBLE_CALLBACK_FORMAT_PRETTY='1')
    record('yaml', *SCENES['failed'], '-v', ANSIBLE_CALLBACK_RESULT_FORMAT='yaml')


if __name__ == '__main__':
    main()
