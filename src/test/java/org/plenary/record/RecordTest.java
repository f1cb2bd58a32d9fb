package org.plenary.record;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.plenary.proof.Checkpoint;
import org.plenary.proof.EntryProof;
import org.plenary.proof.Hash;
import org.plenary.proof.Note;
import org.plenary.proof.Tile;
import org.plenary.proof.Tree;
import org.plenary.proof.VerifierKey;

/** The log of a meeting as outsiders see it, over HTTP only. */
@Timeout(60)
class RecordTest extends RecordCase {
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
