package org.plenary.record;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.plenary.database.TestDatabase;
import org.plenary.meeting.AgendaItem;
import org.plenary.meeting.Publishing;
import org.plenary.negotiation.Act;
import org.plenary.negotiation.Rules;
import org.plenary.people.Action;
import org.plenary.people.Capacity;
import org.plenary.people.Rights;
import org.plenary.people.Voice;
import org.plenary.proof.Checkpoint;
import org.plenary.proof.EntryProof;
import org.plenary.proof.Hash;
import org.plenary.proof.Note;
import org.plenary.proof.Tile;
import org.plenary.proof.Tree;
import org.plenary.proof.VerifierKey;
import org.plenary.publication.Visibility;
import org.plenary.resolution.Cast;

/**
 * What this side gives the browser's verifier ({@code web/src/verify}), as files that both test
 * against. {@code -Dvectors.write} writes them anew.
 */
@Timeout(60)
class BrowserVectorsTest {
  private static final Path FILES = Path.of("web/src/verify");
  private static final ObjectMapper JSON = new ObjectMapper();

  final TestDatabase db = new TestDatabase();
  @TempDir Path home;
  private RecordServer server;
  private AgendaItem lamps;
  private Voice lina;
  private Voice otto;
  private Voice ines;

  @BeforeEach
  void begin() {
    db.beforeAll(null);
    server = RecordServer.start(db, home);
    lina = Cast.voice(db, "Lina Moreau", "CEPT", Capacity.DELEGATE);
    otto = Cast.voice(db, "Otto Brandal", "ATU", Capacity.CHAIR);
    ines = Cast.voice(db, "Ines Okoro", "CEPT", Capacity.SECRETARIAT);
    lamps = server.resolution("lamps", ines);
  }

  @AfterEach
  void end() {
    db.afterAll(null);
  }

  private String text(String path) {
    HttpResponse<byte[]> got = server.get(path);
    assertEquals(200, got.statusCode(), path);
    return new String(got.body(), UTF_8);
  }

  private ObjectNode made() {
    server.type(lamps, lina, "bright ");
    server.type(lamps, otto, "\u0645\u0635\u0628\u0627\u062d \ud83c\udfee ");
    server.says(lamps, lina, "Keep it lit \u2013 always.");
    server.integrate();
    String kept = text("checkpoint");
    server.says(lamps, otto, "To be erased.");
    server.resolution("beacons", ines);
    for (int i = 0; i < 6; i++) {
      server.type(lamps, i % 2 == 0 ? lina : otto, "all ");
    }
    server.integrate();
    long erased = Checkpoint.parse(Note.parse(kept).text()).size();
    db.await(
        ErasureTables.askErasure(
            db.pool(), server.meeting.id(), new Log.Erasure(erased, "words", "asked for")));
    server.integrate();
    return files(kept);
  }

  private ObjectNode files(String kept) {
    ObjectNode files = JSON.createObjectNode();
    files.put("key", text("key").strip());
    files.put("kept", kept);
    files.put("checkpoint", text("checkpoint"));
    files.put("receipt", text("receipt/lamps/3"));
    ArrayNode lines = files.putArray("lines");
    text("resolution/lamps").lines().forEach(lines::add);
    ObjectNode tiles = files.putObject("tiles");
    long size = Checkpoint.parse(Note.parse(text("checkpoint")).text()).size();
    for (Tile tile : Tile.of(size)) {
      tiles.put(tile.path(), Base64.getEncoder().encodeToString(server.get(tile.path()).body()));
      if (tile.level() == 0) {
        byte[] entries = server.get(tile.entriesPath()).body();
        tiles.put(tile.entriesPath(), Base64.getEncoder().encodeToString(entries));
      }
    }
    return files;
  }

  @Test
  void the_record_of_one_resolution_holds_what_the_browser_needs_and_no_more() throws IOException {
    ObjectNode files = made();
    write("vector.json", files);
    List<JsonNode> lines = lines(files);
    assertEquals(files.path("checkpoint"), lines.get(0).path("checkpoint"));
    assertEquals(11, lines.get(lines.size() - 1).path("published").path("version").asLong());
    String all = files.path("lines").toString();
    assertTrue(all.contains("Keep it lit"), all);
    for (String hidden : List.of("To be erased", "beacons", "test-of-")) {
      assertEquals(-1, all.indexOf(hidden), hidden);
    }
    db.await(server.visibility.withhold(lamps.id(), true, otto));
    assertEquals(404, server.get("resolution/lamps").statusCode());
    assertEquals(404, server.get("resolution/nothing").statusCode());
  }

  private static void write(String name, JsonNode files) throws IOException {
    if (System.getProperty("vectors.write") != null) {
      Files.writeString(
          FILES.resolve(name),
          JSON.writerWithDefaultPrettyPrinter().writeValueAsString(files) + "\n");
    }
  }

  @Test
  void what_is_not_public_yet_is_in_the_log_and_its_words_are_not_given_out() throws IOException {
    server.type(lamps, lina, "bright ");
    server.integrate();
    String kept = text("checkpoint");
    server.choose(new Publishing(Publishing.Mode.STAGES, 0), ines);
    server.type(lamps, otto, "carmine ");
    server.says(lamps, lina, "Carmine, too.");
    server.integrate();
    ObjectNode files = files(kept);
    write("waiting.json", files);
    String all = files.path("lines").toString();
    assertTrue(all.contains("bright"), all);
    assertEquals(-1, all.indexOf("armine"), all);
    List<JsonNode> lines = lines(files);
    assertEquals(2, lines.get(lines.size() - 1).path("published").path("version").asLong());
    Path bundle = home.resolve("waiting.zip");
    Files.write(bundle, server.get("bundle").body());
    VerifierKey key = VerifierKey.parse(files.path("key").asText());
    BundleCheck.Result result = BundleCheck.check(bundle, key, List.of(Note.parse(kept)));
    assertEquals(Optional.empty(), result.fault(), result.toString());
    assertTrue(result.lines().toString().contains("2 not public yet"), result.toString());
    assertTrue(result.lines().toString().contains("up to version 2"), result.toString());
    assertEquals(-1, unpacked(bundle).indexOf("armine"));
    Map<String, byte[]> older = OfflineCase.unzip(Files.readAllBytes(bundle));
    older.keySet().removeAll(Bundle.MORE);
    Files.write(bundle, OfflineCase.zip(older));
    assertEquals(result, BundleCheck.check(bundle, key, List.of(Note.parse(kept))));
    String page = new String(server.page("").body(), UTF_8);
    assertTrue(page.contains("when a stage ends"), page);
  }

  @Test
  void changes_of_settings_are_in_the_record_with_what_the_server_shows() throws IOException {
    server.moves("Harbour Hall", ines);
    server.type(lamps, lina, "bright ");
    server.type(lamps, otto, "all ");
    server.integrate();
    server.moves("Signal House", ines);
    server.integrate();
    ObjectNode files = files(text("checkpoint"));
    write("settings.json", files);
    List<JsonNode> lines = lines(files);
    JsonNode shown = lines.get(lines.size() - 1).path("published");
    assertEquals(2, shown.path("changes").size(), shown.toString());
    assertEquals("Signal House", shown.path("changes").get(1).path("now").asText());
    assertTrue(shown.path("settings").toString().contains("Signal House"), shown.toString());
    server.moves("Elsewhere", ines);
    assertEquals(
        shown.toString(),
        JSON.readTree(text("resolution/lamps").lines().reduce("", (a, b) -> b))
            .path("published")
            .toString(),
        "as at the checkpoint, though it is elsewhere by now");
  }

  @Test
  void of_an_erased_edit_the_shape_is_given_out_and_the_text_is_replayed() throws IOException {
    server.type(lamps, lina, "bright ");
    server.type(lamps, otto, "cobalt ");
    server.says(lamps, otto, "Cobalt, too.");
    server.type(lamps, lina, "all ");
    server.integrate();
    String kept = text("checkpoint");
    Erasures erasures = new Erasures(db.pool(), server.journal, server.resolutions);
    db.await(erasures.erase(lamps.id(), 3, Erasures.Part.WORDS, "asked for"));
    db.await(erasures.erase(lamps.id(), 4, Erasures.Part.WORDS, "asked for"));
    server.integrate();
    ObjectNode files = files(kept);
    write("erased.json", files);
    String all = files.path("lines").toString();
    assertEquals(-1, all.indexOf("obalt"), all);
    assertTrue(all.contains("\u2588".repeat(6)), all);
    Path bundle = home.resolve("erased.zip");
    Files.write(bundle, server.get("bundle").body());
    VerifierKey key = VerifierKey.parse(files.path("key").asText());
    BundleCheck.Result result = BundleCheck.check(bundle, key, List.of(Note.parse(kept)));
    assertEquals(Optional.empty(), result.fault(), result.toString());
    assertTrue(result.lines().toString().contains("2 erased"), result.toString());
    assertTrue(
        result.lines().toString().contains("of 1 erased edits only the shape"), result.toString());
  }

  @Test
  void what_is_public_with_a_delay_is_given_out_when_the_delay_is_over() throws IOException {
    server.choose(new Publishing(Publishing.Mode.DELAY, 15), ines);
    server.type(lamps, lina, "bright ");
    server.sql("UPDATE publishing SET at = at - 7200000");
    server.sql("UPDATE entry SET at = at - 3600000");
    server.type(lamps, otto, "carmine ");
    server.integrate();
    ObjectNode files = files(text("checkpoint"));
    write("delayed.json", files);
    String all = files.path("lines").toString();
    assertTrue(all.contains("bright"), all);
    assertEquals(-1, all.indexOf("carmine"), all);
  }

  @Test
  void the_browser_counts_a_delay_as_the_server_does() throws IOException {
    Random random = new Random(20261);
    ArrayNode cases = JSON.createArrayNode();
    for (int i = 0; i < 60; i++) {
      List<Publishing.Chosen> chosen = new java.util.ArrayList<>();
      ArrayNode choices = JSON.createArrayNode();
      long at = 1_000_000;
      for (int n = random.nextInt(5); n > 0; n--) {
        Publishing.Mode mode = Publishing.Mode.values()[random.nextInt(3)];
        int minutes = mode == Publishing.Mode.DELAY ? 1 + random.nextInt(90) : 0;
        at += random.nextInt(4_000_000);
        chosen.add(new Publishing.Chosen(new Publishing(mode, minutes), at));
        choices.addObject().put("mode", mode.code()).put("minutes", minutes).put("since", at);
      }
      long now = at + random.nextInt(6_000_000);
      long shown = Visibility.shownUpTo(chosen, now);
      ObjectNode one = cases.addObject().put("now", now);
      one.set("chosen", choices);
      if (shown == Long.MAX_VALUE) {
        one.putNull("shown");
      } else {
        one.put("shown", shown);
      }
    }
    write("shown.json", cases);
    assertEquals(
        JSON.readTree(cases.toString()), JSON.readTree(FILES.resolve("shown.json").toFile()));
  }

  private static String unpacked(Path zip) throws IOException {
    StringBuilder all = new StringBuilder();
    try (ZipInputStream in = new ZipInputStream(Files.newInputStream(zip))) {
      while (in.getNextEntry() != null) {
        all.append(new String(in.readAllBytes(), UTF_8));
      }
    }
    return all.toString();
  }

  @Test
  void words_that_are_kept_back_from_the_middle_are_missed() throws IOException {
    server.choose(new Publishing(Publishing.Mode.STAGES, 0), ines);
    server.type(lamps, otto, "a word ");
    server.choose(Publishing.LIVE, ines);
    server.type(lamps, otto, "another ");
    server.choose(new Publishing(Publishing.Mode.STAGES, 0), ines);
    server.integrate();
    server.sql("DELETE FROM record_salt WHERE part = 'words' AND idx = 5");
    Path bundle = Files.write(home.resolve("middle.zip"), server.get("bundle").body());
    VerifierKey key = VerifierKey.parse(text("key").strip());
    BundleCheck.Result result = BundleCheck.check(bundle, key, List.of());
    assertTrue(result.fault().toString().contains("words are missing"), result.toString());
  }

  private static List<JsonNode> lines(JsonNode files) throws IOException {
    List<JsonNode> lines = new java.util.ArrayList<>();
    for (JsonNode line : files.path("lines")) {
      lines.add(JSON.readTree(line.asText()));
    }
    return lines;
  }

  @Test
  void the_stored_vector_is_good_on_this_side_too() throws IOException {
    JsonNode files = JSON.readTree(FILES.resolve("vector.json").toFile());
    VerifierKey key = VerifierKey.parse(files.path("key").asText());
    Note note = Note.parse(files.path("checkpoint").asText());
    assertTrue(note.isSignedBy(key));
    Checkpoint head = Checkpoint.parse(note.text());
    Tree tree = new Tree();
    byte[] tile =
        Base64.getDecoder()
            .decode(files.path("tiles").path(Tile.of(head.size()).get(0).path()).asText());
    for (int i = 0; i < head.size(); i++) {
      tree.add(Hash.at(tile, i * Hash.BYTES, (i + 1) * Hash.BYTES));
    }
    assertEquals(head.root(), tree.root());
    for (JsonNode line : lines(files)) {
      if (line.has("entry")) {
        Leaf leaf = Leaf.parse(line.path("entry").asText().getBytes(UTF_8));
        assertEquals(tree.at(0, line.path("index").asLong()), leaf.hash());
      }
    }
    EntryProof receipt = EntryProof.parse(files.path("receipt").asText());
    assertTrue(receipt.proves(Hash.leaf(receipt.extra())));
  }

  @Test
  void the_browser_knows_the_same_rights() throws IOException {
    Map<String, Set<String>> may = new TreeMap<>();
    may.put("text", capacities(Action.IMPORT));
    may.put("edit", capacities(Action.EDIT));
    may.values().forEach(all -> all.add(Capacity.SERVER.code()));
    may.put(Leaf.SETTING, capacities(Action.IMPORT));
    for (Class<?> type : Act.class.getPermittedSubclasses()) {
      Act act = (Act) any(type, false);
      may.put(act.kind(), capacities(Rules.right(act)));
    }
    may.put("silence-broken", capacities(Rules.right((Act) any(Act.SilenceEnded.class, true))));
    ObjectNode rights = JSON.createObjectNode();
    rights.set("beside", JSON.valueToTree(new TreeSet<>(Story.BESIDE_THE_TEXT)));
    rights.set("free", JSON.valueToTree(new TreeSet<>(Blank.free())));
    rights.set("may", JSON.valueToTree(may));
    Path file = FILES.resolve("rights.json");
    if (System.getProperty("vectors.write") != null) {
      Files.writeString(
          file, JSON.writerWithDefaultPrettyPrinter().writeValueAsString(rights) + "\n");
    }
    assertEquals(rights, JSON.readTree(file.toFile()));
  }

  private static Set<String> capacities(Action action) {
    Set<String> found = new TreeSet<>();
    for (Capacity capacity : Capacity.values()) {
      if (Rights.may(capacity, action)) {
        found.add(capacity.code());
      }
    }
    return found;
  }

  /** A record whose fields say nothing. */
  private static Object any(Class<?> type, boolean flag) {
    RecordComponent[] parts = type.getRecordComponents();
    Object[] values = Arrays.stream(parts).map(one -> value(one.getType(), flag)).toArray();
    try {
      return type.getDeclaredConstructor(
              Arrays.stream(parts).map(RecordComponent::getType).toArray(Class<?>[]::new))
          .newInstance(values);
    } catch (ReflectiveOperationException e) {
      throw new AssertionError(type.toString(), e);
    }
  }

  private static Object value(Class<?> type, boolean flag) {
    if (type == int.class) {
      return 0;
    } else if (type == long.class) {
      return 0L;
    } else if (type == boolean.class) {
      return flag;
    } else if (type == String.class) {
      return "";
    } else if (Collection.class.isAssignableFrom(type)) {
      return type == Set.class ? Set.of() : List.of();
    }
    return type.isEnum() ? type.getEnumConstants()[0] : null;
  }
}
