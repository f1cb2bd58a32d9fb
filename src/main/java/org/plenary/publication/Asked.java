package org.plenary.publication;

import io.vertx.core.http.HttpServerRequest;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.plenary.refusal.Refusal;
import org.plenary.resolution.State;

/**
 * Which versions a reader asks for.
 *
 * @param version null: the newest
 * @param from the version to compare with; null: none, or the base text
 * @param toBase whether to compare with the base text
 * @param authors whether to show who wrote which words
 */
record Asked(@Nullable Long version, @Nullable Long from, boolean toBase, boolean authors) {

  /**
   * Reads {@code v}, {@code compare=base}, {@code from}, {@code to} and {@code show=authors};
   * {@code to} is another name of {@code v} where there is a {@code from}.
   *
   * <p>Refusal: {@code version.unknown} for what cannot be a version.
   */
  static Asked of(HttpServerRequest request) {
    Long from = number(request.getParam("from"));
    Long version = number(request.getParam(from == null ? "v" : "to"));
    boolean toBase = from == null && "base".equals(request.getParam("compare"));
    boolean authors = "authors".equals(request.getParam("show")) && from == null && !toBase;
    return new Asked(version, from, toBase, authors);
  }

  boolean comparing() {
    return toBase || from != null;
  }

  /** The version to compare with: the base text where none was named. */
  long from(State to) {
    return from == null ? to.base() : from;
  }

  /** The same question in the one way of asking it. */
  String query() {
    List<String> parts = new ArrayList<>();
    if (from != null) {
      parts.add("from=" + from);
    }
    if (version != null) {
      parts.add((from == null ? "v=" : "to=") + version);
    }
    if (toBase) {
      parts.add("compare=base");
    }
    if (authors) {
      parts.add("show=authors");
    }
    return String.join("&", parts);
  }

  private static @Nullable Long number(@Nullable String value) {
    if (value == null || value.isEmpty()) {
      return null;
    }
    if (!value.matches("[1-9][0-9]{0,15}")) {
      throw Refusal.of("version.unknown", "There is no such version.").asException();
    }
    return Long.valueOf(value);
  }
}
