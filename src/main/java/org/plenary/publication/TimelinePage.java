package org.plenary.publication;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.plenary.exchange.Export;
import org.plenary.meeting.AgendaItem;
import org.plenary.meeting.Meeting;
import org.plenary.people.Voice;
import org.plenary.publication.PublicRecord.Item;
import org.plenary.text.Doc;
import org.plenary.text.Numbering;

/**
 * What happened to a resolution, or to one of its clauses, the latest first.
 *
 * @param clauses what can be chosen
 * @param delegations what can be chosen: by number, the name
 */
public record TimelinePage(
    Meeting meeting,
    AgendaItem item,
    long version,
    Wanted wanted,
    List<Change> changes,
    boolean older,
    boolean newer,
    List<ClauseChoice> clauses,
    List<String> regions,
    Map<Long, String> delegations,
    List<String> capacities) {

  static TimelinePage of(Item item, Wanted wanted, Chronicle.Page page, Inputs inputs) {
    Map<Integer, Speaker> speakers = PublicRecord.speakers(page.voices());
    List<Change> changes =
        page.lines().stream().map(line -> Change.of(line, speakers, inputs)).toList();
    Collection<Voice> voices = page.voices().values();
    return new TimelinePage(
        item.meeting(),
        item.agenda(),
        item.edition().version(),
        wanted,
        changes,
        page.older(),
        page.newer(),
        clauses(item),
        List.copyOf(new TreeSet<>(voices.stream().map(Voice::region).toList())),
        delegations(voices),
        voices.stream().map(Voice::capacity).distinct().sorted().map(c -> c.code()).toList());
  }

  private static Map<Long, String> delegations(Collection<Voice> voices) {
    Map<Long, String> byName = new TreeMap<>();
    voices.stream()
        .filter(voice -> voice.delegationId() > 0)
        .sorted(Comparator.comparingInt(Voice::id))
        .forEach(voice -> byName.put(voice.delegationId(), voice.delegation()));
    return byName;
  }

  private static List<ClauseChoice> clauses(Item item) {
    Doc doc = item.edition().state().doc();
    return ClauseChoice.of(doc, Numbering.of(doc, Export.profile(item.meeting(), item.agenda())));
  }

  public String path() {
    return "/m/" + item.meeting() + "/" + item.slug();
  }

  /** Of the page before this one in time. */
  public String olderHref() {
    return path() + "/timeline" + olderData();
  }

  public String newerHref() {
    return path() + "/timeline" + newerData();
  }

  String olderData() {
    return changes.isEmpty()
        ? ""
        : wanted.before(changes.get(changes.size() - 1).version()).asked();
  }

  String newerData() {
    return changes.isEmpty() ? "" : wanted.after(changes.get(0).version()).asked();
  }

  /** The same question without a page. */
  public Wanted filter() {
    return wanted.before(0);
  }
}
