# SPDX-FileCopyrightText: Aegir Desktop contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""Tells Aegir what Ansible does: one JSON object per line, apart from the text that people read.

A worker puts this file into `callback_plugins/` beside the playbook, where Ansible loads it on its own, and names the
target in the environment variable AEGIR_EVENTS: `fd:N`, a descriptor that ansible-playbook inherits, or `file:PATH`.
Without that variable the plugin does nothing.

With `,mark:NONCE` behind it, a mark is written into the standard output before each record: RS, the nonce, a colon, the
record's `n`, RS, and no line end. Who reads the output takes the marks out and so knows where in it each event stands:
the stdout callback comes before this one, so what it printed for an event lies between the mark before and its own.

Each record has `event`, `n` (1, 2, ...) and `t` (unix time). What belongs to a `no_log` task leaves no trace but the
fact that it ran. Tested with ansible-core 2.14 to 2.22.
"""

from __future__ import annotations

import datetime
import json
import math
import os
import re
import sys
import time

from ansible.plugins.callback import CallbackBase
from ansible.release import __version__ as core_version

DOCUMENTATION = r"""
name: aegir_events
type: notification
short_description: JSON lines for Aegir
description:
  - Writes one JSON object per line to the descriptor or the file that the environment variable AEGIR_EVENTS names.
  - On request it writes a mark into the standard output before each.
"""

MAX_LINE = 256 * 1024   # bytes, the line's end included
MAX_TEXT = 8 * 1024     # characters of a message
MAX_LABEL = 1024        # characters of an item's label
MAX_DEPTH = 32

# Made once: json.dumps() makes a new encoder for each call.
ENCODE = json.JSONEncoder(separators=(',', ':')).encode

# What Ansible says of a loop as a whole; the items know better.
LOOP_SUMMARIES = ('One or more items failed', 'All items completed', 'All items skipped')


class TooLarge(Exception):
    """A value does not fit into a line."""


class Channel:
    """Where lines go. A reader that went away is no error: the play goes on, the lines are dropped."""

    def __init__(self, target):
        self._pid = os.getpid()
        target, self._nonce = re.fullmatch(r'(.*?)(?:,mark:([0-9A-Za-z]+))?', target, re.DOTALL).groups()
        kind, _, rest = target.partition(':')
        if kind == 'fd':
            self._fd = int(rest)
            os.set_inheritable(self._fd, False)     # modules have no business with it
            os.set_blocking(self._fd, True)
        elif kind == 'file':
            self._fd = os.open(rest, os.O_WRONLY | os.O_APPEND | os.O_CREAT | os.O_CLOEXEC, 0o600)
        else:
            raise ValueError('neither fd:N nor file:PATH')

    def write(self, line, number):
        # Forked workers hold a copy of this object; only the process that opened the channel may write.
        if self._fd is None or os.getpid() != self._pid:
            return
        self._mark(number)
        rest = memoryview(line)
        try:
            while rest:
                rest = rest[os.write(self._fd, rest):]
        except OSError:
            self._fd = None

    def _mark(self, number):
        if not self._nonce:
            return
        try:
            sys.stdout.write('\x1e%s:%d\x1e' % (self._nonce, number))
            sys.stdout.flush()
        except (OSError, ValueError):
            self._nonce = None      # nobody reads the output any more


def plain(value, room=None, depth=0):
    """The value as plain JSON types, without what Ansible keeps for itself.

    Tagged and unsafe strings become strings, vault-encrypted ones never become text. `room`, a list of one number,
    is counted down by what the value needs; TooLarge says that it was not enough.
    """
    if room is not None:
        room[0] -= len(value) + 3 if isinstance(value, str) else 3
        if room[0] < 0:
            raise TooLarge
    if value is None or isinstance(value, bool):
        return value
    if isinstance(value, str):
        text = str.__str__(value)
        return text if text.isascii() else text.encode('utf-8', 'replace').decode('utf-8')
    if isinstance(value, int):
        return int(value)
    if isinstance(value, float):
        return float(value) if math.isfinite(value) else str(float(value))
    if hasattr(value, '_ciphertext'):
        return '<vault-encrypted>'
    if depth == MAX_DEPTH:
        return '<too deep>'
    if isinstance(value, dict):
        return {
            plain(k if isinstance(k, str) else str(k), room): plain(v, room, depth + 1)
            for k, v in value.items() if not private(k, v)
        }
    if isinstance(value, (list, tuple, set, frozenset)):
        return [plain(v, room, depth + 1) for v in value]
    if isinstance(value, bytes):
        return value.decode('utf-8', 'replace')
    if isinstance(value, (datetime.date, datetime.time)):
        return value.isoformat()
    return '<%s>' % type(value).__name__


def private(key, value):
    """Whether an entry of a result stays here: Ansible's own keys, a module's arguments, the environment."""
    if not isinstance(key, str):
        return False
    if key == 'invocation':
        return isinstance(value, dict)
    return key.startswith('_ansible_') or key in ('ansible_env', 'exception')


def text(value, limit=MAX_TEXT):
    """A short text for people. Lists of texts become lines, other structures JSON."""
    if value is None:
        return ''
    if isinstance(value, (list, tuple)) and all(isinstance(v, str) for v in value):
        value = '\n'.join(value)
    if not isinstance(value, str):
        try:
            value = plain(value, [MAX_LINE])
        except TooLarge:
            return '<large value>'
        value = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
    value = value[:limit + 1].strip() if len(value) > limit else value.strip()
    value = plain(value)
    return value if len(value) <= limit else value[:limit - 1] + '\u2026'


def censored(result):
    return 'censored' in result or bool(result.get('_ansible_no_log'))


def items_of(result):
    """The results of a loop's items; also of modules that answer with a list of their own."""
    items = result.get('results')
    return [item for item in items if isinstance(item, dict)] if isinstance(items, list) else []


def secret_options(spec):
    """Names in an argument specification whose values must not be told: `no_log` options, their content, their parents."""
    names = set()
    for name, option in spec.items():
        if not isinstance(option, dict):
            continue
        inner = option.get('options')
        inner = inner if isinstance(inner, dict) else {}
        hidden = secret_options(inner)
        if option.get('no_log') is True:
            hidden |= {name} | set(inner)
        if hidden:
            names |= hidden | {name}
    return names


def argument_message(result):
    """The message of a failed argument validation.

    Ansible's errors repeat the value that does not fit, also of an option with `no_log`: those are told without it.
    """
    spec = result.get('argument_spec_data')
    secrets = {str(name) for name in secret_options(spec)} if isinstance(spec, dict) else set()
    errors = []
    for error in result['argument_errors']:
        error = text(error)
        named = sorted(name for name in secrets if re.search(r'(?<!\w)%s(?!\w)' % re.escape(name), error))
        if named and not error.startswith('missing required arguments'):
            error = '%s: the value is not valid (hidden by no_log)' % ', '.join(named)
        errors.append(error)
    message = text(result.get('msg')) if not secrets else ''
    missing = [error for error in errors if error not in message]
    return text([message or 'Validation of arguments failed:'] + missing), bool(secrets)


def message(result):
    """Why: the text that explains a result best, or nothing."""
    told = text(result.get('msg'))
    if told.startswith('MODULE FAILURE'):
        lines = text(result.get('module_stderr')).splitlines() or text(result.get('module_stdout')).splitlines()
        return text([told] + lines[-1:])
    if told == 'Assertion failed' and result.get('assertion') is not None:
        return text('%s: %s' % (told, text(result['assertion'])))
    if told:
        return told
    for key in ('stderr', 'module_stderr', 'skip_reason', 'skipped_reason', 'reason'):
        told = text(result.get(key))
        if told:
            return told
    return ''


def item_label(result):
    label = result.get('_ansible_item_label')
    if label is None:
        label = result.get(result.get('ansible_loop_var', 'item'), '')
    try:
        return text(label if isinstance(label, str) else str(plain(label, [MAX_LINE])), MAX_LABEL)
    except TooLarge:
        return '<large value>'


def feedback(result):
    """What set_stats gave, as (data, per_host); of a loop, the items' data laid over one another."""
    data = {}
    per_host = False
    for part in [result] + items_of(result):
        stats = part.get('ansible_stats')
        if isinstance(stats, dict) and isinstance(stats.get('data'), dict) and not censored(part):
            data.update(stats['data'])
            per_host = bool(stats.get('per_host', True))
    return data, per_host


class CallbackModule(CallbackBase):
    CALLBACK_VERSION = 2.0
    CALLBACK_TYPE = 'notification'
    CALLBACK_NAME = 'aegir_events'
    CALLBACK_NEEDS_ENABLED = False

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self._channel = None
        self._n = 0
        self._play = 0
        self._started = {}      # (host, task) -> when
        self._tries = {}        # (host, task) -> how many tries failed so far
        self._failures = {}     # (host, task) -> message of the first item that failed
        target = os.environ.pop('AEGIR_EVENTS', '')
        if not target:
            self.disabled = True
            return
        try:
            self._channel = Channel(target)
        except (OSError, ValueError, OverflowError) as error:
            self.disabled = True
            self._display.warning('aegir_events: no events, %s: %s' % (target, error))

    # Writing

    def _emit(self, event, **fields):
        self._n += 1
        record = {'event': event, 'n': self._n, 't': time.time(), **fields}
        line = self._line(record)
        for large in ('result', 'feedback', 'stderr', 'msg'):
            if len(line) <= MAX_LINE:
                break
            if record.pop(large, None) is not None:
                record['truncated'] = True
                line = self._line(record)
        self._channel.write(line, self._n)

    @staticmethod
    def _line(record):
        return ENCODE(record).encode('ascii') + b'\n'

    # The course of a playbook

    def v2_playbook_on_start(self, playbook):
        self._emit('start', core=core_version, pid=os.getpid(), playbook=text(playbook._file_name))

    def v2_playbook_on_play_start(self, play):
        self._play += 1
        self._started.clear()
        self._tries.clear()
        self._failures.clear()
        hosts = play.hosts if isinstance(play.hosts, (list, tuple)) else [play.hosts]
        self._emit('play', play=self._play, name=text(play.get_name()), hosts=','.join(text(host) for host in hosts))

    def v2_playbook_on_no_hosts_matched(self):
        self._emit('no_hosts_matched')

    def v2_playbook_on_no_hosts_remaining(self):
        self._emit('no_hosts_remaining')

    def v2_playbook_on_task_start(self, task, is_conditional):
        self._task(task, handler=False)

    def v2_playbook_on_handler_task_start(self, task):
        self._task(task, handler=True)

    def _task(self, task, handler):
        name = text(task.get_name())
        role = text(task._role.get_name()) if task._role else ''
        if role and name.startswith(role + ' : '):
            name = name[len(role) + 3:]
        path = task.get_path() if hasattr(task, 'get_path') else ''
        self._emit('task', play=self._play, task=str(task._uuid), name=name, role=role, action=text(task.action),
                   path=text(path), handler=handler)

    def v2_playbook_on_include(self, included_file):
        self._emit('include', file=text(included_file._filename),
                   hosts=[host.get_name() for host in included_file._hosts])

    def v2_playbook_on_notify(self, handler, host):
        self._emit('notify', handler=text(handler.get_name()), host=host.get_name())

    def v2_playbook_on_stats(self, stats):
        self._emit('stats', hosts={host: stats.summarize(host) for host in sorted(stats.processed)})

    # What became of a task on a host

    def v2_runner_on_start(self, host, task):
        self._started[host.get_name(), str(task._uuid)] = time.monotonic()
        self._emit('host_start', task=str(task._uuid), host=host.get_name())

    def v2_runner_on_ok(self, result):
        self._result('ok', result)

    def v2_runner_on_failed(self, result, ignore_errors=False):
        self._result('failed', result, ignored=bool(ignore_errors))

    def v2_runner_on_skipped(self, result):
        self._result('skipped', result)

    def v2_runner_on_unreachable(self, result):
        self._result('unreachable', result, ignored=result._task.ignore_unreachable is True)

    def v2_runner_item_on_ok(self, result):
        self._item('item_ok', result)

    def v2_runner_item_on_failed(self, result):
        self._item('item_failed', result, ignored=result._task.ignore_errors is True)

    def v2_runner_item_on_skipped(self, result):
        self._item('item_skipped', result)

    def v2_runner_retry(self, result):
        key, _, data, hidden = self._parts(result)
        # ansible-core counts tries from one or from two, as its version wants it.
        self._tries[key] = self._tries.get(key, 0) + 1
        fields = {'attempts': self._tries[key], 'retries': data.get('retries', 0), 'no_log': hidden}
        if not hidden:
            fields['msg'] = message(data)
        self._emit('retry', task=key[1], host=key[0], **fields)

    @staticmethod
    def _parts(result):
        """(host, task uuid), task, the result's data, and whether no_log hides them."""
        task = result._task
        data = result._result   # once: from 2.19 on it is a call
        if not isinstance(data, dict):
            data = {}
        # A loop may hide single items only. Its aggregate would tell them all.
        hidden = censored(data) or task.no_log is True or any(censored(item) for item in items_of(data))
        return (result._host.get_name(), str(task._uuid)), task, data, hidden

    def _facts(self, data, hidden):
        """What all results tell."""
        fields = {'changed': bool(data.get('changed', False)), 'no_log': hidden}
        if hidden:
            return fields
        fields['msg'] = message(data)
        if data.get('stderr'):
            fields['stderr'] = text(data['stderr'])
        if isinstance(data.get('rc'), int):
            fields['rc'] = int(data['rc'])
        return fields

    def _item(self, event, result, **fields):
        key, _, data, hidden = self._parts(result)
        self._tries.pop(key, None)
        fields.update(self._facts(data, hidden))
        if not hidden:
            fields['item'] = item_label(data)
            if event == 'item_failed':
                self._failures.setdefault(key, fields['msg'])
        self._emit(event, task=key[1], host=key[0], **fields)

    def _result(self, event, result, **fields):
        key, task, data, hidden = self._parts(result)
        self._tries.pop(key, None)
        started = self._started.pop(key, None)
        if started is not None:
            fields['duration'] = round(time.monotonic() - started, 4)
        fields['loop'] = bool(task.loop or task.loop_with) and isinstance(data.get('results'), list)
        fields.update(self._facts(data, hidden))
        failure = self._failures.pop(key, '')
        if not hidden:
            if failure and fields['msg'] in ('', *LOOP_SUMMARIES):
                fields['msg'] = failure
            self._detail(event, data, fields)
        self._emit(event, play=self._play, task=key[1], host=key[0], **fields)
        if not hidden:
            self._warnings(key, data)

    @staticmethod
    def _detail(event, data, fields):
        whole = True
        if data.get('argument_errors'):
            fields['msg'], secret = argument_message(data)
            whole = not secret
        if event == 'ok':
            told, per_host = feedback(data)
            if told:
                try:
                    fields['feedback'] = plain(told, [MAX_LINE])
                    fields['per_host'] = per_host
                except TooLarge:
                    fields['truncated'] = True
        if whole:
            try:
                fields['result'] = plain(data, [MAX_LINE])
            except TooLarge:
                fields['truncated'] = True

    def _warnings(self, key, data):
        for warning in data.get('warnings') or ():
            if isinstance(warning, str):
                self._emit('warning', task=key[1], host=key[0], msg=text(warning))
