package org.plenary.demo;

import static org.plenary.demo.Asking.answer;
import static org.plenary.demo.Asking.answers;
import static org.plenary.demo.Asking.closes;
import static org.plenary.demo.Asking.declares;
import static org.plenary.demo.Asking.responds;
import static org.plenary.demo.Asking.silence;
import static org.plenary.demo.Asking.takesUp;
import static org.plenary.demo.EarlyWarning.ASSIST;
import static org.plenary.demo.EarlyWarning.STRIKE;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Function;
import org.plenary.negotiation.Answer;
import org.plenary.negotiation.ClauseStatus;
import org.plenary.negotiation.Outcome;

/** What is decided on Resolution 31, in two sittings. */
final class Decisions {
  private Decisions() {}

  static final List<Turn> TURNS;

  static {
    List<Turn> turns = new ArrayList<>(secondSitting());
    turns.addAll(left());
    TURNS = Collections.unmodifiableList(turns);
  }

  private static Function<Scene, Answer> consulted(String input, String heard) {
    return answer(
        input,
        Outcome.DEFERRED,
        heard,
        "The proposals of three regions on resolves 1, and the objection of one.",
        "The regions asked for time to consult on the year.",
        "",
        "Second sitting");
  }

  /** Nothing is decided, and nothing is forgotten. */
  static List<Turn> firstSitting() {
    return List.of(
        answers(
            Cast.MARTA,
            consulted("ATU/35A18/1", "An earlier year, and warnings without cost."),
            consulted("CEPT/36A5/1", "No year at all."),
            consulted("RCC/58A3/1", "The year as it stands."),
            consulted("We can live without", "No year that nobody believes in.")),
        closes(Cast.MARTA, "First sitting", "Second sitting"));
  }

  private static List<Turn> secondSitting() {
    return List.of(
        takesUp(
            Cast.RUY,
            "APT/37/2",
            true,
            "Wording only.",
            new Swap("strike more people", "affect more people")),
        answers(
            Cast.MARTA,
            answer(
                "APT/37/2",
                Outcome.ACCEPTED,
                "Disasters affect people in more ways than by striking them.",
                "The wording of the other resolutions of this assembly.",
                "The wording is better and the sense is the same.")),
        declares(Cast.MARTA, STRIKE, ClauseStatus.AGREED, "No objection in the second sitting."),
        declares(Cast.MARTA, STRIKE, ClauseStatus.OPEN, "A comma is missing in one language."),
        declares(
            Cast.MARTA, STRIKE, ClauseStatus.AGREED, "The comma is set; nothing else changed."),
        takesUp(
            Cast.MARTA,
            "ATU/35A18/1",
            false,
            "The words on cost have general support; on the year there is none.",
            new Swap("the person understands;", "the person understands, and at no cost;")),
        answers(
            Cast.MARTA,
            answer(
                "ATU/35A18/1",
                Outcome.ACCEPTED_MODIFIED,
                "An earlier year, and warnings without cost to those who receive them.",
                "CEPT/36A5/1, RCC/58A3/1, the statement of Norland, and four positions.",
                "The words on cost were taken up. The year 2030 stays, because one region objects to"
                    + " an earlier one and another would have none at all.",
                "RCC/58A3/1",
                ""),
            answer(
                "CEPT/36A5/1",
                Outcome.NOT_ACCEPTED,
                "That a year which cannot be kept weakens the text.",
                "ATU/35A18/1 and RCC/58A3/1; the discussion in the second sitting.",
                "Five regions want a year in the text, and 2030 was agreed at the last assembly.",
                "ATU/35A18/1",
                ""),
            answer(
                "RCC/58A3/1",
                Outcome.ACCEPTED_MODIFIED,
                "That the year 2030 should stand.",
                "ATU/35A18/1 and CEPT/36A5/1.",
                "The year stands; words on cost were added, which the objection does not concern.",
                "ATU/35A18/1",
                "")),
        responds(Cast.AMINA, "ATU/35A18/1", false, ""),
        responds(
            Cast.OTTO,
            "CEPT/36A5/1",
            true,
            "Two of the five regions said they could live without a year; the record of the sitting"
                + " shows it."),
        takesUp(
            Cast.MARTA,
            "ATU/35A18/4",
            true,
            "",
            new Swap("in planning and in testing;", "in financing, in planning and in testing;")),
        answers(
            Cast.MARTA,
            answer(
                "ATU/35A18/4",
                Outcome.ACCEPTED,
                "Assistance must include financing.",
                "ARB/41/2, which asks for the same.",
                "Two regions ask for it and nobody spoke against it.",
                "ARB/41/2",
                ""),
            answer(
                "ARB/41/2",
                Outcome.MERGED,
                "Assistance must include financing.",
                "ATU/35A18/4, which asks for the same in other words.",
                "What it asks for is in the text in the words of the African proposal.",
                "ATU/35A18/4",
                ""),
            answer(
                "COV/NOR/PEL/63/1",
                Outcome.DEFERRED,
                "That data which warnings create should serve no other purpose.",
                "The discussion of resolves 2.1, which is not concluded.",
                "The matter is the same as in resolves 2.1 and should be decided with it.",
                "CITEL/44/1",
                "Third sitting"),
            answer(
                "In the north of our region",
                Outcome.ACCEPTED,
                "That networks do not reach nearly every inhabited place.",
                "The measurements that Taigara submitted.",
                "The words have been changed to “most inhabited places” meanwhile.")),
        answers(
            Cast.MARTA,
            answer(
                "The reference should read",
                Outcome.NOTED,
                "That the reference must read the same in all languages.",
                "The six language versions.",
                "The secretariat sees to it when the languages are aligned.")));
  }

  private static List<Turn> left() {
    return List.of(
        declares(Cast.MARTA, "that a warning that is not understood", ClauseStatus.AGREED, ""),
        declares(
            Cast.MARTA,
            "that equipment now in use",
            ClauseStatus.CLOSED,
            "Not to be opened at this assembly."),
        declares(Cast.MARTA, "that test messages shall be marked", ClauseStatus.AGREED, ""),
        declares(
            Cast.MARTA,
            ASSIST,
            ClauseStatus.PROVISIONAL,
            "Agreed in substance; the financing is looked at by the budget committee."),
        silence(Cast.MARTA, 14, "that people trust a warning more"));
  }
}
