package org.plenary.answer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Route;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.plenary.database.TestDatabase;
import org.plenary.drafting.Tab;
import org.plenary.input.SubmissionRules;
import org.plenary.input.Transcripts;
import org.plenary.negotiation.Act;
import org.plenary.negotiation.Outcome;
import org.plenary.proof.Checkpoint;
import org.plenary.proof.Note;
import org.plenary.proof.Tile;

/**
 * Fifty words that nobody outside may read, looked for at every address the server has, as
 * everybody; and found with those who may read them, so that looking is known to find.
 */
class CanaryTest {
  @RegisterExtension static final TestDatabase db = new TestDatabase();

  /** The public, and everybody of the invented hall. */
  private static final List<String> READERS =
      List.of("", "omar", "otto", "vera", "amina", "kofi", "ines");

  /** What is private, and who of the hall may read it nevertheless. */
  private enum Private {
    PROPOSAL_DRAFT("amina", "kofi"),
    ANSWER_DRAFT("vera", "ines"),
    UNMODERATED("ines"),
    TRANSCRIPT("ines"),
    ADDRESS_OF_AMINA("amina", "ines"),
    ADDRESS_OF_KOFI("kofi", "ines"),
    ADDRESS_OF_CITIZEN("ines"),
    NAME_OF_CITIZEN();

    final Set<String> readers;

    Private(String... readers) {
      this.readers = Set.of(readers);
    }
  }

  private static final Map<String, Private> CANARIES = new LinkedHashMap<>();
  private static final Random RANDOM = new Random(29);
  private static final List<String> LOG = new CopyOnWriteArrayList<>();
  private static final List<String> DRAFTS = new ArrayList<>();
  private static Hall hall;

  private static String canary(Private kind) {
    String word = "canary" + Long.toString(RANDOM.nextLong() >>> 1, 36);
    CANARIES.put(word, kind);
    return word;
  }

  @BeforeAll
  static void open() {
    hall = Hall.open(db, Optional.empty()).fill();
    db.await(hall.answering.start());
    db.await(hall.invitePublic(true));
  }

  private static String api(String rest) {
    return "/api/resolutions/" + hall.item.id() + rest;
  }

  private static JsonObject done(HttpResponse<String> answer) {
    assertEquals(200, answer.statusCode(), answer.body());
    return new JsonObject(answer.body());
  }

  private static Tab tab(String login, String stream) {
    String origin = "http://localhost:" + hall.port;
    long id = Long.parseLong(stream);
    Tab tab = db.await(Tab.open(db.vertx(), hall.port, id, origin, hall.cookie(login)));
    return tab.hello("client-of-" + login);
  }

  /** Ten drafts of proposals: the reason and what was typed. */
  private static void draftProposals() {
    for (int i = 0; i < 10; i++) {
      JsonObject wanted = new JsonObject().put("kind", "mod").put("clause", "c" + (1 + i % 2));
      String draft = done(hall.ask("amina", "POST", api("/drafts"), wanted)).getString("id");
      DRAFTS.add(draft);
      JsonObject why = new JsonObject().put("why", "As " + canary(Private.PROPOSAL_DRAFT) + ".");
      done(hall.ask("kofi", "PATCH", api("/drafts/" + draft), why));
      Tab tab = tab("amina", draft);
      db.await(tab.hears("welcome"));
      tab.types(1, 1, 1, canary(Private.PROPOSAL_DRAFT));
      db.await(tab.entry(2));
    }
  }

  /** Six drafts of answers: what was heard and why. */
  private static void draftAnswers() {
    for (int i = 0; i < 6; i++) {
      int input = hall.comment(i % 2 == 0 ? "amina" : "otto", "Remark " + i + " on the lights.");
      JsonObject draft =
          new JsonObject()
              .put("outcome", "noted")
              .put("heard", canary(Private.ANSWER_DRAFT))
              .put("why", canary(Private.ANSWER_DRAFT));
      done(hall.ask(i % 2 == 0 ? "vera" : "ines", "PUT", api("/answer-drafts/" + input), draft));
    }
  }

  private static SubmissionRules.Filled filled(String words, String name, String email) {
    return new SubmissionRules.Filled("c1", words, "academia", name, email, false);
  }

  /** Six that nobody has looked at, and four that are answered, with an address each. */
  private static void handIn() {
    for (int i = 0; i < 6; i++) {
      String words = "We ask for lights " + canary(Private.UNMODERATED) + ".";
      db.await(hall.submissions.hand(hall.item.id(), "key-" + i, filled(words, "", "")));
    }
    for (int i = 0; i < 4; i++) {
      String email = canary(Private.ADDRESS_OF_CITIZEN) + "@people.example";
      String name = canary(Private.NAME_OF_CITIZEN);
      String words = "We ask for lights of another colour.";
      db.await(hall.submissions.hand(hall.item.id(), "named-" + i, filled(words, name, email)));
      int number = hall.negotiation().inputs().size();
      hall.act("ines", new Act.Moderated(number, true, ""));
      hall.answer(number, Outcome.NOTED, "The colour of lights is for another meeting.");
    }
  }

  /** Two turns of a transcript; neither is an input. */
  private static void readTranscript() {
    long meeting = db.await(hall.meetings.named("wha-28")).id();
    String words =
        ">> OTTO: We wait for "
            + canary(Private.TRANSCRIPT)
            + ".\n\n>> VERA: Here is "
            + canary(Private.TRANSCRIPT)
            + ".\n";
    db.await(
        new Transcripts(db.pool(), hall.clock)
            .keep(meeting, "First sitting", words, hall.voice("ines")));
  }

  private static void writeToDelegation() {
    for (String login : List.of("amina", "kofi")) {
      Private kind = login.equals("amina") ? Private.ADDRESS_OF_AMINA : Private.ADDRESS_OF_KOFI;
      String email = canary(kind) + "@sahelia.example";
      db.await(hall.people.mailboxes().set(hall.accounts.get(login).person(), email));
    }
    int input = hall.comment("amina", "A remark that will be answered.");
    hall.answer(input, Outcome.NOTED, "Everybody of the delegation is written to.");
    hall.until(() -> db.await(hall.answering.outbox().all(100)).size() == 6, "all letters");
  }

  /** The values that a part of an address can have. */
  private static List<String> values(String path, String part) {
    return switch (part) {
      case "meeting" -> List.of("wha-28", "unknown");
      case "resolution" ->
          path.startsWith("/live/")
              ? List.of()
              : List.of("ports", String.valueOf(hall.item.id()), DRAFTS.get(0));
      case "id" -> List.of(String.valueOf(hall.item.id()), DRAFTS.get(0), DRAFTS.get(1), "x");
      case "draft" -> DRAFTS;
      case "clause" -> List.of("c1", "c2", "c3");
      case "version" -> List.of("1", "2", "5", "99999");
      case "number", "input" -> numbers();
      case "receipt" -> List.of("A".repeat(24));
      case "ticket" -> List.of("A".repeat(24));
      case "delegation" -> List.of("1", "2", "3", "99999");
      case "region" -> List.of("ATU", "CEPT", "x");
      case "chunk" -> List.of("0.json", "1.json", "x");
      case "incoming", "transcript" -> List.of("1", "99999");
      default -> throw new AssertionError("what can :" + part + " of " + path + " be?");
    };
  }

  private static List<String> numbers() {
    List<String> all = new ArrayList<>(List.of("99999"));
    hall.negotiation().inputs().keySet().forEach(number -> all.add(String.valueOf(number)));
    return all;
  }

  /** Every address that can be asked for, from the routes themselves. */
  private static Set<String> addresses() {
    Set<String> all = new TreeSet<>();
    for (Route route : hall.router.getRoutes()) {
      String path = route.getPath();
      if (path == null || route.methods() == null || !route.methods().contains(HttpMethod.GET)) {
        continue;
      }
      // What never ends, and what is the same for everybody and made before anything was private.
      if (!path.endsWith("/events") && !path.contains("*")) {
        fill(path, path, all);
      }
    }
    for (Tile tile : Tile.of(logged())) {
      all.add("/m/wha-28/log/" + tile.path());
      if (tile.level() == 0) {
        all.add("/m/wha-28/log/" + tile.entriesPath());
      }
    }
    for (String query : List.of("?compare=base", "?v=1", "?from=1&to=5", "?v=9&compare=base")) {
      all.add("/m/wha-28/ports" + query);
    }
    return all;
  }

  /** How many entries the record has. */
  private static long logged() {
    String note = hall.ask("", "GET", "/m/wha-28/log/checkpoint", null).body();
    return Checkpoint.parse(Note.parse(note).text()).size();
  }

  private static void fill(String route, String path, Set<String> into) {
    int colon = path.indexOf(':');
    if (colon < 0) {
      into.add(path);
      return;
    }
    int end = colon + 1;
    while (end < path.length() && Character.isLetter(path.charAt(end))) {
      end++;
    }
    for (String value : values(route, path.substring(colon + 1, end))) {
      fill(route, path.substring(0, colon) + value + path.substring(end), into);
    }
  }

  /** Reads everything, as one who looks at pages and as one who asks with a script. */
  private static String readAll(String login, Set<String> addresses) {
    StringBuilder read = new StringBuilder();
    for (String address : addresses) {
      HttpResponse<String> page = hall.page(login.isEmpty() ? "" : hall.cookie(login), address);
      read.append(page.body()).append(page.headers().map());
      if (FileWords.isFile(address)) {
        read.append(FileWords.of(hall.file(login.isEmpty() ? "" : hall.cookie(login), address)));
      }
      if (address.startsWith("/api/")) {
        read.append(hall.ask(login, "GET", address, null).body());
      }
    }
    return read.append(provoke(login)).toString();
  }

  /** Answers to what is wrong or not allowed. */
  private static String provoke(String login) {
    StringBuilder read = new StringBuilder();
    JsonObject nonsense = new JsonObject().put("why", 7).put("kind", "poem").put("do", "dance");
    List<String> paths = new ArrayList<>(List.of(api("/acts"), api("/drafts")));
    DRAFTS.subList(0, 3).forEach(draft -> paths.add(api("/drafts/" + draft)));
    numbers().forEach(input -> paths.add(api("/answer-drafts/" + input)));
    for (String path : paths) {
      for (String method : List.of("POST", "PATCH", "PUT")) {
        read.append(hall.ask(login, method, path, nonsense).body());
      }
    }
    return read.toString();
  }

  private static Handler listening() {
    Handler handler =
        new Handler() {
          private final SimpleFormatter formatter = new SimpleFormatter();

          @Override
          public void publish(LogRecord line) {
            LOG.add(formatter.format(line));
          }

          @Override
          public void flush() {}

          @Override
          public void close() {}
        };
    Logger.getLogger("").addHandler(handler);
    return handler;
  }

  @Test
  void private_words_are_read_by_those_they_are_for_and_by_nobody_else() {
    ByteArrayOutputStream printed = new ByteArrayOutputStream();
    PrintStream out = System.out;
    Handler handler = listening();
    Map<String, String> read = new TreeMap<>();
    try (PrintStream copy = new PrintStream(printed, true, StandardCharsets.UTF_8)) {
      System.setOut(copy);
      Map<String, Tab> tabs = new TreeMap<>();
      for (String login : List.of("omar", "otto", "vera", "amina", "ines")) {
        tabs.put(login, tab(login, String.valueOf(hall.item.id())));
        db.await(tabs.get(login).hears("welcome"));
      }
      draftProposals();
      draftAnswers();
      handIn();
      readTranscript();
      writeToDelegation();
      db.await(hall.integrator.all());
      assertEquals(50, CANARIES.size());
      long last = db.await(hall.resolutions.state(hall.item.id())).version();
      Set<String> addresses = addresses();
      assertTrue(addresses.size() > 100, addresses.toString());
      for (String login : READERS) {
        read.put(login, readAll(login, addresses));
      }
      tabs.forEach(
          (login, tab) -> {
            db.await(tab.entry(last));
            read.merge("socket of " + login, tab.heard().toString(), String::concat);
          });
    } finally {
      System.setOut(out);
      Logger.getLogger("").removeHandler(handler);
    }
    for (String file : List.of("/ports/text.docx", "/ports/text.pdf", "/log/bundle")) {
      String words = FileWords.of(hall.file("", "/m/wha-28" + file));
      assertTrue(words.contains("lights on"), () -> file + " is not read: " + words);
    }
    read.put("log", String.join("\n", LOG) + printed.toString(StandardCharsets.UTF_8));
    assertEquals(List.of(), wrong(read));
  }

  private static List<String> wrong(Map<String, String> read) {
    List<String> wrong = new ArrayList<>();
    read.forEach(
        (who, words) ->
            CANARIES.forEach(
                (canary, kind) -> {
                  boolean may = kind.readers.contains(who);
                  if (words.contains(canary) != may) {
                    wrong.add((may ? "not found: " : "leaked: ") + kind + " to '" + who + "'");
                  }
                }));
    return wrong;
  }
}
