package org.plenary.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.util.concurrent.Callable;
import org.plenary.record.Witness;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
    name = "witness",
    mixinStandardHelpOptions = true,
    description =
        "Looks at the log of a meeting: that it continues what this witness saw before; signs that"
            + " it saw it. Needs no account and no database.")
final class WitnessVerb implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "URL", description = "Like https://plenary.example/m/wsa-26/log")
  private URI log;

  @Option(
      names = "--home",
      paramLabel = "DIRECTORY",
      description = "Its key and its memory; default: witness.")
  private Path home = Path.of("witness");

  @Option(
      names = "--name",
      paramLabel = "NAME",
      description = "Under which it signs, such as the delegation's domain; default: witness.")
  private String name = "witness";

  @Override
  public Integer call() throws IOException {
    Witness witness = Witness.in(home, name, Clock.systemUTC());
    Witness.Seen seen = witness.look(log);
    PrintWriter out = spec.commandLine().getOut();
    out.println(
        seen.origin()
            + ": "
            + seen.size()
            + " entries, "
            + (seen.before() == 0 ? "seen for the first time" : "continues " + seen.before()));
    out.println("seen by " + witness.verifier());
    out.println();
    out.print(seen.note());
    out.flush();
    return Plenary.DONE;
  }
}
