#!/usr/bin/env python3
# SPDX-FileCopyrightText: Aegir Desktop contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The starter workspace's files: what they say of each other."""

import json
import re
import subprocess
import sys
import unittest
from pathlib import Path

from rolecases import ANSIBLE, STARTER


@unittest.skipUnless(ANSIBLE, 'ansible-playbook is not on PATH')
class TestFiles(unittest.TestCase):
    """The YAML itself. Ansible's own Python reads it, so that the test needs no package of its own."""

    @classmethod
    def setUpClass(cls):
        version = subprocess.run([ANSIBLE, '--version'], capture_output=True, text=True, check=True).stdout
        found = re.search(r'python version = .*\((/\S+)\)', version)
        reader = 'import json, sys, yaml; print(json.dumps({p: yaml.safe_load(open(p, encoding="utf-8")) for p in sys.argv[1:]}))'
        paths = [str(p) for p in sorted(STARTER.rglob('*.yml'))]
        read = subprocess.run([found[1] if found else sys.executable, '-c', reader, *paths], capture_output=True, text=True, check=True)
        cls.files = {str(Path(p).relative_to(STARTER)): data for p, data in json.loads(read.stdout).items()}
        cls.roles = sorted(p.name for p in (STARTER / 'roles').iterdir())

    def of(self, kind):
        return {Path(p).stem: data for p, data in self.files.items() if p.startswith(f'types/{kind}/')}

    def options(self, role):
        return self.files[f'roles/{role}/meta/argument_specs.yml']['argument_specs']['main']['options']

    def test_references(self):
        entities = self.of('platforms') | self.of('sites')
        used = [name for entity in entities.values() for name in entity['operations']]
        self.assertEqual(sorted(used), sorted(self.of('operations')))
        for name, operation in self.of('operations').items():
            self.assertTrue(operation['label'] and operation['description'], name)
            self.assertTrue(set(operation['tasks']) <= set(self.roles), name)
        self.assertEqual(sorted(self.of('tasks')), self.roles)

    def test_defaults_are_those_of_the_specification(self):
        for role in self.roles:
            declared = {k: v['default'] for k, v in self.options(role).items() if 'default' in v}
            self.assertEqual(self.files.get(f'roles/{role}/defaults/main.yml', {}), declared, role)

    def test_options(self):
        entities = self.of('platforms') | self.of('sites')
        for role in self.roles:
            task = self.of('tasks')[role]
            spec = self.files[f'roles/{role}/meta/argument_specs.yml']['argument_specs']['main']
            self.assertTrue(spec['short_description'] and spec['description'], role)
            self.assertEqual(set(task['fields']), set(self.options(role)), role)
            for name, option in self.options(role).items():
                self.assertNotRegex(name, '^(ansible_|name$|port$|environment$|tags$|hosts$|vars$)')
                self.assertTrue(option['description'] and option['type'], f'{role}.{name}')
                for entity in entities.values():
                    same = entity['fields'].get(name, option)
                    self.assertEqual([same.get(k) for k in ('type', 'default', 'choices')],
                                     [option.get(k) for k in ('type', 'default', 'choices')], f'{role}.{name}')
            for name, field in task['fields'].items():
                self.assertTrue(field['label'], f'{role}.{name}')
                for other in field.get('visible_when', {}):
                    self.assertIn(other, task['fields'])
            given = set(re.findall(r'^ {6,14}(\w+): ', '\n'.join(
                re.findall(r'set_stats:\n +data:\n((?: {8,}.*\n)+)', (STARTER / f'roles/{role}/tasks/main.yml').read_text())), re.M))
            self.assertTrue(given - {'aegir_warning', 'aggregate'} <= set(task.get('outputs', {})), f'{role}: {given}')

    def test_every_file_says_its_license(self):
        for path in STARTER.rglob('*'):
            if path.is_file() and path.name != '.gitignore':
                self.assertIn('SPDX-License-Identifier: GPL-3.0-or-later', path.read_text(encoding='utf-8'), path)


if __name__ == '__main__':
    unittest.main(verbosity=2)
