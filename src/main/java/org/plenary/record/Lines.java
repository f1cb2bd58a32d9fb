package org.plenary.record;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;
import org.plenary.record.BundleCheck.Found;

/** Lines as bytes, each without the end that it must have. */
record Lines(InputStream in) implements AutoCloseable {
  /** A line is not read beyond this. */
  private static final int LONGEST_LINE = 64 << 20;

  byte @Nullable [] next() throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream(512);
    int one = in.read();
    if (one < 0) {
      return null;
    }
    for (; one >= 0 && one != '\n'; one = in.read()) {
      line.write(one);
      if (line.size() > LONGEST_LINE) {
        throw new IOException("A line is too long.");
      }
    }
    if (one < 0) {
      throw new Found(-1, "The last line of a file does not end.");
    }
    return line.toByteArray();
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
