package org.plenary.resolution;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.Promise;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.plenary.database.TestDatabase;
import org.plenary.journal.Appender;
import org.plenary.journal.Journal;
import org.plenary.people.Capacity;
import org.plenary.people.Voice;
import org.plenary.people.Voices;
import org.plenary.text.Block;
import org.plenary.text.Doc;
import org.plenary.text.Inline;
import org.plenary.text.Kind;
import org.plenary.text.Num;
import org.plenary.text.Slice;
import org.plenary.text.Step;

/** A log whose rows somebody with the database's highest rights has changed is found out. */
class VerificationTest {
  @RegisterExtension static final TestDatabase db = new TestDatabase();

  private static final AtomicLong IDS = new AtomicLong(500);
  private static final int EDITS = 6;

  private final long id = IDS.incrementAndGet();
  private Journal journal;

  @BeforeEach
  void write() {
    Voice secretariat = Cast.voice(db, "Iris " + id, "CEPT", Capacity.SECRETARIAT);
    Promise<Journal> written = Promise.promise();
    db.vertx()
        .runOnContext(
            v ->
                Appender.open(db.vertx(), db.database().options())
                    .compose(
                        appender -> {
                          Journal log = new Journal(db.pool(), appender);
                          Resolutions resolutions =
                              new Resolutions(
                                  db.vertx(), log, new Voices(db.pool()), Clock.systemUTC());
                          var done =
                              resolutions.submit(
                                  id, said(secretariat, 1, new Command.SetText(text(), "test")));
                          for (int i = 1; i <= EDITS; i++) {
                            int n = i;
                            done =
                                done.compose(
                                    r ->
                                        resolutions.submit(
                                            id, said(secretariat, n + 1, edit(r.version()))));
                          }
                          return done.compose(r -> resolutions.close())
                              .compose(r -> appender.close())
                              .map(r -> log);
                        })
                    .onComplete(written));
    journal = db.await(written.future());
  }

  private static Submission said(Voice voice, int seq, Command command) {
    return new Submission(voice, "verified-tab", seq, command);
  }

  private static Doc text() {
    Function<String, List<Inline>> words = text -> List.of(new Inline.Text(text, List.of()));
    return new Doc(
        List.of(
            new Block("call", Kind.CALL, 0, Num.AUTO, words.apply("noting")),
            new Block("aaaa", Kind.CLAUSE, 0, Num.AUTO, words.apply("one"))));
  }

  private static Command edit(long base) {
    Step step = new Step.Replace(9, 9, Slice.text("x"), false);
    return new Command.Edit(base, List.of(List.of(step)));
  }

  private Verification.Report report() {
    return db.await(Verification.of(db.vertx(), journal, id));
  }

  private void tamper(String sql) throws SQLException {
    try (Connection owner = db.owner();
        Statement statement = owner.createStatement()) {
      statement.execute("set session_replication_role = replica");
      int rows = statement.executeUpdate(sql.replace("$id", "resolution = " + id));
      assertTrue(rows > 0, "nothing was changed by " + sql);
    }
  }

  private void assertFault(long version, String word) {
    Verification.Fault fault = report().fault().orElseThrow();
    assertEquals(version, fault.version());
    assertTrue(fault.sentence().contains(word), fault.sentence());
  }

  @Test
  void a_log_that_nobody_touched_is_good_with_its_snapshot() {
    Verification.Report report = report();
    assertEquals(EDITS + 1, report.entries());
    assertEquals(1, report.snapshots());
    assertTrue(report.fault().isEmpty(), report.fault().toString());
  }

  @Test
  void an_entry_that_was_taken_out_is_missed() throws SQLException {
    tamper("delete from entry where $id and version = 4");
    assertFault(4, "missing");
  }

  @Test
  void the_end_of_a_log_that_was_cut_off_is_missed_where_a_snapshot_reached_further()
      throws SQLException {
    tamper("delete from entry where $id and version = 7");
    assertFault(7, "does not reach");
  }

  @Test
  void a_step_that_does_not_apply_is_found() throws SQLException {
    tamper("update entry set body = replace(body, '9', '99') where $id and version = 3");
    assertFault(3, "cannot have happened");
  }

  @Test
  void a_changed_word_is_found_by_the_snapshot_after_it() throws SQLException {
    tamper(
        "update entry set body = replace(body, '\"x\"', '\"y\"')" + " where $id and version = 5");
    assertFault(7, "snapshot");
  }

  @Test
  void an_entry_that_is_older_than_the_one_before_it_is_found() throws SQLException {
    tamper("update entry set at = 1 where $id and version = 2");
    assertFault(2, "older");
  }
}
