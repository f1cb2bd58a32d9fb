package org.plenary.http;

import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The files of {@code webroot}, below {@code /static/}: style sheets, fonts, scripts. A file is
 * read once and kept. Asked for by {@link #url} or with a hash in its name (Vite's {@code assets/})
 * it may be kept for ever by anyone. Thread-safe.
 */
public final class Assets {
  private static final String PREFIX = "/static/";
  private static final Map<String, String> TYPES =
      Map.of(
          "css", "text/css; charset=utf-8",
          "js", "text/javascript; charset=utf-8",
          "svg", "image/svg+xml",
          "png", "image/png",
          "ico", "image/x-icon",
          "woff2", "font/woff2",
          "json", "application/json",
          "txt", "text/plain; charset=utf-8");

  /** With what the build or we compressed; null where there is no gain. */
  private record Asset(
      Buffer bytes, String hash, String type, @Nullable Buffer gzip, @Nullable Buffer brotli) {}

  private final Map<String, Asset> loaded = new ConcurrentHashMap<>();

  public void mount(Router router) {
    router.get(PREFIX + "*").handler(this::serve);
  }

  /** The address of a file, with its hash so that it may be cached for ever. */
  public String url(String name) {
    Asset asset =
        find(name).orElseThrow(() -> new IllegalArgumentException("no file webroot/" + name));
    return PREFIX + name + "?v=" + asset.hash;
  }

  /** The content of a file, such as Vite's manifest; empty where there is none. */
  public Optional<String> text(String name) {
    return find(name).map(asset -> asset.bytes.toString(StandardCharsets.UTF_8));
  }

  private void serve(RoutingContext ctx) {
    String path = ctx.request().path();
    String name = path.startsWith(PREFIX) ? path.substring(PREFIX.length()) : "";
    Optional<Asset> found = find(name);
    if (found.isEmpty()) {
      ctx.fail(404);
      return;
    }
    Asset asset = found.get();
    boolean forEver = name.startsWith("assets/") || asset.hash.equals(ctx.request().getParam("v"));
    ctx.response()
        .putHeader("Content-Type", asset.type)
        .putHeader("Vary", "Accept-Encoding")
        .putHeader("Cache-Control", forEver ? "public, max-age=31536000, immutable" : "no-cache");
    if (!Etag.answered(ctx, asset.hash)) {
      ctx.response().end(encoded(ctx, asset));
    }
  }

  private static Buffer encoded(RoutingContext ctx, Asset asset) {
    Buffer brotli = asset.brotli;
    Buffer gzip = asset.gzip;
    if (brotli != null && Compressed.isTaken(ctx, "br")) {
      ctx.response().putHeader("Content-Encoding", "br");
      return brotli;
    } else if (gzip != null && Compressed.isTaken(ctx, "gzip")) {
      ctx.response().putHeader("Content-Encoding", "gzip");
      return gzip;
    }
    return asset.bytes;
  }

  private Optional<Asset> find(String name) {
    String type = TYPES.get(name.substring(name.lastIndexOf('.') + 1));
    if (type == null || !name.matches("[A-Za-z0-9_-]+([./][A-Za-z0-9_-]+)*")) {
      return Optional.empty();
    }
    Asset known = loaded.get(name);
    return known != null ? Optional.of(known) : load(name, type);
  }

  private Optional<Asset> load(String name, String type) {
    try (InputStream in = Assets.class.getResourceAsStream("/webroot/" + name)) {
      if (in == null) {
        return Optional.empty();
      }
      byte[] bytes = in.readAllBytes();
      boolean packed = type.equals("font/woff2") || type.equals("image/png");
      Asset asset =
          new Asset(
              Buffer.buffer(bytes),
              hash(bytes),
              type,
              packed ? null : Compressed.gzip(bytes),
              brotli(name));
      loaded.put(name, asset);
      return Optional.of(asset);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** As the build made it beside the file; null where it made none. */
  private static @Nullable Buffer brotli(String name) throws IOException {
    try (InputStream in = Assets.class.getResourceAsStream("/webroot/" + name + ".br")) {
      return in == null ? null : Buffer.buffer(in.readAllBytes());
    }
  }

  private static String hash(byte[] bytes) {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(bytes);
      return HexFormat.of().formatHex(digest, 0, 8);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
