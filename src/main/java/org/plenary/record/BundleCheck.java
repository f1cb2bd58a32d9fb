package org.plenary.record;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import java.util.zip.ZipInputStream;
import org.jspecify.annotations.Nullable;
import org.plenary.proof.Checkpoint;
import org.plenary.proof.Hash;
import org.plenary.proof.Merkle;
import org.plenary.proof.Note;
import org.plenary.proof.Tree;
import org.plenary.proof.VerifierKey;

/**
 * Checks a {@link Bundle} with nothing but itself, a key and checkpoints that somebody kept: the
 * signature; the root, rebuilt from the entries; that every older checkpoint is a beginning of it;
 * and what {@link Story} says of the entries. Entries and words are read side by side, from front
 * to back: hashes and texts are kept in memory, not entries. Whatever lies in the file beside what
 * belongs there is a fault, so that no other program sees something that was not looked at.
 */
public final class BundleCheck {
  private static final int LONGEST_NOTE = 100_000;

  /**
   * What was found.
   *
   * @param lines what is good, for people
   * @param fault the first thing that is wrong; empty where all is well
   */
  public record Result(List<String> lines, Optional<Fault> fault) {}

  /**
   * The first thing that is wrong.
   *
   * @param index of which entry, from 0; -1 where it is no single one
   */
  public record Fault(long index, String sentence) {}

  /** Ends the reading. */
  static final class Found extends RuntimeException {
    private static final long serialVersionUID = 1L;
    final long index;

    Found(long index, String sentence) {
      super(sentence);
      this.index = index;
    }
  }

  private final Path path;
  private final ZipFile zip;
  private final List<String> lines = new ArrayList<>();
  private final Tree tree = new Tree();
  private final Story story = new Story();

  private BundleCheck(Path path, ZipFile zip) {
    this.path = path;
    this.zip = zip;
  }

  /**
   * Blocks.
   *
   * @param key from elsewhere; without it the bundle's own is believed
   * @param kept older checkpoints of the same log
   * @throws IOException where this is no bundle that could be checked
   */
  public static Result check(Path bundle, @Nullable VerifierKey key, List<Note> kept)
      throws IOException {
    try (ZipFile zip = new ZipFile(bundle.toFile())) {
      BundleCheck check = new BundleCheck(bundle, zip);
      try {
        check.all(key, kept);
        return new Result(check.lines, Optional.empty());
      } catch (Found found) {
        return new Result(
            check.lines, Optional.of(new Fault(found.index, String.valueOf(found.getMessage()))));
      }
    }
  }

  /** Whether these are the bytes of an entry. */
  public static boolean isEntry(byte[] bytes) {
    try {
      return Leaf.parse(bytes).bytes().length > 0;
    } catch (IllegalArgumentException malformed) {
      return false;
    }
  }

  private void all(@Nullable VerifierKey given, List<Note> kept) throws IOException {
    names();
    Note note = note(file(Bundle.CHECKPOINT));
    VerifierKey own = key(file(Bundle.KEY));
    VerifierKey key = given == null ? own : given;
    Checkpoint head = signed(note, key);
    if (!own.equals(key)) {
      throw new Found(-1, "The key in the bundle is another than the one that was given.");
    }
    lines.add(head.origin() + ": " + head.size() + " entries, root " + head.root().base64());
    lines.add(
        "signed by "
            + key
            + (given == null ? " (the bundle's own key: compare it with one you trust)" : ""));
    List<Checkpoint> older = new ArrayList<>();
    for (Note one : kept) {
      older.add(signed(one, key));
    }
    entries(head);
    roots(head, older);
    voices();
    listed();
    settings();
    story.end();
    texts();
    again();
    lines.addAll(story.lines());
  }

  /** Each file once, and no other. */
  private void names() {
    Set<String> found = new HashSet<>();
    for (String name : central()) {
      if (!found.add(name)) {
        throw new Found(-1, "The file “" + name + "” is in the bundle twice.");
      }
      if (!Bundle.FILES.contains(name) && !Bundle.MORE.contains(name) && !Bundle.isText(name)) {
        throw new Found(-1, "The file “" + name + "” does not belong into a bundle.");
      }
    }
  }

  private List<String> central() {
    return zip.stream().map(ZipEntry::getName).toList();
  }

  /**
   * What a program finds that reads the file from its start is what the directory at its end tells:
   * the same files, whole.
   */
  private void again() throws IOException {
    List<String> names = new ArrayList<>();
    byte[] buffer = new byte[1 << 16];
    try (ZipInputStream in = new ZipInputStream(Files.newInputStream(path))) {
      for (ZipEntry one = in.getNextEntry(); one != null; one = in.getNextEntry()) {
        CRC32 sum = new CRC32();
        for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
          sum.update(buffer, 0, read);
        }
        ZipEntry listed = zip.getEntry(one.getName());
        if (listed == null || listed.getCrc() != sum.getValue()) {
          throw new Found(-1, "The file “" + one.getName() + "” is not what the directory tells.");
        }
        names.add(one.getName());
      }
    } catch (ZipException | IllegalArgumentException damaged) {
      throw new Found(-1, "The bundle is damaged: " + damaged.getMessage());
    }
    ZipShape.check(path);
    if (zip.getComment() != null || zip.stream().anyMatch(BundleCheck::hasMore)) {
      throw new Found(-1, "The bundle's directory has remarks that do not belong there.");
    }
    if (!names.equals(central())) {
      throw new Found(-1, "The bundle's directory tells of other files than are in it.");
    }
  }

  private static boolean hasMore(ZipEntry entry) {
    return entry.getComment() != null;
  }

  private static Checkpoint signed(Note note, VerifierKey key) {
    Checkpoint head = checkpoint(note);
    if (!head.origin().equals(key.name())) {
      throw new Found(
          -1, "A checkpoint of another log, " + head.origin() + ", not of " + key.name() + ".");
    }
    if (!note.isSignedBy(key)) {
      throw new Found(
          -1, "The checkpoint of " + head.size() + " entries is not signed by the key.");
    }
    return head;
  }

  private static Checkpoint checkpoint(Note note) {
    try {
      Checkpoint head = Checkpoint.parse(note.text());
      if (!head.text().equals(note.text())) {
        throw new IllegalArgumentException("it has lines that this log never writes");
      }
      return head;
    } catch (IllegalArgumentException malformed) {
      throw new Found(-1, "The checkpoint cannot be read: " + malformed.getMessage());
    }
  }

  private static Note note(String text) {
    try {
      return Note.parse(text);
    } catch (IllegalArgumentException malformed) {
      throw new Found(-1, "The checkpoint cannot be read: " + malformed.getMessage());
    }
  }

  private static VerifierKey key(String text) {
    try {
      return VerifierKey.parse(text);
    } catch (IllegalArgumentException malformed) {
      throw new Found(-1, "The key cannot be read: " + malformed.getMessage());
    }
  }

  /** Entries against the list of their hashes, so that the first that was changed is named. */
  private void entries(Checkpoint head) throws IOException {
    try (InputStream hashes = stream(Bundle.HASHES);
        Lines entries = new Lines(stream(Bundle.ENTRIES));
        Lines words = new Lines(stream(Bundle.WORDS))) {
      JsonNode opening = words(words);
      for (byte[] line = entries.next(); line != null; line = entries.next()) {
        long index = tree.size();
        if (index >= head.size()) {
          throw new Found(
              index, "The checkpoint is of " + head.size() + " entries, here are more.");
        }
        Hash hash = Hash.leaf(line);
        byte[] listed = hashes.readNBytes(Hash.BYTES);
        if (listed.length < Hash.BYTES || !Hash.wrap(listed).equals(hash)) {
          throw new Found(index, "This entry is not the one whose hash is in the log.");
        }
        tree.add(hash);
        story.take(index, line, hash);
        if (opening != null && opening.path(Bundle.INDEX).asLong() <= index) {
          story.open(opening);
          opening = words(words);
        }
        story.settle();
      }
      if (opening != null) {
        throw new Found(opening.path(Bundle.INDEX).asLong(), Story.NO_ENTRY);
      }
      if (hashes.read() >= 0) {
        throw new Found(tree.size(), "Here are more hashes than entries.");
      }
    }
    if (tree.size() != head.size()) {
      throw new Found(
          tree.size(),
          "The checkpoint is of " + head.size() + " entries, here are " + tree.size() + ".");
    }
  }

  private static @Nullable JsonNode words(Lines lines) throws IOException {
    byte[] line = lines.next();
    return line == null
        ? null
        : StrictLine.of(
            line,
            Set.of(Bundle.INDEX, Bundle.RESOLUTION, Bundle.VERSION, "at", "voice"),
            Set.of("kind", "salt", "words"),
            Set.of());
  }

  private void roots(Checkpoint head, List<Checkpoint> older) {
    for (Checkpoint one : older) {
      if (one.size() > head.size()) {
        throw new Found(
            head.size(), "The log is shorter than the checkpoint of " + one.size() + " entries.");
      }
      if (!Merkle.root(tree, one.size()).equals(one.root())) {
        throw new Found(
            -1,
            "The log does not begin with what the checkpoint of "
                + one.size()
                + " entries stands for: it was written anew.");
      }
      lines.add("begins with the checkpoint of " + one.size() + " entries that was kept");
    }
    if (!tree.root().equals(head.root())) {
      throw new Found(-1, "The root of these entries is not the checkpoint's.");
    }
  }

  private void voices() throws IOException {
    Map<Integer, JsonNode> voices = new HashMap<>();
    Set<String> texts = Set.of("delegation", "region", "capacity");
    for (JsonNode voice : lines(Bundle.VOICES, Set.of("voice"), texts)) {
      if (voices.put(voice.path("voice").asInt(), voice) != null) {
        throw new Found(-1, "Voice " + voice.path("voice").asInt() + " is told of twice.");
      }
    }
    story.voices(voices);
  }

  private void listed() throws IOException {
    Map<Long, JsonNode> shown = new HashMap<>();
    Set<String> texts = Set.of("slug", "symbol", "title", "language");
    for (JsonNode one : lines(Bundle.LISTED, Set.of(Bundle.RESOLUTION), texts)) {
      if (shown.put(one.path(Bundle.RESOLUTION).asLong(), one) != null) {
        throw new Found(-1, "A resolution is told of twice.");
      }
    }
    story.listed(shown);
  }

  private void settings() throws IOException {
    Set<String> there = new HashSet<>(central());
    if (story.settings.size() > 0 || Bundle.MORE.stream().anyMatch(there::contains)) {
      for (String name : Bundle.MORE) {
        if (!there.contains(name)) {
          throw new Found(-1, "The file “" + name + "” is missing.");
        }
      }
      Set<String> texts = Set.of("setting", "was", "now");
      story.settings.changed(lines(Bundle.CHANGES, Set.of("voice", "at"), texts));
      story.settings.now(lines(Bundle.SETTINGS, Set.of(), Set.of("setting", "now")));
    }
  }

  /** All lines of a file that has few. */
  private List<JsonNode> lines(String file, Set<String> numbers, Set<String> texts)
      throws IOException {
    List<JsonNode> read = new ArrayList<>();
    try (Lines all = new Lines(stream(file))) {
      for (byte[] line = all.next(); line != null; line = all.next()) {
        read.add(StrictLine.of(line, numbers, texts, Set.of()));
      }
    }
    return read;
  }

  private void texts() throws IOException {
    for (long resolution : story.replayed()) {
      if (zip.getEntry(Bundle.text(resolution)) == null) {
        throw new Found(-1, "The text of resolution " + resolution + " is missing.");
      }
    }
    for (String name : central()) {
      if (Bundle.isText(name)) {
        try (Lines text = new Lines(stream(name))) {
          byte[] line = text.next();
          JsonNode read =
              StrictLine.of(
                  line == null ? new byte[0] : line,
                  Set.of(Bundle.RESOLUTION, Bundle.VERSION),
                  Set.of(),
                  Set.of("doc"));
          long resolution = read.path(Bundle.RESOLUTION).asLong();
          if (!name.equals(Bundle.text(resolution)) || text.next() != null) {
            throw new Found(-1, "The file “" + name + "” is not one text of that resolution.");
          }
          story.compare(resolution, read);
        }
      }
    }
  }

  private InputStream stream(String name) throws IOException {
    ZipEntry entry = zip.getEntry(name);
    if (entry == null) {
      throw new IOException("This is no bundle: it has no file “" + name + "”.");
    }
    return new BufferedInputStream(zip.getInputStream(entry), 1 << 16);
  }

  private String file(String name) throws IOException {
    try (InputStream in = stream(name)) {
      byte[] bytes = in.readNBytes(LONGEST_NOTE + 1);
      if (bytes.length > LONGEST_NOTE) {
        throw new IOException("The file “" + name + "” is too long.");
      }
      return new String(bytes, StandardCharsets.UTF_8);
    }
  }
}
