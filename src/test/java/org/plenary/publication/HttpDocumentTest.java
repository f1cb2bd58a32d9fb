package org.plenary.publication;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Route;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.plenary.database.TestDatabase;

/** Every route has its heading in docs/http.md, and every heading its route. */
class HttpDocumentTest {
  @RegisterExtension static final TestDatabase db = new TestDatabase();

  private static final Pattern HEADING =
      Pattern.compile("(?m)^### ((GET|POST|PUT|PATCH|DELETE) \\S+)$");

  /** Mounted by the room of the live face and by the server itself. */
  private static final Set<String> ELSEWHERE = Set.of("GET /live/{resolution}", "GET /health");

  @Test
  void routes_and_headings_are_the_same() throws IOException {
    Set<String> told =
        HEADING
            .matcher(Files.readString(Path.of("docs/http.md")))
            .results()
            .map((MatchResult found) -> found.group(1).replace("/*", "/"))
            .filter(heading -> !ELSEWHERE.contains(heading))
            .collect(Collectors.toCollection(TreeSet::new));
    Set<String> there = new TreeSet<>();
    for (Route route : PublicServer.start(db).router.getRoutes()) {
      if (route.getPath() != null && route.methods() != null) {
        for (HttpMethod method : route.methods()) {
          if (!method.equals(HttpMethod.HEAD)) {
            there.add(method + " " + route.getPath().replaceAll(":([a-z]+)", "{$1}"));
          }
        }
      }
    }
    assertEquals(String.join("\n", there), String.join("\n", told));
  }
}
