package org.plenary.demo;

import static org.plenary.demo.Asking.add;
import static org.plenary.demo.Asking.amends;
import static org.plenary.demo.Asking.brackets;
import static org.plenary.demo.Asking.comments;
import static org.plenary.demo.Asking.contributes;
import static org.plenary.demo.Asking.declares;
import static org.plenary.demo.Asking.editorial;
import static org.plenary.demo.Asking.edits;
import static org.plenary.demo.Asking.joins;
import static org.plenary.demo.Asking.mod;
import static org.plenary.demo.Asking.noc;
import static org.plenary.demo.Asking.remarks;
import static org.plenary.demo.Asking.remarksOn;
import static org.plenary.demo.Asking.replies;
import static org.plenary.demo.Asking.revises;
import static org.plenary.demo.Asking.revisesAmendment;
import static org.plenary.demo.Asking.says;
import static org.plenary.demo.Asking.saysOfClause;
import static org.plenary.demo.Asking.states;
import static org.plenary.demo.Asking.sup;
import static org.plenary.demo.Asking.withdraws;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import org.plenary.negotiation.Bracketing;
import org.plenary.negotiation.ClauseStatus;
import org.plenary.negotiation.CommentType;
import org.plenary.negotiation.Stance;
import org.plenary.negotiation.Tag;

/** The debate on Resolution 31: six regions, one clause that all of them want otherwise. */
final class EarlyWarning {
  private EarlyWarning() {}

  static final String AIM = "to continue and to widen the studies";
  static final String WATCHED = "not require the identification";
  static final String STRIKE = "more people each year";
  static final String NETWORKS = "work over networks of all generations";
  static final String ASSIST = "to assist developing countries";
  static final String COST = "that operators carry the cost";
  static final String STATE = "that a message for the public shall state";
  static final String REFRAIN = "to refrain from using warning channels";

  static final List<Turn> TURNS;

  static {
    List<Turn> turns = new ArrayList<>();
    turns.addAll(envelopes());
    turns.addAll(aim());
    turns.addAll(Decisions.firstSitting());
    turns.addAll(watched());
    turns.addAll(elsewhere());
    turns.addAll(firstHour());
    turns.addAll(Decisions.TURNS);
    TURNS = Collections.unmodifiableList(turns);
  }

  private static List<Turn> envelopes() {
    return List.of(
        contributes(
            Cast.AMINA,
            "35A18",
            "ATU",
            "African common proposals on early warning",
            "Warnings must reach everybody, soon and without a bill.",
            "4.1"),
        contributes(
            Cast.OTTO,
            "36A5",
            "CEPT",
            "European common proposals on early warning",
            "Aims that can be kept, and messages that watch nobody.",
            "4.1"),
        contributes(
            Cast.PAZ,
            "44",
            "CITEL",
            "Inter-American proposals on early warning",
            "What a message says, and what it must not ask.",
            "4.1"),
        contributes(
            Cast.YURI,
            "58A3",
            "RCC",
            "Common proposals of the Commonwealth on early warning",
            "National arrangements come first.",
            "4.1"),
        contributes(
            Cast.KARIM,
            "41",
            "ARB",
            "Common proposals of the Arab States on early warning",
            "Assistance, and the law of each country.",
            "4.1"),
        contributes(
            Cast.LINA,
            "37",
            "APT",
            "Asia-Pacific common proposals on early warning",
            "Islands are warned last; this resolution can change that.",
            "4.1"));
  }

  private static List<Turn> aim() {
    return List.of(
        mod(
            Cast.AMINA,
            "ATU/35A18/1",
            "35A18",
            AIM,
            "Four years are enough for studies that were begun in Isla Verdana. A warning that"
                + " costs the one who receives it does not reach the poor.",
            new Swap("by 2030", "by 2028"),
            new Swap("the person understands;", "the person understands, and at no cost;")),
        mod(
            Cast.OTTO,
            "CEPT/36A5/1",
            "36A5",
            AIM,
            "An aim with a year that cannot be kept weakens the whole text.",
            new Swap("by 2030 every person", "every person, as early as possible,")),
        noc(
            Cast.YURI,
            "RCC/58A3/1",
            "58A3",
            AIM,
            "The year 2030 was agreed in Qasr al-Bahr after long discussion. It should stand."),
        joins(Cast.JABU, "ATU/35A18/1"),
        joins(Cast.SALMA, "ATU/35A18/1"),
        joins(Cast.GRETA, "CEPT/36A5/1"),
        says(
            Cast.YURI,
            Stance.CONCERN,
            "ATU/35A18/1",
            "We must ask our administrations about the year.",
            ""),
        says(
            Cast.YURI,
            Stance.OBJECT,
            "ATU/35A18/1",
            "An earlier year would be broken by most administrations of our region.",
            "Keep the year 2030; we have no difficulty with the words on cost."),
        says(Cast.PAZ, Stance.SUPPORT, "ATU/35A18/1", "", ""),
        says(
            Cast.LINA,
            Stance.LIVE_WITH,
            "CEPT/36A5/1",
            "We would prefer a year, whichever it is.",
            ""),
        says(Cast.OTTO, Stance.CONCERN, "ATU/35A18/1", "Who bears the cost is not said.", ""),
        states(
            Cast.INES,
            Cast.OTTO,
            AIM,
            "We can live without a year in the text, Madam Chair, but not with one that nobody in"
                + " this room believes in.",
            "First sitting, 00:41"));
  }

  private static List<Turn> watched() {
    return List.of(
        mod(
            Cast.AMINA,
            "ATU/35A18/2",
            "35A18",
            WATCHED,
            "What is not recorded cannot be misused.",
            new Swap(
                "those who receive them;", "those who receive them, nor keep a record of it;")),
        mod(
            Cast.OTTO,
            "CEPT/36A5/2",
            "36A5",
            WATCHED,
            "Tracking over time is worse than one location.",
            new Swap("the location or the registration", "the tracking or the registration")),
        mod(
            Cast.PAZ,
            "CITEL/44/1",
            "44",
            WATCHED,
            "Profiles are made without registration, too.",
            new Swap("or the registration", ", the registration or the profiling")),
        mod(
            Cast.KARIM,
            "ARB/41/1",
            "41",
            WATCHED,
            "Some administrations warn registered persons with special needs one by one.",
            new Swap("not require", "not require, unless the law of the country provides for it,")),
        sup(
            Cast.YURI,
            "RCC/58A3/2",
            "58A3",
            WATCHED,
            "This is for national law, not for a standard."),
        noc(
            Cast.LINA,
            "APT/37/1",
            "37",
            WATCHED,
            "The present words were found with much care and protect everybody."),
        remarks(
            Cast.NOOR,
            "the registration",
            CommentType.HUMAN_RIGHTS,
            Set.of(Tag.PRIVACY, Tag.DATA_PROTECTION),
            "Registration for warnings becomes a register of people. The Foundation asks that the"
                + " prohibition stand without exception."),
        comments(
            Cast.PAZ,
            WATCHED,
            CommentType.TECHNICAL,
            Set.of(),
            "Cell broadcast has never needed any of this: there is no return channel."),
        saysOfClause(
            Cast.YURI,
            Stance.DISSOCIATE,
            WATCHED,
            "Taigara does not stand in the way of the clause and will not be bound by it.",
            ""),
        brackets(
            Cast.MARTA,
            "bracket-watched",
            "the location or the registration",
            "the tracking or the registration",
            "Two wordings have support; the third sitting returns to them.",
            List.of(
                new Bracketing.Option(0, 0, "APT", false),
                new Bracketing.Option(1, 0, "CEPT", false),
                new Bracketing.Option(2, 0, "RCC", true))),
        brackets(
            Cast.MARTA,
            "bracket-where",
            "the location",
            "the exact location",
            "Whether an area is a location is not settled.",
            List.of(
                new Bracketing.Option(0, 0, "APT", false),
                new Bracketing.Option(1, 0, "CITEL", false))),
        declares(Cast.MARTA, WATCHED, ClauseStatus.BRACKETED, "Alternatives stand in brackets."));
  }

  private static List<Turn> elsewhere() {
    return List.of(
        editorial(
            Cast.LINA,
            "APT/37/2",
            "37",
            STRIKE,
            "",
            new Swap("strike more people", "affect more people")),
        mod(
            Cast.LINA,
            "APT/37/3",
            "37",
            STATE,
            "An old message must not be taken for a new one.",
            new Swap("who issued it,", "who issued it and when,")),
        mod(
            Cast.PAZ,
            "CITEL/44/2",
            "44",
            STATE,
            "The time of issue is needed to tell a repetition from an update.",
            new Swap("who issued it,", "who issued it and when,")),
        add(
            Cast.AMINA,
            "ATU/35A18/3",
            "35A18",
            NETWORKS,
            "demo-simplest",
            "be usable on the simplest terminals in service;",
            "Most of those who must be warned own no smartphone."),
        amends(
            Cast.GRETA,
            "CEPT/DT/1",
            "ATU/35A18/3",
            "The oldest terminals are not always the simplest.",
            new Swap("the simplest terminals", "the oldest terminals")),
        joins(Cast.OTTO, "CEPT/DT/1"),
        revisesAmendment(
            Cast.GRETA,
            "CEPT/DT/1",
            "ATU/35A18/3",
            "The oldest terminals are not always the simplest: both should be named.",
            new Swap("the simplest terminals", "the simplest and the oldest terminals")),
        says(
            Cast.AMINA,
            Stance.LIVE_WITH,
            "CEPT/DT/1",
            "We can take these words into our own proposal.",
            ""),
        mod(
            Cast.AMINA,
            "ATU/35A18/4",
            "35A18",
            ASSIST,
            "Plans without means stay plans.",
            new Swap("in planning and in testing;", "in financing, in planning and in testing;")),
        mod(
            Cast.KARIM,
            "ARB/41/2",
            "41",
            ASSIST,
            "Assistance begins with financing.",
            new Swap("in planning and in testing;", "in planning, testing and financing;")),
        sup(
            Cast.OTTO,
            "CEPT/36A5/3",
            "36A5",
            COST,
            "The cost of transmission is small wherever it was measured."),
        says(
            Cast.AMINA,
            Stance.OBJECT,
            "CEPT/36A5/3",
            "It was measured where networks are dense.",
            "A study of the cost in developing countries, before the clause goes."),
        mod(
            Cast.PAZ,
            "COV/NOR/PEL/63/1",
            "",
            REFRAIN,
            "Three delegations of three regions: the data that a warning creates is a channel, too.",
            new Swap("warning channels for", "warning channels, or the data they create, for")),
        mod(
            Cast.KARIM,
            "ARB/41/3",
            "41",
            "to hold a public test",
            "Twice a year is too much for small administrations.",
            new Swap("at least once a year", "once a year")),
        withdraws(Cast.KARIM, "ARB/41/3", "The present text says the same for us."),
        revises(
            Cast.KARIM,
            "ARB/41/1",
            "A narrower exception, after consultations with CITEL.",
            new Swap("not require", "not require, without the consent of the persons concerned,")));
  }

  private static List<Turn> firstHour() {
    return List.of(
        remarks(
            Cast.YURI,
            "nearly every inhabited place",
            CommentType.TECHNICAL,
            Set.of(),
            "In the north of our region this is not so: a third of the settlements have no network."),
        edits(Cast.LINA, "storms, floods and", "storms, tsunamis, floods and"),
        edits(Cast.AMINA, "nearly every inhabited place", "most inhabited places"),
        edits(Cast.KARIM, "speakers of minority languages", "speakers of all other languages"),
        edits(Cast.OTTO, "belongs to national authorities", "rests with national authorities"),
        edits(
            Cast.YURI,
            "generations that are in service",
            "generations in service, by satellite too"),
        remarks(
            Cast.KARIM,
            "that had announced them",
            CommentType.EDITORIAL,
            Set.of(),
            "This reads as a reproach to those who announced something; it should go."),
        edits(Cast.RUY, " that had announced them", ""),
        edits(Cast.RUY, "people whom the others do not", "people the others do not"),
        comments(
            Cast.OTTO,
            "that false or misused warnings",
            CommentType.EDITORIAL,
            Set.of(),
            "The reference should read “considering c) above” in all languages."),
        comments(
            Cast.NOOR,
            "that access to information is itself",
            CommentType.GENERAL,
            Set.of(),
            "Organizations of displaced persons should be named among those who inform."),
        remarksOn(
            Cast.LINA,
            "ATU/35A18/3",
            CommentType.TECHNICAL,
            "Which terminals are the simplest should be left to the Study Group."),
        replies(Cast.AMINA, "Which terminals", "We agree, and can say so in the report."));
  }
}
