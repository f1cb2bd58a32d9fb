package org.plenary.publication;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.plenary.journal.Entry;
import org.plenary.negotiation.Act;
import org.plenary.resolution.Event;
import org.plenary.resolution.EventJson;
import org.plenary.resolution.State;
import org.plenary.text.Block;
import org.plenary.text.Division;
import org.plenary.text.Doc;

/**
 * What was done to a resolution, from its entries: changes by one voice to one clause no more than
 * {@link #PAUSE_MS} apart are one stroke. Pure; reads every entry again, so not for an event loop.
 */
final class Strokes {
  /** A longer pause begins a new stroke. */
  static final long PAUSE_MS = 120_000;

  private record Key(int voice, String clause) {}

  private final Map<Key, Stroke> open = new LinkedHashMap<>();
  private final List<Stroke> done = new ArrayList<>();

  private Strokes() {}

  /**
   * @param strokes the latest first
   */
  record Folded(List<Stroke> strokes, State after) {}

  /** The strokes of these entries, and the state after them. */
  static Folded fold(State before, List<Entry> entries) {
    Strokes strokes = new Strokes();
    State state = before;
    for (Entry entry : entries) {
      Event event = EventJson.event(entry);
      State after = event.after(state);
      strokes.take(entry, event, state.doc(), after.doc());
      state = after;
    }
    List<Stroke> all = new ArrayList<>(strokes.done);
    all.addAll(strokes.open.values());
    all.removeIf(stroke -> !stroke.saysSomething());
    all.sort((a, b) -> Long.compare(b.last(), a.last()));
    return new Folded(all, state);
  }

  private void take(Entry entry, Event event, Doc before, Doc after) {
    if (event instanceof Event.Acted acted) {
      acted(entry, acted.act(), before, after);
    } else if (event instanceof Event.TextSet) {
      done.add(stroke(entry, Stroke.What.TEXT_SET, "", null, null));
    } else if (!before.equals(after)) {
      Set<String> told =
          event instanceof Event.Edited edited
              ? divided(entry, Division.all(before, edited.steps()), before, after)
              : Set.of();
      edited(entry, before, after, told);
    }
  }

  /** One line for each split and join; the ids that they tell of. */
  private Set<String> divided(Entry entry, List<Division> all, Doc before, Doc after) {
    if (all.isEmpty()) {
      return Set.of();
    }
    Map<String, Block> old = byId(before);
    Map<String, Block> now = byId(after);
    Set<String> told = new LinkedHashSet<>();
    for (Division one : all) {
      Block first = old.get(one.first());
      Block left = now.get(one.first());
      Block second = (one.joined() ? old : now).get(one.second());
      if (first == null || left == null || second == null) {
        continue;
      }
      if (told.add(one.first())) {
        finish(entry.voice(), one.first());
      }
      told.add(one.second());
      finish(entry.voice(), one.second());
      done.add(
          new Stroke(
              entry.voice(),
              one.joined() ? Stroke.What.UNITED : Stroke.What.SPLIT,
              one.first(),
              entry.version(),
              entry.version(),
              entry.at(),
              one.joined() ? Division.whole(first, second) : first,
              one.joined() ? left : Division.whole(left, second),
              null,
              one.second()));
    }
    return told;
  }

  /** What comes after a split or a join is another stroke. */
  private void finish(int voice, String clause) {
    Stroke before = open.remove(new Key(voice, clause));
    if (before != null) {
      done.add(before);
    }
  }

  /** One line for it, with the words where it changed any; that it was delivered is no news. */
  private void acted(Entry entry, Act act, Doc before, Doc after) {
    if (act instanceof Act.Delivered) {
      return;
    }
    long version = entry.version();
    Map<String, Block> old = byId(before);
    Map<String, Block> now = byId(after);
    String clause = changed(old, now);
    done.add(
        new Stroke(
            entry.voice(),
            Stroke.What.ACTED,
            clause,
            version,
            version,
            entry.at(),
            old.get(clause),
            now.get(clause),
            act,
            ""));
  }

  /** The first block that is not as it was; empty where all are. */
  private static String changed(Map<String, Block> old, Map<String, Block> now) {
    for (Map.Entry<String, Block> one : now.entrySet()) {
      Block was = old.get(one.getKey());
      if (was == null || !was.equals(one.getValue())) {
        return one.getKey();
      }
    }
    return old.keySet().stream().filter(id -> !now.containsKey(id)).findFirst().orElse("");
  }

  private static Stroke stroke(
      Entry entry, Stroke.What what, String clause, @Nullable Block before, @Nullable Block after) {
    long version = entry.version();
    return new Stroke(
        entry.voice(), what, clause, version, version, entry.at(), before, after, null, "");
  }

  /** Blocks keep their identity where nothing was done to them, so only the middle is looked at. */
  private void edited(Entry entry, Doc before, Doc after, Set<String> told) {
    List<Block> a = before.blocks();
    List<Block> b = after.blocks();
    int start = 0;
    while (start < a.size() && start < b.size() && a.get(start) == b.get(start)) {
      start++;
    }
    int endA = a.size();
    int endB = b.size();
    while (endA > start && endB > start && a.get(endA - 1) == b.get(endB - 1)) {
      endA--;
      endB--;
    }
    Map<String, Block> old = byId(a.subList(start, endA));
    List<String> oldOrder = new ArrayList<>(old.keySet());
    List<String> newOrder = new ArrayList<>(byId(b.subList(start, endB)).keySet());
    newOrder.retainAll(old.keySet());
    oldOrder.retainAll(newOrder);
    for (Block block : b.subList(start, endB)) {
      Block was = old.remove(block.id());
      if (told.contains(block.id())) {
        continue;
      }
      if (was == null) {
        add(stroke(entry, Stroke.What.ADDED, block.id(), null, block));
      } else if (!was.equals(block)) {
        add(stroke(entry, Stroke.What.CHANGED, block.id(), was, block));
      } else if (oldOrder.indexOf(block.id()) != newOrder.indexOf(block.id())) {
        add(stroke(entry, Stroke.What.MOVED, block.id(), was, block));
      }
    }
    old.keySet().removeAll(told);
    old.forEach((id, was) -> add(stroke(entry, Stroke.What.REMOVED, id, was, null)));
  }

  private void add(Stroke next) {
    Key key = new Key(next.voice(), next.clause());
    Stroke before = open.remove(key);
    if (before == null) {
      open.put(key, next);
    } else if (next.at() - before.at() > PAUSE_MS || !follows(before, next)) {
      done.add(before);
      open.put(key, next);
    } else if (before.what() != Stroke.What.ADDED || next.what() != Stroke.What.REMOVED) {
      open.put(key, before.joined(next));
    }
  }

  /** Whether nobody else touched the clause between the two. */
  private static boolean follows(Stroke before, Stroke next) {
    return Objects.equals(before.after(), next.before());
  }

  private static Map<String, Block> byId(Doc doc) {
    return byId(doc.blocks());
  }

  private static Map<String, Block> byId(List<Block> blocks) {
    Map<String, Block> byId = new LinkedHashMap<>();
    blocks.forEach(block -> byId.put(block.id(), block));
    return byId;
  }
}
