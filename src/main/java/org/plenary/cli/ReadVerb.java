package org.plenary.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.plenary.exchange.Readers;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
    name = "read",
    mixinStandardHelpOptions = true,
    description =
        "Reads a resolution or a contribution (Word with tracked changes, or plain text) or the"
            + " transcript of a meeting and prints what was found as JSON.")
final class ReadVerb implements Callable<Integer> {

  @Parameters(
      paramLabel = "FILE",
      description =
          "A Word file (.docx), Akoma Ntoso (.xml), HTML, our own JSON or Markdown, or plain text.")
  private Path file;

  @Option(
      names = "--as",
      paramLabel = "FORM",
      description = "${COMPLETION-CANDIDATES}, in any case; default: what it looks like.")
  private Readers.@Nullable Form form;

  @Option(
      names = "--base",
      paramLabel = "FILE",
      description =
          "The text in force, for a contribution in plain text in which changes ran together.")
  private @Nullable Path base;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws Exception {
    spec.commandLine().getOut().println(found(file, base, form));
    return Plenary.DONE;
  }

  /** Read in a process of its own: what a file does to its reader is not done to us. */
  static String found(Path file, @Nullable Path base, Readers.@Nullable Form form)
      throws IOException, InterruptedException {
    for (Path one : base == null ? List.of(file) : List.of(file, base)) {
      Files.newInputStream(one).close();
    }
    return Readers.found(file, base, form);
  }
}
