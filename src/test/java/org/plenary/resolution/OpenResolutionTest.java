package org.plenary.resolution;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.plenary.database.TestDatabase;
import org.plenary.journal.Appender;
import org.plenary.journal.Entry;
import org.plenary.journal.Journal;
import org.plenary.negotiation.Act;
import org.plenary.negotiation.ClauseStatus;
import org.plenary.people.Capacity;
import org.plenary.people.Voice;
import org.plenary.people.Voices;
import org.plenary.refusal.Refused;
import org.plenary.text.Block;
import org.plenary.text.Doc;
import org.plenary.text.Inline;
import org.plenary.text.Kind;
import org.plenary.text.Num;
import org.plenary.text.Slice;
import org.plenary.text.Step;

/** The sequencer on a real PostgreSQL. */
class OpenResolutionTest {
  @RegisterExtension static final TestDatabase db = new TestDatabase();

  private static final AtomicLong IDS = new AtomicLong();
  private static Voice secretariat;
  private static Voice amina;
  private static Voice karl;

  private final long id = IDS.incrementAndGet();
  private Server server;

  /** A server's part above the database; several may come one after another. */
  private record Server(Journal journal, Appender appender, Resolutions resolutions) {

    static Server start() {
      Promise<Server> started = Promise.promise();
      db.vertx()
          .runOnContext(
              v ->
                  Appender.open(db.vertx(), db.database().options())
                      .map(
                          appender -> {
                            Journal journal = new Journal(db.pool(), appender);
                            Voices voices = new Voices(db.pool());
                            return new Server(
                                journal,
                                appender,
                                new Resolutions(db.vertx(), journal, voices, Clock.systemUTC()));
                          })
                      .onComplete(started));
      return db.await(started.future());
    }

    <T> T on(Supplier<Future<T>> work) {
      Promise<T> done = Promise.promise();
      resolutions.context().runOnContext(v -> work.get().onComplete(done));
      return db.await(done.future());
    }

    void stop() {
      on(() -> resolutions.close().compose(v -> appender.close()));
    }
  }

  @BeforeAll
  static void cast() {
    secretariat = Cast.voice(db, "Iris Novak", "CEPT", Capacity.SECRETARIAT);
    amina = Cast.voice(db, "Amina Diallo", "ATU", Capacity.DELEGATE);
    karl = Cast.voice(db, "Karl Lindqvist", "CEPT", Capacity.DELEGATE);
  }

  @BeforeEach
  void start() {
    server = Server.start();
    submit(secretariat, "secretariat", 1, new Command.SetText(text(), "a test"));
  }

  @AfterEach
  void stop() {
    server.stop();
  }

  private static Doc text() {
    return new Doc(
        List.of(
            new Block(
                "call", Kind.CALL, 0, Num.AUTO, List.of(new Inline.Text("noting", List.of()))),
            new Block("aaaa", Kind.CLAUSE, 0, Num.AUTO, List.of(new Inline.Text("one", List.of()))),
            new Block(
                "bbbb", Kind.CLAUSE, 0, Num.AUTO, List.of(new Inline.Text("two", List.of())))));
  }

  private static Step typing(int at, String words) {
    return new Step.Replace(
        at, at, Slice.inline(List.of(new Inline.Text(words, List.of()))), false);
  }

  private static Command edit(long base, Step... steps) {
    return new Command.Edit(base, List.of(List.of(steps)));
  }

  private Receipt submit(Voice voice, String client, int seq, Command command) {
    return server.on(
        () -> server.resolutions.submit(id, new Submission(voice, client, seq, command)));
  }

  private String code(Voice voice, String client, int seq, Command command) {
    return assertThrows(Refused.class, () -> submit(voice, client, seq, command)).refusal().code();
  }

  private String words() {
    State state = server.on(() -> server.resolutions.state(id));
    return String.join("|", state.doc().blocks().stream().map(Block::plainText).toList());
  }

  private List<Entry> log() {
    return server.on(() -> server.journal.after(id, 0, 100_000));
  }

  @Test
  void a_commit_made_on_an_old_version_is_rebased_not_refused() {
    submit(amina, "amina-tab", 1, edit(1, typing(9, "A")));
    submit(karl, "karl--tab", 1, edit(1, typing(12, "B")));
    assertEquals("noting|AoneB|two", words());
    assertEquals(3, log().size());
  }

  @Test
  void the_same_message_is_stored_once_however_often_it_is_sent() {
    Command command = edit(1, typing(9, "A"));
    Receipt first = submit(amina, "amina-tab", 1, command);
    Receipt again = submit(amina, "amina-tab", 1, command);
    assertEquals(new Receipt(2, false), first);
    assertEquals(new Receipt(2, true), again);
    server.stop();
    server = Server.start();
    assertTrue(submit(amina, "amina-tab", 1, command).again());
    assertEquals(2, log().size());
  }

  @Test
  void a_client_name_belongs_to_one_person() {
    submit(amina, "amina-tab", 1, edit(1, typing(9, "A")));
    assertEquals("client.foreign", code(karl, "amina-tab", 2, edit(2, typing(9, "B"))));
    server.stop();
    server = Server.start();
    assertEquals("client.foreign", code(karl, "amina-tab", 2, edit(2, typing(9, "B"))));
  }

  @Test
  void what_was_submitted_at_once_is_one_order_and_nothing_is_lost() {
    int clients = 40;
    int each = 25;
    server.on(
        () -> {
          List<Future<Receipt>> all = new ArrayList<>();
          for (int seq = 1; seq <= each; seq++) {
            for (int c = 0; c < clients; c++) {
              Submission one =
                  new Submission(amina, "client-" + (100 + c), seq, edit(1, typing(9, "x")));
              all.add(server.resolutions.submit(id, one));
            }
          }
          return Future.all(all);
        });
    List<Entry> log = log();
    assertEquals(clients * each + 1, log.size());
    for (int i = 0; i < log.size(); i++) {
      assertEquals(i + 1, log.get(i).version());
    }
    assertEquals("noting|" + "x".repeat(clients * each) + "one|two", words());
  }

  @Test
  void replaying_the_log_and_going_on_from_a_snapshot_give_the_same_text() {
    int half = 400;
    for (int seq = 1; seq <= 2 * half + 7; seq++) {
      if (seq == half) {
        server.stop(); // keeps a snapshot
        server = Server.start();
      }
      submit(
          seq % 2 == 0 ? amina : karl,
          seq % 2 == 0 ? "amina-tab" : "karl--tab",
          seq,
          edit(1, typing(9, "y")));
    }
    String before = words();
    server.stop();
    server = Server.start();
    assertEquals(before, words());
    State then = server.on(() -> server.resolutions.stateAt(id, half + 3));
    assertEquals("y".repeat(half + 2) + "one", then.doc().blocks().get(1).plainText());
    State replayed = State.EMPTY;
    for (Entry entry : log()) {
      replayed = EventJson.event(entry).after(replayed);
    }
    assertEquals(replayed, server.on(() -> server.resolutions.state(id)));
  }

  @Test
  void a_client_far_behind_the_memory_is_still_rebased() {
    for (int bunch = 0; bunch < 21; bunch++) {
      int before = 100 * bunch;
      server.on(
          () -> {
            List<Future<Receipt>> all = new ArrayList<>();
            for (int seq = before + 1; seq <= before + 100; seq++) {
              Command one = edit(before + 1, typing(9, "z"));
              all.add(server.resolutions.submit(id, new Submission(karl, "karl--tab", seq, one)));
            }
            return Future.all(all);
          });
    }
    assertEquals(2_101, log().size());
    submit(amina, "amina-tab", 1, edit(1, typing(12, "end")));
    assertTrue(words().endsWith("oneend|two"), words().substring(words().length() - 20));
  }

  @Test
  void who_wrote_which_words_is_known_and_survives_a_restart() {
    submit(amina, "amina-tab", 1, edit(1, typing(9, "AAA")));
    submit(karl, "karl--tab", 1, edit(2, typing(12, "KK")));
    Authorship.View view = authors();
    assertEquals(
        List.of(secretariat.id(), amina.id(), karl.id(), secretariat.id()), voicesOf(view));
    server.stop();
    server = Server.start();
    assertEquals(view, authors());
  }

  private Authorship.View authors() {
    return server.on(() -> server.resolutions.open(id).compose(OpenResolution::authors));
  }

  private static List<Integer> voicesOf(Authorship.View view) {
    return view.spans().stream().map(Authorship.Span::voice).toList();
  }

  @Test
  void an_agreed_clause_is_locked_for_delegates_and_opened_only_with_a_reason() {
    submit(
        secretariat,
        "secretariat",
        2,
        new Command.Do(new Act.StatusDeclared("aaaa", ClauseStatus.AGREED, "")));
    submit(amina, "amina-tab", 1, edit(2, typing(9, "A")));
    assertEquals("noting|one|two", words());
    assertTrue(log().get(2).body().contains("clause.locked"), log().get(2).body());
    assertEquals("right.missing", code(amina, "amina-tab", 2, open("because")));
    assertEquals("reason.missing", code(secretariat, "secretariat", 3, open(" ")));
    submit(secretariat, "secretariat", 4, open("That was a slip."));
    submit(amina, "amina-tab", 3, edit(4, typing(9, "A")));
    assertEquals("noting|Aone|two", words());
  }

  @Test
  void what_was_closed_is_only_agreed_again_with_a_reason() {
    submit(secretariat, "secretariat", 2, declare(ClauseStatus.AGREED, ""));
    submit(secretariat, "secretariat", 3, declare(ClauseStatus.CLOSED, ""));
    assertEquals(
        "reason.missing", code(secretariat, "secretariat", 4, declare(ClauseStatus.AGREED, "")));
    assertEquals(
        "reason.missing", code(secretariat, "secretariat", 4, declare(ClauseStatus.OPEN, "slip")));
    submit(secretariat, "secretariat", 4, declare(ClauseStatus.AGREED, "这里有笔误。"));
  }

  private static Command declare(ClauseStatus status, String reason) {
    return new Command.Do(new Act.StatusDeclared("aaaa", status, reason));
  }

  private static Command open(String reason) {
    return declare(ClauseStatus.OPEN, reason);
  }

  @Test
  void what_makes_no_sense_is_refused_by_a_code_and_leaves_no_entry() {
    assertEquals("base.ahead", code(amina, "amina-tab", 1, edit(99, typing(9, "A"))));
    assertEquals(
        "text.exists", code(secretariat, "secretariat", 2, new Command.SetText(text(), "")));
    assertEquals("right.missing", code(amina, "amina-tab", 1, new Command.SetText(text(), "")));
    assertEquals(
        "clause.unknown",
        code(
            secretariat,
            "secretariat",
            2,
            new Command.Do(new Act.StatusDeclared("none", ClauseStatus.AGREED, ""))));
    assertEquals(1, log().size());
  }

  @Test
  void followers_see_what_is_committed_in_order_and_only_then() {
    List<Long> seen = new ArrayList<>();
    server.on(
        () ->
            server
                .resolutions
                .open(id)
                .map(
                    open ->
                        open.follow(
                            batch -> {
                              batch.entries().forEach(e -> seen.add(e.version()));
                              assertEquals(batch.state().version(), open.state().version());
                            })));
    for (int seq = 1; seq <= 5; seq++) {
      submit(amina, "amina-tab", seq, edit(1, typing(9, "A")));
    }
    assertEquals(List.of(2L, 3L, 4L, 5L, 6L), server.on(() -> Future.succeededFuture(seen)));
  }

  @Test
  void a_server_that_is_not_alone_takes_in_what_another_stored() {
    Server other = Server.start();
    Server first = server;
    submit(amina, "amina-tab", 1, edit(1, typing(9, "A")));
    server = other;
    submit(karl, "karl--tab", 1, edit(1, typing(9, "K")));
    server = first;
    submit(amina, "amina-tab", 2, edit(2, typing(9, "B")));
    assertEquals(4, log().size());
    assertEquals(3, words().indexOf("one") - "noting|".length());
    other.stop();
  }
}
