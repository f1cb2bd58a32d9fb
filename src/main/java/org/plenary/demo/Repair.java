package org.plenary.demo;

import static org.plenary.demo.Asking.add;
import static org.plenary.demo.Asking.answer;
import static org.plenary.demo.Asking.answers;
import static org.plenary.demo.Asking.edits;
import static org.plenary.demo.Asking.mod;
import static org.plenary.demo.Asking.sup;
import static org.plenary.demo.Asking.takesUp;

import java.util.List;
import org.plenary.negotiation.Outcome;

/** The debate on a draft new resolution, where it has only begun. */
final class Repair {
  private Repair() {}

  static final List<Turn> TURNS =
      List.of(
          edits(Cast.PAZ, "neither new ore nor new energy", "less new ore and less new energy"),
          edits(Cast.OTTO, "creates employment", "creates decent employment"),
          add(
              Cast.PAZ,
              "CITEL/45/1",
              "",
              "to study indicators",
              "demo-parts",
              "to study how long spare parts should be kept for sale;",
              "A terminal without spare parts cannot be repaired, however easily it is opened."),
          sup(
              Cast.LINA,
              "APT/38/1",
              "",
              "that a terminal which can be opened",
              "What can be opened is not understood by that alone."),
          mod(
              Cast.AMINA,
              "ATU/35A22/1",
              "",
              "to study the erasure",
              "Equipment that is passed on across borders is what matters most to us.",
              new Swap("is passed on,", "is passed on or exported,")),
          takesUp(Cast.RUY, "CITEL/45/1", true, "No objection was raised."),
          answers(
              Cast.MARTA,
              answer(
                  "CITEL/45/1",
                  Outcome.ACCEPTED,
                  "That repair depends on spare parts.",
                  "The text as it stands; no other proposal touches it.",
                  "It completes resolves 1, and nobody objected.")));
}
