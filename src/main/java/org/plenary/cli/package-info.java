/**
 * The verbs of the command line, the settings, and the one place where the rooms are put together
 * ({@link org.plenary.cli.Server}).
 *
 * <p>A new verb is a class with {@code @Command} that implements {@code Callable<Integer>}, named
 * in {@link org.plenary.cli.Plenary}. A new setting is a constant of {@link
 * org.plenary.cli.Setting} and a heading in {@code docs/operations.md}.
 */
@NullMarked
package org.plenary.cli;

import org.jspecify.annotations.NullMarked;
