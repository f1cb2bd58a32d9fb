package org.plenary.record;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.sqlclient.Pool;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiFunction;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.jspecify.annotations.Nullable;
import org.plenary.journal.Entry;
import org.plenary.journal.Journal;
import org.plenary.meeting.AgendaItem;
import org.plenary.meeting.MeetingSettings;
import org.plenary.meeting.Meetings;
import org.plenary.people.Voice;
import org.plenary.people.Voices;
import org.plenary.proof.Checkpoint;
import org.plenary.proof.Commitment;
import org.plenary.proof.Note;
import org.plenary.proof.VerifierKey;
import org.plenary.publication.Visibility;
import org.plenary.resolution.Resolutions;
import org.plenary.resolution.State;
import org.plenary.wire.DocJson;

/**
 * Writes {@link Bundle}s: page by page out of the tables, as they are now, never out of what the
 * server has in memory of them. The same log with the same openings gives the same bytes.
 */
final class BundleWriter {
  private static final int PAGE = 2_000;
  private static final LocalDateTime NO_TIME = LocalDateTime.of(1980, 1, 1, 0, 0, 2);

  private final Vertx vertx;
  private final Pool pool;
  private final Meetings meetings;
  private final Journal journal;
  private final Resolutions resolutions;
  private final Visibility visibility;

  BundleWriter(
      Vertx vertx,
      Pool pool,
      Meetings meetings,
      Journal journal,
      Resolutions resolutions,
      Visibility visibility) {
    this.vertx = vertx;
    this.pool = pool;
    this.meetings = meetings;
    this.journal = journal;
    this.resolutions = resolutions;
    this.visibility = visibility;
  }

  /** One being written. */
  private static final class Work {
    final long meeting;
    final long size;
    final ZipOutputStream zip;
    final Map<Long, Long> versions = new TreeMap<>();
    final Set<Integer> voices = new TreeSet<>();
    final Set<Long> listed = new TreeSet<>();
    int changes;

    /** Up to which version the public may read each; what it may not is missing. */
    Map<Long, Long> readable = Map.of();

    Work(long meeting, long size, ZipOutputStream zip) {
      this.meeting = meeting;
      this.size = size;
      this.zip = zip;
    }

    void open(String name) throws IOException {
      ZipEntry entry = new ZipEntry(name);
      entry.setTimeLocal(NO_TIME);
      zip.putNextEntry(entry);
    }

    void file(String name, String text) throws IOException {
      open(name);
      zip.write(text.getBytes(StandardCharsets.UTF_8));
    }
  }

  /** Writes the log below a checkpoint. The file is the caller's to delete. */
  Future<Path> write(long meeting, Note head, VerifierKey key) {
    long size = Checkpoint.parse(head.text()).size();
    return vertx
        .executeBlocking(
            () -> {
              Path file = Files.createTempFile("plenary-bundle", ".zip");
              Work work = new Work(meeting, size, new ZipOutputStream(Files.newOutputStream(file)));
              work.file(Bundle.CHECKPOINT, head.toString());
              work.file(Bundle.KEY, key + "\n");
              work.open(Bundle.HASHES);
              return Map.entry(file, work);
            },
            false)
        .compose(begun -> write(begun.getValue()).map(begun.getKey()));
  }

  private Future<Void> write(Work work) {
    return pages(
            work,
            (from, to) ->
                RecordTables.hashes(pool, work.meeting, from, to)
                    .compose(bytes -> blocking(() -> work.zip.write(bytes))))
        .compose(done -> blocking(() -> work.open(Bundle.ENTRIES)))
        .compose(
            done ->
                pages(
                    work,
                    (from, to) ->
                        RecordTables.entries(pool, work.meeting, from, to)
                            .compose(page -> blocking(() -> entries(work, page)))))
        .compose(done -> visibility.readable(work.meeting, Set.copyOf(work.versions.keySet())))
        .compose(
            readable -> {
              work.readable = readable;
              return blocking(() -> work.open(Bundle.WORDS));
            })
        .compose(done -> pages(work, (from, to) -> words(work, from, to)))
        .compose(done -> new Voices(pool).byIds(work.voices))
        .compose(voices -> blocking(() -> voices(work, voices)))
        .compose(done -> listed(work))
        .compose(done -> ShownSettings.of(meetings, work.meeting, work.changes))
        .compose(shown -> blocking(() -> settings(work, shown)))
        .compose(done -> texts(work))
        .compose(done -> blocking(work.zip::close))
        .onFailure(failure -> blocking(work.zip::close));
  }

  private static Future<Void> pages(Work work, BiFunction<Long, Long, Future<Void>> page) {
    return page(work, 0, page);
  }

  private static Future<Void> page(
      Work work, long from, BiFunction<Long, Long, Future<Void>> page) {
    long to = Math.min(work.size, from + PAGE);
    return from >= work.size
        ? Future.succeededFuture()
        : page.apply(from, to).compose(done -> page(work, to, page));
  }

  private interface Step {
    void run() throws IOException;
  }

  private Future<Void> blocking(Step step) {
    return vertx.executeBlocking(
        () -> {
          step.run();
          return null;
        },
        true);
  }

  private static void entries(Work work, List<String> page) throws IOException {
    for (String entry : page) {
      work.zip.write(entry.getBytes(StandardCharsets.UTF_8));
      work.zip.write('\n');
      Leaf leaf = leaf(entry);
      if (leaf instanceof Leaf.Happened happened) {
        work.versions.merge(happened.resolution(), happened.version(), Math::max);
        work.voices.add(happened.voice());
      } else if (leaf instanceof Leaf.Listed listed) {
        work.listed.add(listed.resolution());
      } else if (leaf instanceof Leaf.Changed change) {
        work.voices.add(change.voice());
        work.changes++;
      }
    }
  }

  /** Null where it was damaged: whoever checks shall see it as it is. */
  private static @Nullable Leaf leaf(String entry) {
    try {
      return Leaf.parse(entry.getBytes(StandardCharsets.UTF_8));
    } catch (IllegalArgumentException damaged) {
      return null;
    }
  }

  /**
   * An entry whose line is looked for in the journal.
   *
   * @param salt null where it was erased
   */
  private record Opened(long index, byte @Nullable [] salt, Leaf.Happened leaf) {}

  private Future<Void> words(Work work, long from, long to) {
    Future<List<String>> entries = RecordTables.entries(pool, work.meeting, from, to);
    Future<Map<Long, byte[]>> salts = RecordTables.salts(pool, work.meeting, "words", from, to);
    return Future.all(entries, salts)
        .compose(
            both -> {
              List<Opened> opened = opened(work, from, entries.result(), salts.result());
              return journal(opened).compose(found -> blocking(() -> words(work, opened, found)));
            });
  }

  private static List<Opened> opened(
      Work work, long from, List<String> entries, Map<Long, byte[]> salts) {
    List<Opened> opened = new ArrayList<>();
    for (int i = 0; i < entries.size(); i++) {
      byte[] salt = salts.get(from + i);
      if (leaf(entries.get(i)) instanceof Leaf.Happened happened
          && (salt != null || !Story.BESIDE_THE_TEXT.contains(happened.kind()))
          && happened.version() <= work.readable.getOrDefault(happened.resolution(), 0L)) {
        opened.add(new Opened(from + i, salt, happened));
      }
    }
    return opened;
  }

  /** What the journal has of them, by resolution and version. */
  private Future<Map<List<Long>, Entry>> journal(List<Opened> opened) {
    Map<Long, List<Long>> wanted = new TreeMap<>();
    opened.forEach(
        one ->
            wanted
                .computeIfAbsent(one.leaf().resolution(), id -> new ArrayList<>())
                .add(one.leaf().version()));
    Map<List<Long>, Entry> found = new HashMap<>();
    Future<Void> done = Future.succeededFuture();
    for (Map.Entry<Long, List<Long>> one : wanted.entrySet()) {
      long first = one.getValue().stream().min(Long::compare).orElseThrow();
      long last = one.getValue().stream().max(Long::compare).orElseThrow();
      done =
          done.compose(v -> journal.between(one.getKey(), first, last))
              .onSuccess(
                  entries ->
                      entries.forEach(
                          entry -> found.put(List.of(entry.resolution(), entry.version()), entry)))
              .mapEmpty();
    }
    return done.map(found);
  }

  private static void words(Work work, List<Opened> opened, Map<List<Long>, Entry> found)
      throws IOException {
    for (Opened one : opened) {
      Entry entry = found.get(List.of(one.leaf().resolution(), one.leaf().version()));
      if (entry != null && isGivenOut(one, entry)) {
        boolean told = Disclosure.isTold(one.leaf().kind());
        byte[] salt = one.salt();
        ObjectNode line = Leaf.MAPPER.createObjectNode();
        line.put(Bundle.INDEX, one.index());
        line.put(Bundle.RESOLUTION, entry.resolution());
        line.put(Bundle.VERSION, entry.version());
        line.put("at", entry.at());
        line.put("kind", entry.kind());
        line.put("voice", entry.voice());
        line.put("salt", told && salt != null ? Base64.getEncoder().encodeToString(salt) : "");
        line.put("words", told ? Disclosure.words(entry) : "");
        line(work, line);
      }
    }
  }

  /**
   * Words go with their salt; without it only a shape. Nobody outside can check what is not given
   * out: the server does, and is silent otherwise.
   */
  private static boolean isGivenOut(Opened one, Entry entry) {
    byte[] salt = one.salt();
    String words = Disclosure.words(entry);
    if (salt == null) {
      return Disclosure.isShape(entry.kind(), words);
    }
    return Disclosure.isTold(one.leaf().kind())
        || Commitment.of(salt, words).hex().equals(one.leaf().words());
  }

  private static void line(Work work, ObjectNode line) throws IOException {
    try {
      work.zip.write(Leaf.MAPPER.writeValueAsBytes(line));
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException(impossible);
    }
    work.zip.write('\n');
  }

  private Future<Void> listed(Work work) {
    List<Future<Optional<AgendaItem>>> found =
        work.listed.stream().map(meetings::resolution).toList();
    return Future.all(found)
        .compose(
            done ->
                blocking(
                    () -> {
                      work.open(Bundle.LISTED);
                      for (Future<Optional<AgendaItem>> one : found) {
                        if (one.result().isPresent()) {
                          listed(work, one.result().get());
                        }
                      }
                    }));
  }

  private static void listed(Work work, AgendaItem item) throws IOException {
    ObjectNode line = Leaf.MAPPER.createObjectNode();
    line.put(Bundle.RESOLUTION, item.id());
    line.put("slug", item.slug());
    line.put("symbol", item.symbol());
    line.put("title", item.title());
    line.put("language", item.language());
    line(work, line);
  }

  private static void settings(Work work, ShownSettings shown) throws IOException {
    work.open(Bundle.CHANGES);
    for (MeetingSettings.Changed one : shown.changed()) {
      line(work, ShownSettings.line(one));
    }
    work.open(Bundle.SETTINGS);
    for (Map.Entry<String, String> one : shown.now().entrySet()) {
      line(work, ShownSettings.line(one));
    }
  }

  private static void voices(Work work, Map<Integer, Voice> voices) throws IOException {
    work.open(Bundle.VOICES);
    for (int number : work.voices) {
      Voice voice = voices.get(number);
      if (voice != null) {
        ObjectNode line = Leaf.MAPPER.createObjectNode();
        line.put("voice", number);
        line.put("delegation", voice.delegation());
        line.put("region", voice.region());
        line.put("capacity", voice.capacity().code());
        line(work, line);
      }
    }
  }

  private Future<Void> texts(Work work) {
    Future<Void> done = Future.succeededFuture();
    for (Map.Entry<Long, Long> one : work.versions.entrySet()) {
      long readable = work.readable.getOrDefault(one.getKey(), 0L);
      if (readable > 0) {
        long version = Math.min(one.getValue(), readable);
        done = done.compose(v -> text(work, one.getKey(), version));
      }
    }
    return done;
  }

  /** A text that cannot be had is left out: whoever checks will miss it. */
  private Future<Void> text(Work work, long resolution, long version) {
    return resolutions
        .stateAt(resolution, version)
        .compose(state -> blocking(() -> text(work, resolution, state)))
        .otherwiseEmpty();
  }

  private static void text(Work work, long resolution, State state) throws IOException {
    work.file(
        Bundle.text(resolution),
        "{\"resolution\":"
            + resolution
            + ",\"version\":"
            + state.version()
            + ",\"doc\":"
            + DocJson.string(state.doc())
            + "}\n");
  }
}
