package org.plenary.record;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.Future;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.plenary.database.TestDatabase;
import org.plenary.meeting.AgendaItem;
import org.plenary.people.Capacity;
import org.plenary.people.Voice;
import org.plenary.proof.Checkpoint;
import org.plenary.proof.EntryProof;
import org.plenary.proof.Hash;
import org.plenary.proof.Note;
import org.plenary.proof.Tile;
import org.plenary.proof.Tree;
import org.plenary.proof.VerifierKey;
import org.plenary.resolution.Cast;

/** The log of a meeting as outsiders see it, over HTTP only. */
@Timeout(60)
class RecordTest {
  final TestDatabase db = new TestDatabase();
  @TempDir Path home;

  private RecordServer server;
  private Voice lina;
  private Voice otto;
  private AgendaItem lamps;

  /** A new database each time: some of these damage theirs. */
  @BeforeEach
  void begin() {
    db.beforeAll(null);
    server = RecordServer.start(db, home);
    lina = Cast.voice(db, "Lina Moreau", "CEPT", Capacity.DELEGATE);
    otto = Cast.voice(db, "Otto Brandal", "ATU", Capacity.CHAIR);
    Voice ines = Cast.voice(db, "Ines Okoro", "CEPT", Capacity.SECRETARIAT);
    lamps = server.resolution("lamps", ines);
  }

  @AfterEach
  void end() {
    db.afterAll(null);
  }

  private Note head() {
    return Note.parse(new String(server.get("checkpoint").body(), UTF_8));
  }

  /** All entries, out of their tiles. */
  private List<String> entries() {
    long size = Checkpoint.parse(head().text()).size();
    List<String> entries = new ArrayList<>();
    for (Tile tile : Tile.of(size)) {
      if (tile.level() == 0) {
        ByteBuffer bytes = ByteBuffer.wrap(server.get(tile.entriesPath()).body());
        while (bytes.hasRemaining()) {
          byte[] one = new byte[bytes.getShort() & 0xffff];
          bytes.get(one);
          entries.add(new String(one, UTF_8));
        }
      }
    }
    return entries;
  }

  private static Tree tree(List<String> entries) {
    Tree tree = new Tree();
    entries.forEach(entry -> tree.add(Hash.leaf(entry.getBytes(UTF_8))));
    return tree;
  }

  @Test
  void the_root_follows_from_the_entries_and_every_tile_from_the_tree() {
    for (int i = 0; i < 600; i++) {
      server.type(lamps, i % 2 == 0 ? lina : otto, "a");
    }
    server.integrate();
    Note note = head();
    VerifierKey key = VerifierKey.parse(new String(server.get("key").body(), UTF_8));
    assertTrue(note.isSignedBy(key));
    Checkpoint head = Checkpoint.parse(note.text());
    List<String> entries = entries();
    Tree tree = tree(entries);
    assertEquals(head.size(), entries.size());
    assertEquals(head.root(), tree.root());
    for (Tile tile : Tile.of(head.size())) {
      HttpResponse<byte[]> served = server.get(tile.path());
      assertArrayEquals(tile.bytes(tree), served.body(), tile.path());
      assertTrue(served.headers().firstValue("Cache-Control").orElse("").contains("immutable"));
    }
    // the resolution, three voices, the text, 600 letters
    assertEquals(1 + 3 + 1 + 600, head.size());
  }

  @Test
  void a_log_that_goes_on_begins_with_what_it_was_also_after_a_restart() {
    server.type(lamps, lina, "one ");
    server.integrate();
    Checkpoint before = Checkpoint.parse(head().text());
    server.integrate();
    assertEquals(before, Checkpoint.parse(head().text()), "nothing happened, nothing is signed");
    server.restart();
    server.says(lamps, otto, "Keep it lit.");
    server.integrate();
    List<String> entries = entries();
    assertEquals(before.root(), tree(entries.subList(0, (int) before.size())).root());
    assertEquals(Checkpoint.parse(head().text()).root(), tree(entries).root());
  }

  @Test
  void a_receipt_shows_offline_that_a_version_is_in_the_log() {
    server.type(lamps, lina, "one ");
    server.says(lamps, otto, "Keep it lit.");
    server.integrate();
    EntryProof proof = EntryProof.parse(new String(server.get("receipt/lamps/3").body(), UTF_8));
    Leaf leaf = Leaf.parse(proof.extra());
    assertTrue(proof.proves(leaf.hash()));
    Leaf.Happened happened = (Leaf.Happened) leaf;
    assertEquals(3, happened.version());
    assertEquals("comment", happened.kind());
    assertEquals("ATU", happened.region());
    byte[] other = new String(proof.extra(), UTF_8).replace("ATU", "APT").getBytes(UTF_8);
    assertFalse(proof.proves(Hash.leaf(other)));
    assertEquals(404, server.get("receipt/lamps/4").statusCode());
    assertEquals(404, server.get("receipt/fog/1").statusCode());
    assertEquals(404, server.get("tile/0/001").statusCode());
    assertEquals(404, server.get("tile/0/x000").statusCode());
  }

  @Test
  void a_version_is_told_by_the_first_checkpoint_that_covers_it() {
    server.type(lamps, lina, "one ");
    server.integrate();
    Checkpoint first = Checkpoint.parse(head().text());
    server.type(lamps, lina, "two ");
    server.integrate();
    Coverings coverings = new Coverings(db.vertx(), db.pool());
    assertEquals(first, db.await(coverings.first(lamps.id(), 2)).orElseThrow());
    assertEquals(
        Checkpoint.parse(head().text()), db.await(coverings.first(lamps.id(), 3)).orElseThrow());
    var waiting = coverings.first(lamps.id(), 4);
    server.type(lamps, lina, "three ");
    server.integrate();
    assertEquals(Checkpoint.parse(head().text()), db.await(waiting).orElseThrow());
    assertEquals(first, db.await(coverings.first(lamps.id(), 2)).orElseThrow());
  }

  @Test
  void no_word_and_no_tab_of_a_person_is_in_the_log() {
    server.type(lamps, lina, "canary-of-the-text ");
    server.says(lamps, otto, "canary-of-a-comment");
    server.integrate();
    String all = String.join("\n", entries());
    for (String told : List.of("canary", "that lamps guide", "test-of-", "\"client\"", "\"seq\"")) {
      assertFalse(all.contains(told), told);
    }
    assertTrue(all.contains("\"region\":\"ATU\""), all);
  }

  @Test
  void what_is_withheld_stays_in_the_log_without_going_on() {
    server.type(lamps, lina, "one ");
    server.integrate();
    db.await(server.visibility.withhold(lamps.id(), true, otto));
    server.type(lamps, lina, "two ");
    server.integrate();
    List<String> hidden = entries();
    assertTrue(hidden.get(hidden.size() - 1).contains("log-withheld"), hidden.toString());
    assertTrue(hidden.toString().contains("\"title\":\"Lamps\""), "what was public once stays");
    assertFalse(hidden.toString().contains("one "), "the words never were in it");
    db.await(server.visibility.withhold(lamps.id(), false, otto));
    server.integrate();
    List<String> shown = entries();
    assertEquals(hidden, shown.subList(0, hidden.size()));
    assertTrue(shown.get(hidden.size()).contains("log-given-back"));
    assertTrue(shown.get(hidden.size() + 1).contains("\"version\":3"));
  }

  @Test
  void an_erasure_takes_the_salt_away_is_told_and_leaves_every_proof_valid() {
    server.says(lamps, otto, "To be forgotten.");
    server.integrate();
    Note before = head();
    long index = entries().size() - 1;
    db.await(
        RecordTables.askErasure(
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
    Erasures erasures = new Erasures(db.pool(), server.journal);
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
    assertTrue(result.lines().toString().contains("not replayed"), result.toString());
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
    Erasures erasures = new Erasures(db.pool(), server.journal);
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

  private org.plenary.refusal.Refusal refused(io.vertx.core.Future<?> future) {
    Throwable cause = db.await(future.map(done -> (Throwable) null).otherwise(failure -> failure));
    return ((org.plenary.refusal.Refused) cause).refusal();
  }

  @Test
  void the_database_gives_up_no_entry_that_nobody_asked_to_erase() {
    org.junit.jupiter.api.Assertions.assertThrows(
        Exception.class,
        () -> db.await(org.plenary.journal.Journal.erase(db.pool(), lamps.id(), 1, "{}")));
  }

  @Test
  void an_erasure_that_is_asked_for_before_the_log_has_the_entry_is_in_it_all_the_same() {
    server.says(lamps, otto, "To be forgotten.");
    db.await(new Erasures(db.pool(), server.journal).erased(lamps.id(), 2));
    server.integrate();
    server.integrate();
    List<String> entries = entries();
    assertTrue(entries.get(entries.size() - 1).contains("a public submission"), entries.toString());
    server.integrate();
    assertEquals(entries, entries(), "told twice");
  }

  @Test
  void after_an_old_backup_the_log_is_begun_anew_for_all_to_see() throws Exception {
    Renewal renewal = new Renewal(db.pool(), home);
    server.type(lamps, lina, "one ");
    server.integrate();
    assertEquals("renewal.needless", refused(renewal.begin(server.meeting, "fire")).code());
    server.type(lamps, lina, "two ");
    server.integrate();
    Note lost = head();
    Witness witness =
        Witness.in(home.resolve("witness"), "norland.example", java.time.Clock.systemUTC());
    witness.look(java.net.URI.create(server.url()));
    long size = Checkpoint.parse(lost.text()).size();
    server.sql(
        "DELETE FROM record_head WHERE size >= " + size,
        "DELETE FROM record_salt WHERE idx = " + (size - 1),
        "DELETE FROM record_leaf WHERE idx = " + (size - 1),
        "DELETE FROM entry WHERE version = 3");
    server.restart();
    server.integrate();
    assertNotEquals(lost.toString(), head().toString());
    server.type(lamps, lina, "another two ");
    server.integrate();
    assertTrue(Checkpoint.parse(head().text()).size() < size, "it was signed all the same");
    assertEquals("renewal.reason", refused(renewal.begin(server.meeting, "")).code());
    Renewal.Begun begun = db.await(renewal.begin(server.meeting, "the disk burned"));
    assertEquals(Checkpoint.parse(lost.text()), begun.before());
    assertTrue(java.nio.file.Files.exists(begun.kept()));
    server.restart();
    server.integrate();
    Checkpoint head = Checkpoint.parse(head().text());
    assertEquals(begun.origin(), head.origin());
    assertTrue(head.origin().endsWith("/m/record/log/2"), head.origin());
    List<String> entries = entries();
    assertTrue(
        entries.stream().anyMatch(one -> one.contains("log-anew") && one.contains("disk burned")),
        entries.toString());
    Path file = java.nio.file.Files.write(home.resolve("anew.zip"), server.get("bundle").body());
    VerifierKey key = VerifierKey.parse(new String(server.get("key").body(), UTF_8));
    BundleCheck.Result alone = BundleCheck.check(file, key, List.of());
    assertEquals(java.util.Optional.empty(), alone.fault(), alone.toString());
    assertTrue(alone.lines().get(2).startsWith("begun anew at entry"), alone.toString());
    assertTrue(BundleCheck.check(file, key, List.of(lost)).fault().isPresent());
    org.plenary.refusal.Refused refused =
        org.junit.jupiter.api.Assertions.assertThrows(
            org.plenary.refusal.Refused.class,
            () -> witness.look(java.net.URI.create(server.url())));
    assertEquals("witness.key", refused.refusal().code());
    String page = new String(server.page("").body(), UTF_8);
    assertTrue(page.contains("the disk burned"), page);
  }

  @Test
  void a_log_that_was_rolled_back_or_written_anew_is_never_signed_again() {
    server.type(lamps, lina, "one ");
    server.type(lamps, lina, "two ");
    server.integrate();
    String signed = head().toString();
    server.sql(
        "DELETE FROM record_head",
        "DELETE FROM record_salt",
        "DELETE FROM record_leaf",
        "DELETE FROM entry WHERE version = 3");
    server.restart();
    server.integrate();
    assertEquals(404, server.get("checkpoint").statusCode(), "it was signed all the same");
    server.type(lamps, lina, "three ");
    server.type(lamps, lina, "four ");
    server.integrate();
    assertEquals(404, server.get("checkpoint").statusCode(), "it was signed all the same");
    assertNotEquals("", signed);
  }

  @Test
  void the_page_of_the_log_tells_how_to_check_it() {
    String before = new String(server.page("").body(), UTF_8);
    assertTrue(before.contains("Nothing is in the log yet."), before);
    server.integrate();
    String page = new String(server.page("?lang=fr").body(), UTF_8);
    assertTrue(page.contains(Checkpoint.parse(head().text()).root().base64()), page);
    assertTrue(page.contains("witness " + server.url()), page);
  }

  @Test
  void drafts_of_a_delegation_never_enter() {
    long draft =
        db.await(db.pool().query("SELECT nextval('resolution_id_seq')").execute())
            .iterator()
            .next()
            .getLong(0);
    server.sql(
        "INSERT INTO entry SELECT "
            + draft
            + ", version, kind, voice, at, client, seq, body FROM entry WHERE resolution = "
            + lamps.id());
    server.integrate();
    assertFalse(String.join("\n", entries()).contains("\"resolution\":" + draft + ","));
  }
}
