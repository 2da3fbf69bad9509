// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/run/remedy.h"

#include <QCoreApplication>
#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace Aegir {

namespace {
struct Text
{
    Q_DECLARE_TR_FUNCTIONS(Aegir::Remedy)
};
} // namespace

QString remedyFor(const QString &message)
{
    const auto says = [&](QLatin1StringView words) { return message.contains(words, Qt::CaseInsensitive); };
    // Each is a question that ssh, sudo or a command puts to a terminal; a run has none.
    if (says("host key verification failed"_L1))
        return Text::tr("Connect to the host once with ssh in a terminal to accept its key, then run this again.");
    if (says("permission denied (publickey"_L1) || says("permission denied, please try again"_L1)) {
        return Text::tr(
            "Load your key into the ssh agent with ssh-add, or name it as ansible_ssh_private_key_file: nobody "
            "can type a password or passphrase during a run.");
    }
    // Before what follows: Ansible adds that it waited for a password.
    static const QRegularExpression missing(u"\\b(sudo|su|doas): (?:command )?not found"_s);
    if (const auto program = missing.match(message); program.hasMatch()) {
        return Text::
            tr("Install %1 on the host, or name with ansible_become_method a way to become another user that it has.")
                .arg(program.captured(1));
    }
    if (says("a password is required"_L1) || says("missing sudo password"_L1) || says("incorrect sudo password"_L1)
        || says("waiting for become success"_L1)) {
        return Text::tr(
            "Set ansible_become_password, best in a file encrypted with ansible-vault, or let this user need "
            "no password: nobody can type one during a run.");
    }
    if (says("/dev/tty"_L1) || says("not a tty"_L1)) {
        return Text::tr(
            "The command wants to ask at a terminal, and a run has none: give it the answer as an option or a "
            "variable.");
    }
    return {};
}

} // namespace Aegir
