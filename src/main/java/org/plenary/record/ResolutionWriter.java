package org.plenary.record;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.sqlclient.Pool;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.plenary.journal.Entry;
import org.plenary.journal.Journal;
import org.plenary.meeting.AgendaItem;
import org.plenary.meeting.Meetings;
import org.plenary.people.Voice;
import org.plenary.people.Voices;
import org.plenary.resolution.Resolutions;
import org.plenary.resolution.State;
import org.plenary.wire.DocJson;

/**
 * Writes the record of one resolution, so that it can be checked alone: a line with the signed
 * checkpoint; a line for each entry of the log that is about it or about nobody's resolution in
 * particular (voices, settings, erasures), in the log's order, with salt and words where they are
 * given out; a line with what the server shows: the text as it is published, the resolution's
 * names, and whom it takes the voices for, and how the settings of the meeting were changed. Page
 * by page: memory does not grow with its length.
 */
final class ResolutionWriter {
  private static final int PAGE = 1_000;

  private final Vertx vertx;
  private final Pool pool;
  private final Meetings meetings;
  private final Journal journal;
  private final Resolutions resolutions;
  private final Voices voices;

  ResolutionWriter(
      Vertx vertx, Pool pool, Meetings meetings, Journal journal, Resolutions resolutions) {
    this.voices = new Voices(pool);
    this.vertx = vertx;
    this.pool = pool;
    this.meetings = meetings;
    this.journal = journal;
    this.resolutions = resolutions;
  }

  /** One being written. */
  private static final class Work {
    final OpenLogs.Open log;
    final AgendaItem item;
    final long resolution;
    final long readable;
    final OutputStream out;
    final Set<Integer> voices = new TreeSet<>();
    int changes;
    long version;

    Work(OpenLogs.Open log, AgendaItem item, long readable, OutputStream out) {
      this.log = log;
      this.item = item;
      this.resolution = item.id();
      this.readable = readable;
      this.out = out;
    }

    void line(ObjectNode line) throws IOException {
      out.write(Leaf.MAPPER.writeValueAsBytes(line));
      out.write('\n');
    }
  }

  private record Step(long index, String entry, @Nullable Leaf leaf) {
    Leaf.@Nullable Happened happened() {
      return leaf instanceof Leaf.Happened one ? one : null;
    }
  }

  /**
   * The file is the caller's to delete.
   *
   * @param readable the version up to which the public may read it
   */
  Future<Path> write(OpenLogs.Open log, AgendaItem item, long readable) {
    return vertx
        .executeBlocking(
            () -> {
              Path file = Files.createTempFile("plenary-resolution", ".jsonl");
              Work work =
                  new Work(
                      log,
                      item,
                      readable,
                      new BufferedOutputStream(Files.newOutputStream(file), 1 << 16));
              work.line(Leaf.MAPPER.createObjectNode().put("checkpoint", log.note().toString()));
              return Map.entry(file, work);
            },
            false)
        .compose(
            begun -> {
              Work work = begun.getValue();
              return entries(work, 0)
                  .compose(done -> published(work))
                  .eventually(() -> blocking(work.out::close))
                  .map(begun.getKey());
            });
  }

  private Future<Void> entries(Work work, long from) {
    return RecordTables.entriesOf(
            pool, work.log.meeting(), work.resolution, from, work.log.head().size(), PAGE)
        .compose(
            page -> {
              if (page.isEmpty()) {
                return Future.succeededFuture();
              }
              List<Step> steps = new ArrayList<>();
              page.forEach((index, entry) -> steps.add(new Step(index, entry, leaf(entry))));
              long next = steps.get(steps.size() - 1).index() + 1;
              return page(work, steps)
                  .compose(
                      done -> steps.size() < PAGE ? Future.succeededFuture() : entries(work, next));
            });
  }

  /** Null where it is none, or was damaged: whoever checks shall see it as it is. */
  private static @Nullable Leaf leaf(String entry) {
    try {
      return Leaf.parse(entry.getBytes(StandardCharsets.UTF_8));
    } catch (IllegalArgumentException damaged) {
      return null;
    }
  }

  private Future<Void> page(Work work, List<Step> steps) {
    List<Long> told = new ArrayList<>();
    long first = Long.MAX_VALUE;
    for (Step step : steps) {
      Leaf.Happened one = step.happened();
      if (step.leaf() instanceof Leaf.Permitted voice) {
        work.voices.add(voice.voice());
      } else if (step.leaf() instanceof Leaf.Changed) {
        work.changes++;
      }
      if (one != null) {
        first = Math.min(first, one.version());
        work.version = Math.max(work.version, one.version());
        if (Disclosure.isTold(one.kind()) && one.version() <= work.readable) {
          told.add(step.index());
        }
      }
    }
    Future<Map<Long, byte[]>> salts = RecordTables.salts(pool, work.log.meeting(), "words", told);
    Future<List<Entry>> entries =
        told.isEmpty()
            ? Future.succeededFuture(List.of())
            : journal.between(work.resolution, first, work.version);
    return Future.all(salts, entries)
        .compose(
            both -> {
              Map<Long, Entry> byVersion = new HashMap<>();
              entries.result().forEach(entry -> byVersion.put(entry.version(), entry));
              return blocking(() -> write(work, steps, salts.result(), byVersion));
            });
  }

  private static void write(
      Work work, List<Step> steps, Map<Long, byte[]> salts, Map<Long, Entry> journal)
      throws IOException {
    for (Step step : steps) {
      ObjectNode line = Leaf.MAPPER.createObjectNode();
      line.put(Bundle.INDEX, step.index()).put("entry", step.entry());
      Leaf.Happened happened = step.happened();
      byte[] salt = salts.get(step.index());
      Entry entry = happened == null ? null : journal.get(happened.version());
      if (salt != null && entry != null) {
        line.put("salt", Base64.getEncoder().encodeToString(salt));
        line.put("words", Disclosure.words(entry));
      } else if (entry != null && isShape(work, entry)) {
        line.put("words", Disclosure.words(entry));
      }
      work.line(line);
    }
  }

  private static boolean isShape(Work work, Entry entry) {
    return entry.version() <= work.readable
        && Disclosure.isShape(entry.kind(), Disclosure.words(entry));
  }

  private Future<Void> published(Work work) {
    Future<State> state =
        resolutions.stateAt(work.resolution, Math.min(work.version, work.readable));
    Future<Map<Integer, Voice>> known = voices.byIds(work.voices);
    Future<ShownSettings> settings = ShownSettings.of(meetings, work.log.meeting(), work.changes);
    return Future.all(state, known, settings)
        .compose(
            all ->
                blocking(
                    () -> {
                      ObjectNode line = published(work.item, state.result(), known.result());
                      settings(line.withObject("/published"), settings.result());
                      work.line(line);
                    }));
  }

  private static void settings(ObjectNode shown, ShownSettings settings) {
    ArrayNode changes = shown.putArray("changes");
    settings.changed().forEach(one -> changes.add(ShownSettings.line(one)));
    ArrayNode now = shown.putArray("settings");
    settings.now().entrySet().forEach(one -> now.add(ShownSettings.line(one)));
  }

  private static ObjectNode published(AgendaItem item, State state, Map<Integer, Voice> voices)
      throws IOException {
    ObjectNode line = Leaf.MAPPER.createObjectNode();
    ObjectNode shown = line.putObject("published");
    shown.put("resolution", item.id()).put("slug", item.slug()).put("symbol", item.symbol());
    shown.put("title", item.title()).put("language", item.language());
    ArrayNode all = shown.putArray("voices");
    new TreeMap<>(voices)
        .forEach(
            (number, voice) ->
                all.addObject()
                    .put("voice", number)
                    .put("delegation", voice.delegation())
                    .put("region", voice.region())
                    .put("capacity", voice.capacity().code()));
    shown
        .put(Bundle.VERSION, state.version())
        .set("doc", Leaf.MAPPER.readTree(DocJson.string(state.doc())));
    return line;
  }

  private interface Task {
    void run() throws IOException;
  }

  private Future<Void> blocking(Task task) {
    return vertx.executeBlocking(
        () -> {
          task.run();
          return null;
        },
        true);
  }
}
