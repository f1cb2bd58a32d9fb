package org.plenary.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.plenary.database.TestDatabase;
import org.plenary.exchange.Format;
import org.plenary.meeting.AgendaItem;
import org.plenary.meeting.Meetings;
import org.plenary.negotiation.Act;
import org.plenary.negotiation.Answer;
import org.plenary.negotiation.Outcome;
import org.plenary.people.Capacity;
import org.plenary.people.People;
import org.plenary.people.Voice;
import org.plenary.proof.Checkpoint;
import org.plenary.proof.Note;
import org.plenary.record.RecordServer;
import org.plenary.resolution.Cast;
import org.plenary.resolution.Command;
import org.plenary.word.View;
import org.plenary.word.WordReader;
import picocli.CommandLine;

/** What the command writes of an adopted resolution whose record is kept. */
class ExportVerbTest {
  @RegisterExtension static final TestDatabase db = new TestDatabase();
  @TempDir static Path home;

  private static Rooms rooms;
  private static long adopted;
  private static Map<String, byte[]> bundle;

  @BeforeAll
  static void begin() throws IOException {
    RecordServer server = RecordServer.start(db, home);
    Voice otto = Cast.voice(db, "Otto Brandal", "ATU", Capacity.CHAIR);
    Voice lina = Cast.voice(db, "Lina Moreau", "CEPT", Capacity.DELEGATE);
    Voice ines = Cast.voice(db, "Ines Okoro", "CEPT", Capacity.SECRETARIAT);
    AgendaItem lamps = server.resolution("lamps", ines);
    server.type(lamps, lina, "Bright ");
    server.says(lamps, lina, "Keep them lit.");
    Answer answer =
        new Answer(1, Outcome.NOTED, "It.", "", List.of(), "It is noted.", 0, "", 0, "");
    server.submit(lamps, otto, new Command.Do(new Act.Answered(List.of(answer))));
    adopted = server.submit(lamps, otto, new Command.Do(new Act.Adopted(""))).version();
    server.integrate();
    People people = People.open(db.vertx(), db.pool(), Clock.systemUTC());
    Meetings meetings = new Meetings(db.pool(), Clock.systemUTC());
    rooms =
        new Rooms(
            db.vertx(), db.pool(), null, server.journal, people, meetings, server.resolutions);
    bundle = unzip(export("record/lamps", "--final"));
  }

  private static byte[] export(String... words) {
    ExportVerb verb = new ExportVerb();
    new CommandLine(verb).parseArgs(words);
    return db.await(verb.bytes(rooms));
  }

  private static Checkpoint checkpoint() {
    String note = new String(bundle.get("checkpoint.txt"), StandardCharsets.UTF_8);
    return Checkpoint.parse(Note.parse(note).text());
  }

  private static Map<String, byte[]> unzip(byte[] zip) throws IOException {
    Map<String, byte[]> files = new HashMap<>();
    try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(zip))) {
      for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
        files.put(entry.getName().replaceAll(".*/", ""), in.readAllBytes());
      }
    }
    return files;
  }

  @Test
  void theBundleOfTheFinalTextHoldsTheCheckpointThatCoversIt() throws IOException {
    Checkpoint covers = checkpoint();
    assertTrue(covers.size() >= adopted);
    String text = new String(bundle.get("text.txt"), StandardCharsets.UTF_8);
    assertTrue(text.contains(covers.root().base64()), text);
    assertTrue(text.contains(String.valueOf(covers.size())), text);
    for (Format format : List.of(Format.HTML, Format.DOCX, Format.JSON, Format.XML)) {
      assertArrayEquals(
          bundle.get("text." + format.extension()),
          export("record/lamps", "--version", "" + adopted, "--format", format.name()),
          format.name());
    }
  }

  @Test
  void aRedlineTellsOfTheRecordToo() throws IOException {
    byte[] word = export("record/lamps", "--from", "1", "--format", "DOCX");
    assertEquals(
        "Bright Lamps along the coast", WordReader.read(word).lines(View.ACCEPTED).get(0).text());
    Map<String, byte[]> parts = unzip(word);
    String root = checkpoint().root().base64();
    String footer =
        parts.entrySet().stream()
            .filter(part -> part.getKey().startsWith("footer"))
            .map(part -> new String(part.getValue(), StandardCharsets.UTF_8))
            .reduce("", String::concat);
    assertTrue(footer.contains(root), footer);
    assertArrayEquals(bundle.get("redline.docx"), word, "as it is in the bundle");
  }
}
