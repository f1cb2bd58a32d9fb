package org.plenary.record;

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
import org.jspecify.annotations.Nullable;
import org.plenary.journal.Entry;
import org.plenary.journal.Journal;
import org.plenary.resolution.Resolutions;
import org.plenary.resolution.State;
import org.plenary.wire.DocJson;

/**
 * Writes the record of one resolution, so that it can be checked alone: a line with the signed
 * checkpoint; a line for each entry of the log that is about it or about nobody's resolution in
 * particular (voices, erasures), in the log's order, with salt and words where they are given out;
 * a line with the text as it is published. Page by page: memory does not grow with its length.
 */
final class ResolutionWriter {
  private static final int PAGE = 1_000;

  private final Vertx vertx;
  private final Pool pool;
  private final Journal journal;
  private final Resolutions resolutions;

  ResolutionWriter(Vertx vertx, Pool pool, Journal journal, Resolutions resolutions) {
    this.vertx = vertx;
    this.pool = pool;
    this.journal = journal;
    this.resolutions = resolutions;
  }

  /** One being written. */
  private static final class Work {
    final OpenLogs.Open log;
    final long resolution;
    final long readable;
    final OutputStream out;
    long version;

    Work(OpenLogs.Open log, long resolution, long readable, OutputStream out) {
      this.log = log;
      this.resolution = resolution;
      this.readable = readable;
      this.out = out;
    }

    void line(ObjectNode line) throws IOException {
      out.write(Leaf.MAPPER.writeValueAsBytes(line));
      out.write('\n');
    }
  }

  private record Step(long index, String entry, Leaf.@Nullable Happened happened) {}

  /**
   * The file is the caller's to delete.
   *
   * @param readable the version up to which the public may read it
   */
  Future<Path> write(OpenLogs.Open log, long resolution, long readable) {
    return vertx
        .executeBlocking(
            () -> {
              Path file = Files.createTempFile("plenary-resolution", ".jsonl");
              Work work =
                  new Work(
                      log,
                      resolution,
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
              page.forEach((index, entry) -> steps.add(new Step(index, entry, happened(entry))));
              long next = steps.get(steps.size() - 1).index() + 1;
              return page(work, steps)
                  .compose(
                      done -> steps.size() < PAGE ? Future.succeededFuture() : entries(work, next));
            });
  }

  /** Null where it is none, or was damaged: whoever checks shall see it as it is. */
  private static Leaf.@Nullable Happened happened(String entry) {
    try {
      return Leaf.parse(entry.getBytes(StandardCharsets.UTF_8)) instanceof Leaf.Happened one
          ? one
          : null;
    } catch (IllegalArgumentException damaged) {
      return null;
    }
  }

  private Future<Void> page(Work work, List<Step> steps) {
    List<Long> told = new ArrayList<>();
    long first = Long.MAX_VALUE;
    for (Step step : steps) {
      Leaf.Happened one = step.happened();
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
      }
      work.line(line);
    }
  }

  private Future<Void> published(Work work) {
    return resolutions
        .stateAt(work.resolution, Math.min(work.version, work.readable))
        .compose(state -> blocking(() -> work.line(published(state))));
  }

  private static ObjectNode published(State state) throws IOException {
    ObjectNode line = Leaf.MAPPER.createObjectNode();
    line.putObject("published")
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
