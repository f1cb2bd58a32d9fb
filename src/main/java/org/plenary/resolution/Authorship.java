package org.plenary.resolution;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import org.plenary.journal.Entry;
import org.plenary.negotiation.Act;
import org.plenary.text.Change;
import org.plenary.text.Doc;
import org.plenary.text.Repeated;
import org.plenary.text.StepMap;

/**
 * Who wrote which words, when, and which proposal brought them, kept in step with the log by the
 * maps of its edits. Blocks that are moved keep all of it. Not thread-safe.
 *
 * <p>What one voice types within {@link #STRETCH_MS} counts as written at once: at the version and
 * time of the first of these entries. Which entries belong together depends on the log alone.
 */
public final class Authorship {
  /** So long after its first entry a voice begins a new stretch of writing. */
  static final long STRETCH_MS = 120_000;

  /**
   * A stretch of positions written by one voice.
   *
   * @param voice 0 is nobody: the text as it began
   * @param proposal number of the proposal that was taken up with them, or whose alternative in
   *     square brackets they are; 0 for none
   * @param version the entry that began to write them
   * @param at when that was, in milliseconds since 1970
   */
  public record Span(int from, int to, int voice, int proposal, long version, long at) {}

  /** Whence words are. */
  private record Origin(int voice, int proposal, long version, long at) {}

  /**
   * Square brackets, and the entry whose words brought them first.
   *
   * @param bracket id of the mark
   * @param proposal number of the proposal that was taken up with them, 0 for none
   */
  public record Brought(String bracket, int voice, int proposal, long version, long at) {}

  /** What a voice has begun to write: its later entries belong to it for a while. */
  public record Stretch(int voice, long version, long at) {}

  /**
   * Who wrote which positions of the text at a version, in order, without gaps.
   *
   * @param stretches what is needed to go on from here, by voice
   * @param brackets whoever brought each pair of square brackets that ever was in it
   */
  public record View(
      long version, List<Span> spans, List<Stretch> stretches, List<Brought> brackets) {

    /** Everybody who wrote some of it. */
    public Set<Integer> voices() {
      return spans.stream().map(Span::voice).filter(v -> v > 0).collect(Collectors.toSet());
    }
  }

  private final Map<Integer, Stretch> stretches = new TreeMap<>();
  private final Map<String, Brought> brackets = new TreeMap<>();
  private long version;
  private int[] lengths = new int[16];
  private Origin[] origins = new Origin[16];
  private int runs;

  /** All of a text by one voice. */
  Authorship(long version, Doc doc, int voice) {
    this.version = version;
    set(doc.size(), new Origin(voice, 0, version, 0));
  }

  static Authorship restored(View view) {
    Authorship authors = new Authorship(view.version(), State.EMPTY.doc(), 0);
    authors.runs = 0;
    for (Span span : view.spans()) {
      Origin origin = new Origin(span.voice(), span.proposal(), span.version(), span.at());
      authors.insertRun(authors.runs, span.to() - span.from(), origin);
    }
    view.stretches().forEach(one -> authors.stretches.put(one.voice(), one));
    view.brackets().forEach(one -> authors.brackets.put(one.bracket(), one));
    return authors;
  }

  long version() {
    return version;
  }

  /** Whether the text before an event is needed to tell whose its words are. */
  static boolean asksForText(Event event) {
    return Alternatives.of(event).isPresent();
  }

  /**
   * Takes in the next entry.
   *
   * @param before the text before it; any where nobody {@link #asksForText}
   */
  void take(Entry entry, Event event, Doc before) {
    take(entry.version(), entry.at(), entry.voice(), event, before);
  }

  /** The same by what of an entry matters here. */
  void take(long entryVersion, long at, int voice, Event event, Doc before) {
    int proposal = broughtBy(event);
    Optional<Alternatives> alternatives = Alternatives.of(event);
    for (int source : alternatives.map(Alternatives::sources).orElse(List.of())) {
      for (String id : alternatives.orElseThrow().within(source)) {
        brackets.putIfAbsent(id, new Brought(id, voice, source, entryVersion, at));
      }
    }
    for (String id : BracketIds.in(event)) {
      brackets.putIfAbsent(id, new Brought(id, voice, proposal, entryVersion, at));
    }
    if (event instanceof Event.TextSet text) {
      set(text.doc().size(), new Origin(voice, 0, entryVersion, at));
    } else {
      Change change = event.change(State.EMPTY);
      if (!change.maps().isEmpty()) {
        if (alternatives.isPresent()) {
          alternatives(
              change,
              alternatives.get(),
              before,
              source -> origin(entryVersion, at, voice, source));
        } else {
          change(change, origin(entryVersion, at, voice, proposal));
        }
      }
    }
    version = entryVersion;
  }

  private static int broughtBy(Event event) {
    return event instanceof Event.Acted acted && acted.act() instanceof Act.TakenUp taken
        ? taken.proposal()
        : 0;
  }

  private Origin origin(long entryVersion, long at, int voice, int proposal) {
    if (proposal > 0) {
      return new Origin(voice, proposal, entryVersion, at);
    }
    Stretch begun = stretches.get(voice);
    if (begun == null || at - begun.at() >= STRETCH_MS) {
      begun = new Stretch(voice, entryVersion, at);
      stretches.put(voice, begun);
    }
    return new Origin(voice, 0, begun.version(), begun.at());
  }

  private void set(int size, Origin origin) {
    runs = 0;
    insertRun(0, size, origin);
  }

  private void change(Change change, Origin origin) {
    List<StepMap> maps = change.maps();
    List<List<Cut>> taken = new ArrayList<>(maps.size());
    for (int i = 0; i < maps.size(); i++) {
      StepMap map = maps.get(i);
      if (map == StepMap.EMPTY) {
        taken.add(List.of());
        continue;
      }
      taken.add(cut(map.start(), map.start() + map.oldSize()));
      int source = change.takenBy(i);
      if (source >= 0) {
        put(map.start(), taken.get(source));
      } else if (map.newSize() > 0) {
        int at = split(map.start());
        insertRun(at, map.newSize(), origin);
      }
    }
  }

  /** Alternatives are their proposals', but for the words that stood in the bracket already. */
  private void alternatives(
      Change change, Alternatives alternatives, Doc before, IntFunction<Origin> origins) {
    List<Integer> sources = alternatives.sources();
    for (int i = 0; i < sources.size(); i++) {
      StepMap map = change.maps().get(i);
      Origin own = origins.apply(sources.get(i));
      List<Cut> words = new ArrayList<>();
      if (sources.get(i) == 0) {
        words.add(new Cut(map.newSize(), own));
      } else {
        for (Repeated.Piece piece : alternatives.pieces(before, i)) {
          words.addAll(
              piece.from() < 0
                  ? List.of(new Cut(piece.length(), own))
                  : between(piece.from(), piece.from() + piece.length()));
        }
      }
      put(map.start(), words);
    }
  }

  private record Cut(int length, Origin origin) {}

  private void put(int position, List<Cut> cuts) {
    int at = split(position);
    for (Cut one : cuts) {
      insertRun(at++, one.length(), one.origin());
    }
  }

  /** What is at positions from..to. */
  private List<Cut> between(int from, int to) {
    int first = split(from);
    int last = split(to);
    List<Cut> out = new ArrayList<>(last - first);
    for (int i = first; i < last; i++) {
      out.add(new Cut(lengths[i], origins[i]));
    }
    return out;
  }

  /** Removes positions from..to; what was there. */
  private List<Cut> cut(int from, int to) {
    List<Cut> out = between(from, to);
    int first = split(from);
    int last = split(to);
    System.arraycopy(lengths, last, lengths, first, runs - last);
    System.arraycopy(origins, last, origins, first, runs - last);
    runs -= last - first;
    return out;
  }

  /** Makes a run begin at a position; its index. */
  private int split(int position) {
    int at = 0;
    for (int i = 0; i < runs; i++) {
      if (at == position) {
        return i;
      }
      if (position < at + lengths[i]) {
        int rest = at + lengths[i] - position;
        lengths[i] = position - at;
        insertRun(i + 1, rest, origins[i]);
        return i + 1;
      }
      at += lengths[i];
    }
    return runs;
  }

  private void insertRun(int at, int length, Origin origin) {
    if (length == 0) {
      return;
    }
    if (runs == lengths.length) {
      lengths = Arrays.copyOf(lengths, runs * 2);
      origins = Arrays.copyOf(origins, runs * 2);
    }
    System.arraycopy(lengths, at, lengths, at + 1, runs - at);
    System.arraycopy(origins, at, origins, at + 1, runs - at);
    lengths[at] = length;
    origins[at] = origin;
    runs++;
  }

  /** Joins neighbouring runs of one origin: what is to be gone through stays as short as it can. */
  void compact() {
    int kept = 0;
    for (int i = 0; i < runs; i++) {
      if (kept > 0 && origins[kept - 1].equals(origins[i])) {
        lengths[kept - 1] += lengths[i];
      } else {
        lengths[kept] = lengths[i];
        origins[kept] = origins[i];
        kept++;
      }
    }
    runs = kept;
  }

  /** As it stands, neighbouring runs of one origin joined. */
  View view() {
    compact();
    List<Span> spans = new ArrayList<>(runs);
    int at = 0;
    for (int i = 0; i < runs; i++) {
      Origin o = origins[i];
      spans.add(new Span(at, at + lengths[i], o.voice(), o.proposal(), o.version(), o.at()));
      at += lengths[i];
    }
    return new View(
        version, spans, List.copyOf(stretches.values()), List.copyOf(brackets.values()));
  }
}
