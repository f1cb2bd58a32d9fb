package org.plenary.record;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Consumer;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.plenary.proof.Checkpoint;
import org.plenary.proof.Hash;
import org.plenary.proof.Note;
import org.plenary.proof.SigningKey;

/** Files that somebody edited after they were taken away; what the verb {@code verify} answers. */
@Timeout(120)
class OfflineTamperTest extends OfflineCase {
  private static final Pattern VALUE = Pattern.compile("(?<=:)(\"[^\"\\\\]*\"|[0-9]+)");

  @Test
  void whatever_is_edited_in_a_file_that_was_taken_away_is_found() throws IOException {
    voicesAndRights();
    settings();
    entriesAndHashes();
    words();
    shapes();
    submissions();
    texts();
    signatures();
  }

  /**
   * Some bytes of any file are changed, left out, put in, or a value is exchanged for another one.
   * {@code PLENARY_SEEDS} is the first seed, {@code PLENARY_SEEDS_COUNT} how many are tried.
   */
  @Test
  void whatever_is_changed_by_chance_is_found() throws IOException {
    int first = setting("PLENARY_SEEDS", 0);
    for (int seed = first; seed < first + setting("PLENARY_SEEDS_COUNT", 200); seed++) {
      Random random = new Random(seed);
      List<String> names = List.copyOf(parts.keySet());
      String file = names.get(random.nextInt(names.size()));
      String before = new String(parts.get(file), ISO_8859_1);
      String after = changed(before, random);
      if (!after.equals(before)) {
        bad("seed " + seed + ", " + file, all -> all.put(file, after.getBytes(ISO_8859_1)));
      }
    }
  }

  private static int setting(String name, int usual) {
    return Integer.parseInt(System.getenv().getOrDefault(name, String.valueOf(usual)));
  }

  private static String changed(String all, Random random) {
    int at = random.nextInt(all.length());
    int end = Math.min(all.length(), at + 1 + random.nextInt(6));
    int from = random.nextInt(all.length());
    List<MatchResult> values = VALUE.matcher(all).results().toList();
    return switch (random.nextInt(values.isEmpty() ? 3 : 4)) {
      case 0 ->
          all.substring(0, at)
              + (char) (all.charAt(at) ^ 1 << random.nextInt(8))
              + all.substring(at + 1);
      case 1 -> all.substring(0, at) + all.substring(end);
      case 2 ->
          all.substring(0, at)
              + all.substring(from, Math.min(all.length(), from + end - at))
              + all.substring(at);
      default -> {
        MatchResult one = values.get(random.nextInt(values.size()));
        MatchResult other = values.get(random.nextInt(values.size()));
        yield all.substring(0, one.start()) + other.group() + all.substring(one.end());
      }
    };
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

  private void settings() throws IOException {
    bad("another place", text("settings.jsonl", all -> all.replace("Signal", "Signet")));
    bad("no place", all -> all.put("settings.jsonl", new byte[0]));
    bad("a setting more", text("settings.jsonl", all -> all + all.replace("place", "title")));
    bad("a place twice", text("settings.jsonl", all -> all + all));
    bad("no settings", all -> all.remove("settings.jsonl"));
    bad("another change", text("changes.jsonl", all -> all.replace("Harbour", "Harbor")));
    bad(
        "somebody else’s change",
        text("changes.jsonl", all -> all.replace("\"voice\":", "\"voice\":9")));
    bad(
        "a change at another time",
        text("changes.jsonl", all -> all.replace("\"at\":", "\"at\":9")));
    bad("a change less", lines("changes.jsonl", all -> all.subList(1, all.size())));
    bad(
        "a change more",
        text("changes.jsonl", all -> all + line(parts, "changes.jsonl", 0) + "\n"));
    bad("changes swapped", lines("changes.jsonl", all -> swapped(all, 0, 1)));
    bad("no changes", all -> all.remove("changes.jsonl"));
    bad(
        "nothing of settings",
        all -> {
          all.remove("changes.jsonl");
          all.remove("settings.jsonl");
        });
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

  /** Only of what was erased is a shape taken, and only one that says nothing. */
  private void shapes() throws IOException {
    String edit =
        new String(parts.get("words.jsonl"), UTF_8)
            .lines()
            .filter(one -> one.contains("or lamp?"))
            .findFirst()
            .orElseThrow();
    String bare = edit.replaceFirst("\"salt\":\"[^\"]+\"", "\"salt\":\"\"");
    bad("words without their salt", text("words.jsonl", a -> a.replace(edit, bare)));
    String shape = bare.replace("caf\u00e9 or lamp? ", "\u2588".repeat(14));
    assertEquals(-1, shape.indexOf("lamp?"), shape);
    bad("a shape of what was not erased", text("words.jsonl", a -> a.replace(edit, shape)));
    String remark =
        erasedWords
            .replaceFirst("\"salt\":\"[^\"]+\"", "\"salt\":\"\"")
            .replace("To be erased.", "\u2588".repeat(13));
    assertEquals(-1, remark.indexOf("erased."), remark);
    bad("a shape of an erased remark", lines("words.jsonl", a -> with(a, remark)));
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
    return with(all, erasedWords);
  }

  private static List<String> with(List<String> all, String line) {
    all.add(all.size() - 1, line);
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
}
