package org.plenary.answer;

import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.plenary.people.Mailboxes;

/**
 * The server that mail is handed to.
 *
 * @param user empty: without signing in
 * @param from the sender's address
 */
public record MailServer(
    String host, int port, String user, String password, String from, Security security) {
  private static final int SUBMISSION = 587;
  private static final int SUBMISSIONS = 465;
  private static final int HIGHEST_PORT = 65_535;

  /** How the line is kept private. */
  public enum Security {
    /** From the first byte: {@code smtps}. */
    TLS,
    /** After the greeting, and not without: the default of {@code smtp}. */
    STARTTLS,
    /** Not at all: for a relay on the same machine or in the same closed net. */
    NONE
  }

  /**
   * Reads {@code smtp://user:password@host:port?from=ADDRESS&tls=none}; user, password and port may
   * be left out, {@code smtps} is TLS from the first byte.
   *
   * @throws IllegalArgumentException saying what is wrong, without the password
   */
  public static MailServer parse(String url) {
    URI uri;
    try {
      uri = new URI(url);
    } catch (URISyntaxException e) {
      throw new IllegalArgumentException("not an address like smtp://user:password@host:587");
    }
    boolean tls = "smtps".equals(uri.getScheme());
    if (!tls && !"smtp".equals(uri.getScheme()) || uri.getHost() == null) {
      throw new IllegalArgumentException("not an address like smtp://user:password@host:587");
    }
    Map<String, String> options = options(uri.getRawQuery());
    String from = options.getOrDefault("from", "");
    if (!Mailboxes.isAddress(from)) {
      throw new IllegalArgumentException("add the sender: ?from=plenary@example.org");
    }
    int port = uri.getPort() < 0 ? (tls ? SUBMISSIONS : SUBMISSION) : uri.getPort();
    if (port < 1 || port > HIGHEST_PORT) {
      throw new IllegalArgumentException("a port is a number from 1 to 65535");
    }
    String[] user =
        uri.getRawUserInfo() == null ? new String[0] : uri.getRawUserInfo().split(":", 2);
    return new MailServer(
        uri.getHost(),
        port,
        user.length > 0 ? decoded(user[0]) : "",
        user.length > 1 ? decoded(user[1]) : "",
        from,
        security(tls, options.getOrDefault("tls", "")));
  }

  private static Security security(boolean tls, String option) {
    if (!option.isEmpty() && !option.equals("none") || tls && !option.isEmpty()) {
      throw new IllegalArgumentException("tls=none is the only choice, and not with smtps");
    }
    return tls ? Security.TLS : option.isEmpty() ? Security.STARTTLS : Security.NONE;
  }

  private static Map<String, String> options(@org.jspecify.annotations.Nullable String query) {
    Map<String, String> options = new HashMap<>();
    if (query != null) {
      for (String pair : query.split("&", -1)) {
        String[] parts = pair.split("=", 2);
        options.put(parts[0], parts.length > 1 ? decoded(parts[1]) : "");
      }
    }
    if (!java.util.Set.of("from", "tls").containsAll(options.keySet())) {
      throw new IllegalArgumentException("only from and tls may stand behind the question mark");
    }
    return options;
  }

  /** A plus sign is one: it is common in addresses. */
  private static String decoded(String text) {
    return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
  }

  /** Without the password: this may end up in a log. */
  @Override
  public String toString() {
    return "MailServer[" + host + ":" + port + ", " + security + "]";
  }
}
