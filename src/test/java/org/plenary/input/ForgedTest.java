package org.plenary.input;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.plenary.database.TestDatabase;
import org.plenary.exchange.IcuSegmenter;
import org.plenary.input.InputServer.Guest;
import org.plenary.input.InputServer.Reply;
import org.plenary.journal.Entry;
import org.plenary.negotiation.Act;
import org.plenary.negotiation.Answer;
import org.plenary.negotiation.Author;
import org.plenary.negotiation.By;
import org.plenary.negotiation.Outcome;
import org.plenary.negotiation.Stance;
import org.plenary.negotiation.Subject;
import org.plenary.people.Capacity;
import org.plenary.people.Rights;
import org.plenary.refusal.Refused;
import org.plenary.resolution.ActJson;
import org.plenary.resolution.Decision;
import org.plenary.resolution.Event;
import org.plenary.resolution.State;
import org.plenary.text.Applied;
import org.plenary.text.Brackets;
import org.plenary.text.Doc;
import org.plenary.text.Segmenter;
import org.plenary.text.Step;

/** Who acts, for whom, when and under which number: nothing of that is taken from a request. */
class ForgedTest {
  @RegisterExtension static final TestDatabase db = new TestDatabase();

  private static final int RUNS = 10_000;
  private static final String WORD = "FORGED";
  private static final int NUMBER = 666_666;
  private static final long NEXT = 200_000_000;
  private static final String WHY = "Because the harbour needs it.";

  private static InputServer server;
  private static long id;
  private static State state;

  @BeforeAll
  static void start() {
    server = InputServer.start(db);
    id = server.resolution("that ports stay open", "that lights are kept");
    JsonObject text = InputServer.doc("c1", "that ports stay wide open");
    server.act(id, server.atu(), "proposal", "kind", "mod", "clause", "c1", "text", text);
    server.act(id, server.atu(), "comment", "clause", "c1", "type", "general", "text", "Hm.");
    state = happened(db.await(server.resolutions.state(id)));
    assertEquals(4, state.negotiation().inputs().size());
  }

  /** A state in which every kind of act finds what it is about. */
  private static State happened(State begun) {
    By atu = By.of(server.atu().voice());
    By chair = By.of(server.chair().voice());
    By desk = By.of(server.secretariat().voice());
    By people = new By(0, 0, "", "", Capacity.PUBLIC);
    State now = after(begun, people, new Act.Submitted(3, "c1", "academia", "0".repeat(64)));
    now = after(now, desk, new Act.Stated(4, "c1", "MS OKAFOR", null, "Yes.", "Day 1"));
    now = after(now, chair, new Act.Answered(List.of(noted(1), noted(2))));
    now = after(now, chair, new Act.SilenceOpened(1, List.of("c1"), 100_000_000));
    now = after(now, atu, new Act.Positioned(new Subject(1, ""), Stance.CONCERN, "", ""));
    Doc doc = now.doc();
    for (Step step : Brackets.put(doc, 1, 10, "br0")) {
      doc = ((Applied.Done) step.apply(doc)).doc();
    }
    return new State(now.version(), doc, now.base(), now.negotiation());
  }

  private static Answer noted(int input) {
    return new Answer(input, Outcome.NOTED, "", "", List.of(), WHY, 0, "", 0, "");
  }

  private static State after(State before, By by, Act act) {
    return new Event.Acted(by, 1_000, act, null).after(before);
  }

  /** Requests as they should be, by kind. */
  private static Map<String, JsonObject> requests() {
    Map<String, JsonObject> all = new HashMap<>();
    all.put("contribution", new JsonObject().put("symbol", "35A18").put("source", "ATU"));
    all.put(
        "proposal",
        new JsonObject()
            .put("kind", "mod")
            .put("clause", "c1")
            .put("text", InputServer.doc("c1", "that ports stay shut")));
    all.put(
        "revision",
        new JsonObject()
            .put("number", 1)
            .put("kind", "mod")
            .put("clause", "c1")
            .put("text", InputServer.doc("c1", "that ports stay shut")));
    all.put("withdrawal", new JsonObject().put("number", 1));
    all.put("supporter", new JsonObject().put("number", 1).put("joins", true));
    all.put(
        "comment",
        new JsonObject().put("clause", "c2").put("type", "technical").put("text", "How bright?"));
    all.put("reply", new JsonObject().put("number", 2).put("text", "Well."));
    all.put("thread", new JsonObject().put("number", 2).put("resolved", true));
    all.put(
        "position",
        new JsonObject()
            .put("subject", new JsonObject().put("proposal", 1).put("clause", ""))
            .put("stance", "support"));
    all.put(
        "statement",
        new JsonObject()
            .put("clause", "c1")
            .put("speaker", "MS OKAFOR")
            .put("spoken", new JsonObject().put("delegation", server.atu().voice().delegationId()))
            .put("text", "Yes."));
    all.put("clause-status", new JsonObject().put("clause", "c2").put("status", "provisional"));
    all.put("taken-up", new JsonObject().put("proposal", 1));
    all.put(
        "answer",
        new JsonObject()
            .put(
                "answers",
                new JsonArray()
                    .add(
                        new JsonObject().put("input", 2).put("outcome", "noted").put("why", WHY))));
    all.put("brackets", new JsonObject().put("id", "br1").put("clause", "c2").put("why", WHY));
    all.put("sitting", new JsonObject().put("name", "Monday"));
    all.put(
        "silence", new JsonObject().put("clauses", new JsonArray().add("c2")).put("until", NEXT));
    all.put("silence-end", new JsonObject().put("number", 1).put("broken", true).put("why", WHY));
    all.put("brackets-lifted", new JsonObject().put("id", "br0").put("option", 0).put("why", WHY));
    all.put("taken-back", new JsonObject().put("version", 3));
    all.put("moderation", new JsonObject().put("number", 3).put("shown", false).put("why", WHY));
    all.put("response", new JsonObject().put("number", 1).put("contested", true).put("why", WHY));
    all.put("naming", new JsonObject().put("name", "First reading").put("version", 2));
    all.put("adoption", new JsonObject().put("words", "By consensus."));
    return all;
  }

  /** What no request asks for: the server does it, or a form of its own. */
  private static final Set<String> NOT_ASKED = Set.of("received", "submission", "delivery", "due");

  @Test
  void every_kind_is_forged_but_those_that_nobody_can_ask_for() {
    Set<String> kinds = new TreeSet<>(requests().keySet());
    kinds.addAll(NOT_ASKED);
    Set<String> all = new TreeSet<>();
    ActsDocumentTest.all().forEach(act -> all.add(act.kind()));
    assertEquals(all, kinds);
    for (String kind : NOT_ASKED) {
      for (Guest guest : List.of(server.atu(), server.chair(), server.secretariat())) {
        Reply reply = server.act(id, guest, kind, "number", 1, "answer", 3, "channel", "page");
        assertEquals("action.forbidden", reply.json().getString("code"), kind);
      }
    }
  }

  private static final List<String> NAMES =
      List.of(
          "by",
          "voice",
          "delegation",
          "region",
          "capacity",
          "name",
          "person",
          "at",
          "stamp",
          "voiceId",
          "author",
          "of",
          "withdrawn",
          "supporters",
          "revisions",
          "owes",
          "before",
          "position",
          "kindOf",
          "moderation",
          "contestDays",
          "delivered",
          "response",
          "steps",
          "moves");

  /** What a part of a request could tell of somebody. */
  private static final List<String> OF_SOMEBODY =
      List.of("name", "region", "capacity", "delegation", "person", "contestDays");

  /** Something forged in one of its objects; the number too where the server gives it. */
  private static void forge(Random random, String kind, JsonObject request) {
    List<JsonObject> places = new ArrayList<>(List.of(request));
    for (String part : List.of("subject", "spoken")) {
      if (request.getValue(part) instanceof JsonObject object) {
        places.add(object);
      }
    }
    if (request.getValue("answers") instanceof JsonArray answers) {
      places.add(answers.getJsonObject(0));
    }
    for (int i = 0; i <= random.nextInt(4); i++) {
      JsonObject place = places.get(random.nextInt(places.size()));
      List<String> names = place == request ? NAMES : OF_SOMEBODY;
      String name = names.get(random.nextInt(names.size()));
      boolean own = place.containsKey(name) || kind.equals("sitting") && name.equals("name");
      if (!own) {
        place.put(name, value(random));
      }
    }
    boolean given = List.of("contribution", "proposal", "comment", "statement").contains(kind);
    if (given && random.nextBoolean()) {
      request.put("number", NUMBER);
    }
  }

  private static Object value(Random random) {
    return switch (random.nextInt(4)) {
      case 0 -> WORD;
      case 1 -> NUMBER;
      case 2 ->
          new JsonObject()
              .put("delegation", NUMBER)
              .put("name", WORD)
              .put("region", WORD)
              .put("capacity", "chair")
              .put("voice", NUMBER);
      default -> new JsonArray().add(NUMBER).add(WORD);
    };
  }

  @Test
  void of_ten_thousand_forged_requests_nothing_forged_is_stored() {
    Acts acts = new Acts(server.resolutions, server.people.delegations());
    Segmenter words = IcuSegmenter.of("en");
    By atu = By.of(server.atu().voice());
    By chair = By.of(server.chair().voice());
    By desk = By.of(server.secretariat().voice());
    List<String> kinds = List.copyOf(requests().keySet());
    Random random = new Random(10_000);
    Map<String, Integer> stored = new HashMap<>();
    for (int run = 0; run < RUNS; run++) {
      String kind = kinds.get(random.nextInt(kinds.size()));
      JsonObject request = requests().get(kind).put("do", kind);
      forge(random, kind, request);
      // Where the database has to be asked it is asked seldom.
      if (kind.equals("statement") && random.nextInt(3) > 0) {
        request.remove("spoken");
      }
      Author author = new Author(pick(kind, atu, chair, desk), 5_000 + run);
      Decision decision = decide(acts, words, request, author);
      if (decision instanceof Decision.Accepted accepted) {
        Event.Acted event = (Event.Acted) accepted.event();
        assertEquals(author.by(), event.by(), request.encode());
        assertEquals(author.at(), event.at());
        ObjectNode body = ActJson.MAPPER.valueToTree(event.act());
        String told = body.toString() + ActJson.MAPPER.valueToTree(accepted.state().negotiation());
        assertEquals(-1, told.indexOf(WORD), request.encode());
        assertEquals(-1, told.indexOf(String.valueOf(NUMBER)), request.encode());
        stored.merge(kind, 1, Integer::sum);
      }
    }
    int all = stored.values().stream().mapToInt(i -> i).sum();
    assertTrue(all > RUNS / 2, "most are in order but for what is forged: " + stored);
    Set<String> never = new TreeSet<>(kinds);
    never.removeAll(stored.keySet());
    // Answers are owed and words stand in brackets; nothing was taken up.
    assertEquals(Set.of("adoption", "sitting", "taken-back"), never);
  }

  private static By pick(String kind, By atu, By chair, By desk) {
    return switch (kind) {
      case "statement", "moderation" -> desk;
      case "supporter" -> By.of(server.apt().voice());
      case "clause-status",
          "taken-up",
          "taken-back",
          "answer",
          "brackets",
          "brackets-lifted",
          "silence",
          "sitting",
          "naming",
          "adoption" ->
          chair;
      default -> atu;
    };
  }

  private static Decision decide(Acts acts, Segmenter words, JsonObject request, Author author) {
    try {
      Acts.Asked asked =
          db.await(acts.read(id, state, Fields.read(Buffer.buffer(request.encode())), words))
              .in(ZoneId.of("UTC"), 14);
      return Rights.may(author.by().capacity(), asked.command().right())
          ? asked.command().decide(state, List.of(), author)
          : Decision.refuse("right.missing", "");
    } catch (Refused refused) {
      return new Decision.Refused(refused.refusal());
    }
  }

  @Test
  void nor_over_http() {
    long there = server.resolution("that ports stay open", "that lights are kept");
    JsonObject text = InputServer.doc("c1", "that ports stay wide open");
    server.act(there, server.atu(), "proposal", "kind", "mod", "clause", "c1", "text", text);
    server.act(there, server.atu(), "comment", "clause", "c1", "type", "general", "text", "Hm.");
    Random random = new Random(7);
    List<String> kinds = List.copyOf(requests().keySet());
    int done = 0;
    for (int run = 0; run < 150; run++) {
      String kind = kinds.get(random.nextInt(kinds.size()));
      JsonObject request = requests().get(kind).put("do", kind);
      forge(random, kind, request);
      Guest guest =
          switch (kind) {
            case "statement", "moderation" -> server.secretariat();
            case "clause-status", "taken-up", "answer", "brackets", "sitting", "silence" ->
                server.chair();
            default ->
                random.nextBoolean() ? server.atu() : server.guest("Coralia", "APT", Capacity.HEAD);
          };
      Reply reply =
          server.post("/api/resolutions/" + there + "/acts", guest, server.key(), request.encode());
      assertTrue(reply.status() < 500, reply.json().encode());
      done += reply.status() == 200 ? 1 : 0;
    }
    assertTrue(done > 30, "some were stored: " + done);
    for (Entry entry : db.await(server.resolutions.entriesAfter(there, 0, 1_000))) {
      assertEquals(-1, entry.body().indexOf(WORD), entry.body());
      assertEquals(-1, entry.body().indexOf(String.valueOf(NUMBER)), entry.body());
    }
  }

  @Test
  void nor_in_private_drafts() {
    long there = server.resolution("that ports stay open", "that lights are kept");
    String path = "/api/resolutions/" + there + "/drafts";
    Random random = new Random(11);
    for (int run = 0; run < 60; run++) {
      JsonObject wanted = new JsonObject().put("kind", "mod").put("clause", "c1").put("why", WHY);
      forge(random, "draft", wanted);
      Reply begun = server.post(path, server.atu(), server.key(), wanted.encode());
      assertEquals(200, begun.status(), begun.json().encode());
      JsonObject changed = new JsonObject().put("why", WHY + WHY);
      forge(random, "draft", changed);
      String draft = path + "/" + begun.json().getString("id");
      Reply reply = server.send("PATCH", draft, server.atu(), server.key(), changed.encode());
      assertTrue(reply.status() < 500, reply.json().encode());
      String kept = server.get(draft, server.atu()).json().encode();
      assertEquals(-1, kept.indexOf(WORD), wanted.encode() + changed.encode());
      assertEquals(-1, kept.indexOf(String.valueOf(NUMBER)), wanted.encode() + changed.encode());
    }
  }
}
