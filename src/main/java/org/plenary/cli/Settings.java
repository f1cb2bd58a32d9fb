package org.plenary.cli;

import java.io.IOException;
import java.io.Reader;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import org.plenary.answer.MailServer;
import org.plenary.database.Address;
import org.plenary.database.DatabaseConfig;
import org.plenary.database.DatabaseException;

/**
 * How this server is to run, checked.
 *
 * @param port 0: any free one
 * @param origins from where pages may call us: {@code https://plenary.example}, without a path. The
 *     first is how the server calls itself. Empty when the port is not known yet
 * @param data the directory for everything the server keeps
 * @param record the directory of the key that signs the record, and of what it signed last
 * @param mail where mail is handed to; empty: it stays in the outbox
 * @param most what one address, person or page may take
 * @param demoAnywhere whether the demo meeting, whose password everybody knows, may be there where
 *     other machines reach the server
 */
public record Settings(
    String host,
    int port,
    List<String> origins,
    Path data,
    Path record,
    DatabaseConfig database,
    Optional<MailServer> mail,
    Most most,
    boolean demoAnywhere) {

  private static final int HIGHEST_PORT = 65_535;
  private static final int HIGHEST_LIMIT = 1_000_000;

  /**
   * Limits on the live lines.
   *
   * @param commitsPerSecond of one line, on average
   */
  public record Most(int socketsPerAddress, int socketsPerPerson, int commitsPerSecond) {}

  public Settings {
    origins = List.copyOf(origins);
  }

  /** Something set cannot be used. The message names each such setting, one a line. */
  public static final class Wrong extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Wrong(List<String> lines) {
      super(String.join("\n", lines));
    }
  }

  /**
   * Reads the environment and the file; the environment wins.
   *
   * @throws Wrong naming everything that is wrong, not only the first
   */
  public static Settings read(Map<String, String> environment) {
    String config = environment.getOrDefault(Setting.PLENARY_CONFIG.name(), "");
    String data =
        environment.getOrDefault(Setting.PLENARY_DATA.name(), Setting.PLENARY_DATA.byDefault());
    Path file = config.isEmpty() ? Path.of(data, "plenary.properties") : Path.of(config);
    if (!config.isEmpty() && !Files.exists(file)) {
      throw new Wrong(List.of("PLENARY_CONFIG: there is no file " + file));
    }
    return of(environment, properties(file));
  }

  private static Map<String, String> properties(Path file) {
    Map<String, String> values = new TreeMap<>();
    if (Files.exists(file)) {
      Properties properties = new Properties();
      try (Reader reader = Files.newBufferedReader(file)) {
        properties.load(reader);
      } catch (IOException | IllegalArgumentException e) {
        throw new Wrong(List.of(file + " cannot be read: " + e.getMessage()));
      }
      properties.forEach((key, value) -> values.put(key.toString(), value.toString()));
    }
    return values;
  }

  static Settings of(Map<String, String> environment, Map<String, String> file) {
    return new Reading(environment, file).settings();
  }

  /** The address as a person would open it; {@code actual} where the port was left open. */
  public String address(int actual) {
    return origins.isEmpty() ? "http://localhost:" + actual : origins.get(0);
  }

  /** Whether only this machine reaches the server, as far as the settings tell. */
  boolean local() {
    return isLoopback(host)
        && origins.stream().allMatch(origin -> isLoopback(URI.create(origin).getHost()));
  }

  private static boolean isLoopback(String host) {
    return host.matches("localhost|127(\\.[0-9]{1,3}){3}|::1|\\[::1]");
  }

  /** Refuses to run the demo meeting where other machines reach the server, unless that is set. */
  void allowDemo() {
    if (!demoAnywhere && !local()) {
      throw new Wrong(
          List.of(
              "The demo meeting's password is public, and other machines can reach this server"
                  + " (PLENARY_HOST, PLENARY_ORIGIN). Use a data directory without it and no"
                  + " --demo, or set PLENARY_DEMO_ANYWHERE=yes."));
    }
  }

  /** From where pages may call us, when it listens on that port. */
  List<String> originsAt(int actual) {
    return origins.isEmpty()
        ? List.of("http://localhost:" + actual, "http://127.0.0.1:" + actual)
        : origins;
  }

  /** One reading: collects what is wrong. */
  private static final class Reading {
    private final Map<Setting, String> values = new EnumMap<>(Setting.class);
    private final List<String> wrong = new ArrayList<>();

    Reading(Map<String, String> environment, Map<String, String> file) {
      Set<String> names = new java.util.TreeSet<>(file.keySet());
      for (Setting setting : Setting.values()) {
        names.remove(setting.name());
        String value = file.getOrDefault(setting.name(), setting.byDefault());
        values.put(setting, environment.getOrDefault(setting.name(), value).strip());
      }
      names.forEach(name -> wrong.add(name + ": there is no such setting"));
    }

    Settings settings() {
      int port = port();
      Settings settings =
          new Settings(
              get(Setting.PLENARY_HOST),
              port,
              origins(port),
              data(),
              record(),
              database(),
              mail(),
              most(),
              yes(Setting.PLENARY_DEMO_ANYWHERE));
      if (!wrong.isEmpty()) {
        throw new Wrong(wrong);
      }
      return settings;
    }

    private String get(Setting setting) {
      return values.getOrDefault(setting, "");
    }

    private boolean yes(Setting setting) {
      String value = get(setting);
      if (!value.equals("yes") && !value.equals("no")) {
        wrong.add(setting + ": yes or no, not \"" + value + "\"");
      }
      return value.equals("yes");
    }

    private int port() {
      return number(Setting.PLENARY_PORT, 0, HIGHEST_PORT);
    }

    private Optional<MailServer> mail() {
      String url = get(Setting.PLENARY_SMTP);
      try {
        return url.isEmpty() ? Optional.empty() : Optional.of(MailServer.parse(url));
      } catch (IllegalArgumentException e) {
        wrong.add("PLENARY_SMTP: " + e.getMessage());
        return Optional.empty();
      }
    }

    private Most most() {
      return new Most(
          number(Setting.PLENARY_SOCKETS_PER_ADDRESS, 1, HIGHEST_LIMIT),
          number(Setting.PLENARY_SOCKETS_PER_PERSON, 1, HIGHEST_LIMIT),
          number(Setting.PLENARY_COMMITS_PER_SECOND, 1, HIGHEST_LIMIT));
    }

    private int number(Setting setting, int least, int highest) {
      String value = get(setting);
      if (value.matches("[0-9]{1,7}")) {
        int number = Integer.parseInt(value);
        if (number >= least && number <= highest) {
          return number;
        }
      }
      wrong.add(
          setting + ": a number from " + least + " to " + highest + ", not \"" + value + "\"");
      return 0;
    }

    private List<String> origins(int port) {
      String value = get(Setting.PLENARY_ORIGIN);
      if (value.isEmpty()) {
        return port == 0
            ? List.of()
            : List.of("http://localhost:" + port, "http://127.0.0.1:" + port);
      }
      if (!isOrigin(value)) {
        wrong.add("PLENARY_ORIGIN: like https://plenary.example, without a path");
      }
      return List.of(value);
    }

    private static boolean isOrigin(String value) {
      try {
        URI uri = new URI(value);
        return ("https".equals(uri.getScheme()) || "http".equals(uri.getScheme()))
            && uri.getHost() != null
            && value.equals(uri.getScheme() + "://" + uri.getAuthority())
            && uri.getUserInfo() == null;
      } catch (URISyntaxException e) {
        return false;
      }
    }

    private Path data() {
      String value = get(Setting.PLENARY_DATA);
      if (value.isEmpty()) {
        wrong.add("PLENARY_DATA: the name of a directory");
      }
      return Path.of(value);
    }

    private Path record() {
      String value = get(Setting.PLENARY_RECORD);
      return value.isEmpty() ? data().resolve("record") : Path.of(value);
    }

    private DatabaseConfig database() {
      String url = get(Setting.DATABASE_URL);
      String password = get(Setting.PLENARY_APP_PASSWORD);
      if (url.isEmpty()) {
        return new DatabaseConfig.Embedded(data().resolve("postgresql"));
      }
      try {
        return new DatabaseConfig.External(
            Address.parse(url), password.isEmpty() ? null : password);
      } catch (DatabaseException e) {
        wrong.add(String.valueOf(e.getMessage()));
        return new DatabaseConfig.Embedded(data());
      }
    }
  }
}
