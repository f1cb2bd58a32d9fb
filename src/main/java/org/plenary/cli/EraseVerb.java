package org.plenary.cli;

import java.util.concurrent.Callable;
import org.plenary.record.Erasures;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "erase",
    mixinStandardHelpOptions = true,
    description =
        "Erases by right the words or the person of one version, for ever; the record says so."
            + " No server may run; beside one, erase at the desk.")
final class EraseVerb implements Callable<Integer> {
  @Parameters(index = "0", paramLabel = "MEETING/RESOLUTION", description = "Its address.")
  private String address;

  @Parameters(index = "1", paramLabel = "VERSION", description = "Which entry.")
  private long version;

  @Option(
      names = "--part",
      required = true,
      paramLabel = "PART",
      description = "${COMPLETION-CANDIDATES}")
  private Erasures.Part part = Erasures.Part.WORDS;

  @Option(
      names = "--basis",
      required = true,
      paramLabel = "WORDS",
      description = "On what ground; stays in the record for ever.")
  private String basis = "";

  @Override
  public Integer call() {
    Rooms.alone(
        rooms ->
            rooms
                .find(address)
                .compose(
                    item ->
                        new Erasures(rooms.pool(), rooms.journal(), rooms.resolutions())
                            .erase(item.id(), version, part, basis)));
    return Plenary.DONE;
  }
}
