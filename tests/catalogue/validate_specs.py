# SPDX-FileCopyrightText: Aegir Desktop contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Ansible's own verdict over argument specifications and values.

Each line of standard input is a JSON object {"spec": …, "values": …}, both YAML; each line of standard output is one
{"errors": […]}, empty when Ansible accepts the values. It does what the action validate_argument_spec does at the start
of a role.
"""

import json
import sys

import yaml
from ansible.module_utils.common.arg_spec import ArgumentSpecValidator


class Loader(getattr(yaml, "CSafeLoader", yaml.SafeLoader)):
    """Reads what a playbook may hold."""


Loader.add_constructor("!unsafe", lambda loader, node: loader.construct_scalar(node))


def errors(spec, values):
    arguments = {name: values[name] for name in spec if name in values}
    try:
        result = ArgumentSpecValidator(spec).validate(arguments, validate_role_argument_spec=True)
    except Exception as exception:  # the action fails on it, whatever it is
        return [f"{type(exception).__name__}: {exception}"]
    return list(result.error_messages)


for line in sys.stdin:
    request = json.loads(line)
    found = errors(yaml.load(request["spec"], Loader), yaml.load(request["values"], Loader))
    print(json.dumps({"errors": found}), flush=True)
