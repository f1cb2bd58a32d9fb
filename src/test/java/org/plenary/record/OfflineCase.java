package org.plenary.record;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.plenary.cli.Plenary;
import org.plenary.database.TestDatabase;
import org.plenary.meeting.AgendaItem;
import org.plenary.people.Capacity;
import org.plenary.people.Voice;
import org.plenary.proof.Checkpoint;
import org.plenary.proof.Note;
import org.plenary.proof.SigningKey;
import org.plenary.resolution.Cast;

/** A record that was taken away, and what asks the verb whether it is good. */
abstract class OfflineCase {
  final TestDatabase db = new TestDatabase();
  @TempDir Path home;

  byte[] good;
  Map<String, byte[]> parts;
  String receipt;
  String key;
  String kept;
  String erasedWords;
  SigningKey signer;
  final List<String> wrong = new ArrayList<>();

  void make() throws IOException {
    RecordServer server = RecordServer.start(db, home.resolve("record"));
    Voice lina = Cast.voice(db, "Lina Moreau", "CEPT", Capacity.DELEGATE);
    Voice ines = Cast.voice(db, "Ines Okoro", "CEPT", Capacity.SECRETARIAT);
    Voice otto = Cast.voice(db, "Otto Brandal", "ATU", Capacity.CHAIR);
    AgendaItem lamps = server.resolution("lamps", ines);
    server.type(lamps, lina, "caf\u00e9 or lamp? ");
    server.type(lamps, otto, "all ");
    server.says(lamps, lina, "Keep it lit.");
    server.submits(lamps);
    server.says(lamps, otto, "To be erased.");
    server.integrate();
    kept = new String(server.get("checkpoint").body(), UTF_8);
    erasedWords = line(unzip(server.get("bundle").body()), "words.jsonl", -1);
    long size = Checkpoint.parse(Note.parse(kept).text()).size();
    db.await(
        ErasureTables.askErasure(
            db.pool(), server.meeting.id(), new Log.Erasure(size - 1, "words", "asked for")));
    server.type(lamps, otto, "more ");
    server.integrate();
    server.moves("Harbour Hall", ines);
    server.moves("Signal House", ines);
    server.integrate();
    receipt = new String(server.get("receipt/lamps/3").body(), UTF_8);
    key = new String(server.get("key").body(), UTF_8).strip();
    good = server.again().get("bundle").body();
    parts = unzip(good);
    signer = SigningKey.parse(Files.readString(home.resolve("record").resolve("key")).strip());
  }

  static Map<String, byte[]> unzip(byte[] zip) throws IOException {
    Map<String, byte[]> parts = new LinkedHashMap<>();
    ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(zip));
    for (ZipEntry one = in.getNextEntry(); one != null; one = in.getNextEntry()) {
      parts.put(one.getName(), in.readAllBytes());
    }
    return parts;
  }

  static byte[] zip(Map<String, byte[]> parts) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream out = new ZipOutputStream(bytes)) {
      for (Map.Entry<String, byte[]> part : parts.entrySet()) {
        out.putNextEntry(new ZipEntry(part.getKey()));
        out.write(part.getValue());
      }
    }
    return bytes.toByteArray();
  }

  static String line(Map<String, byte[]> parts, String file, int number) {
    List<String> lines = new String(parts.get(file), UTF_8).lines().toList();
    return lines.get(number < 0 ? lines.size() + number : number);
  }

  int verify(byte[] file, String... more) throws IOException {
    Path path = Files.write(home.resolve("tampered"), file);
    List<String> words = new ArrayList<>(List.of("verify", path.toString()));
    words.addAll(List.of(more));
    return Plenary.run(words.toArray(String[]::new));
  }

  void expect(int code, String what, byte[] file, String... more) throws IOException {
    int answered = verify(file, more);
    if (answered != code) {
      wrong.add(what + ": " + answered + " instead of " + code);
    }
  }

  /** The bundle with its parts changed must be called bad, exit 1. */
  void bad(String what, Consumer<Map<String, byte[]>> change) throws IOException {
    Map<String, byte[]> changed = new LinkedHashMap<>(parts);
    change.accept(changed);
    Path older = Files.writeString(home.resolve("kept"), kept);
    expect(1, what, zip(changed), "--key", key, "--checkpoint", older.toString());
  }

  static Consumer<Map<String, byte[]>> text(String file, UnaryOperator<String> edit) {
    return parts -> {
      String before = new String(parts.get(file), UTF_8);
      String after = edit.apply(before);
      assertEquals(false, before.equals(after), file + " was not changed");
      parts.put(file, after.getBytes(UTF_8));
    };
  }

  static Consumer<Map<String, byte[]>> lines(String file, UnaryOperator<List<String>> edit) {
    return text(
        file, all -> String.join("\n", edit.apply(new ArrayList<>(all.lines().toList()))) + "\n");
  }

  @BeforeEach
  void begin() throws IOException {
    db.beforeAll(null);
    make();
  }

  @AfterEach
  void end() {
    db.afterAll(null);
    assertEquals(List.of(), wrong);
  }
}
