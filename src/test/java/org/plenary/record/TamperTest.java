package org.plenary.record;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.plenary.database.TestDatabase;
import org.plenary.meeting.AgendaItem;
import org.plenary.people.Capacity;
import org.plenary.people.Voice;
import org.plenary.proof.Checkpoint;
import org.plenary.proof.Note;
import org.plenary.proof.VerifierKey;
import org.plenary.refusal.Refused;
import org.plenary.resolution.Cast;

/** Somebody outside holds one checkpoint; an insider has the database's superuser. */
@Timeout(60)
class TamperTest {
  final TestDatabase db = new TestDatabase();
  @TempDir Path home;

  private RecordServer server;
  private Voice lina;
  private Voice otto;
  private AgendaItem lamps;
  private Note kept;
  private VerifierKey key;

  @BeforeEach
  void begin() {
    db.beforeAll(null);
    server = RecordServer.start(db, home.resolve("record"));
    lina = Cast.voice(db, "Lina Moreau", "CEPT", Capacity.DELEGATE);
    otto = Cast.voice(db, "Otto Brandal", "ATU", Capacity.CHAIR);
    Voice ines = Cast.voice(db, "Ines Okoro", "CEPT", Capacity.SECRETARIAT);
    lamps = server.resolution("lamps", ines);
    server.type(lamps, lina, "bright ");
    server.type(lamps, otto, "all ");
    server.says(lamps, lina, "Keep it lit.");
    server.says(lamps, otto, "Let us see.");
    server.submits(lamps);
    server.integrate();
    server.moves("Harbour Hall", ines);
    server.moves("Signal House", ines);
    server.integrate();
    kept = Note.parse(new String(server.get("checkpoint").body(), UTF_8));
    key = VerifierKey.parse(new String(server.get("key").body(), UTF_8));
  }

  @AfterEach
  void end() {
    db.afterAll(null);
  }

  private Path bundle() throws IOException {
    HttpResponse<byte[]> got = server.get("bundle");
    assertEquals(200, got.statusCode(), () -> new String(got.body(), UTF_8));
    return Files.write(home.resolve("bundle.zip"), got.body());
  }

  /** What somebody outside finds: no record to be had, or a fault in it. */
  private Optional<String> found() throws IOException {
    HttpResponse<byte[]> got = server.get("bundle");
    if (got.statusCode() != 200) {
      return Optional.of("There is no record any more.");
    }
    Path file = Files.write(home.resolve("bundle.zip"), got.body());
    return BundleCheck.check(file, key, List.of(kept)).fault().map(Object::toString);
  }

  @Test
  void an_honest_record_is_good_also_after_erasures_and_what_is_withheld() throws IOException {
    server.type(lamps, lina, "more ");
    server.integrate();
    db.await(
        ErasureTables.askErasure(
            db.pool(), server.meeting.id(), new Log.Erasure(7, "words", "asked for")));
    server.integrate();
    BundleCheck.Result result = BundleCheck.check(bundle(), key, List.of(kept));
    assertEquals(Optional.empty(), result.fault(), result.toString());
    assertTrue(
        result.lines().toString().contains("replayed: the published text"), result.toString());
    assertTrue(result.lines().toString().contains("1 erased"), result.toString());
  }

  @Test
  void a_withheld_resolution_is_checked_without_its_words() throws IOException {
    db.await(server.visibility.withhold(lamps.id(), true, otto));
    server.integrate();
    BundleCheck.Result result = BundleCheck.check(bundle(), key, List.of(kept));
    assertEquals(Optional.empty(), result.fault(), result.toString());
    assertTrue(result.lines().toString().contains("withheld"), result.toString());
  }

  static Stream<List<String>> deeds() {
    String leaf = "UPDATE record_leaf SET entry = ";
    return Stream.of(
        List.of("UPDATE entry SET body = replace(body, 'bright', 'dull') WHERE version = 2"),
        List.of("UPDATE entry SET body = replace(body, 'Keep', 'Dont') WHERE version = 4"),
        List.of("UPDATE entry SET at = at - 86400000 WHERE version = 2"),
        List.of(
            "UPDATE entry SET voice = (SELECT voice FROM entry WHERE version = 3)"
                + " WHERE version = 2"),
        List.of("UPDATE entry SET kind = 'statement' WHERE version = 4"),
        List.of("DELETE FROM entry WHERE version = 3"),
        List.of("DELETE FROM entry WHERE version >= 4"),
        List.of("UPDATE entry SET body = replace(body, 'academia', 'industry') WHERE version = 6"),
        List.of("UPDATE entry SET at = at + 60000 WHERE version = 6"),
        List.of("DELETE FROM entry WHERE version = 6"),
        List.of("UPDATE resolution SET title = 'Lamps and bells'"),
        List.of("UPDATE resolution SET symbol = 'RESOLUTION 8', slug = 'lamps-8'"),
        List.of(
            "INSERT INTO record_erasure (meeting, idx, part, basis, done)"
                + " SELECT meeting, idx, 'words', 'none', true FROM record_leaf WHERE version = 4",
            "DELETE FROM record_salt WHERE idx = (SELECT idx FROM record_leaf WHERE version = 4)",
            "UPDATE entry SET body = replace(body, 'Keep it lit.', '') WHERE version = 4"),
        List.of(
            "UPDATE entry SET version = 103 WHERE version = 2",
            "UPDATE entry SET version = 2 WHERE version = 3",
            "UPDATE entry SET version = 3 WHERE version = 103"),
        List.of("TRUNCATE entry"),
        List.of(
            "DELETE FROM entry WHERE version = 2",
            "UPDATE entry SET version = version - 1 WHERE version > 2"),
        List.of("UPDATE voice SET region = 'APT' WHERE region = 'ATU'"),
        List.of("UPDATE voice SET delegation_name = 'Elsewhere' WHERE region = 'ATU'"),
        List.of("UPDATE voice SET capacity = 'observer' WHERE capacity = 'chair'"),
        List.of("UPDATE meeting SET place = 'Elsewhere'"),
        List.of("UPDATE meeting_change SET now = 'Harbour Hut' WHERE now = 'Harbour Hall'"),
        List.of("UPDATE meeting_change SET at = at - 60000 WHERE now = 'Signal House'"),
        List.of("UPDATE meeting_change SET voice = (SELECT voice FROM entry WHERE version = 3)"),
        List.of("DELETE FROM meeting_change WHERE now = 'Signal House'"),
        List.of("TRUNCATE meeting_change"),
        List.of(
            "UPDATE meeting SET place = 'Port Meridian'",
            "DELETE FROM meeting_change WHERE now = 'Signal House'",
            "INSERT INTO meeting_change (meeting, field, was, now, voice, at)"
                + " SELECT meeting, 'place', now, 'Port Meridian', voice, at FROM meeting_change"),
        List.of(leaf + "replace(entry, 'Signal House', 'Signal Barn')"),
        List.of(leaf + "replace(entry, 'ATU', 'APT')"),
        List.of(leaf + "replace(entry, '\"kind\":\"comment\"', '\"kind\":\"answer\"')"),
        List.of(leaf + "replace(entry, '\"version\":2', '\"version\":9') WHERE version = 2"),
        List.of("DELETE FROM record_leaf WHERE idx = 3"),
        List.of("DELETE FROM record_leaf WHERE idx >= 5", "DELETE FROM record_salt WHERE idx >= 5"),
        List.of("TRUNCATE record_leaf, record_salt, record_node, record_head"),
        List.of("UPDATE record_leaf SET hash = sha256(convert_to('x', 'UTF8')) WHERE idx = 4"),
        List.of("DELETE FROM record_salt WHERE part = 'words' AND idx = 6"),
        List.of("UPDATE record_salt SET salt = sha256(convert_to('x', 'UTF8')) WHERE idx = 6"),
        List.of("UPDATE record_head SET note = regexp_replace(note, E'\\n[0-9]+\\n', E'\\n8\\n')"),
        List.of(
            "DELETE FROM record_head",
            "UPDATE record_leaf SET entry = replace(entry, 'ATU', 'APT')"),
        List.of(
            "INSERT INTO snapshot SELECT resolution, 5, 'x' FROM entry LIMIT 1",
            "UPDATE entry SET body = replace(body, 'lamps guide', 'lamps blind')"));
  }

  @ParameterizedTest
  @MethodSource("deeds")
  void what_an_insider_does_is_found(List<String> deed) throws IOException {
    assertEquals(Optional.empty(), found(), "it was not honest before");
    server = server.again();
    server.sql(deed.toArray(String[]::new));
    server.integrate();
    assertTrue(found().isPresent(), deed + " was not found");
  }

  @Test
  void an_insider_with_the_key_too_is_found() throws IOException {
    server.sql(
        "TRUNCATE record_leaf, record_salt, record_node, record_head",
        "UPDATE entry SET body = replace(body, 'Keep', 'Dont')");
    Files.delete(home.resolve("record").resolve(server.meeting.id() + ".checkpoint"));
    server = server.again();
    server.integrate();
    assertEquals(
        Optional.empty(), BundleCheck.check(bundle(), key, List.of()).fault(), "it is well made");
    Optional<BundleCheck.Fault> fault = BundleCheck.check(bundle(), key, List.of(kept)).fault();
    assertTrue(fault.orElseThrow().sentence().contains("written anew"), fault.toString());
  }

  @Test
  @Timeout(180)
  void any_byte_that_is_changed_in_a_bundle_is_found_or_changes_nothing() throws IOException {
    byte[] good = Files.readAllBytes(bundle());
    BundleCheck.Result honest = BundleCheck.check(home.resolve("bundle.zip"), key, List.of(kept));
    long seed = System.nanoTime();
    Random random = new Random(seed);
    for (int i = 0; i < 2_000; i++) {
      byte[] bad = good.clone();
      int at = random.nextInt(bad.length);
      bad[at] ^= (byte) (1 << random.nextInt(8));
      Path file = Files.write(home.resolve("bad.zip"), bad);
      BundleCheck.Result result;
      try {
        result = BundleCheck.check(file, key, List.of(kept));
      } catch (IOException refused) {
        continue; // it is said that this cannot be checked
      }
      assertTrue(
          result.fault().isPresent() || result.equals(honest),
          "byte " + at + ", seed " + seed + ": " + result);
    }
  }

  @Test
  void a_witness_signs_what_continues_and_nothing_else() throws IOException {
    URI log = URI.create(server.url());
    Path memory = home.resolve("witness");
    Witness witness = Witness.in(memory, "norland.example", Clock.systemUTC());
    Witness.Seen first = witness.look(log);
    assertEquals(0, first.before());
    assertTrue(first.note().isSignedBy(witness.verifier()));
    server.type(lamps, lina, "more ");
    server.integrate();
    Witness.Seen second = Witness.in(memory, "norland.example", Clock.systemUTC()).look(log);
    assertEquals(first.size(), second.before());
    assertTrue(second.size() > first.size());
    assertEquals(second.size(), witness.look(log).before(), "nothing new is fine");
    server.sql(
        "TRUNCATE record_leaf, record_salt, record_node, record_head",
        "UPDATE entry SET body = replace(body, 'Keep', 'Dont')");
    Files.delete(home.resolve("record").resolve(server.meeting.id() + ".checkpoint"));
    server.restart();
    server.integrate();
    Refused refused = assertThrows(Refused.class, () -> witness.look(log));
    assertEquals("witness.inconsistent", refused.refusal().code());
    long remembered =
        Checkpoint.parse(
                Note.parse(
                        Files.readString(
                            Files.list(memory)
                                .filter(one -> one.toString().endsWith(".checkpoint"))
                                .findFirst()
                                .orElseThrow()))
                    .text())
            .size();
    assertEquals(second.size(), remembered, "the good one is kept");
  }
}
