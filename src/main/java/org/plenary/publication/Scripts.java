package org.plenary.publication;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The browser's scripts and their style sheets, as Vite's manifest names them. A page whose script
 * was not built goes without it.
 */
public final class Scripts {
  private static final String MANIFEST = "/webroot/.vite/manifest.json";

  private final JsonNode manifest;

  public Scripts() {
    this.manifest = read();
  }

  /**
   * What a page links to.
   *
   * @param script its address
   * @param styles addresses of the style sheets that belong to it
   */
  public record Entry(String script, List<String> styles) {}

  /** The entry made from that source, such as {@code src/public/public.ts}. */
  public Optional<Entry> entry(String source) {
    JsonNode chunk = manifest.path(source);
    if (!chunk.has("file")) {
      return Optional.empty();
    }
    List<String> styles = new ArrayList<>();
    styles(source, styles, new ArrayList<>());
    return Optional.of(new Entry(address(chunk.path("file")), styles));
  }

  /** Its own sheets and those of the chunks it imports, imported ones first. */
  private void styles(String name, List<String> styles, List<String> seen) {
    if (seen.contains(name)) {
      return;
    }
    seen.add(name);
    manifest.path(name).path("imports").forEach(one -> styles(one.asText(), styles, seen));
    manifest.path(name).path("css").forEach(one -> styles.add(address(one)));
  }

  private static String address(JsonNode file) {
    return "/static/" + file.asText();
  }

  private static JsonNode read() {
    ObjectMapper mapper = new ObjectMapper();
    try (InputStream in = Scripts.class.getResourceAsStream(MANIFEST)) {
      return in == null ? mapper.createObjectNode() : mapper.readTree(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
