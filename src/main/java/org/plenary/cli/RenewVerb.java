package org.plenary.cli;

import java.io.PrintWriter;
import java.util.concurrent.Callable;
import org.plenary.record.Renewal;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
    name = "renew-record",
    mixinStandardHelpOptions = true,
    description =
        "Begins the record of a meeting anew, for all to see, after a backup was restored that is"
            + " older than its last checkpoint. Stop the server first.")
final class RenewVerb implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "MEETING", description = "Its address.")
  private String meeting;

  @Option(
      names = "--reason",
      required = true,
      paramLabel = "WORDS",
      description = "What happened; stays in the record for ever.")
  private String reason = "";

  @Override
  public Integer call() {
    Settings settings = Settings.read(System.getenv());
    Renewal.Begun begun =
        Rooms.alone(
            rooms ->
                rooms
                    .meetings()
                    .named(meeting)
                    .compose(
                        found ->
                            new Renewal(rooms.pool(), settings.record()).begin(found, reason)));
    PrintWriter out = spec.commandLine().getOut();
    out.println("The record goes on as " + begun.origin() + " when the server runs again.");
    out.println(
        "It does not continue the checkpoint of "
            + begun.before().size()
            + " entries, kept in "
            + begun.kept()
            + ": publish it.");
    out.flush();
    return Plenary.DONE;
  }
}
