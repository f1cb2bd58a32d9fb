package org.plenary.record;

import static java.nio.ByteOrder.LITTLE_ENDIAN;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.plenary.cli.Plenary;
import org.plenary.proof.Checkpoint;
import org.plenary.proof.Hash;
import org.plenary.proof.Note;
import org.plenary.proof.SigningKey;

/** Bundles and receipts as files: what lies in them beside what belongs there. */
@Timeout(60)
class OfflineFilesTest extends OfflineCase {
  @Test
  void what_nobody_touched_is_good() throws IOException {
    Path older = Files.writeString(home.resolve("kept"), kept);
    expect(0, "honest", good, "--key", key, "--checkpoint", older.toString());
    expect(0, "honest, packed again", zip(parts), "--key", key);
    expect(0, "honest, its own key", good);
    expect(0, "an honest receipt", receipt.getBytes(UTF_8), "--key", key);
  }

  @Test
  void no_byte_lies_beside_the_files() throws IOException {
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

  /** The good bundle with bytes put in at a place, and its directory put right. */
  private byte[] with(int place, byte[] more) {
    ByteBuffer file = ByteBuffer.allocate(good.length + more.length).order(LITTLE_ENDIAN);
    file.put(good, 0, place).put(more).put(good, place, good.length - place);
    int end = file.capacity() - 22;
    int directory = file.getInt(end + 16);
    if (place <= directory) {
      file.putInt(end + 16, directory + more.length);
      for (int at = directory + more.length; at < end; ) {
        int begin = file.getInt(at + 42);
        file.putInt(at + 42, begin >= place ? begin + more.length : begin);
        at += 46 + file.getShort(at + 28) + file.getShort(at + 30) + file.getShort(at + 32);
      }
    } else {
      file.putInt(end + 12, file.getInt(end + 12) + more.length);
    }
    return file.array();
  }

  private int directory() {
    return ByteBuffer.wrap(good).order(LITTLE_ENDIAN).getInt(good.length - 6);
  }

  private byte[] changed(int at, int to) {
    byte[] file = good.clone();
    file[at] = (byte) to;
    return file;
  }

  @Test
  void nothing_hides_between_the_files_and_their_directory() throws IOException {
    byte[] note = "the chair was told otherwise".getBytes(UTF_8);
    int second = new String(good, ISO_8859_1).indexOf("PK\u0003\u0004", 4);
    expect(1, "bytes before the directory", with(directory(), note), "--key", key);
    expect(1, "bytes before the first file", with(0, note), "--key", key);
    expect(1, "bytes between two files", with(second, note), "--key", key);
    refused("bytes behind the directory", with(good.length - 22, note));
    byte[] local = new byte[30 + 1];
    ByteBuffer.wrap(local).order(LITTLE_ENDIAN).putInt(0x04034b50).putShort(26, (short) 1);
    local[30] = 'x';
    expect(1, "a file behind the last one", with(directory(), local), "--key", key);
    byte[] tail = Arrays.copyOf(good, good.length + 7);
    refused("bytes behind the end", tail);
    expect(1, "another name in the file than in the directory", changed(30, 'C'), "--key", key);
    expect(1, "another time in the file than in the directory", changed(10, 99), "--key", key);
    refused("a further field that is not there", changed(28, 1));
    int central = directory();
    expect(1, "another sum in the directory", changed(central + 16, 1), "--key", key);
    expect(1, "a file that may be run", changed(central + 40, 9), "--key", key);
    refused("a file elsewhere", changed(central + 42, 9));
  }

  /** Called bad, or no bundle that could be checked. */
  private void refused(String what, byte[] file) throws IOException {
    int answered = verify(file, "--key", key);
    assertTrue(answered == 1 || answered == 2, what + ": " + answered);
  }

  private static final List<String> FILES =
      List.of(
          "words.jsonl", "voices.jsonl", "resolutions.jsonl", "changes.jsonl", "settings.jsonl");

  /** Lines that one program reads and another does not. */
  @Test
  void a_line_is_read_the_same_by_every_program() throws IOException {
    for (String file : FILES) {
      bad("a mark before " + file, text(file, all -> "\uFEFF" + all));
      bad("a line twice in " + file, text(file, all -> all + line(parts, file, -1) + "\n"));
      bad("an empty line in " + file, text(file, all -> all + "\n"));
      bad(
          "half a character in " + file,
          all -> {
            byte[] bytes = all.get(file).clone();
            bytes[new String(bytes, ISO_8859_1).indexOf(":\"") + 2] = (byte) 0xff;
            all.put(file, bytes);
          });
      bad(
          file + " in another encoding",
          all -> all.put(file, new String(all.get(file), UTF_8).getBytes(UTF_16BE)));
      bad("a remark in " + file, text(file, all -> all.replaceFirst("\\}\n", "}//x\n")));
      bad("a name twice in " + file, text(file, all -> all.replaceFirst("\\{", "{\"voice\":2,")));
    }
    for (String name : List.of("slug", "symbol", "title", "language")) {
      bad(
          "another " + name,
          text(
              "resolutions.jsonl",
              all -> all.replaceFirst("\"" + name + "\":\"", "\"" + name + "\":\"x")));
    }
    bad("a resolution in another case", text("resolutions.jsonl", all -> all.replace("L", "l")));
    bad(
        "a resolution with a letter that looks alike",
        text("resolutions.jsonl", all -> all.replace("a", "\u0430")));
    bad("no resolutions", all -> all.put("resolutions.jsonl", new byte[0]));
  }

  @Test
  void a_receipt_that_was_edited_is_found() throws IOException {
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
