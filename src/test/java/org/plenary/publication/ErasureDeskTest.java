package org.plenary.publication;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
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

/** The secretariat erases while the server runs and people read and write. */
@Timeout(90)
class ErasureDeskTest {
  @RegisterExtension static final TestDatabase db = new TestDatabase();

  private static final String SECRET = "quillwort";
  private static PublicServer server;
  private static AgendaItem item;
  private static Voice amina;
  private static Voice chair;
  private static TestBrowser ines;
  private static String path;

  @BeforeAll
  static void meet() {
    server = PublicServer.start(db);
    amina = Cast.voice(db, "Amina Diallo", "ATU", Capacity.DELEGATE);
    chair = Cast.voice(db, "Vera Lind", "CEPT", Capacity.CHAIR);
    Delegation office =
        db.await(server.people.delegations().create("Office", DelegationKind.SECRETARIAT, ""));
    ines = signedIn("ines", office.id(), Capacity.SECRETARIAT);
    Meeting meeting = server.meeting("erasing", "World Harbour Assembly");
    item = server.resolution(meeting, "lights", "RESOLUTION 12", "Lights along the coast", chair);
    Voice secretariat = Cast.voice(db, "Otto Okoro", "CEPT", Capacity.SECRETARIAT);
    server.store(item, PublicServer.LIGHTS, secretariat); // 1
    path = "/m/erasing/lights";
    server.type(item, amina, "guide", SECRET + " "); // 2
    for (int i = 0; i < 510; i++) {
      server.type(item, amina, "hides", "o");
    }
    db.await(server.publication.madeBeforehand());
    Events.await(server, path, 512);
  }

  private static TestBrowser signedIn(String login, long delegation, Capacity capacity) {
    db.await(
        server.people.accounts().create(login, login, "a long password", delegation, capacity));
    return new TestBrowser(server.port).signIn(login, "a long password");
  }

  private static String[] form(String address, String basis, String sure) {
    return new String[] {"address", address, "part", "words", "basis", basis, "sure", sure};
  }

  @Test
  void what_is_erased_is_gone_from_every_page_of_the_running_server() {
    List<String> pages =
        List.of(
            path,
            path + "?v=2",
            path + "?v=300",
            path + "?from=1&to=512",
            path + "?show=authors",
            path + "/authors.json",
            path + "/timeline",
            path + "/timeline.json?before=4",
            path + "/changes/2",
            path + "/playback?at=2",
            path + "/playback/0.json",
            path + "/feed.json?clause=",
            path + "/text.txt",
            path + "/text.json?v=2");
    long before = pages.stream().filter(page -> server.get(page).body().contains(SECRET)).count();
    assertTrue(before >= 11, "it was everywhere: " + before);
    TestBrowser delegate = signedIn("delegate", amina.delegationId(), Capacity.DELEGATE);
    assertEquals(403, delegate.get("/desk/erasures").statusCode());

    String address = "http://localhost" + path + "/changes/2?lang=fr";
    HttpResponse<String> seen = ines.post("/desk/erasures", form(address, "Article 17", ""));
    assertTrue(seen.body().contains(SECRET), "shows what would go: " + seen.body());
    HttpResponse<String> unsure =
        ines.post("/desk/erasures/erase", form(address, "Article 17", ""));
    assertEquals(422, unsure.statusCode());
    assertTrue(unsure.body().contains("it cannot be undone"), unsure.body());
    assertEquals(422, ines.post("/desk/erasures", form(address, " ", "")).statusCode());
    HttpResponse<String> groundless = ines.post("/desk/erasures/erase", form(address, " ", "yes"));
    assertEquals(422, groundless.statusCode());
    String nowhere = path + "/changes/9999";
    assertEquals(404, ines.post("/desk/erasures", form(nowhere, "x", "")).statusCode());
    assertEquals(404, ines.post("/desk/erasures", form("/m/x", "x", "")).statusCode());
    assertTrue(server.get(path + "?v=2").body().contains(SECRET), "nothing was erased yet");

    HttpResponse<String> done =
        ines.post("/desk/erasures/erase", form(address, "Article 17", "yes"));
    assertEquals(303, done.statusCode(), done.body());
    assertTrue(ines.get("/desk/erasures?done=erasing").body().contains("/m/erasing/log"));
    for (String page : pages) {
      HttpResponse<String> answer = server.get(page);
      assertEquals(200, answer.statusCode(), page);
      assertFalse(answer.body().contains(SECRET), page);
    }
    assertTrue(server.get(path + "?v=2").body().contains("\u2588".repeat(SECRET.length())));
    for (String table : List.of("entry", "snapshot", "happening", "happening_upto")) {
      assertFalse(rows(table).contains(SECRET), table);
    }
    server.type(item, amina, "every", "near ");
    Events.await(server, path, 513);
    assertTrue(server.get(path).body().contains("near every ship"), "the work goes on");
    db.await(server.publication.madeBeforehand());
    assertFalse(rows("happening").contains(SECRET), "made again without it");
    assertTrue(rows("happening").contains("\u2588"));
  }

  private static String rows(String table) {
    String sql = "SELECT coalesce(string_agg(t::text, ' '), '') FROM " + table + " t";
    return db.await(
        db.pool().query(sql).execute().map(rows -> rows.iterator().next().getString(0)));
  }
}
