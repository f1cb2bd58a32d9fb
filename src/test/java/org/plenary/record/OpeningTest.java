package org.plenary.record;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.plenary.database.TestDatabase;
import org.plenary.meeting.Meeting;
import org.plenary.meeting.Meetings;
import org.plenary.meeting.Settings;
import org.plenary.people.Capacity;
import org.plenary.people.Voice;
import org.plenary.proof.Note;
import org.plenary.proof.VerifierKey;
import org.plenary.resolution.Cast;

/** What a meeting was opened with is in its record. */
class OpeningTest {
  private static final List<String> CODES =
      List.of(
          "slug",
          "numbering",
          "title",
          "organization",
          "place",
          "starts",
          "ends",
          "languages",
          "zone",
          "public",
          "contest-days");

  @RegisterExtension static final TestDatabase db = new TestDatabase();
  @TempDir Path home;

  private RecordServer server;

  private Optional<String> found() throws IOException {
    // A bundle is kept for a minute, by each server.
    HttpResponse<byte[]> got = server.again().get("bundle");
    assertEquals(200, got.statusCode(), () -> new String(got.body(), UTF_8));
    Path file = Files.write(home.resolve("bundle.zip"), got.body());
    VerifierKey key = VerifierKey.parse(new String(server.get("key").body(), UTF_8));
    Note head = Note.parse(new String(server.get("checkpoint").body(), UTF_8));
    return BundleCheck.check(file, key, List.of(head)).fault().map(Object::toString);
  }

  @Test
  void a_setting_that_was_never_changed_is_in_the_record_and_another_is_found() throws IOException {
    Voice ines = Cast.voice(db, "Ines Okoro", "CEPT", Capacity.SECRETARIAT);
    Settings opened =
        new Settings(
            "World Harbour Assembly",
            "World Harbour Union",
            "Port Meridian",
            LocalDate.of(2028, 10, 14),
            LocalDate.of(2028, 10, 24),
            List.of("en", "ar"),
            ZoneOffset.UTC,
            false,
            14);
    db.await(
        new Meetings(db.pool(), Clock.systemUTC())
            .settings()
            .open("record", Meeting.Numbering.ITU, opened, ines));
    server = RecordServer.start(db, home.resolve("record"));
    server.resolution("lamps", ines);
    server.integrate();
    server.moves("Signal House", ines);
    server.integrate();
    JsonNode shown =
        new ObjectMapper()
            .readTree(
                new String(server.get("resolution/lamps").body(), UTF_8)
                    .lines()
                    .reduce("", (a, b) -> b))
            .path("published");
    List<String> told =
        shown.path("changes").findValuesAsText("setting").stream().distinct().toList();
    assertEquals(CODES, told);
    assertEquals(CODES.size() + 1, shown.path("changes").size(), "and the place again");
    assertEquals(CODES.size(), shown.path("settings").size(), shown.toString());
    assertEquals(Optional.empty(), found());

    server.sql("UPDATE meeting SET title = 'World Fog Assembly'");
    assertTrue(found().orElse("").contains("“title” otherwise"), "another title");
    server.sql("UPDATE meeting SET title = 'World Harbour Assembly', numbering = 'un'");
    assertTrue(found().orElse("").contains("“numbering” otherwise"), "numbered otherwise");
  }
}
