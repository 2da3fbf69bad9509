// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/catalogue/variablename.h"

#include <QCoreApplication>
#include <QRegularExpression>
#include <QSet>
#include <QStringList>

namespace Aegir {
namespace {

using namespace Qt::StringLiterals;

struct VariableName
{
    Q_DECLARE_TR_FUNCTIONS(Aegir::VariableName)
};

QSet<QString> words(const QString &text)
{
    const QStringList list = text.split(u' ', Qt::SkipEmptyParts);
    return QSet<QString>(list.begin(), list.end());
}

/// What ansible.vars.reserved.get_reserved_names() of ansible-core 2.14 to 2.19 gives: the keywords of plays, roles,
/// blocks and tasks, and the functions of templates.
const QSet<QString> &keywords()
{
    static const QSet<QString> names = words(
        u"action always any_errors_fatal args async async_val become become_exe become_flags become_method become_user "
        u"block "
        "changed_when check_mode collections connection cycler debugger delay delegate_facts delegate_to dict diff "
        "environment "
        "fact_path failed_when force_handlers gather_facts gather_subset gather_timeout handlers hosts ignore_errors "
        "ignore_unreachable joiner lipsum listen local_action lookup loop loop_control loop_with max_fail_percentage "
        "module_defaults name namespace no_log notify now omit order poll port post_tasks pre_tasks q query range "
        "register "
        "remote_user rescue retries role roles run_once serial strategy tags tasks throttle timeout undef until "
        "validate_argspec vars vars_files vars_prompt when with_"_s);
    return names;
}

/// Variables that Ansible sets itself, whatever anybody else says.
/// Source: https://docs.ansible.com/ansible/latest/reference_appendices/special_variables.html
const QSet<QString> &magic()
{
    static const QSet<QString> names =
        words(u"ansible group_names groups hostvars inventory_dir inventory_file inventory_hostname "
              "inventory_hostname_short item play_hosts playbook_dir role_name role_names role_path role_uuid"_s);
    return names;
}

/// Words that Python keeps to itself; Ansible refuses them as variables.
const QSet<QString> &pythonWords()
{
    static const QSet<QString> names =
        words(u"False None True and as assert async await break class continue def del elif else except finally for "
              u"from global if "
              "import in is lambda nonlocal not or pass raise return try while with yield"_s);
    return names;
}

} // namespace

QString variableNameProblem(const QString &name)
{
    static const QRegularExpression identifier(u"\\A[A-Za-z_][A-Za-z0-9_]*\\z"_s);
    if (!identifier.match(name).hasMatch())
        return VariableName::tr(
                   "“%1” cannot be a variable's name: use letters, digits and underscores, and begin with a letter.")
            .arg(name);
    if (name.startsWith(u"ansible_"_s))
        return VariableName::tr("“%1” cannot be a field: names with “ansible_” steer Ansible's connection.").arg(name);
    if (name == u"aegir"_s || name == u"aegir_secrets"_s)
        return VariableName::tr("“%1” cannot be a field: the program itself hands roles a variable of this name.")
            .arg(name);
    if (keywords().contains(name))
        return VariableName::tr("“%1” cannot be a field: it is a reserved word of Ansible.").arg(name);
    if (magic().contains(name))
        return VariableName::tr("“%1” cannot be a field: Ansible sets the variable of this name itself.").arg(name);
    if (pythonWords().contains(name))
        return VariableName::tr("“%1” cannot be a field: it is a reserved word of Python, which Ansible refuses.")
            .arg(name);
    return {};
}

} // namespace Aegir
