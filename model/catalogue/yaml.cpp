// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/catalogue/yaml.h"

#include "model/catalogue/yamlbuilder.h"

#include <QCoreApplication>
#include <QFile>
#include <QFileInfo>
#include <QStringDecoder>

#include <algorithm>
#include <sstream>
#include <utility>
#include <yaml-cpp/exceptions.h>
#include <yaml-cpp/mark.h>
#include <yaml-cpp/parser.h>

namespace Aegir {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 maximumSize = 2 * 1024 * 1024;

struct YamlText
{
    Q_DECLARE_TR_FUNCTIONS(Aegir::Yaml)
};

QString quoted(const QByteArray &text, int line)
{
    const QList<QByteArray> lines = text.split('\n');
    if (line < 1 || line > lines.size())
        return {};
    const QString shown = QString::fromUtf8(lines.at(line - 1)).trimmed();
    return shown.size() > 60 ? QString(shown.left(60) + u'…') : shown;
}

YamlDocument unreadable(const QString &path, const QString &sentence)
{
    return {{}, {{path, 0, sentence, true}}};
}

} // namespace

YamlNode::YamlNode()
    : m_data([] {
        static const auto missing = std::make_shared<const Data>();
        return missing;
    }())
{
}

YamlNode::YamlNode(std::shared_ptr<const Data> data)
    : m_data(std::move(data))
{
}

YamlNode::Kind YamlNode::kind() const
{
    return m_data->kind;
}

int YamlNode::line() const
{
    return m_data->line;
}

bool YamlNode::isScalar() const
{
    return kind() == Kind::Boolean || isNumber() || isString();
}

const QString &YamlNode::text() const
{
    return m_data->text;
}

const QList<YamlNode> &YamlNode::items() const
{
    return m_data->items;
}

const QList<YamlEntry> &YamlNode::entries() const
{
    return m_data->entries;
}

YamlNode YamlNode::operator[](QStringView key) const
{
    const auto found = std::ranges::find(m_data->entries, key, &YamlEntry::key);
    return found == m_data->entries.end() ? YamlNode() : found->value;
}

QJsonValue YamlNode::toJson() const
{
    switch (kind()) {
    case Kind::Sequence: {
        QJsonArray array;
        for (const YamlNode &item : items())
            array.append(item.toJson());
        return array;
    }
    case Kind::Mapping: {
        QJsonObject object;
        for (const YamlEntry &entry : entries())
            object.insert(entry.key, entry.value.toJson());
        return object;
    }
    default:
        return m_data->scalar;
    }
}

YamlDocument parseYaml(const QByteArray &text, const QString &path)
{
    if (text.size() > maximumSize) {
        return unreadable(path, YamlText::tr("The file is larger than %n MiB.", nullptr, int(maximumSize >> 20)));
    }
    QStringDecoder decoder(QStringDecoder::Utf8);
    const QString decoded = decoder.decode(text);
    if (decoder.hasError() || decoded.contains(u'\0'))
        return unreadable(path, YamlText::tr("The file is not text in UTF-8."));

    YamlBuilder builder(path);
    const auto broken = [&](int line, const QString &sentence) {
        builder.problems.append({path, line, sentence, true});
        return YamlDocument{{}, builder.problems};
    };
    try {
        std::istringstream stream(text.toStdString());
        YAML::Parser parser(stream);
        if (!parser.HandleNextDocument(builder))
            builder.OnNull(YAML::Mark(), 0);
        const YamlNode first = builder.root;
        if (parser.HandleNextDocument(builder))
            builder.problems.append({path, builder.root.line(),
                                     YamlText::tr("There is a second document in this file; only the first counts.")});
        return {first, builder.problems};
    } catch (const YamlRefused &refused) {
        return broken(refused.line, refused.sentence);
    } catch (const YAML::Exception &exception) {
        const int line = exception.mark.is_null() ? 0 : exception.mark.line + 1;
        const QString shown = quoted(text, line);
        const QString reason = QString::fromStdString(exception.msg);
        if (shown.isEmpty())
            return broken(line, YamlText::tr("This is not valid YAML (%1).").arg(reason));
        return broken(line, YamlText::tr("This is not valid YAML (%1); the line is: %2").arg(reason, shown));
    }
}

YamlDocument readYaml(const QString &fileName, const QString &path)
{
    // A pipe or a device would keep the reader waiting.
    if (!QFileInfo(fileName).isFile())
        return unreadable(path, YamlText::tr("This is not a file."));
    QFile file(fileName);
    if (!file.open(QIODevice::ReadOnly))
        return unreadable(path, YamlText::tr("The file cannot be read: %1.").arg(file.errorString()));
    return parseYaml(file.read(maximumSize + 1), path);
}

} // namespace Aegir
