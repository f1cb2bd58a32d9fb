package org.plenary.answer;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.plenary.negotiation.Answer;
import org.plenary.negotiation.Input;
import org.plenary.negotiation.Negotiation;
import org.plenary.negotiation.Outcome;
import org.plenary.resolution.Authorship;
import org.plenary.text.Doc;
import org.plenary.text.Segmenter;

/**
 * Who was heard: what became of everybody's inputs. Pure.
 *
 * <p>Counted are inputs that are owed an answer or have one: not those that were withdrawn, and
 * public submissions only once they are shown. What was merged into another input or repeats it is
 * counted as that one was decided.
 *
 * @param version of the resolution
 * @param unseen public submissions that nobody has looked at: owed an answer, and not counted yet
 * @param all everything together
 * @param regions by code; those of the meeting are there also with nothing in them; empty code: for
 *     no region, as the public has none; together they are all
 * @param delegations by name
 * @param groups stakeholder groups by code: the kinds of delegations, and what those without an
 *     account said of themselves
 */
public record Heard(
    long version, int unseen, Row all, List<Row> regions, List<Row> delegations, List<Row> groups) {

  /**
   * One line of the table.
   *
   * @param name code of a region or group, name of a delegation; empty for all
   * @param region the region's code; empty where there is none
   * @param accepted in whole or in part
   * @param medianMs from handing in to the first answer; -1 where nothing is answered
   * @param words of the present text that were brought by proposals counted here
   * @param owed those that are owed an answer now: not answered yet, or answered and owed another,
   *     because that one was contested or the point has come to which it deferred them
   */
  public record Row(
      String name,
      String region,
      int inputs,
      int answered,
      int accepted,
      int notAccepted,
      int deferred,
      long medianMs,
      int words,
      int owed) {}

  /** The group of those of whom none is known. */
  private static final String OTHER = "other";

  /** Whose an input is. A group is known by its code only. */
  private record Contributor(long delegation, String name, String region, String group) {}

  /**
   * Counts.
   *
   * @param regions codes that are to be there in any case
   * @param kinds code of each delegation's kind, by its number
   * @param authors of the same version as the text
   */
  public static Heard of(
      long version,
      Negotiation n,
      Doc doc,
      Authorship.View authors,
      Segmenter segmenter,
      Collection<String> regions,
      Map<Long, String> kinds) {
    Map<Integer, Integer> words = Brought.words(doc, authors, segmenter);
    Map<String, Tally> byRegion = new TreeMap<>();
    Map<Long, Tally> byDelegation = new TreeMap<>();
    Map<String, Tally> byGroup = new TreeMap<>();
    Tally all = new Tally("", "");
    regions.forEach(code -> byRegion.put(code, new Tally(code, code)));
    for (Input input : n.inputs().values()) {
      if (!counts(input)) {
        continue;
      }
      Contributor who = contributor(input, kinds);
      List<Tally> places = new ArrayList<>(List.of(all));
      // Everybody is in one line of the regions: together they are all.
      places.add(byRegion.computeIfAbsent(who.region(), code -> new Tally(code, code)));
      if (who.delegation() > 0) {
        places.add(
            byDelegation.computeIfAbsent(
                who.delegation(), id -> new Tally(who.name(), who.region())));
      }
      String group = who.group().isEmpty() ? OTHER : who.group();
      places.add(byGroup.computeIfAbsent(group, code -> new Tally(code, "")));
      int brought = words.getOrDefault(input.number(), 0);
      places.forEach(place -> place.count(n, input, brought));
    }
    return new Heard(
        version,
        (int) n.inputs().values().stream().filter(Heard::unseen).count(),
        all.row(),
        rows(byRegion.values()),
        rows(byDelegation.values()).stream().sorted(BY_NAME).toList(),
        rows(byGroup.values()));
  }

  private static final java.util.Comparator<Row> BY_NAME =
      java.util.Comparator.comparing(Row::name);

  private static List<Row> rows(Collection<Tally> tallies) {
    return tallies.stream().map(Tally::row).toList();
  }

  private static boolean unseen(Input input) {
    return input instanceof Input.PublicInput submission && submission.moderation() == null;
  }

  private static boolean counts(Input input) {
    if (input instanceof Input.PublicInput submission) {
      return submission.moderation() != null && submission.moderation().shown();
    }
    return !input.withdrawn();
  }

  private static Contributor contributor(Input input, Map<Long, String> kinds) {
    if (input instanceof Input.PublicInput submission) {
      return new Contributor(0, "", "", submission.group());
    }
    if (input instanceof Input.Statement statement) {
      Input.Spoken spoken = statement.spoken();
      return spoken == null
          ? new Contributor(0, "", "", "")
          : of(spoken.delegation(), spoken.name(), spoken.region(), kinds);
    }
    var by = input.stamp().by();
    return of(by.delegation(), by.name(), by.region(), kinds);
  }

  private static Contributor of(long id, String name, String region, Map<Long, String> kinds) {
    return new Contributor(id, name, region, kinds.getOrDefault(id, ""));
  }

  /**
   * What became of an input in the end: what was merged into another or repeats it shares that
   * one's fate. Empty while it is not answered.
   */
  static java.util.Optional<Outcome> fate(Negotiation n, int input) {
    Set<Integer> seen = new TreeSet<>();
    int at = input;
    while (seen.add(at)) {
      java.util.Optional<Answer> answer = n.answer(at).map(Answer.Published::answer);
      if (answer.isEmpty()) {
        break;
      }
      Outcome outcome = answer.get().outcome();
      if (outcome != Outcome.MERGED && outcome != Outcome.DUPLICATE) {
        return java.util.Optional.of(outcome);
      }
      at = answer.get().into();
    }
    return n.answer(input).map(p -> p.answer().outcome());
  }

  /** One line while it is being counted. */
  private static final class Tally {
    private final String name;
    private final String region;
    private final List<Long> times = new ArrayList<>();
    private int inputs;
    private int accepted;
    private int notAccepted;
    private int deferred;
    private int words;
    private int owed;

    Tally(String name, String region) {
      this.name = name;
      this.region = region;
    }

    void count(Negotiation n, Input input, int brought) {
      inputs++;
      words += brought;
      owed += n.owes(input) ? 1 : 0;
      List<Answer.Published> answers = n.answers().getOrDefault(input.number(), List.of());
      if (answers.isEmpty()) {
        return;
      }
      times.add(answers.get(0).stamp().at() - input.stamp().at());
      switch (fate(n, input.number()).orElse(Outcome.NOTED)) {
        case ACCEPTED, ACCEPTED_MODIFIED -> accepted++;
        case NOT_ACCEPTED, OUT_OF_SCOPE -> notAccepted++;
        case DEFERRED -> deferred++;
        default -> {}
      }
    }

    Row row() {
      return new Row(
          name,
          region,
          inputs,
          times.size(),
          accepted,
          notAccepted,
          deferred,
          median(),
          words,
          owed);
    }

    private long median() {
      if (times.isEmpty()) {
        return -1;
      }
      List<Long> sorted = times.stream().sorted().toList();
      int middle = sorted.size() / 2;
      return sorted.size() % 2 == 1
          ? sorted.get(middle)
          : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
    }
  }
}
