// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "forms/themeicon.h"

#include <BreezeIcons>
#include <QBuffer>
#include <QFile>
#include <QGuiApplication>
#include <QIconEngine>
#include <QImageReader>
#include <QPainter>
#include <QPalette>
#include <QPixmapCache>

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace Aegir {

namespace {

constexpr std::array folders{u"actions", u"status",     u"emblems", u"places",
                             u"devices", u"categories", u"apps",    u"preferences"};
constexpr std::array sizes{16, 22, 24, 32, 48, 64};

QString fileOf(const QString &name, int folder, int size)
{
    return u":/icons/breeze/%1/%2/%3.svg"_s.arg(QStringView(folders[size_t(folder)])).arg(size).arg(name);
}

/// The drawing of @p name that is made for @p wanted pixels, or the nearest one.
QString bestFile(const QString &name, int wanted)
{
    QString best;
    for (int folder = 0; folder < int(folders.size()) && best.isEmpty(); ++folder) {
        for (const int size : sizes) {
            const QString file = fileOf(name, folder, size);
            if (!QFile::exists(file))
                continue;
            best = file;
            if (size >= wanted)
                break;
        }
    }
    return best;
}

QColor textColor(QIcon::Mode mode)
{
    const QPalette palette = QGuiApplication::palette();
    if (mode == QIcon::Selected)
        return palette.color(QPalette::HighlightedText);
    return palette.color(mode == QIcon::Disabled ? QPalette::Disabled : QPalette::Active, QPalette::WindowText);
}

/// @p drawing with Breeze's colour scheme replaced. Source: https://invent.kde.org/frameworks/breeze-icons
QByteArray recolored(QByteArray drawing, const QColor &text)
{
    const qsizetype id = drawing.indexOf("current-color-scheme");
    const qsizetype from = id < 0 ? -1 : drawing.indexOf('>', id) + 1;
    const qsizetype to = from <= 0 ? -1 : drawing.indexOf("</style>", from);
    if (to < 0)
        return drawing;
    const QPalette palette = QGuiApplication::palette();
    const std::pair<const char *, QColor> colors[] = {
        {"Text", text},
        {"ViewText", text},
        {"ButtonText", text},
        {"Background", palette.color(QPalette::Window)},
        {"Highlight", palette.color(QPalette::Highlight)},
        {"Accent", palette.color(QPalette::Highlight)},
        {"PositiveText", QColor(0x27, 0xae, 0x60)}, // as Breeze draws them, on light and dark
        {"NeutralText", QColor(0xf6, 0x74, 0x00)},
        {"NegativeText", QColor(0xda, 0x44, 0x53)},
    };
    QByteArray sheet;
    for (const auto &[name, color] : colors)
        sheet += QByteArray(".ColorScheme-") + name + "{color:" + color.name().toLatin1() + ";}";
    return drawing.replace(from, to - from, sheet);
}

class BreezeIcon final : public QIconEngine
{
public:
    explicit BreezeIcon(QString name)
        : m_name(std::move(name))
    {
    }

    void paint(QPainter *painter, const QRect &rect, QIcon::Mode mode, QIcon::State state) override
    {
        const qreal scale = painter->device() ? painter->device()->devicePixelRatio() : 1;
        painter->drawPixmap(rect, scaledPixmap(rect.size() * scale, mode, state, scale));
    }

    QPixmap pixmap(const QSize &size, QIcon::Mode mode, QIcon::State state) override
    {
        return scaledPixmap(size, mode, state, 1);
    }

    QPixmap scaledPixmap(const QSize &size, QIcon::Mode mode, QIcon::State, qreal scale) override
    {
        const int side = std::min(size.width(), size.height());
        const QColor text = textColor(mode);
        const QString key = u"aegir-icon-%1-%2-%3-%4-%5"_s.arg(m_name).arg(side).arg(scale).arg(mode).arg(text.rgba());
        QPixmap pixmap;
        if (QPixmapCache::find(key, &pixmap))
            return pixmap;
        QFile file(bestFile(m_name, int(side / scale)));
        if (side <= 0 || !file.open(QIODevice::ReadOnly))
            return {};
        QByteArray drawing = recolored(file.readAll(), text);
        QBuffer buffer(&drawing);
        QImageReader reader(&buffer, "svg");
        reader.setScaledSize({side, side});
        pixmap = QPixmap::fromImage(reader.read());
        pixmap.setDevicePixelRatio(scale);
        QPixmapCache::insert(key, pixmap);
        return pixmap;
    }

    QString iconName() override { return m_name; }
    QString key() const override { return u"AegirBreezeIcon"_s; }
    bool isNull() override { return bestFile(m_name, 16).isEmpty(); }
    QIconEngine *clone() const override { return new BreezeIcon(m_name); }

private:
    QString m_name;
};

} // namespace

QIcon themeIcon(const QString &name)
{
    // Also makes the linker keep the library that holds them.
    static const bool loaded = (BreezeIcons::initIcons(), true);
    Q_UNUSED(loaded)
    return bestFile(name, 16).isEmpty() ? QIcon() : QIcon(new BreezeIcon(name));
}

} // namespace Aegir
