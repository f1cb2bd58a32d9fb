package org.plenary.cli;

import java.nio.file.Path;
import java.time.Clock;
import java.util.concurrent.Callable;
import org.plenary.database.Backup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
    name = "backup",
    mixinStandardHelpOptions = true,
    description = "Writes everything the database holds into FILE; the server may run on.")
final class BackupVerb implements Callable<Integer> {
  @Parameters(paramLabel = "FILE", description = "Must not be there yet.")
  private Path file;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws Exception {
    Settings settings = Settings.read(System.getenv());
    long rows = Backup.take(settings.database(), file, Clock.systemUTC());
    spec.commandLine().getOut().println(file + ": " + rows + " rows");
    return Plenary.DONE;
  }
}
