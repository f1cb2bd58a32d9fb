package org.plenary.cli;

import io.vertx.core.Future;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.plenary.exchange.Export;
import org.plenary.exchange.Format;
import org.plenary.exchange.Provenance;
import org.plenary.input.Submissions;
import org.plenary.journal.Entry;
import org.plenary.meeting.AgendaItem;
import org.plenary.meeting.Meeting;
import org.plenary.negotiation.Stamp;
import org.plenary.people.Voice;
import org.plenary.proof.Checkpoint;
import org.plenary.publication.AdoptionBundle;
import org.plenary.publication.WholeJson;
import org.plenary.record.Coverings;
import org.plenary.refusal.Refusal;
import org.plenary.resolution.Moment;
import org.plenary.resolution.State;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "export",
    description = "Writes the text of a resolution at a version; the server may run meanwhile.")
final class ExportVerb implements Callable<Integer> {
  private static final int AT_A_TIME = 1_000;

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
      description = "The redline against that version, as DOCX with tracked changes or PDF.")
  private @Nullable Long from;

  @Option(
      names = "--final",
      description = "The final text of an adopted resolution with all its documents, as a ZIP.")
  private boolean adopted;

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

  /**
   * Refusals: {@code resolution.unknown}, {@code version.unknown}, {@code resolution.unadopted}.
   */
  Future<byte[]> bytes(Rooms rooms) {
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
    if (adopted) {
      return bundle(rooms, meeting, item, state);
    }
    Future<Optional<Checkpoint>> covered =
        new Coverings(rooms.vertx(), rooms.pool()).first(item.id(), state.version());
    if (since == null && format == Format.JSON) {
      return covered.compose(checkpoint -> whole(rooms, meeting, item, state, checkpoint));
    }
    if (since == null) {
      return covered.compose(
          checkpoint ->
              aside(
                  rooms,
                  () -> Export.bytes(format, meeting, item, state, checkpoint.orElse(null))));
    }
    if (!Export.hasRedline(format) || since < 1 || since > state.version()) {
      throw Refusal.of("version.unknown", "A redline is a DOCX or PDF from an earlier version.")
          .asException();
    }
    return rooms
        .resolutions()
        .stateAt(item.id(), since)
        .compose(
            before -> {
              Provenance.Reading reading = new Provenance.Reading(before, state);
              return Future.all(covered, read(rooms, item, reading, since, state.version()))
                  .compose(
                      both ->
                          aside(
                              rooms,
                              () ->
                                  Export.redline(
                                      format,
                                      meeting,
                                      item,
                                      before,
                                      state,
                                      reading.done(),
                                      covered.result().orElse(null),
                                      percent -> {})));
            });
  }

  private static Future<byte[]> whole(
      Rooms rooms, Meeting meeting, AgendaItem item, State state, Optional<Checkpoint> covered) {
    Future<Moment> moment = rooms.resolutions().moment(item.id(), state.version());
    Future<Map<Integer, Voice>> voices = moment.compose(then -> voices(rooms, then));
    Future<Map<Integer, String>> words =
        rooms.resolutions().state(item.id()).compose(newest -> words(rooms, item, newest));
    return Future.all(voices, words)
        .compose(
            both ->
                aside(
                    rooms,
                    () ->
                        WholeJson.bytes(
                            meeting,
                            item,
                            moment.result(),
                            words.result(),
                            voices.result(),
                            covered.orElse(null))));
  }

  private static Future<Map<Integer, Voice>> voices(Rooms rooms, Moment moment) {
    return rooms.people().voices().byIds(moment.authors().voices());
  }

  /** Of the public submissions that are shown. */
  private static Future<Map<Integer, String>> words(Rooms rooms, AgendaItem item, State newest) {
    return new Submissions(
            rooms.pool(), Clock.systemUTC(), rooms.resolutions(), rooms.people().voices())
        .shown(item.id(), newest.negotiation())
        .map(ExportVerb::words);
  }

  private static Future<byte[]> bundle(
      Rooms rooms, Meeting meeting, AgendaItem item, State newest) {
    Stamp stamp = newest.negotiation().adopted();
    if (stamp == null) {
      throw Refusal.of("resolution.unadopted", "There is no final text before the adoption.")
          .asException();
    }
    Future<Moment> adopted = rooms.resolutions().moment(item.id(), stamp.version());
    Future<Map<Integer, Voice>> voices = adopted.compose(moment -> voices(rooms, moment));
    Future<State> base =
        adopted.compose(moment -> rooms.resolutions().stateAt(item.id(), moment.state().base()));
    Future<Map<Integer, String>> words = words(rooms, item, newest);
    Future<Optional<String>> note =
        new Coverings(rooms.vertx(), rooms.pool()).note(item.id(), stamp.version());
    return Future.all(voices, base, words, note)
        .compose(
            all -> {
              Provenance.Reading reading =
                  new Provenance.Reading(base.result(), adopted.result().state());
              return read(rooms, item, reading, base.result().version(), stamp.version())
                  .compose(
                      v ->
                          aside(
                              rooms,
                              () ->
                                  AdoptionBundle.bytes(
                                      meeting,
                                      item,
                                      base.result(),
                                      adopted.result(),
                                      words.result(),
                                      voices.result(),
                                      reading.done(),
                                      note.result().orElse(null),
                                      percent -> {})));
            });
  }

  /** What takes long is no work for an event loop. */
  private static Future<byte[]> aside(Rooms rooms, Callable<byte[]> work) {
    return rooms.vertx().executeBlocking(work, false);
  }

  private static Map<Integer, String> words(Map<Integer, Submissions.Kept> shown) {
    Map<Integer, String> words = new TreeMap<>();
    shown.forEach((number, kept) -> words.put(number, kept.words()));
    return words;
  }

  /** Some entries at a time, however many lie between the two versions. */
  private static Future<Void> read(
      Rooms rooms, AgendaItem item, Provenance.Reading reading, long after, long last) {
    if (after >= last) {
      return Future.succeededFuture();
    }
    int most = (int) Math.min(AT_A_TIME, last - after);
    return rooms
        .resolutions()
        .entriesAfter(item.id(), after, most)
        .compose(
            entries ->
                rooms
                    .people()
                    .voices()
                    .byIds(entries.stream().map(Entry::voice).collect(Collectors.toSet()))
                    .map(
                        voices -> {
                          reading.take(entries, number -> told(voices.get(number)));
                          return entries.size();
                        }))
        .compose(
            taken ->
                taken == 0
                    ? Future.succeededFuture()
                    : read(rooms, item, reading, after + taken, last));
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
