package org.plenary.http;

import java.util.List;
import java.util.Set;

/**
 * Where this server is reached.
 *
 * @param origins each scheme, host and port that is ours, such as {@code https://plenary.example};
 *     the first is the one for links. Either all or none are https
 * @param proxies addresses of the reverse proxies whose {@code X-Forwarded-For} is believed
 */
public record Site(List<String> origins, Set<String> proxies) {

  public Site {
    origins = List.copyOf(origins);
    proxies = Set.copyOf(proxies);
    if (origins.isEmpty()) {
      throw new IllegalArgumentException("a site needs an origin");
    }
    boolean secure = origins.get(0).startsWith("https://");
    for (String origin : origins) {
      if (!origin.matches("https?://[A-Za-z0-9.\\[\\]:-]+")
          || origin.startsWith("https://") != secure) {
        throw new IllegalArgumentException("not an origin of one scheme: " + origin);
      }
    }
  }

  /** A server on this machine only, without https. */
  public static Site local(int port) {
    return new Site(
        List.of("http://localhost:" + port, "http://127.0.0.1:" + port, "http://[::1]:" + port),
        Set.of());
  }

  /** Whether cookies are Secure and carry the {@code __Host-} prefix. */
  public boolean secure() {
    return origins.get(0).startsWith("https://");
  }
}
