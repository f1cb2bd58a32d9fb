package org.plenary.answer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.plenary.exchange.IcuSegmenter;
import org.plenary.negotiation.Act;
import org.plenary.negotiation.Answer;
import org.plenary.negotiation.By;
import org.plenary.negotiation.CommentType;
import org.plenary.negotiation.Input;
import org.plenary.negotiation.Negotiation;
import org.plenary.negotiation.Outcome;
import org.plenary.negotiation.ProposalKind;
import org.plenary.negotiation.Revision;
import org.plenary.negotiation.Stamp;
import org.plenary.negotiation.Target;
import org.plenary.people.Capacity;
import org.plenary.resolution.Authorship.Span;
import org.plenary.resolution.Authorship.View;
import org.plenary.text.Block;
import org.plenary.text.Doc;
import org.plenary.text.Inline;
import org.plenary.text.Kind;
import org.plenary.text.Num;

/** The figures, against a negotiation that can be counted by hand. */
class HeardTest {
  private static final long HOUR = 3_600_000;
  private static final By SAHELIA = new By(1, 10, "Sahelia", "ATU", Capacity.DELEGATE);
  private static final By NORLAND = new By(2, 11, "Norland", "CEPT", Capacity.DELEGATE);
  private static final By FORUM = new By(3, 12, "=Port Forum", "", Capacity.OBSERVER);
  private static final By CHAIR = new By(4, 13, "Chairland", "RCC", Capacity.CHAIR);
  private static final By PUBLIC = new By(5, 0, "", "", Capacity.PUBLIC);
  private static final Map<Long, String> KINDS =
      Map.of(10L, "member-state", 11L, "member-state", 12L, "civil-society", 13L, "member-state");

  private Negotiation n = Negotiation.NONE;
  private long version;

  private int happens(By by, long at, Act act) {
    n = n.after(act, new Stamp(by, ++version, at));
    return n.inputs().size();
  }

  private int proposes(By by, long at) {
    Target target = new Target("c1", Target.Place.AT, 0);
    Revision content = new Revision(ProposalKind.MOD, target, null, null, 1, 0, "");
    int number = n.inputs().size() + 1;
    return happens(by, at, new Act.Proposed(number, 0, "X/DT/" + number, content));
  }

  private int remarks(By by, long at) {
    int number = n.inputs().size() + 1;
    return happens(
        by,
        at,
        new Act.Commented(number, "c1", -1, -1, "", 0, CommentType.GENERAL, Set.of(), "A remark"));
  }

  private int submits(String group, boolean shown) {
    int number = n.inputs().size() + 1;
    happens(PUBLIC, 0, new Act.Submitted(number, "c1", group, "0".repeat(64)));
    return happens(CHAIR, 0, new Act.Moderated(number, shown, "It names a private person."));
  }

  private void answers(int input, long at, Outcome outcome, int into) {
    Answer answer =
        new Answer(input, outcome, "", "", List.of(), "Because of this.", 1, "c1", into, "");
    happens(CHAIR, at, new Act.Answered(List.of(answer)));
  }

  private static Doc doc(String words) {
    return new Doc(
        List.of(
            new Block("c1", Kind.CLAUSE, 0, Num.AUTO, List.of(new Inline.Text(words, List.of())))));
  }

  private Heard heard(Doc doc, View authors) {
    return Heard.of(
        version, n, doc, authors, IcuSegmenter.of("en"), List.of("APT", "ATU", "CEPT"), KINDS);
  }

  private Heard heard() {
    Doc doc = doc("that lights stay on");
    return heard(
        doc, new View(version, List.of(new Span(0, doc.size(), 1, 0, 1, 0)), List.of(), List.of()));
  }

  private static Heard.Row row(List<Heard.Row> rows, String name) {
    return rows.stream().filter(r -> r.name().equals(name)).findFirst().orElseThrow();
  }

  @Test
  void every_region_is_counted_also_the_silent_ones() {
    int first = proposes(SAHELIA, 0);
    int second = proposes(SAHELIA, 10 * HOUR);
    remarks(SAHELIA, 10 * HOUR);
    int foreign = proposes(NORLAND, 0);
    answers(first, 2 * HOUR, Outcome.ACCEPTED, 0);
    answers(second, 14 * HOUR, Outcome.NOT_ACCEPTED, 0);
    answers(foreign, HOUR, Outcome.DEFERRED, 0);
    answers(foreign, 9 * HOUR, Outcome.ACCEPTED_MODIFIED, 0);

    assertEquals(
        new Heard.Row("ATU", "ATU", 3, 2, 1, 1, 0, 3 * HOUR, 0, 1), row(heard().regions(), "ATU"));
    assertEquals(
        new Heard.Row("CEPT", "CEPT", 1, 1, 1, 0, 0, HOUR, 0, 0), row(heard().regions(), "CEPT"));
    assertEquals(
        new Heard.Row("APT", "APT", 0, 0, 0, 0, 0, -1, 0, 0), row(heard().regions(), "APT"));
    assertEquals(
        new Heard.Row("Sahelia", "ATU", 3, 2, 1, 1, 0, 3 * HOUR, 0, 1),
        row(heard().delegations(), "Sahelia"));
    assertEquals(4, row(heard().groups(), "member-state").inputs());
    assertEquals(new Heard.Row("", "", 4, 3, 2, 1, 0, 2 * HOUR, 0, 1), heard().all());
  }

  @Test
  void what_was_merged_or_repeats_another_shares_its_fate() {
    int taken = proposes(SAHELIA, 0);
    int merged = proposes(NORLAND, 0);
    int same = remarks(FORUM, 0);
    int lost = remarks(FORUM, 0);
    answers(same, HOUR, Outcome.DUPLICATE, merged);
    answers(merged, HOUR, Outcome.MERGED, taken);
    answers(lost, HOUR, Outcome.DUPLICATE, same);
    assertEquals(0, heard().all().accepted(), "nothing is decided yet");
    answers(taken, HOUR, Outcome.ACCEPTED, 0);
    assertEquals(4, heard().all().accepted());
    assertEquals(2, row(heard().groups(), "civil-society").accepted());
    answers(taken, 2 * HOUR, Outcome.DUPLICATE, lost);
    assertEquals(0, heard().all().accepted(), "a circle ends");
  }

  @Test
  void withdrawn_inputs_and_submissions_that_are_not_shown_do_not_count() {
    int mine = proposes(SAHELIA, 0);
    happens(SAHELIA, 1, new Act.Withdrawn(mine, "We no longer ask for it."));
    submits("academia", true);
    submits("academia", false);
    happens(PUBLIC, 0, new Act.Submitted(4, "", "academia", "1".repeat(64)));
    assertEquals(1, heard().all().inputs());
    assertEquals(1, row(heard().groups(), "academia").inputs());
    assertTrue(heard().delegations().isEmpty());
    assertEquals(1, row(heard().regions(), "").inputs(), "the public has no region");
  }

  @Test
  void what_was_said_in_the_room_is_the_delegations_that_said_it() {
    Input.Spoken spoken = new Input.Spoken(10, "Sahelia", "ATU");
    happens(CHAIR, 0, new Act.Stated(1, "c1", "SAHELIA", spoken, "We agree.", "transcript"));
    happens(CHAIR, 0, new Act.Stated(2, "c1", "A VOICE", null, "So do we.", "transcript"));
    assertEquals(1, row(heard().regions(), "ATU").inputs());
    assertEquals(2, heard().all().inputs());
    for (List<Heard.Row> rows : List.of(heard().regions(), heard().groups())) {
      assertEquals(2, rows.stream().mapToInt(Heard.Row::inputs).sum(), "together they are all");
    }
    assertTrue(heard().regions().stream().noneMatch(r -> r.name().equals("RCC")));
  }

  @Test
  void what_is_owed_again_and_what_nobody_has_looked_at_is_told() {
    int contested = proposes(SAHELIA, 0);
    int deferred = proposes(NORLAND, 0);
    int withdrawn = remarks(NORLAND, 0);
    answers(contested, HOUR, Outcome.NOT_ACCEPTED, 0);
    answers(deferred, HOUR, Outcome.DEFERRED, 0);
    happens(NORLAND, HOUR, new Act.Withdrawn(withdrawn, ""));
    assertEquals(0, heard().all().owed());
    happens(SAHELIA, 2 * HOUR, new Act.Responded(contested, true, "It is our only harbour."));
    happens(CHAIR, 2 * HOUR, new Act.FallenDue(deferred, version - 2));
    assertEquals(2, heard().all().owed());
    assertEquals(2, heard().all().answered(), "answered they were");
    assertEquals(1, row(heard().regions(), "ATU").owed());
    submits("academia", true);
    submits("academia", false);
    happens(PUBLIC, 0, new Act.Submitted(6, "", "academia", "1".repeat(64)));
    assertEquals(3, heard().all().owed());
    assertEquals(1, heard().unseen());
    assertEquals(n.owed().size(), heard().all().owed() + heard().unseen(), "what is to be done");
  }

  @Test
  void words_are_whose_proposal_brought_them() {
    int first = proposes(SAHELIA, 0);
    int second = proposes(NORLAND, 0);
    Doc doc = doc("that all green lights, stay on");
    View authors =
        new View(
            version,
            List.of(
                new Span(0, 6, 1, 0, 1, 0),
                new Span(6, 18, 4, first, 1, 0),
                new Span(18, 22, 4, second, 1, 0),
                new Span(22, doc.size(), 1, 0, 1, 0)),
            List.of(),
            List.of());
    // "all", "green" are the first's; "lights" begins in the first's; the comma is no word.
    assertEquals(3, row(heard(doc, authors).delegations(), "Sahelia").words());
    assertEquals(0, row(heard(doc, authors).delegations(), "Norland").words());
    assertEquals(3, heard(doc, authors).all().words());
  }

  @Test
  void a_table_holds_no_formula_and_every_row() {
    remarks(FORUM, 0);
    answers(1, HOUR / 2, Outcome.NOTED, 0);
    String csv = HeardFormats.csv(heard());
    List<String> lines = csv.lines().toList();
    assertTrue(lines.contains("delegation,'=Port Forum,,1,1,0,0,0,0.50,0,0"), csv);
    assertTrue(lines.contains("region,ATU,ATU,0,0,0,0,0,,0,0"), csv);
    assertFalse(csv.contains(",="), csv);
    assertEquals(HOUR / 2, heard().all().medianMs());
  }
}
