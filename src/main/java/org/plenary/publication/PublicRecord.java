package org.plenary.publication;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.plenary.answer.Heard;
import org.plenary.answer.Hearing;
import org.plenary.exchange.Provenance;
import org.plenary.input.Submissions;
import org.plenary.journal.Entry;
import org.plenary.meeting.AgendaItem;
import org.plenary.meeting.Meeting;
import org.plenary.meeting.Meetings;
import org.plenary.meeting.Publishing;
import org.plenary.people.Voice;
import org.plenary.people.Voices;
import org.plenary.refusal.Refusal;
import org.plenary.resolution.Moment;
import org.plenary.resolution.Resolutions;
import org.plenary.resolution.State;

/**
 * All that the public pages read, behind the one rule of {@link Visibility}: what it hides is here
 * refused as unknown. Earlier versions are added up on an event loop of their own, so that readers
 * of history do not slow those who draft.
 */
final class PublicRecord {
  /** Entries of a long history that are in memory at once. */
  private static final int AT_A_TIME = 1_000;

  /**
   * A resolution that the public may read.
   *
   * @param publishing when it is shown what happens to it
   */
  record Item(Meeting meeting, AgendaItem agenda, Edition edition, Publishing publishing) {}

  /**
   * A meeting as the public sees it.
   *
   * @param chosen when the public is shown what happens in it: each choice, the oldest first
   * @param items what may be read of it, in the order of its agenda
   */
  record Whole(Meeting meeting, List<Publishing.Chosen> chosen, List<Item> items) {
    /**
     * Grows with everything that happens in it; becomes smaller only when something is withheld.
     */
    long number() {
      return chosen.size() + items.stream().mapToLong(item -> item.edition().version()).sum();
    }

    /** Names what is shown of it. */
    String key() {
      StringBuilder key = new StringBuilder(meeting.toString()).append(chosen);
      items.forEach(i -> key.append(' ').append(i.agenda()).append(i.edition().version()));
      return key.toString();
    }

    /** Where news of it are told to who has seen this. */
    String follow() {
      return "/m/" + meeting.slug() + "/events?after=" + number();
    }
  }

  /** What happened up to a version: entries in order, and the state before the first of them. */
  record Past(State before, List<Entry> entries, Map<Integer, Speaker> speakers) {}

  private final Vertx vertx;
  private final Meetings meetings;
  private final Resolutions resolutions;
  private final Editions editions;
  private final Voices voices;
  private final Visibility visibility;
  private final Submissions submissions;
  private final Hearing hearing;
  private final Chronicle chronicle;
  private final Aside aside;

  PublicRecord(
      Vertx vertx,
      Meetings meetings,
      Resolutions resolutions,
      Editions editions,
      Voices voices,
      Visibility visibility,
      Submissions submissions,
      Hearing hearing,
      Chronicle chronicle,
      Aside aside) {
    this.vertx = vertx;
    this.meetings = meetings;
    this.resolutions = resolutions;
    this.editions = editions;
    this.voices = voices;
    this.visibility = visibility;
    this.submissions = submissions;
    this.hearing = hearing;
    this.chronicle = chronicle;
    this.aside = aside;
  }

  Future<List<Meeting>> meetings() {
    return meetings.all();
  }

  /** Refusal: {@code meeting.unknown}. */
  Future<Meeting> meeting(String slug) {
    return meetings
        .bySlug(slug)
        .map(found -> found.orElseThrow(() -> unknown("meeting.unknown", "meeting").asException()));
  }

  /** When the public is shown what happens in a meeting: each choice of it, the oldest first. */
  Future<List<Publishing.Chosen>> publishing(Meeting meeting) {
    return meetings.publishing(meeting.id());
  }

  /** What was changed of its settings, the latest first. */
  Future<List<SettingChange>> changes(Meeting meeting) {
    return SettingChange.of(meetings.settings(), voices, meeting.id());
  }

  /** Refusal: {@code meeting.unknown}. */
  Future<Whole> whole(String slug) {
    return meeting(slug)
        .compose(
            meeting -> {
              Future<List<Publishing.Chosen>> chosen = publishing(meeting);
              Future<List<Item>> items = agenda(meeting);
              return Future.all(chosen, items)
                  .map(both -> new Whole(meeting, chosen.result(), items.result()));
            });
  }

  /** What the public may read of a meeting, in the order of its agenda. */
  Future<List<Item>> agenda(Meeting meeting) {
    return meetings.agenda(meeting.slug()).compose(all -> items(meeting, all));
  }

  private Future<List<Item>> items(Meeting meeting, List<AgendaItem> all) {
    Set<Long> ids = all.stream().map(AgendaItem::id).collect(Collectors.toSet());
    return visibility
        .sight(meeting.id(), ids)
        .compose(
            sight -> {
              List<Future<Edition>> newest =
                  all.stream().map(item -> editions.newest(item.id(), sight.horizon())).toList();
              return Future.all(newest).map(done -> items(meeting, all, sight, done.list()));
            });
  }

  private static List<Item> items(
      Meeting meeting, List<AgendaItem> all, Visibility.Sight sight, List<Edition> newest) {
    List<Item> items = new ArrayList<>();
    for (int i = 0; i < all.size(); i++) {
      boolean hidden = sight.withheld().contains(all.get(i).id());
      if (Visibility.mayRead(newest.get(i).version(), hidden)) {
        items.add(new Item(meeting, all.get(i), newest.get(i), sight.publishing()));
      }
    }
    return items;
  }

  /** The newest of it that is shown by now; empty where nothing is any longer. */
  Future<Optional<Edition>> now(Item item) {
    return items(item.meeting(), List.of(item.agenda()))
        .map(found -> found.stream().findFirst().map(Item::edition));
  }

  /** Refusal: {@code resolution.unknown}. */
  Future<Item> resolution(String meeting, String slug) {
    Future<Meeting> there = meeting(meeting);
    Future<Optional<AgendaItem>> item = meetings.resolution(meeting, slug);
    return Future.all(there, item)
        .compose(
            both ->
                item.result().isEmpty()
                    ? Future.succeededFuture(List.<Item>of())
                    : items(there.result(), List.of(item.result().get())))
        .map(
            found ->
                found.stream()
                    .findFirst()
                    .orElseThrow(() -> unknown("resolution.unknown", "resolution").asException()));
  }

  /** A state of it with who brought brackets that nobody asked for. */
  Future<State> withBrackets(Item item, State state) {
    return aside.run(() -> resolutions.withBrackets(item.agenda().id(), state));
  }

  /** Who was heard on it, as far as it is shown. */
  Future<Heard> heard(Item item) {
    return moment(item, item.edition().version())
        .compose(moment -> hearing.of(item.agenda(), moment.state(), moment.authors()));
  }

  /**
   * What public submissions say that may be shown: what is hidden by now is so at once, also where
   * the public does not follow yet.
   */
  Future<Words> words(Item item) {
    long id = item.agenda().id();
    return editions
        .newest(id, Visibility.Horizon.LIVE)
        .compose(now -> submissions.shown(id, now.state().negotiation()))
        .map(
            shown -> {
              Map<Integer, String> byNumber = new TreeMap<>();
              shown.forEach((number, kept) -> byNumber.put(number, kept.words()));
              return new Words(byNumber);
            });
  }

  /**
   * The state at a version.
   *
   * <p>Refusal: {@code version.unknown}.
   */
  Future<State> state(Item item, long version) {
    if (version < 1 || version > item.edition().version()) {
      return Future.failedFuture(unknown("version.unknown", "version").asException());
    }
    return version == item.edition().version()
        ? Future.succeededFuture(item.edition().state())
        : aside.run(() -> resolutions.stateAt(item.agenda().id(), version));
  }

  /**
   * The same with who wrote which words and when.
   *
   * <p>Refusal: {@code version.unknown}.
   */
  Future<Moment> moment(Item item, long version) {
    return version < 1 || version > item.edition().version()
        ? Future.failedFuture(unknown("version.unknown", "version").asException())
        : aside.run(() -> resolutions.moment(item.agenda().id(), version));
  }

  /** A page of what happened. */
  Future<Chronicle.Page> timeline(Item item, Wanted wanted, int most) {
    return aside.run(() -> chronicle.page(item, wanted, false, most));
  }

  /** A page of what changed the text. */
  Future<Chronicle.Page> strokes(Item item, Wanted wanted, int most) {
    return aside.run(() -> chronicle.page(item, wanted, true, most));
  }

  /** Everybody who did something, resolution by resolution. */
  Future<List<Map<Integer, Voice>>> takePart(List<Item> items) {
    List<Future<Chronicle.Page>> pages =
        items.stream().map(item -> timeline(item, Wanted.ALL, 1)).toList();
    return Future.all(pages)
        .map(done -> pages.stream().map(page -> page.result().voices()).toList());
  }

  /** These voices; what of them is shown is for {@link Visibility}. */
  Future<Map<Integer, Voice>> voices(Set<Integer> ids) {
    return voices.byIds(ids);
  }

  /** For whom each of these voices speaks. */
  Future<Map<Integer, Speaker>> speakers(Set<Integer> ids) {
    return voices.byIds(ids).map(PublicRecord::speakers);
  }

  static Map<Integer, Speaker> speakers(Map<Integer, Voice> voices) {
    return voices.entrySet().stream()
        .collect(Collectors.toMap(Map.Entry::getKey, one -> Visibility.of(one.getValue())));
  }

  /** The last {@code most} entries up to a version. */
  Future<Past> past(Item item, long version, int most) {
    long id = item.agenda().id();
    long first = Math.max(0, version - most);
    Future<State> before =
        first == 0
            ? Future.succeededFuture(State.EMPTY)
            : aside.run(() -> resolutions.stateAt(id, first));
    Future<List<Entry>> entries =
        aside.run(() -> resolutions.entriesAfter(id, first, (int) (version - first)));
    return Future.all(before, entries)
        .compose(done -> speakers(entries.result()))
        .map(speakers -> new Past(before.result(), entries.result(), speakers));
  }

  /** Who made each change between two versions; reads some entries at a time. */
  Future<Provenance> provenance(Item item, State before, State after) {
    Provenance.Reading reading = new Provenance.Reading(before, after);
    return read(item, reading, before.version(), after.version())
        .compose(v -> vertx.executeBlocking(reading::done, false));
  }

  private Future<Void> read(Item item, Provenance.Reading reading, long after, long last) {
    if (after >= last) {
      return Future.succeededFuture();
    }
    int most = (int) Math.min(AT_A_TIME, last - after);
    return aside
        .run(() -> resolutions.entriesAfter(item.agenda().id(), after, most))
        .compose(
            entries ->
                speakers(entries)
                    .compose(
                        speakers ->
                            vertx.executeBlocking(
                                () -> {
                                  reading.take(entries, voice -> told(speakers.get(voice)));
                                  return entries.size();
                                },
                                false)))
        .compose(
            taken ->
                taken == 0 ? Future.succeededFuture() : read(item, reading, after + taken, last));
  }

  private static String told(@Nullable Speaker speaker) {
    if (speaker == null) {
      return "";
    }
    return speaker.region().isEmpty() ? speaker.delegation() : speaker.region();
  }

  private Future<Map<Integer, Speaker>> speakers(List<Entry> entries) {
    return speakers(entries.stream().map(Entry::voice).collect(Collectors.toSet()));
  }

  private static Refusal unknown(String code, String what) {
    return Refusal.of(code, "There is no such " + what + ".");
  }
}
