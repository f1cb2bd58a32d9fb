package org.plenary.http;

import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.plenary.refusal.Refusal;

/** Whether a request comes from a page of ours. Pure. */
public final class Origins {
  private Origins() {}

  private static final Set<HttpMethod> SAFE =
      Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS);

  public static boolean isSafe(HttpMethod method) {
    return SAFE.contains(method);
  }

  /**
   * A request that changes something must say that it comes from our own page: {@code
   * Sec-Fetch-Site: same-origin} and one of our origins, of which an old browser or a program may
   * leave out one but not both.
   *
   * <p>Refusal: {@code origin.foreign}.
   */
  public static Optional<Refusal> check(
      Site site, @Nullable String origin, @Nullable String fetchSite) {
    boolean sameSite = fetchSite == null || fetchSite.equals("same-origin");
    boolean ours = origin == null || site.origins().contains(origin);
    boolean said = origin != null || fetchSite != null;
    return sameSite && ours && said ? Optional.empty() : Optional.of(foreign());
  }

  /**
   * Before a socket is opened: browsers always send the origin, so it must be there and be ours.
   *
   * <p>Refusal: {@code origin.foreign}.
   */
  public static Optional<Refusal> checkHandshake(Site site, HttpServerRequest request) {
    String origin = request.getHeader("Origin");
    return origin != null && site.origins().contains(origin)
        ? Optional.empty()
        : Optional.of(foreign());
  }

  private static Refusal foreign() {
    return Refusal.of("origin.foreign", "This request does not come from a page of this server.");
  }
}
