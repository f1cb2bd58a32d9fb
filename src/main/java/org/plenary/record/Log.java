package org.plenary.record;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.plenary.journal.Entry;
import org.plenary.meeting.AgendaItem;
import org.plenary.meeting.MeetingSettings;
import org.plenary.meeting.Publishing;
import org.plenary.people.Voice;
import org.plenary.proof.Commitment;
import org.plenary.proof.Hash;
import org.plenary.proof.Tree;

/**
 * The log of one meeting in memory: its tree (64 bytes a leaf) and where each resolution stands.
 * Not thread-safe: one pass after the other.
 */
final class Log {
  private static final SecureRandom RANDOM = new SecureRandom();

  final long meeting;
  final String origin;
  private final Tree tree = new Tree();
  private final Map<Long, Long> versions = new HashMap<>();
  private final Map<Long, Hash> last = new HashMap<>();
  private final Map<Long, Long> times = new HashMap<>();
  private final Set<Integer> voices = new HashSet<>();
  private final Set<Long> withheld = new HashSet<>();

  /** How often it was begun anew, as its own entries tell. */
  private int begun = 1;

  private RecordTables.@Nullable Anew anew;
  private int publishes;
  private int settings;

  /** A leaf with the salts of its commitments; a salt is null where it has no such commitment. */
  record Grown(
      long index,
      Leaf leaf,
      String entry,
      Hash hash,
      byte @Nullable [] words,
      byte @Nullable [] person) {}

  /** What is to be erased. */
  record Erasure(long index, String part, String basis) {}

  Log(long meeting, String origin) {
    this.meeting = meeting;
    this.origin = origin;
  }

  /** It is to tell that it was begun anew, if it does not yet. */
  void begunAnew(RecordTables.Anew again) {
    anew = again;
  }

  Tree tree() {
    return tree;
  }

  /** The version up to which a resolution is in it. */
  long version(long resolution) {
    return versions.getOrDefault(resolution, 0L);
  }

  boolean isWithheld(long resolution) {
    return withheld.contains(resolution);
  }

  boolean isListed(long resolution) {
    return last.containsKey(resolution);
  }

  /** Takes a stored leaf in. */
  Hash take(String entry) {
    byte[] bytes = entry.getBytes(StandardCharsets.UTF_8);
    Hash hash = Hash.leaf(bytes);
    note(Leaf.parse(bytes), hash);
    return hash;
  }

  private void note(Leaf leaf, Hash hash) {
    tree.add(hash);
    if (leaf instanceof Leaf.Happened happened) {
      versions.put(happened.resolution(), happened.version());
      times.put(happened.resolution(), happened.at());
      last.put(happened.resolution(), hash);
    } else if (leaf instanceof Leaf.Listed listed) {
      last.put(listed.resolution(), hash);
    } else if (leaf instanceof Leaf.Permitted permitted) {
      voices.add(permitted.voice());
    } else if (leaf instanceof Leaf.Anew again) {
      begun = again.number();
    } else if (leaf instanceof Leaf.Publishes) {
      publishes++;
    } else if (leaf instanceof Leaf.Changed) {
      settings++;
    } else if (leaf instanceof Leaf.Withheld change) {
      if (change.withheld()) {
        withheld.add(change.resolution());
      } else {
        withheld.remove(change.resolution());
      }
    }
  }

  /**
   * Grows by what happened since: choices of when the meeting is public; settings of it that were
   * changed; resolutions that became public, were withheld or given back; the journal's entries by
   * time, each resolution's in order of their versions, none skipped; what is to be erased.
   *
   * @return the new leaves, in the tree already
   */
  List<Grown> grow(
      List<AgendaItem> items,
      List<Publishing.Chosen> chosen,
      List<MeetingSettings.Changed> changed,
      Set<Long> hidden,
      List<Entry> entries,
      Map<Integer, Voice> speakers,
      List<Erasure> erasures,
      long now) {
    List<Grown> grown = new ArrayList<>();
    RecordTables.Anew again = anew;
    if (again != null && again.number() > begun) {
      add(grown, Leaf.Anew.of(again, now), null, null);
    }
    for (Publishing.Chosen one : List.copyOf(chosen.subList(publishes, chosen.size()))) {
      Publishing publishing = one.publishing();
      add(
          grown,
          new Leaf.Publishes(publishing.mode().code(), publishing.minutes(), one.since()),
          null,
          null);
    }
    changed(grown, changed, speakers, now);
    for (AgendaItem item : items) {
      boolean hide = hidden.contains(item.id());
      if (isListed(item.id()) && hide != isWithheld(item.id())) {
        add(grown, new Leaf.Withheld(item.id(), hide, now), null, null);
      }
    }
    Map<Long, AgendaItem> byId = new HashMap<>();
    items.forEach(item -> byId.put(item.id(), item));
    List<Entry> sorted = new ArrayList<>(entries);
    sorted.sort(
        Comparator.comparingLong(Entry::at)
            .thenComparingLong(Entry::resolution)
            .thenComparingLong(Entry::version));
    for (Entry entry : sorted) {
      AgendaItem item = byId.get(entry.resolution());
      Voice voice = speakers.get(entry.voice());
      if (item != null && voice != null && follows(entry)) {
        take(grown, item, entry, voice, now);
      }
    }
    for (Erasure erasure : erasures) {
      add(
          grown,
          new Leaf.Erased(erasure.index(), erasure.part(), erasure.basis(), now),
          null,
          null);
    }
    return grown;
  }

  /** Where rows are missing that it has taken in, it goes on: whoever checks will miss them. */
  private void changed(
      List<Grown> grown,
      List<MeetingSettings.Changed> changed,
      Map<Integer, Voice> speakers,
      long now) {
    for (MeetingSettings.Changed one : changed.stream().skip(settings).toList()) {
      Voice voice = speakers.get(one.voice());
      if (voice == null) {
        return;
      }
      permit(grown, voice, now);
      add(
          grown,
          new Leaf.Changed(one.field(), one.was(), one.now(), one.voice(), one.at()),
          null,
          null);
    }
  }

  /** A version that is missing, or time that went back, ends a resolution's record for now. */
  private boolean follows(Entry entry) {
    return entry.version() == version(entry.resolution()) + 1
        && entry.at() >= times.getOrDefault(entry.resolution(), 0L);
  }

  private void take(List<Grown> grown, AgendaItem item, Entry entry, Voice voice, long now) {
    if (!isListed(item.id())) {
      add(
          grown,
          new Leaf.Listed(
              item.id(), item.slug(), item.symbol(), item.title(), item.language(), now),
          null,
          null);
    }
    permit(grown, voice, now);
    byte[] words = Commitment.salt(RANDOM);
    byte[] person = Commitment.salt(RANDOM);
    Leaf happened =
        new Leaf.Happened(
            item.id(),
            entry.version(),
            String.valueOf(last.get(item.id())),
            entry.at(),
            entry.kind(),
            voice.id(),
            voice.delegation(),
            voice.region(),
            voice.capacity().code(),
            Commitment.of(words, Disclosure.words(entry)).hex(),
            Commitment.of(person, Disclosure.person(entry, voice.personId())).hex());
    add(grown, happened, words, person);
  }

  /** Nobody speaks before the log knows for whom. */
  private void permit(List<Grown> grown, Voice voice, long now) {
    if (!voices.contains(voice.id())) {
      byte[] salt = Commitment.salt(RANDOM);
      String person = Commitment.of(salt, Disclosure.person(voice)).hex();
      Leaf permitted =
          new Leaf.Permitted(
              voice.id(), voice.delegation(), voice.region(), voice.capacity().code(), person, now);
      add(grown, permitted, null, salt);
    }
  }

  private void add(
      List<Grown> grown, Leaf leaf, byte @Nullable [] words, byte @Nullable [] person) {
    byte[] bytes = leaf.bytes();
    Hash hash = Hash.leaf(bytes);
    long index = tree.size();
    note(leaf, hash);
    grown.add(
        new Grown(index, leaf, new String(bytes, StandardCharsets.UTF_8), hash, words, person));
  }
}
