package org.plenary.publication;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.plenary.answer.Brought;
import org.plenary.exchange.Export;
import org.plenary.exchange.IcuSegmenter;
import org.plenary.meeting.AgendaItem;
import org.plenary.meeting.Meeting;
import org.plenary.negotiation.Input;
import org.plenary.people.Region;
import org.plenary.people.Voice;
import org.plenary.publication.PublicRecord.Item;
import org.plenary.resolution.Moment;
import org.plenary.text.Numbering;

/**
 * A delegation or a region: what it handed in and what became of it, and its words in the texts.
 *
 * @param name of the delegation, or the region's in the reader's language
 * @param region code of the region; may be empty
 * @param others delegations of the region; none where the page is a delegation's
 * @param follow where news of the meeting are told to who has seen this
 * @param query what leaves all others out of timelines and feeds: {@code region=ATU}
 */
public record PartyPage(
    Meeting meeting,
    String name,
    String region,
    boolean ofRegion,
    List<Party> others,
    String query,
    String follow,
    List<Part> parts) {

  /** Somebody who took part; {@code id} is the delegation's number. */
  public record Party(long id, String name, String region) {}

  /**
   * Its part in one resolution.
   *
   * @param version up to which it is told
   * @param words of the present text that were written for it
   * @param brought words that came with its proposals, whoever took them up
   * @param all words of the text
   */
  public record Part(
      AgendaItem item, long version, List<InputView> inputs, int words, int brought, int all) {
    public String path() {
      return "/m/" + item.meeting() + "/" + item.slug();
    }

    public int share() {
      return all == 0 ? 0 : Math.round(100f * words / all);
    }
  }

  /** All that is needed of one resolution. */
  record Seen(Item item, Moment moment, Map<Integer, Voice> voices, Words words) {}

  /** The same, region by region. */
  public static Map<String, List<Party>> byRegion(List<Party> parties) {
    Map<String, List<Party>> found = new LinkedHashMap<>();
    parties.forEach(one -> found.computeIfAbsent(one.region(), code -> new ArrayList<>()).add(one));
    return found;
  }

  /** What the regions are called in a language, by code. */
  static Map<String, String> names(List<Region> regions, String language) {
    Map<String, String> names = new TreeMap<>();
    regions.forEach(region -> names.put(region.code(), region.name(language)));
    return names;
  }

  /** Who took part, by region and name. */
  static List<Party> parties(List<Map<Integer, Voice>> voices) {
    Map<Long, Party> found = new TreeMap<>();
    for (Map<Integer, Voice> some : voices) {
      for (Voice one : some.values()) {
        if (one.delegationId() > 0) {
          found.put(
              one.delegationId(), new Party(one.delegationId(), one.delegation(), one.region()));
        }
      }
    }
    List<Party> sorted = new ArrayList<>(found.values());
    sorted.sort(
        Comparator.comparing((Party one) -> one.region().isEmpty())
            .thenComparing(Party::region)
            .thenComparing(Party::name));
    return sorted;
  }

  /** Its part in one resolution. Takes time, so not for an event loop. */
  static Part part(Seen seen, Wanted who) {
    Item item = seen.item();
    Inputs inputs = new Inputs(item, item.edition().state(), seen.words());
    Numbering numbering =
        Numbering.of(seen.moment().state().doc(), Export.profile(item.meeting(), item.agenda()));
    Hands hands = new Hands(seen.moment(), numbering, IcuSegmenter.of(item.agenda().language()));
    int words = 0;
    int all = 0;
    for (Map.Entry<Integer, Integer> one : hands.words().entrySet()) {
      Voice voice = seen.voices().get(one.getKey());
      all += one.getValue();
      words += voice != null && who.takes(voice) ? one.getValue() : 0;
    }
    return new Part(
        item.agenda(),
        item.edition().version(),
        inputs.matching(input -> isOf(input, who)),
        words,
        brought(seen, who),
        all);
  }

  private static int brought(Seen seen, Wanted who) {
    Moment moment = seen.moment();
    Map<Integer, Integer> words =
        Brought.words(
            moment.state().doc(),
            moment.authors(),
            IcuSegmenter.of(seen.item().agenda().language()));
    return words.entrySet().stream()
        .filter(
            one ->
                moment
                    .state()
                    .negotiation()
                    .input(one.getKey())
                    .filter(i -> isOf(i, who))
                    .isPresent())
        .mapToInt(Map.Entry::getValue)
        .sum();
  }

  private static boolean isOf(Input input, Wanted who) {
    if (input instanceof Input.PublicInput) {
      return false;
    }
    if (input instanceof Input.Statement statement) {
      Input.Spoken spoken = statement.spoken();
      return spoken != null && is(who, spoken.delegation(), spoken.region());
    }
    return is(who, input.stamp().by().delegation(), input.stamp().by().region());
  }

  private static boolean is(Wanted who, long delegation, String region) {
    return who.delegation() > 0 ? who.delegation() == delegation : who.region().equals(region);
  }
}
