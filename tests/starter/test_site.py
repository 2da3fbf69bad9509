#!/usr/bin/env python3
# SPDX-FileCopyrightText: Aegir Desktop contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The starter workspace's roles of a site, with the real ansible-playbook."""

import hashlib
import http.server
import json
import sqlite3
import tarfile
import threading
import unittest
from pathlib import Path

from rolecases import Case, StarterTest


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


del StarterTest  # only its subclasses hold tests

if __name__ == '__main__':
    unittest.main(verbosity=2)
