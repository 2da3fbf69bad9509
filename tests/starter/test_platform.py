#!/usr/bin/env python3
# SPDX-FileCopyrightText: Aegir Desktop contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The starter workspace's roles of a platform, with the real ansible-playbook."""

import json
import os
import subprocess
import unittest

from rolecases import Case, StarterTest


class TestPlatform(StarterTest):
    def test_platform(self):
        commit = lambda: subprocess.run(['git', '-C', self.repository, 'rev-parse', 'HEAD'], capture_output=True,
                                        text=True, check=True).stdout.strip()
        sample = {'git_repository_url': str(self.repository)}
        nothing, made, again, first, second = self.run_cases(
            self.deploy('no repository'), Case('sample', ('sample_repository', sample)),
            Case('sample again', ('sample_repository', sample)), self.deploy('first'), self.deploy('second'))
        self.assertIn('repo sitory', nothing.failure)
        self.assert_ok(made, again, first, second)
        self.assertTrue(made.changed)
        self.assertEqual(again.changed, [])
        self.assertTrue(first.changed)
        self.assertEqual(second.changed, [])
        self.assertEqual(first.values['git_commit'], commit())
        self.assertTrue((self.platform / 'code' / 'index.html').exists())

        (self.repository / 'new.txt').write_text('new')
        for arguments in (['add', 'new.txt'], ['-c', 'user.name=T', '-c', 'user.email=t@t.test', 'commit', '-q', '-m', 'new']):
            subprocess.run(['git', '-C', self.repository, *arguments], check=True)
        strange = self.root / 'strange'
        (strange / 'code').mkdir(parents=True)
        (strange / 'code' / '.hidden').write_text('mine')
        (self.root / 'emptyplatform' / 'code').mkdir(parents=True)
        other = subprocess.run(['git', 'clone', '-q', self.repository, self.root / 'other'], check=True) and self.root / 'other'
        updated, elsewhere, full, empty, option, dots, missing_root, bad_reference = self.run_cases(
            self.deploy('update'), self.deploy('another repository', git_repository_url=str(other)),
            self.deploy('not a repository', platform_path=str(strange)),
            self.deploy('empty folder', platform_path=str(self.root / 'emptyplatform')),
            self.deploy('an option', git_repository_url='--upload-pack=touch /tmp/pwned'),
            self.deploy('dots', platform_path=str(self.root) + '/../x'),
            Case('no document root', ('platform_verify', self.of_platform(document_root='web'))),
            self.deploy('no such branch', git_reference='nowhere'))
        self.assert_ok(updated, empty)
        self.assertEqual(updated.values['git_commit'], commit())
        self.assertTrue((self.platform / 'code' / 'new.txt').exists())
        self.assert_refused(elsewhere, 'is not a clone of this platform')
        self.assert_refused(full, 'is not a Git repository and not empty')
        self.assertEqual((strange / 'code' / '.hidden').read_text(), 'mine')
        self.assert_refused(option, "or begin with '-'")
        self.assert_refused(dots, 'absolute path')
        self.assert_refused(missing_root, 'Missing', '/code/web')
        self.assert_refused(bad_reference, 'nowhere')

        (self.platform / 'code' / 'index.html').write_text('by hand')
        verified, refused = self.run_cases(Case('by hand', ('platform_verify', self.of_platform())), self.deploy('over it'))
        self.assertIsNone(verified.failure, self.output)
        self.assertEqual(len(verified.warnings), 1)
        self.assertIn('1 files', verified.warnings[0])
        self.assertEqual(verified.values['git_commit'], commit())
        (self.repository / 'index.html').write_text('changed')
        self.assertEqual((self.platform / 'code' / 'index.html').read_text(), 'by hand')

        checked = self.run_cases(self.deploy('check', platform_path=str(self.root / 'fresh')), check=True)
        self.assertIsNone(checked.failure, self.output)
        self.assertFalse((self.root / 'fresh').exists())

    @unittest.skipUnless(os.geteuid() == 0, 'only root can give files away')
    def test_files_of_another_user(self):
        foreign = self.root / 'foreign'
        (foreign / 'source').mkdir(parents=True)
        (foreign / 'platform').mkdir()
        for folder in (foreign / 'source', foreign / 'platform' / 'code'):
            subprocess.run(['git', 'init', '-q', folder], check=True)
            for path in [folder, *folder.rglob('*')]:
                os.chown(path, 12345, 12345)
        source, clone = self.run_cases(
            self.deploy('source', git_repository_url=str(foreign / 'source'), platform_path=str(foreign / 'new')),
            self.deploy('clone', platform_path=str(foreign / 'platform')))
        for case in (source, clone):
            self.assertIn('dubious ownership', case.failure or self.output)

    def test_debug_data(self):
        hostile = "{{ lookup('pipe', 'touch %s') }}" % (self.root / 'pwned')
        texts = ['plain', hostile, '{% if true %}x{% endif %}', '[1, 2]', "{{ 1 }}", 'true', '42', '=', 'ä\n\tö "q" \'s\' \\n']
        cases = [Case(f'text {i}', ('print_debug_data', {'debug_data': text, 'debug_pause': 0, 'debug_steps': 1}),
                      ('write_debug_data', {'new_data': text})) for i, text in enumerate(texts)]
        warning = Case('warning', ('print_debug_data', {'debug_verdict': 'warning', 'debug_pause': 0}))
        error = Case('error', ('print_debug_data', {'debug_verdict': 'error', 'debug_pause': 0}))
        tree = Case('tree', ('print_debug_data', {'debug_pause': 0}),
                    aegir={'entity': {'kind': 'platform', 'name': 'sample', 'type': 'git_platform'}})
        missing = Case('missing', ('write_debug_data', {}))
        self.run_cases(*cases, warning, error, tree, missing)
        self.assert_ok(*cases, tree)
        for case, text in zip(cases, texts):
            self.assertEqual(case.values['debug_data'], text)
            self.assertIn(json.dumps(text)[1:-1], case.shown)
        self.assertFalse((self.root / 'pwned').exists())
        self.assertEqual(warning.warnings, ['This is the warning that you asked for.'])
        self.assertIsNone(warning.failure)
        self.assert_refused(error, 'This is the error that you asked for.')
        self.assertIn('platform sample of type git_platform, on localhost', tree.shown)
        self.assertIn('Hello from Aegir', tree.shown)
        self.assert_refused(missing, 'new_data')


del StarterTest  # only its subclasses hold tests

if __name__ == '__main__':
    unittest.main(verbosity=2)
