/**
 * PostgreSQL: embedded or named by {@code DATABASE_URL}, its migrations and its pools. Uses nothing
 * of ours.
 *
 * <p><b>Two roles.</b> The <i>owner</i> applies the migrations, backs up and restores; nothing else
 * uses it. The <i>application</i> role (the owner's name followed by {@code _app}) serves all
 * requests and may do only what a migration grants it. A migration in {@code migrations/} names it
 * by a placeholder:
 *
 * <pre>{@code
 * CREATE TABLE entry (...);
 * GRANT SELECT, INSERT ON entry TO ${app};
 * }</pre>
 *
 * <p><b>Promises.</b> A commit that was answered is on disk: the server does not start on a
 * database that has {@code fsync}, {@code full_page_writes} or {@code synchronous_commit} switched
 * off. The embedded PostgreSQL never outlives this JVM, whatever ends it, and comes back by itself
 * when it dies under a living JVM. One home directory serves one JVM.
 *
 * <p><b>Words.</b> <i>home</i>: the directory that holds the embedded PostgreSQL: {@code binaries},
 * {@code cluster} (its data), {@code lock}, {@code owner.password}, {@code postgresql.log}.
 */
@NullMarked
package org.plenary.database;

import org.jspecify.annotations.NullMarked;
