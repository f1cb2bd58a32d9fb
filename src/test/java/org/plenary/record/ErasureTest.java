package org.plenary.record;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.Future;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.plenary.journal.Journal;
import org.plenary.proof.Checkpoint;
import org.plenary.proof.Note;
import org.plenary.proof.VerifierKey;

/** What is erased by right: gone from tables, pages and record, and told for ever. */
@Timeout(60)
class ErasureTest extends RecordCase {
  @Test
  void an_erasure_takes_the_salt_away_is_told_and_leaves_every_proof_valid() {
    server.says(lamps, otto, "To be forgotten.");
    server.integrate();
    Note before = head();
    long index = entries().size() - 1;
    db.await(
        ErasureTables.askErasure(
            db.pool(), server.meeting.id(), new Log.Erasure(index, "words", "asked for")));
    server.integrate();
    List<String> after = entries();
    assertTrue(after.get(after.size() - 1).contains("\"basis\":\"asked for\""), after.toString());
    assertTrue(
        db.await(RecordTables.salts(db.pool(), server.meeting.id(), "words", index, index + 1))
            .isEmpty());
    Checkpoint head = Checkpoint.parse(before.text());
    assertEquals(head.root(), tree(after.subList(0, (int) head.size())).root());
    assertEquals(Checkpoint.parse(head().text()).root(), tree(after).root());
  }

  @Test
  void words_that_are_erased_by_right_are_gone_and_everything_else_stays_good() throws Exception {
    server.says(lamps, otto, "A secret to be forgotten.");
    server.type(lamps, lina, "another secret ");
    server.integrate();
    Note before = head();
    Erasures erasures = new Erasures(db.pool(), server.journal, server.resolutions);
    db.await(erasures.erase(lamps.id(), 2, Erasures.Part.WORDS, "Article 17, asked on 3 May"));
    db.await(erasures.erase(lamps.id(), 3, Erasures.Part.WORDS, "Article 17, asked on 3 May"));
    db.await(erasures.erase(lamps.id(), 3, Erasures.Part.PERSON, "Article 17, asked on 3 May"));
    server = server.again();
    server.integrate();
    String tables =
        String.valueOf(
            server
                .journal
                .between(lamps.id(), 1, 9)
                .toCompletionStage()
                .toCompletableFuture()
                .get());
    assertFalse(tables.contains("secret"), tables);
    assertFalse(tables.contains("test-of-" + lina.id()), tables);
    assertEquals(3, db.await(server.resolutions.state(lamps.id())).version());
    byte[] bundle = server.get("bundle").body();
    Path file = java.nio.file.Files.write(home.resolve("erased.zip"), bundle);
    VerifierKey key = VerifierKey.parse(new String(server.get("key").body(), UTF_8));
    BundleCheck.Result result = BundleCheck.check(file, key, List.of(before));
    assertEquals(java.util.Optional.empty(), result.fault(), result.toString());
    assertTrue(result.lines().toString().contains("2 erased"), result.toString());
    assertTrue(
        result
            .lines()
            .toString()
            .contains("the published text; of 1 erased edits only the shape, as the server"),
        result.toString());
    String page = new String(server.page("").body(), UTF_8);
    assertTrue(page.contains("Article 17, asked on 3 May"), page);
    assertEquals(
        "version.unknown",
        refused(erasures.erase(lamps.id(), 99, Erasures.Part.WORDS, "asked for")).code());
    assertEquals(
        "erasure.basis", refused(erasures.erase(lamps.id(), 2, Erasures.Part.WORDS, " ")).code());
  }

  @Test
  void what_is_erased_while_the_record_is_written_is_not_in_it_and_the_record_is_good()
      throws IOException {
    server.says(lamps, otto, "A secret to be forgotten.");
    server.says(lamps, lina, "Another secret.");
    server.integrate();
    Note before = head();
    Erasures erasures = new Erasures(db.pool(), server.journal, server.resolutions);
    OpenLogs logs = new OpenLogs(db.pool(), server.meetings);
    Settled settled = new Settled(db.vertx(), db.pool(), logs);
    BundleWriter writer =
        new BundleWriter(
            db.vertx(),
            db.pool(),
            server.meetings,
            server.journal,
            server.resolutions,
            server.visibility);
    VerifierKey key = VerifierKey.parse(new String(server.get("key").body(), UTF_8));
    List<Path> written = new ArrayList<>();
    // The first file is whole when words of it are erased; the second is asked for before the log
    // tells of the other erasure.
    Path good =
        db.await(
            settled.write(
                server.meeting.id(),
                log ->
                    writer
                        .write(log.meeting(), log.note(), key)
                        .onSuccess(written::add)
                        .compose(
                            file ->
                                written.size() > 1
                                    ? Future.succeededFuture(file)
                                    : erasures
                                        .erase(lamps.id(), 2, Erasures.Part.WORDS, "asked for")
                                        .compose(done -> server.integrator.all())
                                        .compose(
                                            done ->
                                                erasures.erase(
                                                    lamps.id(),
                                                    3,
                                                    Erasures.Part.WORDS,
                                                    "asked for"))
                                        .onSuccess(
                                            done ->
                                                db.vertx()
                                                    .setTimer(
                                                        400, timer -> server.integrator.all()))
                                        .map(file))));
    assertEquals(2, written.size(), "the first is thrown away, the second waits");
    assertFalse(java.nio.file.Files.exists(written.get(0)), "what was erased lies about");
    BundleCheck.Result result = BundleCheck.check(good, key, List.of(before));
    assertEquals(java.util.Optional.empty(), result.fault(), result.toString());
    assertTrue(result.lines().toString().contains("2 erased"), result.toString());
  }

  @Test
  void the_database_gives_up_no_entry_that_nobody_asked_to_erase() {
    org.junit.jupiter.api.Assertions.assertThrows(
        Exception.class, () -> db.await(Journal.erase(db.pool(), lamps.id(), 1, "{}")));
  }

  @Test
  void an_erasure_that_is_asked_for_before_the_log_has_the_entry_is_in_it_all_the_same() {
    server.says(lamps, otto, "To be forgotten.");
    db.await(
        new Erasures(db.pool(), server.journal, server.resolutions)
            .erased(lamps.id(), 2, "a public submission"));
    server.integrate();
    server.integrate();
    List<String> entries = entries();
    assertTrue(entries.get(entries.size() - 1).contains("a public submission"), entries.toString());
    server.integrate();
    assertEquals(entries, entries(), "told twice");
  }
}
