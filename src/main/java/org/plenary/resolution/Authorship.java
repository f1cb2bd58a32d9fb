package org.plenary.resolution;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.plenary.negotiation.Act;
import org.plenary.text.Change;
import org.plenary.text.Doc;
import org.plenary.text.StepMap;

/**
 * Who wrote which words and which proposal brought them, kept in step with the log by the maps of
 * its edits. Blocks that are moved keep both. Not thread-safe.
 */
public final class Authorship {

  /**
   * A stretch of positions written by one voice.
   *
   * @param voice 0 is nobody: the text as it began
   * @param proposal number of the proposal that was taken up with them, 0 for none
   */
  public record Span(int from, int to, int voice, int proposal) {
    private boolean isLike(Span other) {
      return voice == other.voice && proposal == other.proposal;
    }

    private Span to(int end) {
      return new Span(from, end, voice, proposal);
    }
  }

  /** Who wrote which positions of the text at a version, in order, without gaps. */
  public record View(long version, List<Span> spans) {

    /** Everybody who wrote some of it. */
    public Set<Integer> voices() {
      return spans.stream().map(Span::voice).filter(v -> v > 0).collect(Collectors.toSet());
    }
  }

  private long version;
  private int[] lengths = new int[16];
  private int[] voices = new int[16];
  private int[] proposals = new int[16];
  private int runs;

  /** All of a text by one voice. */
  Authorship(long version, Doc doc, int voice) {
    this.version = version;
    set(doc.size(), voice);
  }

  static Authorship restored(View view) {
    Authorship authors = new Authorship(view.version(), State.EMPTY.doc(), 0);
    authors.runs = 0;
    for (Span span : view.spans()) {
      authors.insertRun(authors.runs, span.to() - span.from(), span.voice(), span.proposal());
    }
    return authors;
  }

  long version() {
    return version;
  }

  /** Takes in the next entry. */
  void take(long entryVersion, int voice, Event event) {
    if (event instanceof Event.TextSet text) {
      set(text.doc().size(), voice);
    } else {
      change(event.change(State.EMPTY), voice, broughtBy(event));
    }
    version = entryVersion;
  }

  private static int broughtBy(Event event) {
    return event instanceof Event.Acted acted && acted.act() instanceof Act.TakenUp taken
        ? taken.proposal()
        : 0;
  }

  private void set(int size, int voice) {
    runs = 0;
    insertRun(0, size, voice, 0);
  }

  private void change(Change change, int voice, int proposal) {
    List<StepMap> maps = change.maps();
    List<List<Span>> taken = new ArrayList<>(maps.size());
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
        insertRun(at, map.newSize(), voice, proposal);
      }
    }
  }

  private void put(int position, List<Span> spans) {
    int at = split(position);
    for (Span span : spans) {
      insertRun(at++, span.to() - span.from(), span.voice(), span.proposal());
    }
  }

  /** Removes positions from..to; what was there. */
  private List<Span> cut(int from, int to) {
    int first = split(from);
    int last = split(to);
    List<Span> out = new ArrayList<>(last - first);
    int position = from;
    for (int i = first; i < last; i++) {
      out.add(new Span(position, position + lengths[i], voices[i], proposals[i]));
      position += lengths[i];
    }
    System.arraycopy(lengths, last, lengths, first, runs - last);
    System.arraycopy(voices, last, voices, first, runs - last);
    System.arraycopy(proposals, last, proposals, first, runs - last);
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
        insertRun(i + 1, rest, voices[i], proposals[i]);
        return i + 1;
      }
      at += lengths[i];
    }
    return runs;
  }

  private void insertRun(int at, int length, int voice, int proposal) {
    if (length == 0) {
      return;
    }
    if (runs == lengths.length) {
      lengths = Arrays.copyOf(lengths, runs * 2);
      voices = Arrays.copyOf(voices, runs * 2);
      proposals = Arrays.copyOf(proposals, runs * 2);
    }
    System.arraycopy(lengths, at, lengths, at + 1, runs - at);
    System.arraycopy(voices, at, voices, at + 1, runs - at);
    System.arraycopy(proposals, at, proposals, at + 1, runs - at);
    lengths[at] = length;
    voices[at] = voice;
    proposals[at] = proposal;
    runs++;
  }

  /** Joins neighbouring runs of one kind: what is to be gone through stays as short as it can. */
  void compact() {
    int kept = 0;
    for (int i = 0; i < runs; i++) {
      if (kept > 0 && voices[kept - 1] == voices[i] && proposals[kept - 1] == proposals[i]) {
        lengths[kept - 1] += lengths[i];
      } else {
        lengths[kept] = lengths[i];
        voices[kept] = voices[i];
        proposals[kept] = proposals[i];
        kept++;
      }
    }
    runs = kept;
  }

  /** As it stands, neighbouring runs of one voice and proposal joined. */
  View view() {
    List<Span> spans = new ArrayList<>();
    int at = 0;
    for (int i = 0; i < runs; i++) {
      Span next = new Span(at, at + lengths[i], voices[i], proposals[i]);
      Span last = spans.isEmpty() ? null : spans.get(spans.size() - 1);
      if (last != null && last.isLike(next)) {
        spans.set(spans.size() - 1, last.to(next.to()));
      } else {
        spans.add(next);
      }
      at += lengths[i];
    }
    return new View(version, spans);
  }
}
