# SPDX-FileCopyrightText: Aegir Desktop contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""Imports Ansible ahead, then waits on descriptor 4 for the one run that it becomes.

The order is a line of JSON: `command`, ansible-playbook with its arguments, and `environment`, all of it. What Ansible
reads when it is imported (the environment, ansible.cfg, its own files) must still be as it was: otherwise, and whenever
anything else is unusual, the command is started as if this process had never been. Without an order, at the end of the
descriptor, it leaves. Tested with ansible-core 2.14 and 2.19.
"""

import atexit
import gc
import importlib
import json
import os
import pkgutil
import signal
import stat
import sys
import tempfile

CONTROL = 4

# They are read when a run starts, not when Ansible is imported; the log's path only if there was none.
READ_LATE = {'AEGIR_EVENTS'}
LOG_PATH = 'ANSIBLE_LOG_PATH'

# What every play needs. A name that this version of Ansible does not have is no loss.
AHEAD = (
    'ansible.executor.playbook_executor', 'ansible.executor.process.worker', 'ansible.executor.task_executor',
    'ansible.executor.module_common', 'ansible.executor.interpreter_discovery', 'ansible.executor.task_queue_manager',
    'ansible.inventory.manager', 'ansible.playbook.play', 'ansible.playbook.role', 'ansible.playbook.role_include',
    'ansible.playbook.helpers', 'ansible.template', 'ansible.vars.manager',
    'ansible.plugins.action.normal', 'ansible.plugins.action.command', 'ansible.plugins.action.validate_argument_spec',
    'ansible.plugins.become.sudo', 'ansible.plugins.cache.memory', 'ansible.plugins.connection.local',
    'ansible.plugins.connection.ssh', 'ansible.plugins.filter.core', 'ansible.plugins.lookup.template',
    'ansible.plugins.shell.sh', 'ansible.plugins.strategy.linear', 'ansible.plugins.test.core',
)
# Of these kinds every play looks at all there are.
ALL_OF = ('ansible.plugins.callback', 'ansible.plugins.inventory', 'ansible.plugins.vars')


def state_of(paths):
    """What tells whether a file is still the same."""
    state = {}
    for path in paths:
        try:
            found = os.stat(path)
        except OSError:
            state[path] = None
            continue
        state[path] = [found.st_dev, found.st_ino, found.st_mode]
        if not stat.S_ISDIR(found.st_mode):
            state[path] += [found.st_mtime_ns, found.st_size]
    return state


def configurations():
    """Wherever Ansible looks for its configuration."""
    paths = ['.', 'ansible.cfg', os.path.expanduser('~/.ansible.cfg'), '/etc/ansible/ansible.cfg']
    named = os.environ.get('ANSIBLE_CONFIG')
    return paths + [named, os.path.join(named, 'ansible.cfg')] if named else paths


def imported():
    """The file of every module that is there: an upgrade of any of them makes the next run start anew."""
    return [path for path in (getattr(module, '__file__', None) for module in list(sys.modules.values())) if path]


class Said:
    """Keeps what is printed from now on until end(), for a run that may never come or start anew."""

    def __init__(self):
        self._text = tempfile.TemporaryFile()
        self._streams = os.dup(1), os.dup(2)
        os.dup2(self._text.fileno(), 1)
        os.dup2(self._text.fileno(), 2)

    def end(self):
        sys.stdout.flush()
        sys.stderr.flush()
        for number, stream in enumerate(self._streams, 1):
            os.dup2(stream, number)
            os.close(stream)

    def repeat(self):
        self._text.seek(0)
        os.write(2, self._text.read())
        self._text.close()


def import_ansible():
    """Ansible's own entry."""
    from ansible.cli.playbook import main
    kinds = [importlib.import_module(name) for name in ALL_OF]
    for name in [*AHEAD, *(module.name for kind in kinds for module in pkgutil.iter_modules(kind.__path__, kind.__name__ + '.'))]:
        try:
            importlib.import_module(name)
        except Exception:
            pass    # whoever needs it says what is wrong with it
    try:
        parse_routing_ahead()
    except (AttributeError, ImportError, OSError):
        pass    # another version keeps it elsewhere
    return main


def parse_routing_ahead():
    """Parses what ansible.builtin says of itself, which no run does without: it takes longer than a whole playbook.

    Ansible lets tools replace the parser. This one gives the result once, and only for the very same bytes.
    """
    import ansible
    from ansible.utils.collection_loader import _collection_finder as finder
    parse = finder._meta_yml_to_dict
    path = os.path.join(os.path.dirname(ansible.__file__), 'config', 'ansible_builtin_runtime.yml')
    with open(path, 'rb') as file:
        routing = file.read()
    parsed = [parse(routing, ('ansible.builtin', 'runtime.yml'))]
    finder._meta_yml_to_dict = lambda text, name: parsed.pop() if parsed and text == routing else parse(text, name)


def wait_for_order():
    line = b''
    while not line.endswith(b'\n'):
        piece = os.read(CONTROL, 65536)
        if not piece:
            sys.exit(0)     # not os._exit: Ansible's import made a folder that its own exit handler removes
        line += piece
    os.close(CONTROL)
    return json.loads(line)


def is_usual(order, environment):
    """Whether a run in this process is what it would be in a new one."""
    from ansible import constants
    late = READ_LATE if constants.DEFAULT_LOG_PATH else READ_LATE | {LOG_PATH}
    return all(environment.get(name) == order['environment'].get(name)
               for name in environment.keys() | order['environment'].keys() if name not in late)


def run():
    os.set_inheritable(CONTROL, False)
    signal.signal(signal.SIGTERM, lambda number, frame: sys.exit(1))    # with the exit handlers
    environment = dict(os.environ)
    said = Said()
    before = state_of(configurations())
    main = None
    gc.disable()    # nothing of what is imported goes away again
    try:
        main = import_ansible()
        before.update(state_of(imported()))
    except (Exception, SystemExit):
        pass    # a new process says what is wrong
    finally:
        said.end()
        gc.freeze()     # nor in the process that Ansible forks for each task, which shares it
        gc.enable()
    order = wait_for_order()
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    command = order['command']
    if main is None or state_of(before) != before or not is_usual(order, environment):
        atexit._run_exitfuncs()
        os.execve(command[0], command, order['environment'])
    said.repeat()
    os.environ.clear()
    os.environ.update(order['environment'])
    sys.path[0] = os.path.dirname(os.path.realpath(command[0]))
    sys.argv = command
    sys.exit(main(command))


run()
