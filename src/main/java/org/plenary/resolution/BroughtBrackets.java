package org.plenary.resolution;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.plenary.negotiation.Bracketing;
import org.plenary.negotiation.By;
import org.plenary.negotiation.Input;
import org.plenary.negotiation.Negotiation;
import org.plenary.negotiation.Stamp;
import org.plenary.people.Voice;
import org.plenary.text.Bracket;
import org.plenary.text.Brackets;

/** Square brackets that nobody asked for on record, told by the log of words. Pure. */
final class BroughtBrackets {
  private BroughtBrackets() {}

  /** Those in the text of which nothing is known yet. */
  static List<Bracket> in(State state) {
    Map<String, Bracketing> known = state.negotiation().brackets();
    return Brackets.of(state.doc()).stream().filter(one -> !known.containsKey(one.id())).toList();
  }

  /**
   * The state with whoever brought them: the delegation of the proposal that was taken up with
   * them, else whoever typed, pasted or imported them.
   *
   * @param voices those who speak in {@code authors}, by number
   */
  static State told(State state, Authorship.View authors, Map<Integer, Voice> voices) {
    Map<String, Authorship.Brought> brought = new HashMap<>();
    authors.brackets().forEach(one -> brought.put(one.bracket(), one));
    Negotiation n = state.negotiation();
    for (Bracket bracket : in(state)) {
      Authorship.Brought how = brought.get(bracket.id());
      Voice voice = how == null ? null : voices.get(how.voice());
      if (how != null && voice != null) {
        n = n.with(bracketing(bracket, how, voice, n.proposal(how.proposal())));
      }
    }
    return new State(state.version(), state.doc(), state.base(), n);
  }

  private static Bracketing bracketing(
      Bracket bracket, Authorship.Brought how, Voice voice, Optional<Input.Proposal> proposal) {
    By by = proposal.map(one -> one.stamp().by()).orElse(By.of(voice));
    String from = by.region().isEmpty() ? by.name() : by.region();
    List<Bracketing.Option> options =
        proposal.isEmpty()
            ? List.of()
            : bracket.options().stream()
                .map(one -> new Bracketing.Option(one.number(), how.proposal(), from, false))
                .toList();
    return new Bracketing(
        bracket.id(),
        new Stamp(by, how.version(), how.at()),
        bracket.clauses().get(0),
        "",
        options,
        null);
  }
}
