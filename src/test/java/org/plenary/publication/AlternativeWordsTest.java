package org.plenary.publication;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.plenary.database.TestDatabase;
import org.plenary.meeting.AgendaItem;
import org.plenary.meeting.Meeting;
import org.plenary.negotiation.Act;
import org.plenary.negotiation.Bracketing;
import org.plenary.negotiation.ProposalKind;
import org.plenary.negotiation.Revision;
import org.plenary.negotiation.Target;
import org.plenary.people.Capacity;
import org.plenary.people.Voice;
import org.plenary.resolution.Cast;
import org.plenary.resolution.Command;
import org.plenary.resolution.State;
import org.plenary.text.Applied;
import org.plenary.text.Block;
import org.plenary.text.Brackets;
import org.plenary.text.Doc;
import org.plenary.text.Inline;
import org.plenary.text.Step;
import org.plenary.word.Piece;
import org.plenary.word.WordReader;

/** Words of a proposal that stood in square brackets and stayed: everywhere its delegation's. */
@Timeout(60)
class AlternativeWordsTest {
  @RegisterExtension static final TestDatabase db = new TestDatabase();

  private static PublicServer server;
  private static Voice amina;
  private static Voice jun;
  private static Voice chair;
  private static AgendaItem item;
  private static String clause;

  @BeforeAll
  static void begin() {
    server = PublicServer.start(db);
    amina = Cast.voice(db, "Amina Diallo", "ATU", Capacity.DELEGATE);
    jun = Cast.voice(db, "Jun Mori", "APT", Capacity.DELEGATE);
    chair = Cast.voice(db, "Vera Lind", "RCC", Capacity.CHAIR);
    Voice secretariat = Cast.voice(db, "Ines Okoro", "CEPT", Capacity.SECRETARIAT);
    Meeting meeting = server.meeting("words", "World Harbour Assembly");
    item = server.resolution(meeting, "lights", "RESOLUTION 12", "Lights", chair);
    server.store(item, PublicServer.LIGHTS, secretariat);
    clause = fog(server.text(item)).id();
  }

  private static State state() {
    return db.await(server.resolutions.state(item.id()));
  }

  private static Block fog(Doc doc) {
    return doc.blocks().stream()
        .filter(block -> block.plainText().startsWith("that fog"))
        .findFirst()
        .orElseThrow();
  }

  private static List<Inline> text(String words) {
    return List.of(new Inline.Text(words, List.of()));
  }

  private static void proposes(Voice voice, String words) {
    Block old = fog(server.text(item));
    Block now = new Block(old.id(), old.kind(), old.level(), old.num(), text(words));
    Target target = new Target(clause, Target.Place.AT, 0);
    Revision what =
        new Revision(
            ProposalKind.MOD,
            target,
            new Doc(List.of(old)),
            new Doc(List.of(now)),
            state().version(),
            0,
            "");
    server.submit(item, voice, new Command.Do(new Act.Proposed(0, 0, "", what)));
  }

  private static void brackets(String... alternatives) {
    Doc doc = server.text(item);
    int start = 1;
    for (Block block : doc.blocks().subList(0, doc.blocks().indexOf(fog(doc)))) {
      start += block.nodeSize();
    }
    List<Step> steps =
        new ArrayList<>(Brackets.put(doc, start, start + fog(doc).contentSize(), "br1"));
    Doc so = ((Applied.Done) steps.get(0).apply(doc)).doc();
    List<Bracketing.Option> options = new ArrayList<>();
    options.add(new Bracketing.Option(0, 0, "", false));
    for (int i = 1; i <= alternatives.length; i++) {
      List<Step> more = Brackets.alternative(so, "br1", text(alternatives[i - 1]), i);
      so = ((Applied.Done) more.get(0).apply(so)).doc();
      steps.addAll(more);
      options.add(new Bracketing.Option(i, i, "", false));
    }
    Act act = new Act.Bracketed("br1", clause, "They are apart on fog.", options);
    server.submit(item, chair, new Command.Do(state().version(), act, steps));
  }

  @Test
  void words_of_an_alternative_that_stays_are_its_delegations() throws Exception {
    proposes(amina, "that thick fog often hides the coast.");
    proposes(jun, "that fog hides harbours.");
    brackets("that thick fog often hides the coast.", "that fog hides harbours.");
    Act lifted = new Act.Lifted("br1", 1, "Most can live with these words.");
    List<Step> lift = Brackets.lift(server.text(item), "br1", 1);
    server.submit(item, chair, new Command.Do(state().version(), lifted, lift));
    long version = state().version();
    Events.await(server, "/m/words/lights", version);

    JsonObject heard = new JsonObject(server.get("/m/words/lights/heard.json").body());
    assertEquals(2, words(heard, "regions", "ATU"), "thick, often");
    assertEquals(2, words(heard, "delegations", "Delegation of Amina Diallo"));
    assertEquals(0, words(heard, "regions", "APT"), "these were not chosen");
    String party = server.get("/m/words/regions/ATU").body();
    assertTrue(party.contains("2 words came with its proposals"), party);
    assertEquals(List.of("thick ", "often "), wroteForTheFirst());
    assertEquals(List.of("+thick ATU", "+often ATU"), tracked());
    // As the log is read from its beginning.
    assertEquals(
        db.await(server.resolutions.moment(item.id(), version)).authors().spans(),
        db.await(server.resolutions.open(item.id()).compose(open -> open.authors())).spans());
  }

  private static int words(JsonObject heard, String table, String name) {
    return heard.getJsonArray(table).stream()
        .map(JsonObject.class::cast)
        .filter(row -> row.getString("name").equals(name))
        .mapToInt(row -> row.getInteger("words"))
        .sum();
  }

  /** Words of the authors view that are not of the base text. */
  private static List<String> wroteForTheFirst() {
    JsonArray spans =
        new JsonObject(server.get("/m/words/lights/authors.json").body()).getJsonArray("spans");
    List<String> words = new ArrayList<>();
    for (int i = 0; i < spans.size(); i++) {
      JsonObject span = spans.getJsonObject(i);
      if (!span.getBoolean("base") && !span.getString("text").isBlank()) {
        assertEquals(1, span.getInteger("input"), span.encode());
        words.add(span.getString("text"));
      }
    }
    return words;
  }

  private static List<String> tracked() throws IOException, InterruptedException {
    HttpRequest asks =
        HttpRequest.newBuilder(server.uri("/m/words/lights/text.docx?compare=base")).build();
    HttpResponse<byte[]> file = server.client().send(asks, HttpResponse.BodyHandlers.ofByteArray());
    List<String> told = new ArrayList<>();
    WordReader.read(file.body())
        .paragraphs()
        .forEach(
            paragraph -> {
              for (Piece piece : paragraph.pieces()) {
                if (piece.inserted() != null) {
                  told.add("+" + piece.text() + piece.inserted().author());
                }
              }
            });
    return told;
  }
}
