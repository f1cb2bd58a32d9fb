package org.plenary.exchange;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import org.plenary.journal.Entry;
import org.plenary.resolution.Alternatives;
import org.plenary.resolution.Event;
import org.plenary.resolution.EventJson;
import org.plenary.resolution.State;
import org.plenary.text.Block;
import org.plenary.text.Change;
import org.plenary.text.Doc;
import org.plenary.text.StepMap;
import org.plenary.word.Tracked;

/**
 * Who put in each word of a text since an earlier one, and who took out each word of that one, by
 * the entries of the log between them. Words of a proposal that was taken up, or put beside others
 * in square brackets, are their proposer's.
 *
 * <p>Where a printed text is not the stored one (references and brackets written out), or words
 * only moved, they are told of whoever changed the block last.
 */
public final class Provenance {

  /** Positions of a block's printed words with one author. */
  record Part(int from, int to, Tracked by) {}

  private static final Tracked NOBODY = new Tracked("Plenary", "");

  /**
   * Of each position of the current text: the place in the first one, or -1 - index of an entry.
   */
  private int[] origin;

  private int size;

  /** By place in the first text: which entry took it out, -1 for none. */
  private final int[] taken;

  private final List<Tracked> authors = new ArrayList<>();
  private final Map<String, int[]> added = new HashMap<>();
  private final Map<String, int[]> removed = new HashMap<>();
  private final Restyling restyling;
  private final Map<String, int[]> restyled = new HashMap<>();

  private Provenance(Doc before) {
    size = before.size();
    origin = new int[size + 256];
    for (int i = 0; i < size; i++) {
      origin[i] = i;
    }
    taken = new int[size];
    Arrays.fill(taken, -1);
    restyling = new Restyling(before);
  }

  /** All at once; for many entries see {@link Reading}. */
  public static Provenance of(
      State before, State after, List<Entry> entries, IntFunction<String> speakers) {
    Reading reading = new Reading(before, after);
    reading.take(entries, speakers);
    return reading.done();
  }

  /** Reads the entries between two versions some at a time, so that not all need be in memory. */
  public static final class Reading {
    private final State before;
    private final State after;
    private final Provenance provenance;
    private final Map<Tracked, Tracked> same = new HashMap<>();

    public Reading(State before, State after) {
      this.before = before;
      this.after = after;
      this.provenance = new Provenance(before.doc());
    }

    /**
     * The next of them.
     *
     * @param entries those after {@code before} or after the last ones, in order
     * @param speakers the region, else the delegation, of the voice of that number
     */
    public void take(List<Entry> entries, IntFunction<String> speakers) {
      for (Entry entry : entries) {
        Event event = EventJson.event(entry);
        String speaker = speakers.apply(entry.voice());
        String at = Instant.ofEpochMilli(entry.at()).truncatedTo(ChronoUnit.SECONDS).toString();
        List<Integer> alternatives =
            Alternatives.of(event).map(Alternatives::sources).orElse(List.of());
        int first = provenance.authors.size();
        for (int proposal : alternatives) {
          add(Authors.ofProposal(proposal, after.negotiation(), speaker), at);
        }
        add(Authors.of(event, after.negotiation(), speaker), at);
        Change change = event.change(before);
        provenance.take(change, first, !alternatives.isEmpty());
        provenance.restyling.take(event, change.maps(), provenance.authors.size() - 1);
      }
    }

    private void add(String author, String at) {
      Tracked by = new Tracked(author.isEmpty() ? NOBODY.author() : author, at);
      provenance.authors.add(same.computeIfAbsent(by, one -> one));
    }

    /** After all entries up to {@code after}. */
    public Provenance done() {
      provenance.settle(before.doc(), after.doc());
      return provenance;
    }
  }

  /**
   * @param first index of the author of the change, or of that of its first map
   * @param each whether each map has an author of its own
   */
  private void take(Change change, int first, boolean each) {
    List<StepMap> maps = change.maps();
    List<int[]> cut = new ArrayList<>();
    for (int i = 0; i < maps.size(); i++) {
      StepMap map = maps.get(i);
      int entry = each ? first + i : first;
      if (map == StepMap.EMPTY) {
        cut.add(new int[0]);
        continue;
      }
      int[] out = Arrays.copyOfRange(origin, map.start(), map.start() + map.oldSize());
      cut.add(out);
      int source = change.takenBy(i);
      int[] in = source >= 0 ? cut.get(source) : new int[map.newSize()];
      if (source < 0) {
        Arrays.fill(in, -1 - entry);
      }
      splice(map.start(), map.oldSize(), in);
      for (int place : out) {
        if (place >= 0) {
          taken[place] = entry;
        }
      }
    }
  }

  private void splice(int at, int out, int[] in) {
    int grown = size + in.length - out;
    if (grown > origin.length) {
      origin = Arrays.copyOf(origin, grown * 2);
    }
    System.arraycopy(origin, at + out, origin, at + in.length, size - at - out);
    System.arraycopy(in, 0, origin, at, in.length);
    size = grown;
  }

  /** By block: the entry of each of its words, -1 where nobody changed it. */
  private void settle(Doc before, Doc after) {
    for (int i = 0; i < size; i++) {
      if (origin[i] >= 0) {
        taken[origin[i]] = -1;
      }
    }
    int at = 0;
    for (Block block : after.blocks()) {
      int[] own = new int[block.contentSize()];
      for (int i = 0; i < own.length; i++) {
        own[i] = origin[at + 1 + i] < 0 ? -1 - origin[at + 1 + i] : -1;
      }
      added.put(block.id(), own);
      at += block.nodeSize();
    }
    restyled.putAll(restyling.of(after));
    at = 0;
    for (Block block : before.blocks()) {
      removed.put(block.id(), Arrays.copyOfRange(taken, at + 1, at + 1 + block.contentSize()));
      at += block.nodeSize();
    }
  }

  /** Whoever put the block in. */
  Tracked added(String block) {
    return last(block, added, removed);
  }

  /** Whoever took it out. */
  Tracked removed(String block) {
    return last(block, removed, added);
  }

  /** A label that changed since the block's place or that of others did. */
  Tracked renumbered(String block) {
    Tracked own = last(block, added, removed);
    return own.equals(NOBODY) && !authors.isEmpty() ? authors.get(authors.size() - 1) : own;
  }

  private Tracked last(String block, Map<String, int[]> first, Map<String, int[]> second) {
    for (Map<String, int[]> entries : List.of(first, second)) {
      int last = Arrays.stream(entries.getOrDefault(block, new int[0])).max().orElse(-1);
      if (last >= 0) {
        return authors.get(last);
      }
    }
    return authors.isEmpty() ? NOBODY : authors.get(authors.size() - 1);
  }

  List<Part> added(String block, int from, int to) {
    return parts(added.getOrDefault(block, new int[0]), from, to, added(block));
  }

  List<Part> removed(String block, int from, int to) {
    return parts(removed.getOrDefault(block, new int[0]), from, to, removed(block));
  }

  /** Who said how those words look. */
  List<Part> restyled(String block, int from, int to) {
    return parts(restyled.getOrDefault(block, new int[0]), from, to, renumbered(block));
  }

  private List<Part> parts(int[] entries, int from, int to, Tracked otherwise) {
    List<Part> parts = new ArrayList<>();
    int start = from;
    for (int i = from + 1; i <= to; i++) {
      if (i == to || !at(entries, i, otherwise).equals(at(entries, start, otherwise))) {
        parts.add(new Part(start, i, at(entries, start, otherwise)));
        start = i;
      }
    }
    return parts;
  }

  private Tracked at(int[] entries, int place, Tracked otherwise) {
    return place < entries.length && entries[place] >= 0 ? authors.get(entries[place]) : otherwise;
  }
}
