package org.plenary.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.sqlclient.Tuple;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.plenary.answer.Heard;
import org.plenary.answer.Hearing;
import org.plenary.answer.Preparation;
import org.plenary.database.TestDatabase;
import org.plenary.input.Drafts;
import org.plenary.input.Preparing;
import org.plenary.input.Submissions;
import org.plenary.input.Transcripts;
import org.plenary.journal.Appender;
import org.plenary.journal.Journal;
import org.plenary.meeting.AgendaItem;
import org.plenary.meeting.Meetings;
import org.plenary.negotiation.ClauseStatus;
import org.plenary.negotiation.CommentType;
import org.plenary.negotiation.Input;
import org.plenary.negotiation.ProposalKind;
import org.plenary.negotiation.Stance;
import org.plenary.people.Account;
import org.plenary.people.Action;
import org.plenary.people.People;
import org.plenary.people.Rights;
import org.plenary.resolution.Resolutions;
import org.plenary.resolution.State;
import org.plenary.resolution.Verification;
import org.plenary.text.Anchor;
import org.plenary.text.Brackets;
import org.plenary.text.Kind;

class DemoMeetingTest {
  @RegisterExtension static final TestDatabase db = new TestDatabase();

  private static People people;
  private static Meetings meetings;
  private static Resolutions resolutions;
  private static Journal journal;
  private static DemoMeeting demo;

  @BeforeAll
  static void load() {
    boolean loaded =
        on(
            () ->
                Appender.open(db.vertx(), db.database().options())
                    .compose(
                        appender -> {
                          Clock clock = Clock.systemUTC();
                          journal = new Journal(db.pool(), appender);
                          people = People.open(db.vertx(), db.pool(), clock);
                          meetings = new Meetings(db.pool(), clock);
                          resolutions =
                              new Resolutions(db.vertx(), journal, people.voices(), clock);
                          demo = new DemoMeeting(people, meetings, doors(clock));
                          return demo.loadOnce();
                        }));
    assertTrue(loaded);
  }

  private static Doors doors(Clock clock) {
    return new Doors(
        resolutions,
        new Preparing(resolutions, new Drafts(db.pool(), clock)),
        new Preparation(db.pool(), clock),
        new Transcripts(db.pool(), clock),
        new Submissions(db.pool(), clock, resolutions, people.voices()));
  }

  private static <T> T on(Supplier<Future<T>> work) {
    Promise<T> done = Promise.promise();
    db.vertx().runOnContext(v -> work.get().onComplete(done));
    return db.await(done.future());
  }

  @Test
  void it_is_loaded_once() {
    boolean again = on(demo::loadOnce);
    assertFalse(again);
    assertEquals(3, db.await(meetings.agenda(DemoMeeting.SLUG)).size());
  }

  @Test
  void every_region_and_capacity_can_sign_in() {
    List<Account> accounts = db.await(people.accounts().all());
    assertEquals(Cast.PLAYERS.size(), accounts.size());
    long written =
        db.await(db.pool().query("SELECT count(*) FROM person WHERE email IS NOT NULL").execute())
            .iterator()
            .next()
            .getLong(0);
    assertEquals(2, written, "some are written to");
    Set<String> regions =
        accounts.stream()
            .map(account -> account.memberships().get(0).delegation().region())
            .collect(Collectors.toSet());
    assertTrue(regions.containsAll(List.of("APT", "ARB", "ATU", "CEPT", "CITEL", "RCC")));
    for (Account account : accounts) {
      assertTrue(
          DemoMeeting.whoCanSignIn().stream().anyMatch(line -> line.contains(account.login())));
    }
  }

  @Test
  void its_resolutions_are_of_real_size_and_their_logs_are_good() {
    for (AgendaItem item : db.await(meetings.agenda(DemoMeeting.SLUG))) {
      State state = db.await(resolutions.state(item.id()));
      assertTrue(state.version() > 1, item.slug());
      assertTrue(
          db.await(Verification.of(db.vertx(), journal, item.id())).fault().isEmpty(), item.slug());
    }
    AgendaItem large = db.await(meetings.agenda(DemoMeeting.SLUG)).get(0);
    State state = db.await(resolutions.state(large.id()));
    assertEquals(13, state.doc().blocks().stream().filter(b -> b.kind() == Kind.CALL).count());
    assertEquals(59, state.doc().blocks().stream().filter(b -> b.kind() == Kind.CLAUSE).count());
    assertEquals(4, state.agreed().size());
  }

  @Test
  void every_region_asks_for_something_on_one_clause_and_every_screen_has_something_to_show() {
    AgendaItem item = db.await(meetings.agenda(DemoMeeting.SLUG)).get(0);
    State state = db.await(resolutions.state(item.id()));
    var n = state.negotiation();
    String clause = new Scene(state).id("not require");
    List<Input.Proposal> asked =
        n.inputs().values().stream()
            .filter(input -> input instanceof Input.Proposal && input.clause().equals(clause))
            .map(Input.Proposal.class::cast)
            .toList();
    assertEquals(6, asked.stream().map(p -> p.stamp().by().region()).distinct().count());
    assertEquals(
        Set.of(ProposalKind.values()),
        n.inputs().values().stream()
            .filter(Input.Proposal.class::isInstance)
            .map(input -> ((Input.Proposal) input).content().kind())
            .collect(Collectors.toSet()));
    assertEquals(
        Set.of(CommentType.values()),
        n.inputs().values().stream()
            .filter(Input.Comment.class::isInstance)
            .map(input -> ((Input.Comment) input).type())
            .collect(Collectors.toSet()));
    assertTrue(
        n.inputs().values().stream()
            .anyMatch(i -> i instanceof Input.Comment c && c.anchor() instanceof Anchor.Buried));
    assertEquals(
        Set.of(Stance.values()),
        n.positions().stream().map(p -> p.now().stance()).collect(Collectors.toSet()));
    assertEquals(1, n.silences().size());
    assertEquals(Set.of("bracket-watched", "bracket-where"), n.brackets().keySet());
    assertTrue(Brackets.of(state.doc()).stream().anyMatch(one -> one.depth() == 1), "nested");
    assertTrue(n.answers().values().stream().anyMatch(all -> all.size() > 1));
    assertTrue(n.owed().contains(new Scene(state).input("CEPT/36A5/1")), "contested");
    assertTrue(state.doc().blocks().stream().anyMatch(b -> b.plainText().contains("at no cost;")));
    assertTrue(state.doc().blocks().stream().noneMatch(b -> b.plainText().contains("2028")));
  }

  @Test
  void the_whole_way_of_an_input_can_be_seen() {
    AgendaItem item = db.await(meetings.agenda(DemoMeeting.SLUG)).get(0);
    State state = db.await(resolutions.state(item.id()));
    var n = state.negotiation();
    assertEquals(
        List.of("First sitting"),
        n.sittings().stream().map(org.plenary.negotiation.Sitting::name).toList());
    assertTrue(
        n.answers().values().stream()
            .map(all -> all.get(all.size() - 1).answer())
            .anyMatch(one -> one.until().equals("Third sitting")));
    assertTrue(n.positions().stream().anyMatch(one -> one.history().size() > 1), "changed");
    assertEquals(
        Set.of(ClauseStatus.values()),
        state.doc().blocks().stream().map(b -> n.status(b.id())).collect(Collectors.toSet()));
    Input.Proposal amendment = n.proposal(new Scene(state).input("CEPT/DT/1")).orElseThrow();
    assertEquals(1, amendment.supporters().size());
    assertEquals(1, amendment.revisions().size() - 1);
    List<Input.PublicInput> handed =
        n.inputs().values().stream()
            .filter(Input.PublicInput.class::isInstance)
            .map(Input.PublicInput.class::cast)
            .toList();
    assertEquals(3, handed.size());
    long statements =
        n.inputs().values().stream()
            .filter(one -> one instanceof Input.Statement said && said.source().contains("#"))
            .count();
    assertEquals(2, statements, "taken out of a transcript");
  }

  @Test
  void who_was_heard_is_what_the_log_says() {
    AgendaItem item = db.await(meetings.agenda(DemoMeeting.SLUG)).get(0);
    State state = db.await(resolutions.state(item.id()));
    Heard heard = db.await(new Hearing(db.vertx(), resolutions, people.delegations()).of(item));
    Recount log = new Recount(db.await(journal.after(item.id(), 0, 1_000)), state.doc());
    assertTrue(
        heard.all().words() > 0 && heard.all().accepted() > 0, "there is something to count");
    assertEquals(log.row("all"), figures(heard.all()));
    assertEquals(7, heard.regions().size());
    for (Heard.Row row : heard.regions()) {
      assertEquals(log.row(row.name()), figures(row), row.name());
    }
    assertEquals(log.unseen(), heard.unseen());
    assertEquals(state.negotiation().owed().size(), heard.all().owed() + heard.unseen());
  }

  private static List<Long> figures(Heard.Row row) {
    return List.of(
        (long) row.inputs(),
        (long) row.answered(),
        (long) row.accepted(),
        (long) row.notAccepted(),
        (long) row.deferred(),
        row.medianMs(),
        (long) row.words(),
        (long) row.owed());
  }

  @Test
  void what_it_prepares_and_moderates_obeys_the_rules() {
    AgendaItem item = db.await(meetings.agenda(DemoMeeting.SLUG)).get(0);
    State state = db.await(resolutions.state(item.id()));
    Map<Integer, Integer> prepared = new TreeMap<>();
    db.await(
            db.pool()
                .preparedQuery("SELECT input, voice FROM answer_draft WHERE resolution = $1")
                .execute(Tuple.of(item.id())))
        .forEach(row -> prepared.put(row.getInteger(0), row.getInteger(1)));
    assertFalse(prepared.isEmpty());
    assertTrue(
        state.negotiation().owed().containsAll(prepared.keySet()),
        "nothing else is to be answered");
    db.await(people.voices().byIds(Set.copyOf(prepared.values())))
        .values()
        .forEach(
            voice ->
                assertTrue(
                    Stream.of(Action.DECIDE, Action.TAKE_UP, Action.LOCK)
                        .anyMatch(right -> Rights.may(voice.capacity(), right)),
                    "only these may read or write it: " + voice.capacity()));

    Map<Boolean, List<Input.PublicInput>> looked =
        state.negotiation().inputs().values().stream()
            .filter(one -> one instanceof Input.PublicInput open && open.moderation() != null)
            .map(Input.PublicInput.class::cast)
            .collect(Collectors.partitioningBy(one -> one.moderation().shown()));
    assertFalse(looked.get(true).isEmpty());
    assertFalse(looked.get(false).isEmpty());
    for (Input.PublicInput one : looked.get(false)) {
      assertTrue(Rights.may(one.moderation().stamp().by().capacity(), Action.MODERATE));
      assertFalse(one.moderation().reason().isBlank());
    }
    Set<Integer> shown =
        db.await(
                new Submissions(db.pool(), Clock.systemUTC(), resolutions, people.voices())
                    .shown(item.id(), state.negotiation()))
            .keySet();
    assertEquals(looked.get(true).stream().map(Input::number).collect(Collectors.toSet()), shown);
  }
}
