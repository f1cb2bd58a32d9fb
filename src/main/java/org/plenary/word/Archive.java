package org.plenary.word;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.jspecify.annotations.Nullable;
import org.plenary.refusal.Refusal;
import org.plenary.refusal.Refused;

/**
 * The parts of a ZIP file from a stranger. Its table of contents is checked as a whole before
 * anything is unpacked: how many parts, how large they say they are, that no two share bytes or a
 * name. What is unpacked is counted, and has to be what the table said.
 *
 * <p>Refuses with {@code word.archive}, {@code word.bomb}, {@code word.large}.
 */
final class Archive {

  /** Bytes of a file. */
  static final int MAX_FILE = 32 << 20;

  /** Parts of a file; a contribution with many pictures has about 200. */
  static final int MAX_PARTS = 1_000;

  /** Bytes of all parts unpacked. */
  private static final long MAX_UNPACKED = 128L << 20;

  /** Bytes of one part of text unpacked; a thousand pages with tracked changes have about 20 MB. */
  private static final long MAX_PART = 48L << 20;

  /** Unpacked to packed bytes; only looked at in parts over {@link #SMALL}. */
  private static final long MAX_RATIO = 100;

  private static final long SMALL = 1 << 20;

  private static final int END = 0x06054b50;
  private static final int CENTRAL = 0x02014b50;
  private static final int LOCAL = 0x04034b50;
  private static final int END_SIZE = 22;
  private static final int CENTRAL_SIZE = 46;
  private static final int LOCAL_SIZE = 30;
  private static final int STORED = 0;
  private static final int DEFLATED = 8;

  private record Entry(String name, int method, long crc, long packed, long size, int at) {}

  private final byte[] file;
  private final Map<String, Entry> entries = new HashMap<>();

  private Archive(byte[] file) {
    this.file = file;
  }

  /** How Word's files begin that are encrypted, or of its form before 2007. */
  private static final byte[] COMPOUND = {
    (byte) 0xd0, (byte) 0xcf, 0x11, (byte) 0xe0, (byte) 0xa1, (byte) 0xb1, 0x1a, (byte) 0xe1
  };

  /** Whether it begins as a ZIP file does, or as one in Word's older or encrypted form. */
  static boolean isForm(byte[] file) {
    return file.length > 4 && file[0] == 'P' && file[1] == 'K' && file[2] == 3 && file[3] == 4
        || isCompound(file);
  }

  private static boolean isCompound(byte[] file) {
    return file.length > COMPOUND.length
        && java.util.Arrays.equals(file, 0, COMPOUND.length, COMPOUND, 0, COMPOUND.length);
  }

  static Archive open(byte[] file) {
    if (file.length > MAX_FILE) {
      throw refuse("word.large", "The file is too large.");
    }
    if (isCompound(file)) {
      throw refuse(
          "word.archive",
          "The file is encrypted, or of Word's form before 2007: save it as .docx, without a"
              + " password.");
    }
    Archive archive = new Archive(file);
    archive.contents();
    archive.checkSizes();
    archive.checkPlaces();
    return archive;
  }

  Set<String> names() {
    return entries.keySet();
  }

  private void contents() {
    int end = end();
    int count = u16(end + 10);
    long at = u32(end + 16);
    if (count > MAX_PARTS) {
      throw refuse("word.bomb", "The file has too many parts.");
    }
    Set<String> folded = new HashSet<>();
    for (int i = 0; i < count; i++) {
      if (at < 0 || at + CENTRAL_SIZE > end || i32((int) at) != CENTRAL) {
        throw damaged();
      }
      int place = (int) at;
      int nameLength = u16(place + 28);
      long next = at + CENTRAL_SIZE + nameLength + u16(place + 30) + u16(place + 32);
      if (next > end || (u16(place + 8) & 1) != 0) {
        throw damaged();
      }
      String name =
          new String(file, place + CENTRAL_SIZE, nameLength, StandardCharsets.UTF_8)
              .replace('\\', '/');
      Entry entry =
          new Entry(
              name,
              u16(place + 10),
              u32(place + 16),
              u32(place + 20),
              u32(place + 24),
              (int) Math.min(u32(place + 42), Integer.MAX_VALUE));
      if (!folded.add(name.toLowerCase(Locale.ROOT)) || name.contains("..")) {
        throw refuse("word.bomb", "Two parts of the file have one name, or a name is a path.");
      }
      entries.put(name, entry);
      at = next;
    }
  }

  /** Where the end of the table is told: the last such record, nothing but its comment after it. */
  private int end() {
    int lowest = Math.max(0, file.length - END_SIZE - 0xffff);
    for (int at = file.length - END_SIZE; at >= lowest; at--) {
      if (i32(at) == END && at + END_SIZE + u16(at + 20) == file.length) {
        return at;
      }
    }
    throw damaged();
  }

  private void checkSizes() {
    long sum = 0;
    for (Entry entry : entries.values()) {
      sum += entry.size();
      boolean squeezed = entry.size() > SMALL && entry.size() / MAX_RATIO > entry.packed();
      if (squeezed || sum > MAX_UNPACKED) {
        throw refuse("word.bomb", "The file would unpack to too much.");
      }
    }
  }

  /** No two parts share bytes. */
  private void checkPlaces() {
    List<long[]> places = new ArrayList<>();
    for (Entry entry : entries.values()) {
      int data = data(entry);
      if (data + entry.packed() > file.length) {
        throw damaged();
      }
      places.add(new long[] {entry.at(), data + entry.packed()});
    }
    places.sort((one, other) -> Long.compare(one[0], other[0]));
    for (int i = 1; i < places.size(); i++) {
      if (places.get(i)[0] < places.get(i - 1)[1]) {
        throw refuse("word.bomb", "Two parts of the file share bytes.");
      }
    }
  }

  private int data(Entry entry) {
    int at = entry.at();
    if ((long) at + LOCAL_SIZE > file.length || i32(at) != LOCAL) {
      throw damaged();
    }
    return at + LOCAL_SIZE + u16(at + 26) + u16(at + 28);
  }

  /** The bytes of a part, or null where there is none of that name. */
  byte @Nullable [] part(String name) {
    Entry entry = entries.get(name);
    if (entry == null) {
      return null;
    }
    if (entry.size() > MAX_PART) {
      throw refuse("word.large", "A part of the file is too large.");
    }
    byte[] bytes = unpacked(entry);
    CRC32 crc = new CRC32();
    crc.update(bytes);
    if (crc.getValue() != entry.crc()) {
      throw damaged();
    }
    return bytes;
  }

  private byte[] unpacked(Entry entry) {
    int data = data(entry);
    byte[] bytes = new byte[(int) entry.size()];
    if (entry.method() == STORED && entry.packed() == entry.size()) {
      System.arraycopy(file, data, bytes, 0, bytes.length);
      return bytes;
    }
    if (entry.method() != DEFLATED) {
      throw damaged();
    }
    Inflater inflater = new Inflater(true);
    try {
      inflater.setInput(file, data, (int) entry.packed());
      int filled = 0;
      while (filled < bytes.length) {
        int more = inflater.inflate(bytes, filled, bytes.length - filled);
        if (more == 0) {
          throw damaged();
        }
        filled += more;
      }
      if (!inflater.finished() && inflater.inflate(new byte[1]) > 0) {
        throw refuse("word.bomb", "A part of the file is larger than it says.");
      }
      return bytes;
    } catch (DataFormatException e) {
      throw damaged();
    } finally {
      inflater.end();
    }
  }

  private int u16(int at) {
    return (file[at] & 0xff) | (file[at + 1] & 0xff) << 8;
  }

  private int i32(int at) {
    return u16(at) | u16(at + 2) << 16;
  }

  private long u32(int at) {
    return i32(at) & 0xffffffffL;
  }

  private static Refused damaged() {
    return refuse("word.archive", "The file is damaged, encrypted or no Word file.");
  }

  static Refused refuse(String code, String sentence) {
    return Refusal.of(code, sentence).asException();
  }
}
