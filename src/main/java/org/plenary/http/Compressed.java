package org.plenary.http;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/** Bytes that are kept are compressed once, not for each who asks. Never what holds a secret. */
public final class Compressed {
  /** Below it nothing is gained. */
  private static final int LEAST = 1_024;

  private Compressed() {}

  /** The same bytes gzipped, alike each time; null where they do not become smaller. */
  public static @Nullable Buffer gzip(byte[] bytes) {
    if (bytes.length < LEAST) {
      return null;
    }
    ByteArrayOutputStream out = new ByteArrayOutputStream(bytes.length / 3);
    try (GZIPOutputStream zip = new Best(out)) {
      zip.write(bytes);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return out.size() < bytes.length ? Buffer.buffer(out.toByteArray()) : null;
  }

  private static final class Best extends GZIPOutputStream {
    Best(ByteArrayOutputStream out) throws IOException {
      super(out, 8_192);
      def.setLevel(Deflater.BEST_COMPRESSION);
    }
  }

  /** Whether the asker takes that coding: {@code gzip}, {@code br}. */
  public static boolean isTaken(RoutingContext ctx, String coding) {
    String header = ctx.request().getHeader(HttpHeaders.ACCEPT_ENCODING);
    return header != null
        && Arrays.stream(header.split(",", -1))
            .map(String::strip)
            .anyMatch(
                one -> one.equals(coding) || one.matches(coding + "\\s*;\\s*q=(?!0(\\.0*)?$).*"));
  }
}
