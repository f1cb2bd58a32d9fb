package org.plenary.record;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.plenary.cli.Plenary;
import org.plenary.database.TestDatabase;
import org.plenary.meeting.AgendaItem;
import org.plenary.people.Capacity;
import org.plenary.people.Voice;
import org.plenary.proof.Checkpoint;
import org.plenary.proof.Hash;
import org.plenary.proof.Note;
import org.plenary.proof.SigningKey;
import org.plenary.resolution.Cast;

/** Files that somebody edited after they were taken away; what the verb {@code verify} answers. */
@Timeout(120)
class OfflineTamperTest {
  final TestDatabase db = new TestDatabase();
  @TempDir Path home;

  private byte[] good;
  private Map<String, byte[]> parts;
  private String receipt;
  private String key;
  private String kept;
  private String erasedWords;
  private SigningKey signer;
  private final List<String> wrong = new ArrayList<>();

  private void make() throws IOException {
    RecordServer server = RecordServer.start(db, home.resolve("record"));
    Voice lina = Cast.voice(db, "Lina Moreau", "CEPT", Capacity.DELEGATE);
    Voice otto = Cast.voice(db, "Otto Brandal", "ATU", Capacity.CHAIR);
    AgendaItem lamps =
        server.resolution("lamps", Cast.voice(db, "Ines Okoro", "CEPT", Capacity.SECRETARIAT));
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
        RecordTables.askErasure(
            db.pool(), server.meeting.id(), new Log.Erasure(size - 1, "words", "asked for")));
    server.type(lamps, otto, "more ");
    server.integrate();
    receipt = new String(server.get("receipt/lamps/3").body(), UTF_8);
    key = new String(server.get("key").body(), UTF_8).strip();
    good = server.again().get("bundle").body();
    parts = unzip(good);
    signer = SigningKey.parse(Files.readString(home.resolve("record").resolve("key")).strip());
  }

  private static Map<String, byte[]> unzip(byte[] zip) throws IOException {
    Map<String, byte[]> parts = new LinkedHashMap<>();
    ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(zip));
    for (ZipEntry one = in.getNextEntry(); one != null; one = in.getNextEntry()) {
      parts.put(one.getName(), in.readAllBytes());
    }
    return parts;
  }

  private static byte[] zip(Map<String, byte[]> parts) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream out = new ZipOutputStream(bytes)) {
      for (Map.Entry<String, byte[]> part : parts.entrySet()) {
        out.putNextEntry(new ZipEntry(part.getKey()));
        out.write(part.getValue());
      }
    }
    return bytes.toByteArray();
  }

  private static String line(Map<String, byte[]> parts, String file, int number) {
    List<String> lines = new String(parts.get(file), UTF_8).lines().toList();
    return lines.get(number < 0 ? lines.size() + number : number);
  }

  private int verify(byte[] file, String... more) throws IOException {
    Path path = Files.write(home.resolve("tampered"), file);
    List<String> words = new ArrayList<>(List.of("verify", path.toString()));
    words.addAll(List.of(more));
    return Plenary.run(words.toArray(String[]::new));
  }

  private void expect(int code, String what, byte[] file, String... more) throws IOException {
    int answered = verify(file, more);
    if (answered != code) {
      wrong.add(what + ": " + answered + " instead of " + code);
    }
  }

  /** The bundle with its parts changed must be called bad, exit 1. */
  private void bad(String what, Consumer<Map<String, byte[]>> change) throws IOException {
    Map<String, byte[]> changed = new LinkedHashMap<>(parts);
    change.accept(changed);
    Path older = Files.writeString(home.resolve("kept"), kept);
    expect(1, what, zip(changed), "--key", key, "--checkpoint", older.toString());
  }

  private static Consumer<Map<String, byte[]>> text(String file, UnaryOperator<String> edit) {
    return parts -> {
      String before = new String(parts.get(file), UTF_8);
      String after = edit.apply(before);
      assertEquals(false, before.equals(after), file + " was not changed");
      parts.put(file, after.getBytes(UTF_8));
    };
  }

  private static Consumer<Map<String, byte[]>> lines(
      String file, UnaryOperator<List<String>> edit) {
    return text(
        file, all -> String.join("\n", edit.apply(new ArrayList<>(all.lines().toList()))) + "\n");
  }

  @Test
  void whatever_is_edited_in_a_file_that_was_taken_away_is_found() throws IOException {
    db.beforeAll(null);
    try {
      make();
      honest();
      voicesAndRights();
      entriesAndHashes();
      words();
      submissions();
      texts();
      signatures();
      containers();
      receipts();
    } finally {
      db.afterAll(null);
    }
    assertEquals(List.of(), wrong);
  }

  private void honest() throws IOException {
    Path older = Files.writeString(home.resolve("kept"), kept);
    expect(0, "honest", good, "--key", key, "--checkpoint", older.toString());
    expect(0, "honest, packed again", zip(parts), "--key", key);
    expect(0, "honest, its own key", good);
    expect(0, "an honest receipt", receipt.getBytes(UTF_8), "--key", key);
  }

  private void voicesAndRights() throws IOException {
    bad("swapped voices", text("words.jsonl", all -> swap(all, "\"voice\":2", "\"voice\":3")));
    bad("changed rights", text("voices.jsonl", all -> all.replace("delegate", "secretariat")));
    bad("another region", text("voices.jsonl", all -> all.replace("ATU", "APT")));
    bad("an invisible character", text("voices.jsonl", all -> all.replace("ATU", "AT\u200bU")));
    bad("a voice more", text("voices.jsonl", all -> all + voice(99)));
    bad("a voice twice", text("voices.jsonl", all -> all + line(parts, "voices.jsonl", 0) + "\n"));
    bad("a voice less", lines("voices.jsonl", all -> all.subList(1, all.size())));
    bad("a field more", text("voices.jsonl", all -> all.replace("}", ",\"person\":\"x\"}")));
    bad("another title", text("resolutions.jsonl", all -> all.replace("Lamps", "Lanterns")));
    bad("a resolution less", all -> all.put("resolutions.jsonl", new byte[0]));
    bad("a resolution twice", text("resolutions.jsonl", all -> all + all));
    bad("a resolution more", text("resolutions.jsonl", a -> a + a.replaceFirst(":\\d+", ":77")));
  }

  private static String voice(int number) {
    return "{\"voice\":"
        + number
        + ",\"delegation\":\"X\",\"region\":\"ATU\",\"capacity\":\"chair\"}\n";
  }

  private static String swap(String all, String one, String other) {
    return all.replace(one, "\0").replace(other, one).replace("\0", other);
  }

  private void entriesAndHashes() throws IOException {
    bad("a truncated list of hashes", cut("hashes", Hash.BYTES));
    bad("half a hash less", cut("hashes", 16));
    bad(
        "hashes that nobody asked for",
        all -> all.put("hashes", Arrays.copyOf(all.get("hashes"), all.get("hashes").length + 32)));
    bad(
        "an entry twice, with its hash",
        all -> {
          lines(
                  "entries.jsonl",
                  one -> {
                    one.add(4, one.get(3));
                    return one;
                  })
              .accept(all);
          byte[] before = all.get("hashes");
          ByteArrayOutputStream after = new ByteArrayOutputStream();
          after.write(before, 0, 4 * 32);
          after.write(before, 3 * 32, before.length - 3 * 32);
          all.put("hashes", after.toByteArray());
        });
    bad(
        "the last entry cut off everywhere",
        all -> {
          lines("entries.jsonl", one -> one.subList(0, one.size() - 1)).accept(all);
          cut("hashes", 32).accept(all);
        });
    bad("two entries swapped", lines("entries.jsonl", all -> swapped(all, 4, 5)));
    bad("lines that end otherwise", text("entries.jsonl", all -> all.replace("\n", "\r\n")));
    bad("an empty line", text("entries.jsonl", all -> all + "\n"));
    bad("an entry in another spelling", text("entries.jsonl", all -> all.replace(":", ": ")));
    bad("a number in another spelling", text("entries.jsonl", all -> all.replace(":1,", ":1.0,")));
  }

  private static Consumer<Map<String, byte[]>> cut(String file, int bytes) {
    return all -> all.put(file, Arrays.copyOf(all.get(file), all.get(file).length - bytes));
  }

  private static List<String> swapped(List<String> all, int one, int other) {
    String moved = all.get(one);
    all.set(one, all.get(other));
    all.set(other, moved);
    return all;
  }

  private void words() throws IOException {
    String half = "\\ud800";
    bad("half a character for a question mark", text("words.jsonl", a -> a.replace("?", half)));
    bad("a letter in two parts", text("words.jsonl", a -> a.replace("\u00e9", "e\u0301")));
    bad("a look-alike letter", text("words.jsonl", a -> a.replace("Keep", "\u041aeep")));
    bad("a name twice", text("words.jsonl", a -> a.replace("{\"index", "{\"words\":\"\",\"index")));
    bad("a field more", text("words.jsonl", a -> a.replace("{\"index", "{\"x\":1,\"index")));
    bad("something after it", text("words.jsonl", a -> a.replace("\"}\n", "\"}{}\n")));
    bad(
        "numbers as texts",
        text("words.jsonl", a -> a.replaceAll("\"voice\":(\\d+)", "\"voice\":\"$1\"")));
    bad(
        "broken numbers",
        text("words.jsonl", a -> a.replaceAll("\"voice\":(\\d+)", "\"voice\":$1.4")));
    bad("words out of order", lines("words.jsonl", a -> swapped(a, 1, 2)));
    bad("words twice", lines("words.jsonl", a -> twice(a, 2)));
    bad("words less", lines("words.jsonl", a -> a.subList(1, a.size())));
    bad(
        "words for no entry",
        text("words.jsonl", a -> a + erasedWords.replaceFirst("\\d+", "999") + "\n"));
    bad("what was erased", lines("words.jsonl", this::withErased));
    bad(
        "another salt",
        text("words.jsonl", a -> a.replaceFirst("\"salt\":\".{4}", "\"salt\":\"AAAA")));
    bad("another time", text("words.jsonl", a -> a.replaceFirst("\"at\":\\d", "\"at\":2")));
  }

  /** Of what somebody without an account handed in there is the line, never the words. */
  private void submissions() throws IOException {
    String line =
        new String(parts.get("words.jsonl"), UTF_8)
            .lines()
            .filter(one -> one.contains("\"submission\""))
            .findFirst()
            .orElseThrow();
    assertEquals(true, line.contains("\"words\":\"\""), line);
    bad("a submission left out", text("words.jsonl", a -> a.replace(line + "\n", "")));
    String said = line.replace("\"words\":\"\"", "\"words\":\"{}\"");
    bad("words of a submission", text("words.jsonl", a -> a.replace(line, said)));
    bad(
        "a submission of another time",
        text("words.jsonl", a -> a.replace(line, line.replaceFirst("\"at\":\\d", "\"at\":2"))));
  }

  private static List<String> twice(List<String> all, int number) {
    all.add(number, all.get(number));
    return all;
  }

  private List<String> withErased(List<String> all) {
    all.add(all.size() - 1, erasedWords);
    return all;
  }

  private void texts() throws IOException {
    String name = parts.keySet().stream().filter(Bundle::isText).findFirst().orElseThrow();
    bad("the text alone", text(name, a -> a.replace("lamps guide", "lamps blind")));
    bad(
        "a text of an earlier version",
        text(name, a -> a.replace("\"version\":7", "\"version\":6")));
    bad(
        "a text for another",
        text(name, a -> a.replaceFirst("\"resolution\":\\d+", "\"resolution\":77")));
    bad("two texts in one", text(name, a -> a + a));
    bad("the text missing", all -> all.remove(name));
    bad("a text of nothing", all -> all.put("texts/77.json", all.get(name)));
    bad(
        "a mark more",
        text(
            name, a -> a.replaceFirst("\"text\":", "\"marks\":[{\"type\":\"strong\"}],\"text\":")));
  }

  private void signatures() throws IOException {
    Note head = Note.parse(new String(parts.get("checkpoint"), UTF_8));
    Checkpoint is = Checkpoint.parse(head.text());
    SigningKey thief = SigningKey.parse(Base64.getEncoder().encodeToString(new byte[32]));
    String origin = is.origin();
    bad(
        "another key in the bundle",
        all -> all.put("key", (thief.verifier(origin) + "\n").getBytes(UTF_8)));
    bad(
        "all of it signed by somebody else",
        all -> {
          all.put("key", (thief.verifier(origin) + "\n").getBytes(UTF_8));
          all.put(
              "checkpoint",
              Note.sign(is.text(), origin, List.of(thief)).toString().getBytes(UTF_8));
        });
    String elsewhere = origin.replace("record", "others");
    Note other =
        Note.sign(
            new Checkpoint(elsewhere, is.size(), is.root()).text(), elsewhere, List.of(signer));
    bad(
        "a checkpoint of another meeting",
        all -> all.put("checkpoint", other.toString().getBytes(UTF_8)));
    Note longer = Note.sign(is.text() + "and more\n", origin, List.of(signer));
    bad(
        "a checkpoint with a line more",
        all -> all.put("checkpoint", longer.toString().getBytes(UTF_8)));
    Path file = Files.writeString(home.resolve("other"), other.toString());
    expect(
        1,
        "a kept checkpoint of another meeting",
        good,
        "--key",
        key,
        "--checkpoint",
        file.toString());
    Note more =
        Note.sign(new Checkpoint(origin, is.size() + 1, is.root()).text(), origin, List.of(signer));
    Path ahead = Files.writeString(home.resolve("ahead"), more.toString());
    expect(
        1,
        "a log that is shorter than what was kept",
        good,
        "--key",
        key,
        "--checkpoint",
        ahead.toString());
    Path torn = Files.writeString(home.resolve("torn"), kept.substring(0, 20));
    expect(2, "half a kept checkpoint", good, "--key", key, "--checkpoint", torn.toString());
    expect(2, "no key at all", good, "--key", "nonsense");
  }

  private void containers() throws IOException {
    bad("a file more", all -> all.put("readme.txt", new byte[] {'x'}));
    bad("a file in another case", all -> all.put("ENTRIES.JSONL", new byte[] {'x'}));
    bad("a way out", all -> all.put("../entries.jsonl", new byte[] {'x'}));
    Map<String, byte[]> more = new LinkedHashMap<>();
    more.put("voices.jsonx", parts.get("voices.jsonl"));
    more.putAll(parts);
    byte[] twice =
        new String(zip(more), ISO_8859_1).replace(".jsonx", ".jsonl").getBytes(ISO_8859_1);
    expect(1, "a file twice", twice, "--key", key);
    byte[] fake = zip(Map.of("entries.jsonl", "{}\n".getBytes(UTF_8)));
    int local = new String(fake, ISO_8859_1).indexOf("PK\u0001\u0002");
    ByteArrayOutputStream before = new ByteArrayOutputStream();
    before.write(fake, 0, local);
    before.writeBytes(good);
    expect(1, "a file that only some programs see", before.toByteArray(), "--key", key);
    ByteArrayOutputStream remarked = new ByteArrayOutputStream();
    try (ZipOutputStream out = new ZipOutputStream(remarked)) {
      out.setComment("the chair was told otherwise");
      for (Map.Entry<String, byte[]> part : parts.entrySet()) {
        out.putNextEntry(new ZipEntry(part.getKey()));
        out.write(part.getValue());
      }
    }
    expect(1, "a remark on the bundle", remarked.toByteArray(), "--key", key);
    expect(2, "half a bundle", Arrays.copyOf(good, good.length / 2), "--key", key);
    expect(2, "no bundle", "PK but not really".getBytes(UTF_8), "--key", key);
    expect(2, "an empty file", new byte[0], "--key", key);
    Map<String, byte[]> less = new LinkedHashMap<>(parts);
    less.remove("words.jsonl");
    expect(2, "a bundle without its words", zip(less), "--key", key);
    assertEquals(2, Plenary.run("verify", home.resolve("nowhere").toString(), "--key", key));
  }

  private void receipts() throws IOException {
    String extra =
        receipt.lines().filter(one -> one.startsWith("extra ")).findFirst().orElseThrow();
    String said = new String(Base64.getDecoder().decode(extra.substring(6)), UTF_8);
    String lie = Base64.getEncoder().encodeToString(said.replace("ATU", "APT").getBytes(UTF_8));
    expect(
        1,
        "a receipt for another region",
        receipt.replace(extra, "extra " + lie).getBytes(UTF_8),
        "--key",
        key);
    expect(
        1,
        "a receipt for another place",
        receipt.replaceFirst("index \\d+", "index 3").getBytes(UTF_8),
        "--key",
        key);
    expect(
        1,
        "a receipt beyond the log",
        receipt.replaceFirst("index \\d+", "index 99999").getBytes(UTF_8),
        "--key",
        key);
    SigningKey thief = SigningKey.parse(Base64.getEncoder().encodeToString(new byte[32]));
    String origin = Checkpoint.parse(Note.parse(kept).text()).origin();
    byte[] made = "{\"forged\":true}".getBytes(UTF_8);
    Checkpoint alone = new Checkpoint(origin, 1, Hash.leaf(made));
    String forged =
        new org.plenary.proof.EntryProof(
                made, 0, List.of(), Note.sign(alone.text(), origin, List.of(thief)))
            .toString();
    expect(1, "a forged receipt", forged.getBytes(UTF_8), "--key", key);
    expect(
        1,
        "a receipt against another key",
        receipt.getBytes(UTF_8),
        "--key",
        thief.verifier(origin).toString());
    expect(2, "a receipt without a key", receipt.getBytes(UTF_8));
    expect(2, "half a receipt", receipt.substring(0, 60).getBytes(UTF_8), "--key", key);
  }
}
