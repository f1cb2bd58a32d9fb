package org.plenary.http;

import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Answers "not modified" where the asker has the same already. */
public final class Etag {
  private Etag() {}

  /**
   * Sets the tag. True where the answer was sent with 304 and nothing more is to be done.
   *
   * @param tag without quotes; must change with everything the page depends on, the language too
   */
  public static boolean answered(RoutingContext ctx, String tag) {
    return answer(ctx, "W/\"" + tag + "\"");
  }

  /**
   * The same with a strong tag: for answers whose every byte the tag stands for.
   *
   * @param tag without quotes; must change with every byte
   */
  public static boolean answeredExactly(RoutingContext ctx, String tag) {
    return answer(ctx, "\"" + tag + "\"");
  }

  private static boolean answer(RoutingContext ctx, String quoted) {
    ctx.response().putHeader(HttpHeaders.ETAG, quoted);
    if (!matches(ctx.request().getHeader(HttpHeaders.IF_NONE_MATCH), quoted)) {
      return false;
    }
    ctx.response().setStatusCode(304).end();
    return true;
  }

  /** Weak comparison, as If-None-Match wants it. */
  static boolean matches(@Nullable String header, String quoted) {
    return header != null
        && (header.strip().equals("*")
            || Arrays.stream(header.split(",", -1))
                .anyMatch(one -> weak(one).equals(weak(quoted))));
  }

  private static String weak(String tag) {
    String bare = tag.strip();
    return bare.startsWith("W/") ? bare.substring(2) : bare;
  }
}
