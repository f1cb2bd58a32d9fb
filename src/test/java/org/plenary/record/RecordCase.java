package org.plenary.record;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.vertx.core.Future;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.plenary.database.TestDatabase;
import org.plenary.meeting.AgendaItem;
import org.plenary.people.Capacity;
import org.plenary.people.Voice;
import org.plenary.proof.Checkpoint;
import org.plenary.proof.Hash;
import org.plenary.proof.Note;
import org.plenary.proof.Tile;
import org.plenary.proof.Tree;
import org.plenary.refusal.Refusal;
import org.plenary.refusal.Refused;
import org.plenary.resolution.Cast;

/** A record with one resolution, on a new database for each test: some of these damage theirs. */
abstract class RecordCase {
  final TestDatabase db = new TestDatabase();
  @TempDir Path home;

  RecordServer server;
  Voice lina;
  Voice otto;
  AgendaItem lamps;

  @BeforeEach
  void begin() {
    db.beforeAll(null);
    server = RecordServer.start(db, home);
    lina = Cast.voice(db, "Lina Moreau", "CEPT", Capacity.DELEGATE);
    otto = Cast.voice(db, "Otto Brandal", "ATU", Capacity.CHAIR);
    Voice ines = Cast.voice(db, "Ines Okoro", "CEPT", Capacity.SECRETARIAT);
    lamps = server.resolution("lamps", ines);
  }

  @AfterEach
  void end() {
    db.afterAll(null);
  }

  final Note head() {
    return Note.parse(new String(server.get("checkpoint").body(), UTF_8));
  }

  /** All entries, out of their tiles. */
  final List<String> entries() {
    long size = Checkpoint.parse(head().text()).size();
    List<String> entries = new ArrayList<>();
    for (Tile tile : Tile.of(size)) {
      if (tile.level() == 0) {
        ByteBuffer bytes = ByteBuffer.wrap(server.get(tile.entriesPath()).body());
        while (bytes.hasRemaining()) {
          byte[] one = new byte[bytes.getShort() & 0xffff];
          bytes.get(one);
          entries.add(new String(one, UTF_8));
        }
      }
    }
    return entries;
  }

  static Tree tree(List<String> entries) {
    Tree tree = new Tree();
    entries.forEach(entry -> tree.add(Hash.leaf(entry.getBytes(UTF_8))));
    return tree;
  }

  final Refusal refused(Future<?> future) {
    Throwable cause = db.await(future.map(done -> (Throwable) null).otherwise(failure -> failure));
    return ((Refused) cause).refusal();
  }
}
