package org.plenary.cli;

import io.vertx.core.Future;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.plenary.exchange.Export;
import org.plenary.exchange.Format;
import org.plenary.journal.Entry;
import org.plenary.meeting.AgendaItem;
import org.plenary.meeting.Meeting;
import org.plenary.people.Voice;
import org.plenary.proof.Checkpoint;
import org.plenary.record.Coverings;
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

  @Option(
      names = "--from",
      paramLabel = "N",
      description = "The redline against that version, with tracked changes; only with DOCX.")
  private @Nullable Long from;

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
                                .compose(state -> bytes(rooms, meeting, item, state))));
  }

  private Future<byte[]> bytes(Rooms rooms, Meeting meeting, AgendaItem item, State state) {
    Long since = from;
    checked(state);
    Future<Optional<Checkpoint>> covered =
        new Coverings(rooms.vertx(), rooms.pool()).first(item.id(), state.version());
    if (since == null) {
      return covered.map(
          checkpoint -> Export.bytes(format, meeting, item, state, checkpoint.orElse(null)));
    }
    if (format != Format.DOCX || since < 1 || since > state.version()) {
      throw Refusal.of("version.unknown", "A redline is a DOCX from an earlier version.")
          .asException();
    }
    Future<State> before = rooms.resolutions().stateAt(item.id(), since);
    Future<List<Entry>> entries =
        rooms.resolutions().entriesAfter(item.id(), since, (int) (state.version() - since));
    return Future.all(before, entries, covered)
        .compose(
            both ->
                rooms
                    .people()
                    .voices()
                    .byIds(entries.result().stream().map(Entry::voice).collect(Collectors.toSet())))
        .map(
            voices ->
                Export.redline(
                    meeting,
                    item,
                    before.result(),
                    state,
                    entries.result(),
                    number -> told(voices.get(number)),
                    covered.result().orElse(null)));
  }

  private static String told(@Nullable Voice voice) {
    if (voice == null) {
      return "";
    }
    return voice.region().isEmpty() ? voice.delegation() : voice.region();
  }

  private void checked(State state) {
    if (state.version() == 0 || (version != null && state.version() != version)) {
      String what =
          version == null ? "a text yet" : String.format(Locale.ROOT, "version %d", version);
      throw Refusal.of("version.unknown", address + " does not have " + what + ".").asException();
    }
  }
}
