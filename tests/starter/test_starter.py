#!/usr/bin/env python3
# SPDX-FileCopyrightText: Aegir Desktop contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Runs the starter workspace's roles with the real ansible-playbook, in playbooks like those that Aegir Desktop
writes: import_role with task variables, every string marked unsafe, no facts.

Each case is one play. Many cases share one ansible-playbook process, because starting it costs more than a case."""

import hashlib
import http.server
import json
import os
import re
import shutil
import sqlite3
import subprocess
import sys
import tarfile
import tempfile
import threading
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


class TestSite(StarterTest):
    def setUp(self):
        (self.platform / 'code').mkdir(parents=True, exist_ok=True)
        self.sites = self.platform / 'sites'
        self.site = self.sites / 'www.example.test'
        self.backups = self.platform / 'backups' / 'www.example.test'

    def test_names(self):
        bad = ['../etc', '..', 'a/b', 'Example.test', 'example.test\n', '', '-a.test', 'a..test', 'a' * 64 + ' ', '{{ 7 * 7 }}', 'a b']
        roles = {'site_layout': {}, 'site_delete': {'delete_confirmation': '../etc', 'backup_first': False}, 'site_backup': {}}
        cases = [Case(f'{role} {i}', (role, self.of_site(uri, **values)))
                 for role, values in roles.items() for i, uri in enumerate(bad[:1] if role != 'site_layout' else bad)]
        relative = Case('relative', ('site_layout', self.of_site(platform_path='srv/x')))
        absent = Case('absent', ('site_layout', self.of_site(platform_path=str(self.root / 'absent'))))
        self.run_cases(*cases, relative, absent)
        for case in cases:
            self.assert_refused(case, 'is not a host name')
        self.assert_refused(relative, 'absolute path')
        self.assert_refused(absent, 'run Deploy')
        self.assertFalse((self.root / 'absent').exists())

    def test_life_of_a_site(self):
        # Check mode says what it would do and does nothing.
        check = self.run_cases(self.install('check'), check=True)
        self.assertIsNone(check.failure, self.output)
        self.assertFalse(self.sites.exists())

        # Install, twice: the second changes nothing, and the random secret stays.
        first, second = self.run_cases(self.install('first'), self.install('second'))
        self.assert_ok(first, second)
        self.assertEqual(second.changed, [])
        settings = json.loads((self.site / 'settings.json').read_text(encoding='utf-8'))
        self.assertEqual(oct((self.site / 'settings.json').stat().st_mode & 0o7777), '0o440')
        self.assertEqual(settings['private_path'], str(self.site / 'private'))
        self.assertRegex(settings['hash_salt'], '^[A-Za-z0-9]{48}$')
        self.assertNotIn(settings['hash_salt'], self.output + first.shown + second.shown)
        self.assertEqual(first.values, {'site_path': str(self.site), 'site_status': 'online',
                                        'vhost_path': str(self.platform / 'vhosts' / 'www.example.test.conf')})
        vhost = Path(first.values['vhost_path']).read_text(encoding='utf-8')
        self.assertIn('listen 8080;', vhost)
        self.assertIn(f'root "{self.platform}/code";', vhost)

        # A secret of one's own; a short one; keys added by hand are kept; hostile text is only text.
        settings_with = lambda name, **more: Case(name, ('write_settings', self.of_site(**more)))
        secret = "12345678901234567890 {{ lookup('pipe', 'id') }} \"'\\"
        settings['mine'] = '{{ 1 + 1 }}'
        (self.site / 'settings.json').chmod(0o600)
        (self.site / 'settings.json').write_text(json.dumps(settings))
        (self.site / 'settings.json').chmod(0o644)
        warned, short, own, kept = self.run_cases(
            Case('mode', ('site_verify', self.of_site())), settings_with('short', hash_salt='hush hush'),
            settings_with('own', hash_salt=secret), settings_with('kept'), arguments=['--diff', '-v'])
        self.assertIsNone(warned.failure)
        self.assertEqual(len(warned.warnings), 1)
        self.assertIn('0644 instead of 0440', warned.warnings[0])
        self.assertIn('at least 16 characters', short.failure)
        self.assertNotIn('hush hush', self.output)
        self.assert_ok(own, kept)
        self.assertEqual(kept.changed, [])
        after = json.loads((self.site / 'settings.json').read_text())
        self.assertEqual((after['hash_salt'], after['mine']), (secret, '{{ 1 + 1 }}'))
        for text in (self.output, own.shown, kept.shown):
            self.assertNotIn('12345678901234567890', text)

        # Back up: what comes back is true, the archive is whole and private, the oldest go.
        (self.site / 'files' / 'ä b.txt').write_text('one')
        with sqlite3.connect(self.site / 'database' / 'site.sqlite') as db:
            db.execute('create table t (x)')
            db.execute('insert into t values (1)')
        db.close()
        note = 'Before "10.3" {{ 1 + 1 }} $HOME\nü'
        backups = self.run_cases(*[Case(f'backup {i}', ('site_backup', self.of_site(backup_description=note, backup_keep=2, **more)))
                                   for i, more in enumerate([{'backup_scope': 'files'}, {'backup_scope': 'database'}, {}])])
        self.assert_ok(*backups)
        paths = [Path(case.values['backup_path']) for case in backups]
        self.assertEqual(sorted(self.backups.iterdir()), paths[-2:])
        with tarfile.open(paths[-1]) as archive:
            self.assertEqual({n.split('/')[0] for n in archive.getnames()}, {'backup.json', 'site.sqlite', 'settings.json', 'files', 'private'})
            self.assertEqual(json.load(archive.extractfile('backup.json'))['description'], note)
        with tarfile.open(paths[-2]) as archive:
            self.assertEqual(set(archive.getnames()), {'backup.json', 'site.sqlite'})
        values = backups[-1].values
        # A template gives a number as text before ansible-core 2.19.
        self.assertEqual(int(values['backup_size']), paths[-1].stat().st_size)
        self.assertEqual(values['backup_sha256'], hashlib.sha256(paths[-1].read_bytes()).hexdigest())
        self.assertEqual(paths[-1].stat().st_mode & 0o077, 0)

        # Restore: refusals change nothing; a restore brings files and database back and keeps the present state.
        (self.site / 'files' / 'ä b.txt').write_text('two')
        (self.site / 'files' / 'later.txt').write_text('later')
        with sqlite3.connect(self.site / 'database' / 'site.sqlite') as db:
            db.execute('insert into t values (2)')
        db.close()
        broken = self.root / 'broken.tar.gz'
        broken.write_bytes(paths[-1].read_bytes()[:200])
        hollow = self.root / 'hollow.tar.gz'
        with tarfile.open(paths[-1]) as whole, tarfile.open(hollow, 'w:gz') as part:
            for member in whole.getmembers():
                if not member.name.startswith('private'):
                    part.addfile(member, whole.extractfile(member) if member.isreg() else None)
        restore = lambda name, path, uri='www.example.test', **more: Case(name, ('site_restore', self.of_site(uri, backup_path=str(path), **more)))
        gone, damaged, incomplete, another, checked = self.run_cases(
            restore('gone', '/nowhere/x.tar.gz'), restore('damaged', broken, backup_first=False),
            restore('hollow', hollow, backup_first=False),
            restore('another', paths[-1], 'other.test', backup_first=False),
            restore('relative', 'x.tar.gz'))
        self.assert_refused(gone, 'There is no backup /nowhere/x.tar.gz')
        self.assertIsNotNone(damaged.failure)
        self.assertIn('another site', another.failure)
        self.assertIn('is not complete', incomplete.failure)
        self.assertTrue((self.site / 'private').exists())
        self.assertIsNotNone(checked.failure)
        self.assertFalse((self.sites / 'other.test').exists())
        self.assertEqual((self.site / 'files' / 'ä b.txt').read_text(), 'two')
        restored = self.run_cases(restore('restore', paths[-1]))
        self.assert_ok(restored)
        self.assertEqual([p.name for p in (self.site / 'files').iterdir()], ['ä b.txt'])
        self.assertEqual((self.site / 'files' / 'ä b.txt').read_text(), 'one')
        with sqlite3.connect(self.site / 'database' / 'site.sqlite') as db:
            self.assertEqual(db.execute('select x from t').fetchall(), [(1,)])
        db.close()
        self.assertEqual(len(list(self.backups.iterdir())), 3)
        self.assertEqual(sorted(p.name for p in self.sites.iterdir()), ['www.example.test'])
        with tarfile.open(restored.values['backup_path']) as archive:
            self.assertIn('files/later.txt', archive.getnames())

        # Maintenance on, twice, verify, off.
        switch = lambda name, on, **more: Case(name, ('site_maintenance', self.of_site(maintenance_enabled=on, **more)))
        on, on_again, verified = self.run_cases(
            switch('on', True, maintenance_message='<script>{{ 1 + 1 }}'), switch('on again', True, maintenance_message='<script>{{ 1 + 1 }}'),
            Case('verify', ('site_verify', self.of_site())))
        self.assert_ok(on, on_again, verified)
        self.assertTrue(on.changed)
        self.assertEqual(on_again.changed, [])
        self.assertEqual(verified.values['site_status'], 'maintenance')
        self.assertIn('&lt;script&gt;{{ 1 + 1 }}', (self.site / 'maintenance.html').read_text())
        off, off_again, stranger = self.run_cases(
            switch('off', False), switch('off again', False), Case('stranger', ('site_maintenance', self.of_site('no.test', maintenance_enabled=True))))
        self.assert_ok(off, off_again)
        self.assertEqual((off.values['site_status'], off_again.changed), ('online', []))
        self.assertFalse((self.site / 'maintenance.html').exists())
        self.assert_refused(stranger, 'run Install first')

        # A missing file is an error that names it.
        (self.site / 'private').rename(self.root / 'taken')
        (self.platform / 'vhosts' / 'www.example.test.conf').rename(self.root / 'vhost')
        incomplete = self.run_cases(Case('incomplete', ('site_verify', self.of_site())))
        self.assert_refused(incomplete, f'{self.site}/private', first.values['vhost_path'], 'not complete')
        (self.root / 'taken').rename(self.site / 'private')

        # Delete: only with the name, only inside the platform; backups stay.
        outside = self.root / 'outside'
        outside.mkdir()
        (outside / 'keep.txt').write_text('keep')
        (self.sites / 'link.test').symlink_to(outside)
        delete = lambda name, uri, confirmation, **more: Case(name, ('site_delete', self.of_site(uri, delete_confirmation=confirmation, **more)))
        wrong, link, checked = self.run_cases(
            delete('wrong', 'www.example.test', 'www.example.tes'), delete('link', 'link.test', 'link.test', backup_first=False),
            Case('layout link', ('site_layout', self.of_site('link.test'))))
        self.assert_refused(wrong, 'nothing was deleted')
        self.assert_refused(link, 'symbolic link')
        self.assert_refused(checked, 'symbolic link')
        self.assertEqual((outside / 'keep.txt').read_text(), 'keep')
        elsewhere = self.root / 'elsewhere.sqlite'
        elsewhere.write_bytes(b'')
        deleted, again = self.run_cases(
            delete('delete', 'www.example.test', 'www.example.test', db_path=str(elsewhere)),
            delete('delete again', 'www.example.test', 'www.example.test'))
        self.assertIsNone(deleted.failure, self.output)
        self.assertEqual(len(deleted.warnings), 1)
        self.assertIn('elsewhere.sqlite lies outside', deleted.warnings[0])
        self.assertEqual(deleted.values['site_status'], 'deleted')
        self.assertTrue(Path(deleted.values['backup_path']).exists())
        self.assertTrue(elsewhere.exists())
        self.assert_ok(again)
        self.assertEqual(again.changed, [])
        self.assertFalse(self.site.exists())
        self.assertEqual(len(list(self.backups.iterdir())), 4)

        # And back again from the archive that Delete made.
        back = self.run_cases(restore('back', paths[-1], backup_first=False))
        self.assert_ok(back)
        self.assertEqual((self.site / 'files' / 'ä b.txt').read_text(), 'one')

    def test_vhost(self):
        vhost = lambda name, **more: Case(name, ('write_vhost', self.of_site('v.test', vhost_directory=str(self.root), **more)))
        bad = {'alias': {'site_aliases': ['ok.test', 'a.test; include /etc/passwd']}, 'port 0': {'http_port': 0},
               'port 65536': {'http_port': 65536}, 'quote': {'document_root': 'a"; }'}, 'up': {'document_root': '../..'},
               'line': {'document_root': 'a\nb'}, 'backslash': {'document_root': 'a\\'}, 'server': {'server_kind': 'iis'}}
        refused = [vhost(name, **values) for name, values in bad.items()]
        apache = vhost('apache', server_kind='apache', site_aliases=['a.test', 'b.test'], http_port=81, document_root='web')
        missing = vhost('missing', **{})
        missing.roles[0][1]['vhost_directory'] = str(self.root / 'absent')
        self.run_cases(apache, missing, *refused)
        self.assert_ok(apache)
        text = (self.root / 'v.test.conf').read_text()
        self.assertIn('ServerAlias a.test\n    ServerAlias b.test\n', text)
        self.assertIn(f'DocumentRoot "{self.platform}/code/web"', text)
        for case in [*refused, missing]:
            self.assert_refused(case)

    def test_http_check(self):
        class Handler(http.server.BaseHTTPRequestHandler):
            def do_GET(self):
                self.send_response(200 if self.path == '/' else 404)
                self.end_headers()
                self.wfile.write(self.headers['Host'].encode())
                hosts.append(self.headers['Host'])

            def log_message(self, *_):
                pass

        hosts = []
        server = http.server.ThreadingHTTPServer(('127.0.0.1', 0), Handler)
        threading.Thread(target=server.serve_forever, daemon=True).start()
        self.addCleanup(server.server_close)
        self.addCleanup(server.shutdown)
        port = server.server_port
        check = lambda name, **values: Case(name, ('http_check', values))
        own, page, expected, wrong, scheme, silent = self.run_cases(
            check('own', site_uri='www.example.test', http_port=port), check('page', check_url=f'http://localhost:{port}/'),
            check('expected', check_url=f'http://localhost:{port}/x', check_status=404), check('wrong', check_url=f'http://localhost:{port}/x'),
            check('scheme', check_url='file:///etc/passwd'), check('silent', check_url='http://127.0.0.1:1/', check_timeout=2))
        self.assert_ok(own, page, expected)
        self.assertEqual(hosts[0], 'www.example.test')
        self.assertEqual((int(own.values['http_status']), own.changed), (200, []))
        self.assert_refused(wrong, 'answered 404 instead of 200')
        self.assertEqual(int(wrong.values['http_status']), 404)
        self.assert_refused(scheme, 'must begin with http')
        self.assert_refused(silent, 'did not answer')


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


del StarterTest  # only its subclasses hold tests

if __name__ == '__main__':
    unittest.main(verbosity=2)
