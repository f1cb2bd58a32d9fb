package org.plenary.record;

import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import org.plenary.input.Traces;
import org.plenary.journal.Entry;
import org.plenary.journal.Journal;
import org.plenary.refusal.Refusal;

/**
 * Erases by right: words or person of one entry go from the journal, the salts from the record, and
 * the record says that they went, when and on what ground. Thread-safe.
 */
public final class Erasures implements Traces {
  private static final String SUBMISSION = "a public submission, erased by the secretariat";
  private static final int LONGEST = 300;

  private final Pool pool;
  private final Journal journal;

  /** What can be erased. */
  public enum Part {
    WORDS,
    PERSON;

    String code() {
      return name().toLowerCase(java.util.Locale.ROOT);
    }
  }

  public Erasures(Pool pool, Journal journal) {
    this.pool = pool;
    this.journal = journal;
  }

  @Override
  public Future<Void> erased(long resolution, long version) {
    return RecordTables.wish(pool, resolution, version, Part.WORDS.code(), SUBMISSION);
  }

  /**
   * Erases for ever. What servers have of it in memory they keep until they are started again: call
   * it while none runs.
   *
   * <p>Refusals: {@code erasure.basis} where no ground is given or one of more than 300 characters,
   * {@code version.unknown}.
   */
  public Future<Void> erase(long resolution, long version, Part part, String basis) {
    if (basis.isBlank() || basis.length() > LONGEST) {
      return Future.failedFuture(
          Refusal.of("erasure.basis", "Say on what ground, in at most 300 characters.")
              .asException());
    }
    return journal
        .between(resolution, version, version)
        .compose(
            found ->
                found.isEmpty()
                    ? Future.failedFuture(
                        Refusal.of("version.unknown", "There is no such version.").asException())
                    : erase(found.get(0), part, basis));
  }

  private Future<Void> erase(Entry entry, Part part, String basis) {
    String blank = part == Part.WORDS ? Blank.words(entry.body()) : Blank.person(entry.body());
    return pool.withTransaction(
        client ->
            RecordTables.wish(client, entry.resolution(), entry.version(), part.code(), basis)
                .compose(
                    done -> Journal.erase(client, entry.resolution(), entry.version(), blank)));
  }
}
