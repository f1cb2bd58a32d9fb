package org.plenary.publication;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.StringReader;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.plenary.database.TestDatabase;
import org.plenary.meeting.AgendaItem;
import org.plenary.meeting.Meeting;
import org.plenary.negotiation.Act;
import org.plenary.negotiation.Answer;
import org.plenary.negotiation.CommentType;
import org.plenary.negotiation.Outcome;
import org.plenary.negotiation.Stance;
import org.plenary.negotiation.Subject;
import org.plenary.people.Capacity;
import org.plenary.people.Voice;
import org.plenary.refusal.Refused;
import org.plenary.resolution.Cast;
import org.plenary.resolution.Command;
import org.plenary.text.Block;
import org.plenary.text.Slice;
import org.plenary.text.Step;
import org.xml.sax.InputSource;

/**
 * Who wrote which words, what happened when, the film of it, and the feeds: as anybody reads it.
 */
@Timeout(90)
class PublicHistoryTest {
  @RegisterExtension static final TestDatabase db = new TestDatabase();

  private static PublicServer server;
  private static AgendaItem item;
  private static Voice amina;
  private static Voice boris;
  private static Voice chair;
  private static Voice secretariat;
  private static String path;
  private static String first;
  private static String second;

  /** What everybody did, in order; the entries are those of the versions in the comments. */
  @BeforeAll
  static void happens() {
    server = PublicServer.start(db);
    amina = Cast.voice(db, "Amina Diallo", "ATU", Capacity.DELEGATE);
    boris = Cast.voice(db, "Boris Petrov", "RCC", Capacity.DELEGATE);
    chair = Cast.voice(db, "Vera Lind", "CEPT", Capacity.CHAIR);
    secretariat = Cast.voice(db, "Ines Okoro", "CEPT", Capacity.SECRETARIAT);
    Meeting meeting = server.meeting("history", "World Harbour Assembly");
    item = server.resolution(meeting, "lights", "RESOLUTION 12", "Lights along the coast", chair);
    server.store(item, PublicServer.LIGHTS, secretariat); // 1
    path = "/m/" + meeting.slug() + "/lights";
    List<Block> blocks = server.text(item).blocks();
    first = blocks.get(blocks.size() - 2).id();
    second = blocks.get(blocks.size() - 1).id();
    server.type(item, amina, "guide", "always "); // 2
    server.type(item, amina, "always", "shall "); // 3
    server.type(item, boris, "hides", "often "); // 4
    server.type(item, boris, "every", "near "); // 5
    says(amina, first, "Light it."); // 6
    does(
        boris,
        new Act.Positioned(
            new Subject(0, second),
            Stance.OBJECT,
            "The coast is too long.",
            "Name the miles.")); // 7
    answers(1); // 8
    Events.await(server, path, 8);
  }

  private static void does(Voice voice, Act act) {
    server.submit(item, voice, new Command.Do(act));
  }

  private static void says(Voice voice, String clause, String text) {
    does(voice, new Act.Commented(0, clause, -1, -1, "", 0, CommentType.GENERAL, Set.of(), text));
  }

  private static void answers(int input) {
    Answer answer =
        new Answer(
            input,
            Outcome.NOT_ACCEPTED,
            "Light it.",
            "Its cost.",
            List.of(),
            "Lamps are dear.",
            0,
            "",
            0,
            "");
    does(chair, new Act.Answered(List.of(answer)));
  }

  private static JsonObject json(String address) {
    HttpResponse<String> answer = server.get(path + address);
    assertEquals(200, answer.statusCode(), answer.body());
    return new JsonObject(answer.body());
  }

  private static List<JsonObject> all(JsonArray array) {
    return array.stream().map(JsonObject.class::cast).toList();
  }

  private static List<String> whats(String query) {
    return all(json("/timeline.json" + query).getJsonArray("changes")).stream()
        .map(one -> one.getString("what"))
        .toList();
  }

  @Test
  void a_split_a_join_and_a_broken_silence_are_told_as_such() {
    Meeting meeting = server.meeting("parted", "World Harbour Assembly");
    AgendaItem parted = server.resolution(meeting, "lamps", "RESOLUTION 13", "Lamps", chair);
    server.store(parted, PublicServer.LIGHTS, secretariat); // 1
    List<Block> blocks = server.text(parted).blocks();
    Block clause = blocks.get(blocks.size() - 1);
    int begins = server.text(parted).size() - clause.nodeSize();
    int at = begins + 1 + clause.plainText().indexOf(' ');
    Block empty = new Block(clause.id(), clause.kind(), clause.level(), clause.num(), List.of());
    Block fresh = new Block("fresh-part", clause.kind(), clause.level(), clause.num(), List.of());
    Slice two = Slice.blocks(List.of(empty, fresh), 1, 1);
    edit(parted, new Step.Replace(at, at, two, true)); // 2
    edit(parted, new Step.Replace(at, at + 2, Slice.EMPTY, true)); // 3
    long now = System.currentTimeMillis();
    server.submit(
        parted,
        chair,
        new Command.Do(new Act.SilenceOpened(0, List.of(clause.id()), now + 86_400_000))); // 4
    Act no = new Act.SilenceEnded(1, true, "We object to this clause.");
    server.submit(parted, boris, new Command.Do(no)); // 5
    String lamps = "/m/" + meeting.slug() + "/lamps";
    Events.await(server, lamps, 5);
    String page = server.get(lamps + "/timeline?clause=fresh-part").body();
    assertTrue(page.contains("Split:"), page);
    assertTrue(page.contains("· the second part:"), page);
    assertTrue(page.contains("Joined:"), page);
    assertFalse(page.contains("<ins>"), "no words came: " + page);
    String whole = server.get(lamps + "/timeline?clause=" + clause.id()).body();
    assertTrue(whole.contains("Broke the silence procedure by an objection"), whole);
    assertTrue(whole.contains("We object to this clause."), whole);
  }

  private static void edit(AgendaItem parted, Step step) {
    long version = db.await(server.resolutions.state(parted.id())).version();
    server.submit(parted, amina, new Command.Edit(version, List.of(List.of(step))));
  }

  @Test
  void every_span_of_a_version_has_its_delegation_region_time_and_change() {
    List<JsonObject> spans = all(json("/authors.json").getJsonArray("spans"));
    List<String> written =
        spans.stream()
            .filter(span -> !span.getBoolean("base"))
            .map(
                span ->
                    span.getString("region")
                        + " "
                        + span.getInteger("version")
                        + " "
                        + span.getString("text"))
            .toList();
    assertEquals(List.of("ATU 2 shall always ", "RCC 4 near ", "RCC 4 often "), written);
    String whole = spans.stream().map(span -> span.getString("text")).collect(Collectors.joining());
    String text =
        server.text(item).blocks().stream().map(Block::plainText).collect(Collectors.joining());
    assertEquals(text, whole, "together they are the text");
    JsonObject early = json("/authors.json?v=3");
    assertEquals(3, early.getInteger("version"));
    assertTrue(all(early.getJsonArray("spans")).stream().noneMatch(s -> is(s, "RCC")));
    assertEquals(404, server.get(path + "/authors?v=99").statusCode());
    assertTrue(server.get(path + "/authors.csv").body().contains(",shall always "));
  }

  private static boolean is(JsonObject span, String region) {
    return span.getString("region").equals(region);
  }

  @Test
  void the_text_shows_its_hands_by_name_and_not_by_colour_alone() {
    String page = server.get(path + "?show=authors").body();
    assertTrue(
        page.contains("<span class=\"by\">ATU</span>shall always </span>"), "named before words");
    assertTrue(page.contains("class=\"wrote region-atu\""), "and coloured");
    assertFalse(page.replace("Delegation of Amina Diallo", "").contains("Amina"), "no name");
    assertFalse(server.get(path).body().contains("class=\"wrote"), "only where it is asked for");
    String list = server.get(path + "/authors").body();
    assertTrue(list.contains("shall always"), list);
    assertTrue(list.contains("Delegation of Boris Petrov</bdi>"), list);
    assertTrue(list.contains("href=\"" + path + "/changes/4\""), "leads to the change");
  }

  @Test
  void the_timeline_has_strokes_and_acts_the_latest_first_and_filters() {
    assertEquals(
        List.of(
            "answer", "position-object", "comment", "changed", "changed", "changed", "text-set"),
        whats(""));
    assertEquals(List.of("position-object", "changed", "changed"), whats("?region=RCC"));
    assertEquals(List.of("changed", "changed", "changed", "text-set"), whats("?kind=text"));
    assertEquals(List.of("answer"), whats("?kind=answers&capacity=chair"));
    assertEquals(List.of("position-object", "changed"), whats("?clause=" + second));
    assertEquals(List.of("answer", "comment", "changed", "changed"), whats("?clause=" + first));
    assertEquals(
        List.of("comment", "changed"),
        whats("?delegation=" + amina.delegationId() + "&region=ATU"));
    assertEquals(List.of("changed", "text-set"), whats("?before=4"));
    assertEquals(List.of(), whats("?region=APT"));
    String page = server.get(path + "/timeline?region=RCC").body();
    assertTrue(page.contains("The coast is too long."), "the reason given");
    assertTrue(page.contains("<option value=\"RCC\" selected>"), page);
    assertFalse(page.contains("Lamps are dear."), "what was not asked for is not there");
    assertTrue(server.get(path + "/timeline.csv").body().contains("\r\n4,4,"));
  }

  @Test
  void a_change_has_an_address_its_redline_and_its_proof() {
    String page = server.get(path + "/changes/2").body();
    assertTrue(page.contains("shall always "), page);
    assertTrue(page.contains("<del>") || page.contains("<ins>"), page);
    assertTrue(page.contains(path + "?from=1&amp;to=3#c-" + first), page);
    assertTrue(page.contains("/log/receipt/lights/3"), page);
    assertEquals(
        server.get(path + "/changes/3").body().contains("shall always "),
        true,
        "any of its entries");
    assertEquals(404, server.get(path + "/changes/99").statusCode());
    assertEquals(404, server.get(path + "/changes/x").statusCode());
  }

  @Test
  void the_film_ends_in_the_text_and_steps_by_links() {
    JsonObject film = json("/playback/0.json");
    Map<String, String> text = new LinkedHashMap<>();
    all(film.getJsonArray("start")).forEach(l -> text.put(l.getString("id"), l.getString("text")));
    List<String> regions = new ArrayList<>();
    for (JsonObject frame : all(film.getJsonArray("frames"))) {
      if (frame.containsKey("order")) {
        text.keySet().retainAll(new HashSet<>(frame.getJsonArray("order").getList()));
      }
      if (frame.containsKey("set")) {
        all(frame.getJsonArray("set"))
            .forEach(l -> text.put(l.getString("id"), l.getString("text")));
      }
      regions.add(frame.getString("region"));
    }
    assertEquals(List.of("CEPT", "ATU", "RCC", "RCC"), regions);
    assertEquals(
        server.text(item).blocks().stream().map(Block::plainText).toList(),
        List.copyOf(text.values()));
    String page = server.get(path + "/playback?at=3").body();
    assertTrue(page.contains("shall always "), page);
    assertTrue(page.contains("href=\"" + path + "/playback?at=4\""), "one on");
    assertTrue(page.contains("href=\"" + path + "/playback?at=1\""), "one back");
    assertFalse(film(page).contains("often "), "nothing of later");
    String clause = server.get(path + "/playback?at=3&clause=" + first).body();
    assertFalse(film(clause).contains("hides the coast"), "that clause alone");
    assertTrue(clause.contains("href=\"" + path + "/playback?at=5&amp;clause=" + first + "\""));
    assertEquals(404, server.get(path + "/playback/1.json").statusCode());
    assertEquals(404, server.get(path + "/playback/x").statusCode());
    assertEquals(404, server.get(path + "/playback?at=99").statusCode());
  }

  private static String film(String page) {
    return page.substring(page.indexOf("id=\"film-text\""));
  }

  @Test
  void feeds_are_well_formed_keep_their_ids_and_answer_conditionally() throws Exception {
    JsonObject feed = json("/feed.json?clause=" + first);
    assertEquals("https://jsonfeed.org/version/1.1", feed.getString("version"));
    List<JsonObject> items = all(feed.getJsonArray("items"));
    assertEquals(4, items.size());
    String id = items.get(3).getString("id");
    assertTrue(id.endsWith(path + "/changes/2#c-" + first), id);
    assertTrue(items.get(3).getString("content_html").contains("<ins>"), items.get(3).encode());
    HttpResponse<String> atom = server.get(path + "/feed.atom?region=ATU");
    var document =
        DocumentBuilderFactory.newInstance()
            .newDocumentBuilder()
            .parse(new InputSource(new StringReader(atom.body())));
    assertEquals(2, document.getElementsByTagName("entry").getLength());
    assertEquals(
        "application/atom+xml; charset=utf-8",
        atom.headers().firstValue("Content-Type").orElseThrow());
    String tag = atom.headers().firstValue("ETag").orElseThrow();
    assertEquals(
        304, server.get(path + "/feed.atom?region=ATU", "If-None-Match", tag).statusCode());
    assertFalse(
        atom.body().replace("Delegation of Amina Diallo", "").contains("Amina"),
        "no person's name");
  }

  @Test
  void a_comparison_leads_from_change_to_change() {
    String page = server.get(path + "?from=1&to=8").body();
    assertTrue(page.contains("id=\"d-1\"") && page.contains("href=\"#d-2\""), page);
    assertTrue(page.contains("id=\"d-2\"") && !page.contains("href=\"#d-3\""), page);
    assertFalse(server.get(path + "?from=8&to=8").body().contains("id=\"d-1\""));
  }

  @Test
  void a_delegation_and_its_region_have_pages_with_what_became_of_their_inputs() {
    String meeting = "/m/history";
    long ours = amina.delegationId();
    for (String page : List.of("/delegations/" + ours, "/regions/ATU")) {
      String body = server.get(meeting + page).body();
      assertTrue(body.contains("href=\"" + path + "/inputs/1\""), body);
      assertTrue(body.contains("not accepted") && body.contains("Lamps are dear."), body);
      assertTrue(body.contains("wrote 2 words of the present text"), body);
      assertFalse(body.replace("Delegation of Amina Diallo", "").contains("Amina"), "no name");
    }
    assertTrue(
        server.get(meeting).body().contains("</span> African Telecommunications Union</a>"),
        "the page of the meeting says whose letters these are");
    assertTrue(
        server.get(meeting + "/regions/ATU?lang=fr").body().contains("Union africaine"),
        "in the reader's language");
    assertFalse(
        server
            .get(meeting + "/delegations/" + boris.delegationId())
            .body()
            .contains("/inputs/1\""));
    assertEquals(404, server.get(meeting + "/delegations/999999").statusCode());
    assertEquals(404, server.get(meeting + "/regions/XYZ").statusCode());
    assertEquals(404, server.get("/m/nowhere/data").statusCode());
    String front = server.get(meeting).body();
    assertTrue(front.contains("href=\"" + meeting + "/delegations/" + ours + "\""), front);
    assertTrue(front.contains("href=\"" + meeting + "/data\""), front);
    String data = server.get(meeting + "/data").body();
    for (String file :
        List.of("/authors.csv", "/timeline.json", "/feed.atom", "/playback/0.json")) {
      assertTrue(data.contains("href=\"" + path + file + "\""), file);
      assertEquals(200, server.get(path + file).statusCode(), file);
    }
    JsonObject feed = new JsonObject(server.get(meeting + "/feed.json?region=RCC").body());
    assertEquals(3, feed.getJsonArray("items").size());
    db.await(server.visibility.withhold(item.id(), true, chair));
    assertFalse(server.get(meeting).body().contains("/delegations/" + ours + "\""));
    assertEquals(404, server.get(meeting + "/delegations/" + ours).statusCode());
    assertEquals(404, server.get(path + "/authors").statusCode());
    assertEquals(404, server.get(path + "/timeline").statusCode());
    assertEquals(404, server.get(path + "/playback/0.json").statusCode());
    assertFalse(server.get(meeting + "/feed.json").body().contains("lights"));
    db.await(server.visibility.withhold(item.id(), false, chair));
  }

  @Test
  void a_named_version_stands_beside_the_live_text() {
    AgendaItem other = server.resolution("history", "named", Meeting.Numbering.ITU, chair);
    server.store(other, PublicServer.LIGHTS, secretariat);
    server.type(other, amina, "guide", "always ");
    server.submit(other, chair, new Command.Do(new Act.Named("First reading", 2)));
    server.type(other, boris, "hides", "often ");
    String there = "/m/history/named";
    Events.await(server, there, 4);
    String page = server.get(there).body();
    assertTrue(page.contains("<a href=\"" + there + "?v=2\"><bdi>First reading</bdi></a>"), page);
    assertTrue(page.contains("<option value=\"2\" label=\"First reading\">"), page);
    assertTrue(page.contains("href=\"" + there + "?from=2&amp;to=4\""), page);
    String frozen = server.get(there + "?v=2").body();
    assertTrue(frozen.contains("<span class=\"tag\"><bdi>First reading</bdi></span>"), frozen);
    String line = server.get(there + "/timeline?kind=status").body();
    assertTrue(line.contains("First reading"), line);
    for (Act wrong :
        List.of(
            new Act.Named("first Reading", 1),
            new Act.Named(" ", 1),
            new Act.Named("Second", 99),
            new Act.Named("x".repeat(81), 1))) {
      assertThrows(
          Refused.class, () -> server.submit(other, chair, new Command.Do(wrong)), wrong + "");
    }
    assertThrows(
        Refused.class, () -> server.submit(other, amina, new Command.Do(new Act.Named("Mine", 1))));
  }
}
