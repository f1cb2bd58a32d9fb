package org.plenary.record;

import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.plenary.meeting.Meeting;
import org.plenary.proof.Checkpoint;
import org.plenary.proof.Note;
import org.plenary.refusal.Refusal;

/**
 * Begins a log anew that is not signed any more because the database is older than the last
 * checkpoint: under another name, with an entry that says so and why, and the old checkpoint kept.
 */
public final class Renewal {
  private static final int LONGEST = 300;

  private final Pool pool;
  private final Path home;

  /**
   * @param home where the signer keeps its key and last checkpoints
   */
  public Renewal(Pool pool, Path home) {
    this.pool = pool;
    this.home = home;
  }

  /**
   * What was done.
   *
   * @param origin the log's name from now on
   * @param before the last checkpoint that was signed under the old one
   * @param kept where that lies
   */
  public record Begun(String origin, Checkpoint before, Path kept) {}

  /**
   * Call while no server runs. The next pass of the integrator writes the entry and signs.
   *
   * <p>Refusals: {@code renewal.reason} where none is given or one of more than 300 characters;
   * {@code renewal.needless} where nothing of that log was signed, or where the database has all
   * that was: the log goes on by itself.
   */
  public Future<Begun> begin(Meeting meeting, String reason) {
    if (reason.isBlank() || reason.length() > LONGEST) {
      return refuse("renewal.reason", "Say why, in at most 300 characters.");
    }
    Path file = home.resolve(meeting.id() + ".checkpoint");
    Note signed;
    try {
      if (!Files.exists(file)) {
        return refuse("renewal.needless", "Nothing of that log was signed.");
      }
      signed = Note.parse(Files.readString(file));
    } catch (IOException unreadable) {
      return Future.failedFuture(unreadable);
    }
    Checkpoint before = Checkpoint.parse(signed.text());
    return Rebuilt.tree(pool, meeting.id())
        .compose(
            tree -> {
              if (before.size() <= tree.size()
                  && org.plenary.proof.Merkle.root(tree, before.size()).equals(before.root())) {
                return refuse("renewal.needless", "That log goes on by itself.");
              }
              return RecordTables.anew(pool, meeting.id())
                  .compose(
                      last ->
                          begin(
                              meeting,
                              reason,
                              signed,
                              before,
                              last.map(RecordTables.Anew::number).orElse(1) + 1));
            });
  }

  private Future<Begun> begin(
      Meeting meeting, String reason, Note signed, Checkpoint before, int number) {
    String origin = before.origin().replaceFirst("/[0-9]+$", "") + "/" + number;
    return RecordTables.beginAnew(
            pool, meeting.id(), new RecordTables.Anew(number, origin, signed.toString(), reason))
        .map(
            done -> {
              Path kept = home.resolve(meeting.id() + ".checkpoint.before-" + number);
              try {
                Files.move(
                    home.resolve(meeting.id() + ".checkpoint"),
                    kept,
                    StandardCopyOption.ATOMIC_MOVE);
              } catch (IOException failed) {
                throw new java.io.UncheckedIOException(failed);
              }
              return new Begun(origin, before, kept);
            });
  }

  private static <T> Future<T> refuse(String code, String sentence) {
    return Future.failedFuture(Refusal.of(code, sentence).asException());
  }
}
