// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/catalogue/catalogue.h"
#include "model/inventory/store.h"
#include "model/run/runfolder.h"

#include <QCoreApplication>

namespace Aegir {

/// A folder that a user opens like a document: its catalogue, its store, and where its runs lie.
class Workspace
{
    Q_DECLARE_TR_FUNCTIONS(Aegir::Workspace)
    Q_DISABLE_COPY_MOVE(Workspace)

public:
    /// Opens the workspace in @p dir and makes its `.aegir` folder if missing (owner only). Problems in the YAML do not
    /// keep it from opening: catalogue().problems() lists them. Fails without a `workspace.yml` or without a usable
    /// store.
    static Result<std::unique_ptr<Workspace>> open(const QString &dir);

    /// The same without its store, which is an empty one in memory then, and without making anything: for who looks
    /// what keeps it from being opened. Fails without a folder and a `workspace.yml` in it.
    static Result<std::unique_ptr<Workspace>> openWithoutStore(const QString &dir);

    /// Makes a new workspace in @p dir, which must be empty or absent, from the starter in the program's resources.
    static Result<void> create(const QString &dir);

    /// The workspace that holds @p dir: itself or the nearest parent with a `workspace.yml`; empty when there is none.
    static QString find(const QString &dir);

    QString dir() const { return m_dir; } ///< absolute, canonical
    QString stateDir() const { return m_dir + QStringLiteral("/.aegir"); }
    QString lockPath() const { return stateDir() + QStringLiteral("/lock"); }
    QString inventoryPath() const; ///< absolute
    QString rolesDir() const { return m_dir + QStringLiteral("/roles"); }
    RunFolder runFolder(const Run &run) const { return RunFolder(stateDir() + QStringLiteral("/runs/") + run.folder); }

    const Catalogue &catalogue() const { return m_catalogue; }
    void reloadCatalogue();
    /// Puts @p catalogue, read from dir(), in the place of the one before; pointers into that one are void.
    void setCatalogue(Catalogue catalogue) { m_catalogue = std::move(catalogue); }
    Store &store() { return *m_store; }
    const Store &store() const { return *m_store; }

private:
    Workspace(QString dir, std::unique_ptr<Store> store);
    static Result<QString> folderOf(const QString &dir);

    QString m_dir;
    Catalogue m_catalogue;
    std::unique_ptr<Store> m_store;
};

} // namespace Aegir
