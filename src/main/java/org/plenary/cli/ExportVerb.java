package org.plenary.cli;

import io.vertx.core.Future;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.plenary.exchange.Export;
import org.plenary.exchange.Format;
import org.plenary.meeting.AgendaItem;
import org.plenary.meeting.Meeting;
import org.plenary.refusal.Refusal;
import org.plenary.resolution.State;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "export",
    description = "Writes the text of a resolution at a version; the server may run meanwhile.")
final class ExportVerb implements Callable<Integer> {
  @Parameters(paramLabel = "MEETING/RESOLUTION", description = "Its address.")
  private String address;

  @Option(names = "--version", paramLabel = "N", description = "Default: the newest.")
  private @Nullable Long version;

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      description = "${COMPLETION-CANDIDATES}; default: TXT.")
  private Format format = Format.TXT;

  @Option(names = "--output", paramLabel = "FILE", description = "Default: standard output.")
  private @Nullable Path output;

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "Show this help message and exit.")
  private boolean help;

  @Override
  public Integer call() throws IOException {
    byte[] bytes = Rooms.beside(this::bytes);
    if (output == null) {
      System.out.write(bytes);
      System.out.flush();
    } else {
      Files.write(output, bytes);
    }
    return Plenary.DONE;
  }

  /** Refusals: {@code resolution.unknown}, {@code version.unknown}. */
  private Future<byte[]> bytes(Rooms rooms) {
    long wanted = version == null ? Long.MAX_VALUE / 2 : version;
    return rooms
        .find(address)
        .compose(
            item ->
                rooms
                    .meetings()
                    .bySlug(item.meeting())
                    .map(Optional::orElseThrow)
                    .compose(
                        meeting ->
                            rooms
                                .resolutions()
                                .stateAt(item.id(), wanted)
                                .map(state -> bytes(meeting, item, state))));
  }

  private byte[] bytes(Meeting meeting, AgendaItem item, State state) {
    if (state.version() == 0 || (version != null && state.version() != version)) {
      String what =
          version == null ? "a text yet" : String.format(Locale.ROOT, "version %d", version);
      throw Refusal.of("version.unknown", address + " does not have " + what + ".").asException();
    }
    return Export.bytes(format, meeting, item, state);
  }
}
