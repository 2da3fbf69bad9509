// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/run/playbook.h"

#include "model/run/runfolder.h"

#include <QJsonArray>
#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace Aegir {

namespace {

/// True for what PyYAML's reader refuses or folds when it stands in a file as it is.
bool mustEscape(char32_t c)
{
    return c < 0x20 || (c >= 0x7f && c <= 0x9f) || c == 0xa0 || c == 0x2028 || c == 0x2029 || c == 0xfeff
        || (c & 0xfffe) == 0xfffe || (c >= 0xd800 && c <= 0xdfff);
}

/// @p text as a double-quoted YAML scalar; only ASCII escapes where a reader could stumble.
QByteArray quoted(const QString &text)
{
    QByteArray out = "\"";
    for (const char32_t c : text.toUcs4()) {
        if (c == U'"' || c == U'\\') {
            out += '\\';
            out += static_cast<char>(c);
        } else if (c == U'\n') {
            out += "\\n";
        } else if (c == U'\t') {
            out += "\\t";
        } else if (mustEscape(c)) {
            const char prefix = c < 0x100 ? 'x' : c < 0x10000 ? 'u' : 'U';
            const int digits = c < 0x100 ? 2 : c < 0x10000 ? 4 : 8;
            out += '\\';
            out += prefix;
            out += QByteArray::number(static_cast<uint>(c), 16).rightJustified(digits, '0');
        } else {
            out += QString::fromUcs4(&c, 1).toUtf8();
        }
    }
    return out + '"';
}

/// @p value as a string that stays what it is. Only what could hold a template is tagged: from ansible-core 2.19 on a
/// tagged scalar is resolved again, though it is quoted, and `!unsafe "0123"` arrives as 83, `!unsafe "no"` as false.
/// No such type contains a brace or a hash, and no template does without: a header `#jinja2:` may change all but that.
QByteArray text(const QString &value)
{
    return (value.contains(u'{') || value.contains(u'#') ? "!unsafe " : "") + quoted(value);
}

/// A mapping's key. YAML takes at most 1,024 characters for a simple key, longer ones need the explicit form.
QByteArray key(const QString &name)
{
    const QByteArray text = quoted(name);
    return (text.size() > 1000 ? "? " : "") + text + ": ";
}

QByteArray number(const QJsonValue &value)
{
    // A float without a fraction is an integer to QJsonValue; Ansible takes one for the other.
    const QVariant variant = value.toVariant();
    if (variant.typeId() == QMetaType::LongLong)
        return QByteArray::number(variant.toLongLong());
    QByteArray text = QByteArray::number(value.toDouble(), 'g', QLocale::FloatingPointShortest);
    // PyYAML takes 1e+20 for a string: a float needs a point and a signed exponent.
    if (const qsizetype e = text.indexOf('e'); e >= 0) {
        if (!text.left(e).contains('.'))
            text.insert(e, ".0");
    } else if (!text.contains('.')) {
        text += ".0";
    }
    return text;
}

/// One `name: value` line each.
QByteArray block(const QJsonObject &variables, const QByteArray &indent)
{
    QByteArray out;
    for (auto it = variables.begin(); it != variables.end(); ++it)
        out += indent + key(it.key()) + unsafeYaml(it.value()) + '\n';
    return out;
}

QByteArray roleCall(const RoleCall &call, int index)
{
    QByteArray out = "    - ansible.builtin.import_role:\n        name: " + quoted(call.role) + '\n';
    if (call.entryPoint != u"main")
        out += "        tasks_from: " + quoted(call.entryPoint) + '\n';
    if (call.variables.isEmpty() && call.secrets.isEmpty())
        return out;
    out += "      vars:\n" + block(call.variables, "        ");
    for (const QString &name : call.secrets) {
        const QString reference = u"{{ aegir_secrets[%1]['%2'] }}"_s.arg(index).arg(name);
        out += "        " + key(name) + quoted(reference) + '\n';
    }
    return out;
}

} // namespace

QByteArray unsafeYaml(const QJsonValue &value)
{
    switch (value.type()) {
    case QJsonValue::Bool:
        return value.toBool() ? "true" : "false";
    case QJsonValue::Double:
        return number(value);
    case QJsonValue::String:
        return text(value.toString());
    case QJsonValue::Array: {
        QByteArrayList items;
        for (const QJsonValue &item : value.toArray())
            items << unsafeYaml(item);
        return '[' + items.join(", ") + ']';
    }
    case QJsonValue::Object: {
        QByteArrayList entries;
        const QJsonObject object = value.toObject();
        for (auto it = object.begin(); it != object.end(); ++it)
            entries << key(it.key()) + unsafeYaml(it.value());
        return '{' + entries.join(", ") + '}';
    }
    case QJsonValue::Null:
    case QJsonValue::Undefined:
        break;
    }
    return "null";
}

Playbook writePlaybook(const RunRequest &request)
{
    QByteArray playbook = "# Written for run " + QByteArray::number(request.run) + ". A change here changes nothing.\n"
        + "- name: " + text(request.title) + '\n' + "  hosts: " + text(request.hosts) + '\n'
        + "  gather_facts: " + (request.gatherFacts ? "true" : "false") + '\n' + "  vars_files:\n    - vars.yml\n";
    if (!request.roles.isEmpty())
        playbook += "  tasks:\n";
    // import_role, unlike an entry under `roles:`, runs the same role as often as it stands here.
    for (qsizetype i = 0; i < request.roles.size(); ++i)
        playbook += roleCall(request.roles[i], static_cast<int>(i));

    QByteArray variables = "# The platform's, the site's and the operation's variables; `aegir` holds the whole tree.\n"
        + block(request.variables, {});
    variables += "aegir: " + unsafeYaml(request.tree) + '\n';
    return {playbook, variables};
}

QByteArray secretVariables(const Secrets &secrets)
{
    QByteArrayList items;
    for (const QJsonObject &values : secrets)
        items << unsafeYaml(values);
    return "aegir_secrets: [" + items.join(", ") + "]\n";
}

QStringList ansibleCommand(const RunRequest &request, const QString &runDir)
{
    const RunFolder folder(runDir);
    const RunOptions &options = request.options;
    QStringList command{request.ansiblePlaybook, u"--inventory="_s + request.inventory};
    if (options.check)
        command << u"--check"_s;
    if (options.diff)
        command << u"--diff"_s;
    if (options.verbosity > 0)
        command << u'-' + QString(options.verbosity, u'v');
    // Joined with '=', so that a value that begins with '-' stays a value.
    if (!options.limit.isEmpty())
        command << u"--limit="_s + options.limit;
    if (!options.tags.isEmpty())
        command << u"--tags="_s + options.tags;
    if (!options.skipTags.isEmpty())
        command << u"--skip-tags="_s + options.skipTags;
    if (request.needsSecrets())
        command << u"--extra-vars=@"_s + folder.secretsPath();
    command << folder.playbookPath();
    return command;
}

QString shellText(const QStringList &command)
{
    static const QRegularExpression plain(u"^[A-Za-z0-9_@%+=:,./-]+$"_s);
    QStringList words;
    for (QString word : command) {
        const bool isPlain = plain.match(word).hasMatch();
        words << (isPlain ? word : u'\'' + word.replace(u'\'', u"'\\''"_s) + u'\'');
    }
    return words.join(u' ');
}

} // namespace Aegir
