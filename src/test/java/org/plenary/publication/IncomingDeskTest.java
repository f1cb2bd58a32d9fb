package org.plenary.publication;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.plenary.database.TestDatabase;
import org.plenary.meeting.AgendaItem;
import org.plenary.meeting.Meeting;
import org.plenary.negotiation.Contribution;
import org.plenary.negotiation.Input;
import org.plenary.negotiation.Negotiation;
import org.plenary.negotiation.ProposalKind;
import org.plenary.negotiation.Target;
import org.plenary.people.Account;
import org.plenary.people.Capacity;
import org.plenary.people.Delegation;
import org.plenary.people.DelegationKind;
import org.plenary.people.Voice;
import org.plenary.publication.desk.TestBrowser;

/** A contribution goes from its file to the record. */
class IncomingDeskTest {
  @RegisterExtension static final TestDatabase db = new TestDatabase();
  private static final String PASSWORD = "correct horse battery";
  private static final String PATH = "/desk/contributions";
  private static final String BASE =
      "RESOLUTION 12 (Port Meridian, 2024)\nOn open ports\nThe World Harbour Assembly (Port"
          + " Meridian, 2024),\nconsidering\na)\tthat harbours are places of rest;\nb)\tthat"
          + " lamps guide ships to the quay,\nresolves\n1\tthat harbours keep their lamps lit;\n2"
          + "\tthat bells are heard.\n";

  /** What was taken out and what was put in run together; an item was put in before b). */
  private static final String CHANGED =
      "Abstract: Lamps, bells and fog.\nMOD\tPHR/35A18/1\nRESOLUTION 12 (Rev. Port Meridian,"
          + " 20242028)\nOn open ports\nThe World Harbour Assembly (Port Meridian, 20242028),\n"
          + "considering\na)\tthat harbours are places of rest;\nb)\tthat fog is thicker than it"
          + " was;\nbc)\tthat lamps guide ships to the quay,\nresolves\n1\tthat harbours keep their"
          + " lamps litbright;\n2\tthat bells are heard, as in Resolution 9 (Rev. Buchrest, 2022).\nReasons: Fog has become"
          + " thicker.\nADD\tPHR/35A18/2\nDRAFT NEW RESOLUTION [PHR-1]\nOn fog\nThe World Harbour"
          + " Assembly (Port Meridian, 2028),\nresolves\n1\tthat fog is watched.\nNOC\tPHR/35A18/3\n"
          + "RESOLUTION 13 (Port Meridian, 2024)\nReasons: Ropes are as good as they were.\n";

  private static PublicServer server;
  private static AgendaItem ports;
  private static AgendaItem ropes;
  private static Delegation pharos;
  private static TestBrowser ines;

  @BeforeAll
  static void start() {
    server = PublicServer.start(db);
    Delegation secretariat = delegation("Secretariat", DelegationKind.SECRETARIAT, "");
    pharos = delegation("Pharos", DelegationKind.MEMBER_STATE, "CITEL");
    Account account = account("ines", secretariat, Capacity.SECRETARIAT);
    account("amina", pharos, Capacity.DELEGATE);
    Voice voice = db.await(server.people.voices().ofMembership(account.memberships().get(0).id()));
    Meeting meeting = server.meeting("wha-28", "World Harbour Assembly 2028");
    ports = server.resolution(meeting, "ports", "RESOLUTION 12", "On open ports", voice);
    ropes = server.resolution(meeting, "ropes", "RESOLUTION 13", "On ropes", voice);
    server.store(ports, BASE, voice);
    server.store(
        ropes,
        "RESOLUTION 13 (Port Meridian, 2024)\nOn ropes\nThe World Harbour Assembly,\nresolves\n"
            + "1\tthat ropes hold.\n",
        voice);
    ines = new TestBrowser(server.port).signIn("ines", PASSWORD);
  }

  private static Delegation delegation(String name, DelegationKind kind, String region) {
    return db.await(server.people.delegations().create(name, kind, region));
  }

  private static Account account(String login, Delegation delegation, Capacity capacity) {
    return db.await(
        server.people.accounts().create(login, login, PASSWORD, delegation.id(), capacity));
  }

  private static Negotiation of(AgendaItem item) {
    return db.await(server.resolutions.state(item.id())).negotiation();
  }

  private static String read(String text) {
    ines.get(PATH);
    HttpResponse<String> kept =
        ines.post(PATH, "meeting", "wha-28", "delegation", "" + pharos.id(), "text", text);
    assertEquals(303, kept.statusCode(), kept.body());
    return kept.headers().firstValue("location").orElseThrow();
  }

  private static String clause(String words) {
    return server.text(ports).blocks().stream()
        .filter(block -> block.plainText().contains(words))
        .findFirst()
        .orElseThrow()
        .id();
  }

  /** The key of the change whose article holds these words. */
  private static String wish(String page, String words) {
    for (String article : page.split("<article ")) {
      if (article.contains(words) && article.contains("id=\"wish-1-")) {
        return article.split("id=\"wish-1-")[1].split("\"")[0];
      }
    }
    throw new AssertionError("no change with " + words + " in " + page);
  }

  private static Input.Proposal proposal(String words) {
    return of(ports).inputs().values().stream()
        .map(Input.Proposal.class::cast)
        .filter(
            one -> {
              var text = one.content().text();
              return text != null && text.blocks().get(0).plainText().contains(words);
            })
        .findFirst()
        .orElseThrow(() -> new AssertionError(of(ports).inputs().toString()));
  }

  @Test
  void a_contribution_is_read_matched_corrected_and_put_on_record_once() {
    String path = read(CHANGED);
    String page = ines.get(path).body();
    assertTrue(page.contains("MOD PHR/35A18/1") && page.contains("ADD PHR/35A18/2"), page);
    assertTrue(page.contains("NOC PHR/35A18/3"), "the third proposal is lost");
    assertTrue(page.contains("Lamps, bells and fog."), "the abstract is lost");
    assertTrue(page.contains("A place name looks misspelt"), "a slip is not told of");
    String arabic = ines.get(path + "?lang=ar").body();
    assertTrue(
        arabic.contains("«Buchrest» - ربما «Bucharest»."), "a slip in the reader's language");
    ines.get(path + "?lang=en");
    assertTrue(page.contains("new, after considering a)"), "where the new clause stands");
    assertTrue(of(ports).inputs().isEmpty(), "looking stores nothing");

    // The match of one change is corrected, another is left out, the new resolution is taken.
    String bells = wish(page, "Buchrest");
    String number = wish(page, "RESOLUTION 12 (Port Meridian, 2024)");
    assertEquals(
        303, ines.post(path + "/matches", "part", "1", "wish", bells, "to", "out").statusCode());
    assertTrue(ines.get(path).body().contains("left out"));
    assertEquals(
        303,
        ines.post(
                path + "/matches",
                "part",
                "1",
                "wish",
                bells,
                "to",
                "after:" + clause("places of rest"))
            .statusCode());
    assertEquals(
        303, ines.post(path + "/matches", "part", "1", "wish", number, "to", "out").statusCode());
    String form = ines.get(path + "?wish=0:" + bells).body();
    assertTrue(form.contains("value=\"after:" + clause("places of rest") + "\" selected"), form);
    assertEquals(303, ines.post(path + "/parts", "part", "2", "resolution", "new").statusCode());

    for (int i = 0; i < 2; i++) {
      HttpResponse<String> stored =
          ines.post(path + "/store", "region", "RCC", "author", "Somebody", "version", "99");
      assertEquals(i == 0 ? 303 : 422, stored.statusCode(), stored.body());
    }

    Contribution envelope = of(ports).contributions().get(1);
    assertEquals("35A18", envelope.symbol());
    assertEquals("Lamps, bells and fog.", envelope.summary());
    assertEquals("Pharos", envelope.stamp().by().name());
    assertEquals("CITEL", envelope.stamp().by().region());
    assertEquals(Capacity.SECRETARIAT, envelope.stamp().by().capacity());
    assertEquals(2, envelope.stamp().version(), "one entry holds all of it");

    Input.Proposal lamps = proposal("lamps bright");
    assertEquals(ProposalKind.MOD, lamps.content().kind());
    assertEquals("PHR/35A18/1", lamps.symbol());
    assertEquals(clause("keep their lamps"), lamps.content().target().clause());
    assertEquals(1, lamps.content().base());
    assertEquals(2, lamps.stamp().version());
    assertEquals("Fog has become thicker.", lamps.content().why());
    assertEquals(pharos.id(), lamps.stamp().by().delegation());

    Input.Proposal fog = proposal("fog is thicker");
    assertEquals(ProposalKind.ADD, fog.content().kind());
    assertEquals(
        new Target(clause("places of rest"), Target.Place.AFTER, 0), fog.content().target());
    assertEquals(ProposalKind.ADD, proposal("Buchrest").content().kind(), "corrected by hand");
    assertTrue(
        of(ports).inputs().values().stream()
            .map(Input.Proposal.class::cast)
            .noneMatch(
                one -> {
                  var text = one.content().text();
                  return text != null && text.blocks().get(0).plainText().contains("Rev. Port");
                }),
        "what was left out is not on record");

    Input.Proposal kept = (Input.Proposal) of(ropes).inputs().get(1);
    assertEquals(ProposalKind.NOC, kept.content().kind());
    assertEquals("Ropes are as good as they were.", kept.content().why());
    AgendaItem added =
        db.await(server.meetings.agenda("wha-28")).stream()
            .filter(item -> item.symbol().contains("PHR-1"))
            .findFirst()
            .orElseThrow();
    assertTrue(
        server.text(added).blocks().stream()
            .anyMatch(block -> block.plainText().contains("fog is watched")));
    assertNotNull(of(added).contributions().get(1));

    String after = ines.get(path).body();
    assertTrue(after.contains("/m/wha-28/ports/contributions/1"), after);
    HttpResponse<String> open = server.get("/m/wha-28/ports/inputs/" + lamps.number());
    assertTrue(open.body().contains("Pharos"), open.body());
    assertEquals(303, ines.post(path + "/remove").statusCode());
    assertEquals(404, ines.get(path).statusCode());
    assertFalse(of(ports).inputs().isEmpty(), "what is on record stays");
  }

  @Test
  void what_is_not_there_is_refused_and_stores_nothing() {
    String path = read(CHANGED.replace("35A18", "36"));
    int before = of(ports).inputs().size();
    for (String[] wrong :
        List.of(
            new String[] {"/matches", "404", "part", "1", "wish", "nothing", "to", "out"},
            new String[] {"/matches", "404", "part", "9", "wish", "x", "to", "out"},
            new String[] {"/parts", "404", "part", "9", "resolution", "new"},
            new String[] {"/parts", "404", "part", "1", "resolution", "999999"},
            new String[] {"/envelope", "404", "delegation", "7777", "symbol", "36"})) {
      String[] fields = java.util.Arrays.copyOfRange(wrong, 2, wrong.length);
      HttpResponse<String> answer = ines.post(path + wrong[0], fields);
      assertEquals(wrong[1], "" + answer.statusCode(), String.join(" ", wrong));
    }
    assertEquals(
        303,
        ines.post(path + "/envelope", "delegation", "" + pharos.id(), "symbol", "no symbol")
            .statusCode());
    assertEquals(400, ines.post(path + "/store").statusCode(), "the symbol is none");
    String[] nobody = {"meeting", "wha-28", "delegation", "", "text", CHANGED};
    assertEquals(404, ines.post(PATH, nobody).statusCode());
    String[] nothing = {"meeting", "wha-28", "delegation", "" + pharos.id(), "text", " "};
    assertEquals(422, ines.post(PATH, nothing).statusCode());
    assertEquals(before, of(ports).inputs().size());
  }

  @Test
  void only_the_secretariat_takes_contributions_in() {
    String path = read(CHANGED.replace("35A18", "37"));
    TestBrowser amina = new TestBrowser(server.port).signIn("amina", PASSWORD);
    assertEquals(403, amina.get(PATH).statusCode());
    assertEquals(403, amina.get(path).statusCode());
    assertEquals(403, amina.post(path + "/store").statusCode());
    assertFalse(new TestBrowser(server.port).get(path).body().contains("fog"));
  }
}
