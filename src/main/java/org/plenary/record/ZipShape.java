package org.plenary.record;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.plenary.record.BundleCheck.Found;

/**
 * That nothing lies in a ZIP file beside its files and their directory: no byte before the first,
 * between two, behind the last, behind the directory, and no further field in any header. Programs
 * differ in what they look at there. Knows the files that our writer makes: below 4 GB, on one
 * disk.
 */
final class ZipShape {
  private static final int LOCAL = 0x04034b50;
  private static final int CENTRAL = 0x02014b50;
  private static final int END = 0x06054b50;
  private static final int DESCRIPTOR = 0x08074b50;
  private static final int LOCAL_SIZE = 30;
  private static final int CENTRAL_SIZE = 46;
  private static final int END_SIZE = 22;
  private static final int DESCRIPTOR_SIZE = 16;

  /** Sizes and sum stand behind the file, not before it. */
  private static final int BEHIND = 8;

  private final RandomAccessFile file;

  private ZipShape(RandomAccessFile file) {
    this.file = file;
  }

  /** Throws {@link Found} at the first thing that does not belong there. */
  static void check(Path path) throws IOException {
    try (RandomAccessFile file = new RandomAccessFile(path.toFile(), "r")) {
      new ZipShape(file).all();
    }
  }

  private void all() throws IOException {
    long last = file.length() - END_SIZE;
    ByteBuffer end = at(last, END_SIZE);
    int count = end.getShort(10) & 0xffff;
    long size = end.getInt(12) & 0xffffffffL;
    long begin = end.getInt(16) & 0xffffffffL;
    boolean whole =
        end.getInt(0) == END
            && end.getInt(4) == 0
            && end.getShort(8) == end.getShort(10)
            && end.getShort(20) == 0
            && begin + size == last;
    check(whole, "The bundle does not end with its directory.");
    long central = begin;
    long next = 0;
    for (int i = 0; i < count; i++) {
      ByteBuffer one = at(central, CENTRAL_SIZE);
      int name = one.getShort(28) & 0xffff;
      check(
          one.getInt(0) == CENTRAL && one.getInt(30) == 0 && (one.getInt(42) & 0xffffffffL) == next,
          "The bundle's directory has things in it that do not belong there.");
      next = next(next, one, text(central + CENTRAL_SIZE, name));
      central += CENTRAL_SIZE + name;
    }
    check(next == begin, "Between the bundle's files and its directory lies something else.");
    check(central == last, "The bundle's directory has things in it that do not belong there.");
  }

  /** Where the file ends that begins there. */
  private long next(long begin, ByteBuffer central, String name) throws IOException {
    ByteBuffer local = at(begin, LOCAL_SIZE);
    int flags = local.getShort(6);
    boolean behind = (flags & BEHIND) != 0;
    check(
        local.getInt(0) == LOCAL
            && local.getInt(4) == central.getInt(6)
            && local.getShort(8) == central.getShort(10)
            && local.getInt(10) == central.getInt(12)
            && central.getShort(36) == 0
            && central.getInt(38) == 0
            && local.getShort(28) == 0
            && text(begin + LOCAL_SIZE, local.getShort(26) & 0xffff).equals(name),
        "The file “" + name + "” is not what the directory tells.");
    long end = begin + LOCAL_SIZE + (local.getShort(26) & 0xffff);
    end += central.getInt(20) & 0xffffffffL;
    ByteBuffer sizes = behind ? at(end, DESCRIPTOR_SIZE) : local;
    int from = behind ? 4 : 14;
    check(
        (!behind || sizes.getInt(0) == DESCRIPTOR)
            && sizes.getInt(from) == central.getInt(16)
            && sizes.getInt(from + 4) == central.getInt(20)
            && sizes.getInt(from + 8) == central.getInt(24),
        "The file “" + name + "” is not what the directory tells.");
    return behind ? end + DESCRIPTOR_SIZE : end;
  }

  private String text(long from, int length) throws IOException {
    return new String(at(from, length).array(), StandardCharsets.UTF_8);
  }

  private ByteBuffer at(long from, int length) throws IOException {
    check(from >= 0 && from + length <= file.length(), "The bundle is cut off.");
    byte[] bytes = new byte[length];
    file.seek(from);
    file.readFully(bytes);
    return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }

  private static void check(boolean good, String sentence) {
    if (!good) {
      throw new Found(-1, sentence);
    }
  }
}
