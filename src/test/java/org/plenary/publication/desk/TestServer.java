package org.plenary.publication.desk;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.ext.web.Router;
import io.vertx.sqlclient.Pool;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.plenary.exchange.PlainCopy;
import org.plenary.http.Assets;
import org.plenary.http.Cookies;
import org.plenary.http.Csrf;
import org.plenary.http.Edge;
import org.plenary.http.Listening;
import org.plenary.http.Problems;
import org.plenary.http.Site;
import org.plenary.meeting.Meeting;
import org.plenary.meeting.Meetings;
import org.plenary.people.Gate;
import org.plenary.people.People;
import org.plenary.publication.Pages;
import org.plenary.refusal.Refusal;
import org.plenary.text.Block;
import org.plenary.text.Doc;
import org.plenary.text.Inline;
import org.plenary.text.Kind;
import org.plenary.text.Num;

/** The desk behind its edge, on a real port and a real database. */
final class TestServer {
  static final String PASSWORD = "a long enough password";

  final int port;
  final Site site;
  final Router router;
  final People people;
  final Meetings meetings;

  /** What the intake was asked to store: resolution, text, by whom. */
  record Stored(long resolution, String text, String by) {}

  final List<Stored> stored = new ArrayList<>();

  /** Nothing can be stored. */
  boolean broken;

  private TestServer(Vertx vertx, Pool pool, Clock clock, int port) {
    this.port = port;
    site = Site.local(port);
    people = People.open(vertx, pool, clock);
    meetings = new Meetings(pool, clock);
    Cookies cookies = new Cookies(site);
    Csrf csrf = new Csrf(cookies);
    Assets assets = new Assets();
    Pages pages = new Pages(assets, cookies, csrf);
    router = Router.router(vertx);
    new Edge(site, csrf, new Problems(pages::problem), Desk.LARGE_BODIES).mount(router);
    assets.mount(router);
    router.route().handler(new Gate(cookies, people.sessions())::load);
    TextIntake intake =
        new TextIntake(
            (copy, numbering) -> Future.succeededFuture(copy).map(text -> read(text, numbering)),
            (resolution, text, by) -> {
              if (broken) {
                return Future.failedFuture("the log is away");
              }
              stored.add(new Stored(resolution, words(text), by.voice().person()));
              return Future.succeededFuture();
            });
    new Desk(site, cookies, csrf, pages, people, meetings, intake).mount(router);
    router.get("/bug").handler(ctx -> ctx.fail(new IllegalStateException("inside secret")));
  }

  static TestServer start(Vertx vertx, Pool pool, Clock clock) {
    HttpServer server = vertx.createHttpServer(Listening.options());
    Router[] router = new Router[1];
    server.requestHandler(request -> router[0].handle(request));
    int port = server.listen(0, "127.0.0.1").await().actualPort();
    TestServer test = new TestServer(vertx, pool, clock, port);
    router[0] = test.router;
    return test;
  }

  /** Reads one block a line, and refuses the empty text. */
  private static Reading read(PlainCopy copy, Meeting.@Nullable Numbering numbering) {
    String text = copy.text();
    if (text.isBlank()) {
      throw new Refusal("text.empty", "There is no text.", "text").asException();
    }
    List<String> lines = text.lines().map(String::strip).filter(line -> !line.isEmpty()).toList();
    return new Reading(
        lines.get(0),
        lines.size() > 1 ? lines.get(1) : "",
        numbering == null ? Meeting.Numbering.UN : numbering,
        lines.stream().map(line -> new Reading.Line("clause", 0, "", line)).toList(),
        List.of(),
        new Doc(lines.stream().map(TestServer::block).toList()));
  }

  private static Block block(String line) {
    List<Inline> words = List.of(new Inline.Text(line, List.of()));
    return new Block("b", Kind.CLAUSE, 0, Num.AUTO, words);
  }

  private static String words(Doc text) {
    return text.blocks().stream().map(Block::plainText).collect(Collectors.joining("\n"));
  }
}
