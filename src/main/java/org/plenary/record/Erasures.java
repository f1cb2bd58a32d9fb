package org.plenary.record;

import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import java.util.List;
import java.util.Locale;
import org.plenary.input.Traces;
import org.plenary.journal.Entry;
import org.plenary.journal.Journal;
import org.plenary.publication.Chronicle;
import org.plenary.refusal.Refusal;
import org.plenary.resolution.Resolutions;

/**
 * Erases by right: words or person of one entry go from the journal and from all that was made of
 * it, the salts from the record, and the record says that they went, when and on what ground. Open
 * resolutions are opened anew, so that nothing of it stays in memory. Thread-safe.
 */
public final class Erasures implements Traces {
  private static final int LONGEST = 300;

  private final Pool pool;
  private final Journal journal;
  private final Resolutions resolutions;

  /** What can be erased. */
  public enum Part {
    WORDS,
    PERSON;

    String code() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * What would be erased.
   *
   * @param words what somebody wrote freely in the entry, in its order; for a person the name of
   *     the speaker where there is one
   */
  public record Preview(Entry entry, Part part, List<String> words) {}

  /**
   * @param pool for the record's tables and the journal's way to erase
   */
  public Erasures(Pool pool, Journal journal, Resolutions resolutions) {
    this.pool = pool;
    this.journal = journal;
    this.resolutions = resolutions;
  }

  /** Refusal: {@code erasure.basis}. */
  @Override
  public Future<Void> erased(long resolution, long version, String basis) {
    return grounded(basis)
        .compose(given -> ErasureTables.wish(pool, resolution, version, Part.WORDS.code(), given));
  }

  /**
   * What {@link #erase} would erase; nothing is changed.
   *
   * <p>Refusal: {@code version.unknown}.
   */
  public Future<Preview> preview(long resolution, long version, Part part) {
    return entry(resolution, version)
        .map(entry -> new Preview(entry, part, Blank.found(entry.body(), part)));
  }

  /**
   * Erases for ever. Nobody writes to the resolution meanwhile; drafting pages load it again.
   *
   * <p>Refusals: {@code erasure.basis} where no ground is given or one of more than 300 characters,
   * {@code version.unknown}.
   */
  public Future<Void> erase(long resolution, long version, Part part, String basis) {
    return grounded(basis)
        .compose(given -> entry(resolution, version))
        .compose(found -> resolutions.erasing(resolution, () -> erase(found, part, basis)));
  }

  /** That ground, if it is one. Refusal: {@code erasure.basis}. */
  static Future<String> grounded(String basis) {
    return basis.isBlank() || basis.length() > LONGEST
        ? Future.failedFuture(
            new Refusal("erasure.basis", "Say on what ground, in at most 300 characters.", "basis")
                .asException())
        : Future.succeededFuture(basis);
  }

  private Future<Entry> entry(long resolution, long version) {
    return journal
        .between(resolution, version, version)
        .compose(
            found ->
                found.isEmpty()
                    ? Future.failedFuture(
                        new Refusal("version.unknown", "There is no such version.", "version")
                            .asException())
                    : Future.succeededFuture(found.get(0)));
  }

  private Future<Void> erase(Entry entry, Part part, String basis) {
    String blank = Blank.without(entry.body(), part);
    return pool.withTransaction(
        client ->
            ErasureTables.wish(client, entry.resolution(), entry.version(), part.code(), basis)
                .compose(done -> Journal.erase(client, entry.resolution(), entry.version(), blank))
                .compose(done -> Chronicle.forget(client, entry.resolution())));
  }
}
