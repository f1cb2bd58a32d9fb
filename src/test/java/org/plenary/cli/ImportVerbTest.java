package org.plenary.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.plenary.database.TestDatabase;
import org.plenary.exchange.Import;
import org.plenary.input.Incoming;
import org.plenary.journal.Appender;
import org.plenary.journal.Journal;
import org.plenary.meeting.AgendaItem;
import org.plenary.meeting.Meeting;
import org.plenary.meeting.Meetings;
import org.plenary.negotiation.Contribution;
import org.plenary.negotiation.Input;
import org.plenary.negotiation.Negotiation;
import org.plenary.negotiation.ProposalKind;
import org.plenary.people.Account;
import org.plenary.people.Capacity;
import org.plenary.people.Delegation;
import org.plenary.people.DelegationKind;
import org.plenary.people.People;
import org.plenary.people.Voice;
import org.plenary.refusal.Refused;
import org.plenary.resolution.Resolutions;
import picocli.CommandLine;

/** A contribution goes on record from the command line, as it does from the desk. */
class ImportVerbTest {
  @RegisterExtension static final TestDatabase db = new TestDatabase();
  @TempDir static Path home;

  private static final String BASE =
      "RESOLUTION 12 (Port Meridian, 2024)\nOn open ports\nThe World Harbour Assembly (Port"
          + " Meridian, 2024),\nconsidering\na)\tthat harbours are places of rest;\nb)\tthat"
          + " lamps guide ships to the quay,\nresolves\n1\tthat harbours keep their lamps lit;\n2"
          + "\tthat bells are heard.\n";

  /** Typed clean, as another delegation than its own says it is, with a misspelt place. */
  private static final String CHANGED =
      "Source: Atlantis\nAbstract: Lamps and fog.\nMOD\tXYZ/35A18/1\n"
          + BASE.replace("lamps lit", "lamps bright")
              .replace("heard.", "heard, as in Resolution 9 (Rev. Buchrest, 2022);")
          + "3\tthat fog is watched.\nReasons: Fog has become thicker.\n";

  private static Context context;
  private static Rooms rooms;
  private static Meetings meetings;
  private static AgendaItem ports;
  private static Delegation pharos;
  private static Account ines;
  private final StringWriter err = new StringWriter();

  @BeforeAll
  static void begin() {
    Clock clock = Clock.systemUTC();
    People people = People.open(db.vertx(), db.pool(), clock);
    meetings = new Meetings(db.pool(), clock);
    Appender appender = on(() -> Appender.open(db.vertx(), db.database().options()));
    Journal journal = new Journal(db.pool(), appender);
    Resolutions resolutions = new Resolutions(db.vertx(), journal, people.voices(), clock);
    rooms = new Rooms(db.vertx(), db.pool(), appender, journal, people, meetings, resolutions);
    Delegation desk =
        db.await(people.delegations().create("Secretariat", DelegationKind.SECRETARIAT, ""));
    pharos = db.await(people.delegations().create("Pharos", DelegationKind.MEMBER_STATE, "CITEL"));
    ines = account("ines", desk, Capacity.SECRETARIAT);
    account("amina", pharos, Capacity.DELEGATE);
    db.await(
        meetings.create(
            new Meetings.NewMeeting(
                "wha-28",
                "World Harbour Assembly 2028",
                "World Harbour Union",
                "Port Meridian",
                LocalDate.of(2028, 10, 14),
                LocalDate.of(2028, 10, 24),
                List.of("en"),
                Meeting.Numbering.ITU,
                ZoneOffset.UTC)));
    Voice voice = db.await(people.voices().ofMembership(ines.memberships().get(0).id()));
    ports =
        on(
            () ->
                meetings.add(
                    new Meetings.NewResolution(
                        "wha-28",
                        "ports",
                        "1",
                        "RESOLUTION 12",
                        "On open ports",
                        "en",
                        "ltr",
                        Meeting.Numbering.ITU),
                    voice,
                    id ->
                        Import.store(resolutions, id, Import.read(BASE), "base", voice)
                            .mapEmpty()));
  }

  private static Account account(String login, Delegation of, Capacity capacity) {
    return db.await(
        rooms.people().accounts().create(login, login, "correct horse battery", of.id(), capacity));
  }

  /** Where the rooms work: on one context. */
  private static <T> T on(Supplier<Future<T>> work) {
    Promise<T> done = Promise.promise();
    context().runOnContext(v -> Future.succeededFuture().compose(w -> work.get()).onComplete(done));
    return db.await(done.future());
  }

  private static Context context() {
    if (context == null) {
      context = db.vertx().getOrCreateContext();
    }
    return context;
  }

  private List<String> run(String words, String... arguments) throws IOException {
    Path file = Files.writeString(home.resolve("in.txt"), words, StandardCharsets.UTF_8);
    List<String> all = new ArrayList<>(List.of(file.toString()));
    all.addAll(List.of(arguments));
    ImportVerb verb = new ImportVerb();
    CommandLine line = new CommandLine(verb).setCaseInsensitiveEnumValuesAllowed(true);
    line.setErr(new PrintWriter(err, true));
    line.parseArgs(all.toArray(String[]::new));
    byte[] bytes = words.getBytes(StandardCharsets.UTF_8);
    return on(() -> verb.contribution(rooms, bytes));
  }

  private String refused(String words, String... arguments) {
    return assertThrows(Refused.class, () -> run(words, arguments)).refusal().code();
  }

  private static Negotiation of(AgendaItem item) {
    return on(() -> rooms.resolutions().state(item.id())).negotiation();
  }

  private static int kept() {
    return db.await(new Incoming(db.pool(), Clock.systemUTC()).all()).size();
  }

  @Test
  void a_contribution_is_on_record_for_the_delegation_that_is_named() throws IOException {
    String[] words = {"wha-28", "--as", "ines", "--for", "pharos", "--item", "4.2"};
    assertEquals(List.of("wha-28/ports: contribution 1, proposals: 3"), run(CHANGED, words));
    assertTrue(err.toString().contains("place.misspelt"), err.toString());

    Contribution envelope = of(ports).contributions().get(1);
    assertEquals("35A18", envelope.symbol());
    assertEquals("4.2", envelope.agendaItem());
    assertEquals("Pharos", envelope.stamp().by().name(), "not what the file says");
    assertEquals("CITEL", envelope.stamp().by().region());
    assertEquals(Capacity.SECRETARIAT, envelope.stamp().by().capacity());
    List<ProposalKind> kinds =
        of(ports).inputs().values().stream()
            .map(one -> ((Input.Proposal) one).content().kind())
            .toList();
    assertEquals(List.of(ProposalKind.MOD, ProposalKind.MOD, ProposalKind.ADD), kinds);
    assertTrue(
        of(ports).inputs().values().stream()
            .allMatch(one -> one.stamp().by().delegation() == pharos.id()));

    int waiting = kept();
    assertEquals("match.none", refused(CHANGED, words), "once is enough");
    assertEquals(waiting, kept(), "what is refused leaves nothing at the desk");
  }

  @Test
  void what_is_not_certain_is_refused_unless_the_operator_says_what_becomes_of_it()
      throws IOException {
    // Made on another wording of the clause than ours: it is only like it.
    String doubtful =
        "<html><body><p>MOD XYZ/36/1</p><p>"
            + BASE.replace("\n", "</p><p>")
                .replace(
                    "that lamps guide ships", "that big lamps guide <ins>all pilots' </ins>ships")
            + "</p></body></html>";
    String[] words = {"wha-28/ports", "--as", "ines", "--for", "Pharos"};
    int before = of(ports).inputs().size();
    int waiting = kept();
    assertEquals("match.doubtful", refused(doubtful, words));
    assertTrue(err.toString().contains("pilots"), err.toString());
    assertEquals(before, of(ports).inputs().size());
    assertEquals(waiting, kept());

    String[] leave = {"wha-28/ports", "--as", "ines", "--for", "Pharos", "--unsure", "leave"};
    run(doubtful, leave);
    assertTrue(texts().noneMatch(text -> text.contains("pilots")));
    String[] take = {"wha-28/ports", "--as", "ines", "--for", "Pharos", "--unsure", "TAKE"};
    run(doubtful.replace("XYZ/36/", "XYZ/37/"), take);
    assertTrue(texts().anyMatch(text -> text.contains("pilots")));
  }

  private static java.util.stream.Stream<String> texts() {
    return of(ports).inputs().values().stream()
        .map(one -> ((Input.Proposal) one).content().text())
        .filter(text -> text != null)
        .map(text -> text.blocks().get(0).plainText());
  }

  @Test
  void a_part_about_no_resolution_is_refused_or_comes_onto_the_agenda() throws IOException {
    String fresh =
        "ADD\tXYZ/38/1\nDRAFT NEW RESOLUTION [XYZ-1]\nOn fog\nThe World Harbour Assembly (Port"
            + " Meridian, 2028),\nresolves\n1\tthat fog is watched.\n";
    String[] words = {"wha-28", "--as", "ines", "--for", "Pharos"};
    assertEquals("part.open", refused(fresh, words));
    assertTrue(err.toString().contains("ADD XYZ/38/1"), err.toString());
    String[] adds = {"wha-28", "--as", "ines", "--for", "Pharos", "--add-new"};
    List<String> told = run(fresh, adds);
    assertEquals(1, told.size(), told.toString());
    AgendaItem added =
        db.await(meetings.agenda("wha-28")).stream()
            .filter(one -> one.symbol().contains("XYZ-1"))
            .findFirst()
            .orElseThrow();
    assertEquals("38", of(added).contributions().get(1).symbol());
  }

  @Test
  void a_part_that_only_names_a_text_asks_for_nothing_and_few_words_are_a_reason()
      throws IOException {
    String named = "MOD\tXYZ/40/1\nRESOLUTION 12 (Port Meridian, 2024)\nOn open ports\n";
    int before = of(ports).inputs().size();
    run(named, "wha-28", "--as", "ines", "--for", "Pharos");
    assertEquals(before, of(ports).inputs().size());
    String gone = named.replace("MOD", "SUP").replace("/40/", "/41/") + "Reasons:\tDone.\n";
    run(gone, "wha-28", "--as", "ines", "--for", "Pharos");
    Input.Proposal made =
        of(ports).inputs().values().stream()
            .map(Input.Proposal.class::cast)
            .filter(one -> one.symbol().equals("XYZ/41/1"))
            .findFirst()
            .orElseThrow();
    assertEquals(ProposalKind.SUP, made.content().kind());
    assertTrue(made.content().why().startsWith("Done.\n"), made.content().why());
  }

  @Test
  void only_the_secretariat_and_only_for_whom_and_where_there_is() {
    String one = CHANGED.replace("35A18", "39");
    for (String[] wrong :
        List.of(
            new String[] {"action.forbidden", "wha-28", "amina", "Pharos"},
            new String[] {"account.unknown", "wha-28", "nobody", "Pharos"},
            new String[] {"delegation.unknown", "wha-28", "ines", "Atlantis"},
            new String[] {"meeting.unknown", "wha-29", "ines", "Pharos"},
            new String[] {"resolution.unknown", "wha-28/fog", "ines", "Pharos"},
            new String[] {"resolution.slug", "wha-28/ports/1", "ines", "Pharos"})) {
      assertEquals(wrong[0], refused(one, wrong[1], "--as", wrong[2], "--for", wrong[3]));
    }
    assertEquals(
        "symbol.malformed",
        refused(one, "wha-28", "--as", "ines", "--for", "Pharos", "--symbol", "no symbol"));
  }
}
