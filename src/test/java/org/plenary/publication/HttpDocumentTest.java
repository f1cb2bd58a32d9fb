package org.plenary.publication;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Route;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.plenary.database.TestDatabase;
import org.plenary.meeting.AgendaItem;
import org.plenary.meeting.Meeting;
import org.plenary.people.Capacity;
import org.plenary.people.Delegation;
import org.plenary.people.DelegationKind;
import org.plenary.people.Voice;
import org.plenary.publication.desk.TestBrowser;
import org.plenary.resolution.Cast;

/** Every route has its heading in docs/http.md, and every heading its route; and its door. */
class HttpDocumentTest {
  @RegisterExtension static final TestDatabase db = new TestDatabase();

  private static final Pattern HEADING =
      Pattern.compile("(?m)^### ((GET|POST|PUT|PATCH|DELETE) \\S+)$");

  /** Mounted by the room of the live face and by the server itself. */
  private static final Set<String> ELSEWHERE = Set.of("GET /live/{resolution}", "GET /health");

  private static PublicServer server;

  @BeforeAll
  static void start() {
    server = PublicServer.start(db);
    db.await(server.answers.start());
  }

  @Test
  void routes_and_headings_are_the_same() throws IOException {
    Set<String> there = new TreeSet<>();
    for (Route route : server.router.getRoutes()) {
      if (route.getPath() != null && route.methods() != null) {
        for (HttpMethod method : route.methods()) {
          if (!method.equals(HttpMethod.HEAD)) {
            there.add(method + " " + route.getPath().replaceAll(":([a-z]+)", "{$1}"));
          }
        }
      }
    }
    Set<String> told =
        HEADING
            .matcher(Files.readString(Path.of("docs/http.md")))
            .results()
            .map((MatchResult found) -> found.group(1).replace("/*", "/"))
            .filter(heading -> !ELSEWHERE.contains(heading))
            .collect(Collectors.toCollection(TreeSet::new));
    assertEquals(String.join("\n", there), String.join("\n", told));
  }

  /** What has routes is in the router that is looked at here, or known to be elsewhere. */
  @Test
  void whoever_has_routes_is_mounted_in_what_is_looked_at() throws IOException {
    Path rooms = Path.of("src/main/java/org/plenary");
    StringBuilder mounts = new StringBuilder();
    for (String mounting :
        List.of(
            "src/test/java/org/plenary/publication/PublicServer.java",
            "src/main/java/org/plenary/publication/Publication.java",
            "src/main/java/org/plenary/publication/desk/Desk.java",
            "src/main/java/org/plenary/answer/Answering.java",
            "src/main/java/org/plenary/record/LogRoutes.java")) {
      mounts.append(Files.readString(Path.of(mounting)));
    }
    Set<String> missing = new TreeSet<>();
    try (Stream<Path> sources = Files.walk(rooms)) {
      for (Path source : sources.filter(file -> file.toString().endsWith(".java")).toList()) {
        String name = source.getFileName().toString().replace(".java", "");
        if (Files.readString(source).matches("(?s).*void mount[A-Za-z]*\\(Router .*")
            && !mounts.toString().matches("(?s).*\\b(new )?" + name + "(\\.open)?\\(.*")) {
          missing.add(name);
        }
      }
    }
    assertEquals(Set.of("Live"), missing);
  }

  /**
   * Who is let in where one must be signed in, by the beginning of the address. All others are not.
   */
  private static final Map<String, String> LETS_IN =
      new TreeMap<>(
          Map.ofEntries(
              Map.entry("GET /desk", "DHCESO"),
              Map.entry("POST /desk/capacity", "DHCESO"),
              Map.entry("POST /desk/email", "DHCESO"),
              Map.entry("POST /desk/password", "DHCESO"),
              Map.entry("POST /desk/sessions/revoke", "DHCESO"),
              Map.entry("* /desk/accounts", "S"),
              Map.entry("* /desk/contributions", "S"),
              Map.entry("* /desk/delegations", "S"),
              Map.entry("* /desk/erasures", "S"),
              Map.entry("* /desk/meetings", "S"),
              Map.entry("* /desk/outbox", "S"),
              Map.entry("* /desk/publishing", "S"),
              Map.entry("* /desk/resolutions", "S"),
              Map.entry("* /desk/submissions", "S"),
              Map.entry("* /desk/transcripts", "S"),
              Map.entry("* /desk/versions", "CS"),
              Map.entry("GET /draft", "DHCESO"),
              Map.entry("GET /api/me", "DHCESO"),
              Map.entry("GET /api/resolutions/:id", "DHCESO"),
              Map.entry("POST /api/resolutions/:id/acts", "DHCESO"),
              Map.entry("* /api/resolutions/:id/drafts", "DH"),
              Map.entry("* /api/resolutions/:id/answer-drafts", "CES"),
              Map.entry("POST /api/resolutions/:id/clauses/:clause/status", "CS"),
              Map.entry("POST /api/resolutions/:id/visibility", "S")));

  /** The letters of the longest beginning that is told; nobody where none is. */
  private static String letsIn(String method, String path) {
    String letters = "";
    int longest = -1;
    for (Map.Entry<String, String> one : LETS_IN.entrySet()) {
      String[] told = one.getKey().split(" ");
      boolean goesOn = path.equals(told[1]) || path.startsWith(told[1] + "/");
      if ((told[0].equals("*") || told[0].equals(method)) && goesOn && told[1].length() > longest) {
        letters = told[1].equals("/desk") && !path.equals("/desk") ? "" : one.getValue();
        longest = told[1].length();
      }
    }
    return letters;
  }

  @Test
  void every_address_lets_in_whom_it_is_for_and_nobody_else() {
    Map<Character, TestBrowser> browsers = new TreeMap<>();
    TestBrowser stranger = new TestBrowser(server.port);
    stranger.get("/sign-in");
    browsers.put('-', stranger);
    Delegation delegation =
        db.await(
            server.people.delegations().create("Pharos", DelegationKind.MEMBER_STATE, "CITEL"));
    Delegation desk =
        db.await(server.people.delegations().create("Desk", DelegationKind.SECRETARIAT, ""));
    for (Capacity capacity : Capacity.values()) {
      if (capacity != Capacity.PUBLIC && capacity != Capacity.SERVER) {
        Delegation sent = capacity == Capacity.SECRETARIAT ? desk : delegation;
        String login = capacity.code() + "-1";
        db.await(
            server.people.accounts().create(login, login, "port-lumen-2026", sent.id(), capacity));
        TestBrowser browser = new TestBrowser(server.port).signIn(login, "port-lumen-2026");
        browsers.put(Character.toUpperCase(capacity.code().charAt(0)), browser);
      }
    }
    assertEquals(7, browsers.size(), "each by a letter of its own");
    Voice voice = Cast.voice(db, "Vera Lind", "RCC", Capacity.CHAIR);
    Meeting meeting = server.meeting("doors", "World Harbour Assembly");
    AgendaItem item = server.resolution(meeting, "lights", "RESOLUTION 12", "Lights", voice);
    List<String> wrong = new ArrayList<>();
    int asked = 0;
    for (Route route : server.router.getRoutes()) {
      String path = route.getPath();
      if (path == null || route.methods() == null || isForEverybody(path)) {
        continue;
      }
      String address =
          path.replace(":meeting", "doors")
              .replace(":resolution", "lights")
              .replace(":id", String.valueOf(item.id()))
              .replace(":clause", "c1")
              .replaceAll(":[a-z]+", "1");
      for (HttpMethod method : route.methods()) {
        for (Map.Entry<Character, TestBrowser> one : browsers.entrySet()) {
          boolean may = letsIn(method.name(), path).indexOf(one.getKey()) >= 0;
          asked++;
          if (isLetIn(one.getValue().ask(method.name(), address)) != may) {
            wrong.add(method + " " + path + " " + one.getKey() + ": " + may);
          }
        }
      }
    }
    assertEquals(List.of(), wrong);
    assertTrue(asked > 300, "asked " + asked);
  }

  private static boolean isForEverybody(String path) {
    return Stream.of("/m/", "/static", "/sign-in", "/sign-out").anyMatch(path::startsWith)
        || path.equals("/")
        || path.equals("/m/:meeting");
  }

  /**
   * Not sent away to sign in, nor refused for the own capacity; what is there is another matter.
   */
  private static boolean isLetIn(HttpResponse<String> answer) {
    assertTrue(answer.statusCode() < 500, answer.uri() + " " + answer.body());
    boolean away =
        answer.headers().firstValue("location").map(to -> to.startsWith("/sign-in")).orElse(false);
    return !away
        && Stream.of("sign-in.needed", "action.forbidden")
            .noneMatch(code -> answer.body().contains('"' + code + '"'));
  }
}
