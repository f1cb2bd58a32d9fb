package org.plenary.cli;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.plenary.database.Restore;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
    name = "restore",
    mixinStandardHelpOptions = true,
    description = "Fills an empty database from the backup FILE.")
final class RestoreVerb implements Callable<Integer> {
  @Parameters(paramLabel = "FILE", description = "As the verb backup wrote it.")
  private Path file;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws Exception {
    Settings settings = Settings.read(System.getenv());
    long rows = Restore.from(file, settings.database());
    spec.commandLine().getOut().println(file + ": " + rows + " rows restored");
    return Plenary.DONE;
  }
}
