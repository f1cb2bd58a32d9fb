package org.plenary.input;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.plenary.journal.Entry;
import org.plenary.negotiation.Act;
import org.plenary.negotiation.Answer;
import org.plenary.negotiation.By;
import org.plenary.negotiation.Clauses;
import org.plenary.negotiation.Input;
import org.plenary.negotiation.Silence;
import org.plenary.resolution.ActJson;
import org.plenary.resolution.Event;
import org.plenary.resolution.EventJson;
import org.plenary.resolution.State;
import org.plenary.text.Block;
import org.plenary.text.Division;
import org.plenary.text.Doc;

/**
 * What became of each clause: changes of its words, in strokes, and what was said and decided on
 * it. Takes entries in order, each once. Safe for use by several threads.
 */
final class ClauseHistory {
  /** Changes by one voice with no longer pause between them are one. */
  private static final long PAUSE_MS = 120_000;

  /** Most characters of the other part of a split. */
  private static final int QUOTE = 80;

  /** Of one clause only so many are kept, the newest. */
  private static final int MOST = 500;

  /**
   * One line of a history.
   *
   * @param kind that of the entry, {@code edit} for words that were changed, {@code split} and
   *     {@code joined} where a clause became two or two became one
   * @param version that of the entry; of several changes in one stroke the last
   * @param by null where the entry does not say: then its voice does
   * @param number of the input it is about; 0 for none
   * @param code the stance, the outcome or the status; empty for none
   * @param words a symbol or a reason, as it was given, or how the other part of what was split or
   *     joined begins; may be empty
   * @param other id of that other part; else empty
   */
  record Item(
      String kind,
      long version,
      long at,
      int voice,
      @Nullable By by,
      int number,
      String code,
      String words,
      String other) {}

  private final Map<String, List<Item>> of = new HashMap<>();
  private State state = State.EMPTY;

  /** The version it has come to. */
  synchronized long version() {
    return state.version();
  }

  /** The history of a clause, the oldest first; empty where there is none. */
  synchronized List<Item> of(String clause) {
    return List.copyOf(of.getOrDefault(clause, List.of()));
  }

  /** Goes on; entries that were taken before are passed over. */
  synchronized void take(List<Entry> entries) {
    for (Entry entry : entries) {
      if (entry.version() > state.version()) {
        Event event = EventJson.event(entry);
        State after = event.after(state);
        take(entry, event, after);
        state = after;
      }
    }
  }

  private void take(Entry entry, Event event, State after) {
    if (event instanceof Event.TextSet) {
      Item item = item(entry, null, 0, "", "");
      after.doc().blocks().forEach(block -> add(block.id(), item));
      return;
    }
    Set<String> changed = changed(state.doc(), after.doc());
    if (event instanceof Event.Acted acted) {
      acted(entry, acted, changed, after);
    } else {
      if (event instanceof Event.Edited edited) {
        changed.removeAll(divided(entry, edited, state.doc(), after.doc()));
      }
      changed.forEach(id -> stroke(id, item(entry, null, 0, "", "")));
    }
  }

  /** A line on both parts of what was split or joined; their ids. */
  private Set<String> divided(Entry entry, Event.Edited edited, Doc before, Doc after) {
    Set<String> told = new LinkedHashSet<>();
    for (Division one : Division.all(before, edited.steps())) {
      Optional<Block> second = Clauses.block(one.joined() ? before : after, one.second());
      Optional<Block> first = Clauses.block(after, one.first());
      if (first.isEmpty() || second.isEmpty()) {
        continue;
      }
      String kind = one.joined() ? "joined" : "split";
      add(one.first(), divided(entry, kind, one.joined() ? "with" : "into", second.get()));
      add(one.second(), divided(entry, kind, one.joined() ? "into" : "from", first.get()));
      told.addAll(List.of(one.first(), one.second()));
    }
    return told;
  }

  private static Item divided(Entry entry, String kind, String code, Block other) {
    String words = other.plainText().strip();
    int end = words.length() <= QUOTE ? words.length() : words.offsetByCodePoints(0, QUOTE / 2);
    String quote = end == words.length() ? words : words.substring(0, end) + "…";
    return new Item(
        kind, entry.version(), entry.at(), entry.voice(), null, 0, code, quote, other.id());
  }

  private void acted(Entry entry, Event.Acted acted, Set<String> changed, State after) {
    Act act = acted.act();
    By by = acted.by();
    if (act instanceof Act.Answered answered) {
      for (Answer one : answered.answers()) {
        String outcome = ActJson.code(one.outcome());
        add(clauses(after, one.input()), item(entry, by, one.input(), outcome, one.why()));
      }
    } else if (act instanceof Act.Received received) {
      By theirs = by.on(received.from());
      for (Act.Proposed one : received.proposals()) {
        Item item = item(entry, theirs, one.number(), "", one.symbol());
        add(clauses(after, one.number()), item);
      }
    } else if (act instanceof Act.Positioned held) {
      int number = held.subject().proposal();
      Set<String> about = number > 0 ? clauses(after, number) : Set.of(held.subject().clause());
      add(about, item(entry, by, number, ActJson.code(held.stance()), held.why()));
    } else if (act instanceof Act.StatusDeclared declared) {
      String status = ActJson.code(declared.status());
      add(Set.of(declared.clause()), item(entry, by, 0, status, declared.reason()));
    } else if (act instanceof Act.SilenceEnded ended) {
      Item item = item(entry, by, 0, ended.broken() ? "broken" : "", ended.why());
      add(about(act, changed, after), item);
    } else if (act instanceof Act.TakenUp taken) {
      Set<String> about = new LinkedHashSet<>(changed);
      about.addAll(clauses(after, taken.proposal()));
      add(about, item(entry, by, taken.proposal(), "", taken.why()));
    } else {
      int number = number(act, after);
      Set<String> about = number > 0 ? clauses(after, number) : about(act, changed, after);
      add(about, item(entry, by, number, "", words(act)));
    }
  }

  /** The clauses of what is not about an input; none where a history has no line for it. */
  private static Set<String> about(Act act, Set<String> changed, State after) {
    if (act instanceof Act.Bracketed bracketed) {
      return Set.of(bracketed.clause());
    }
    if (act instanceof Act.SilenceOpened opened) {
      return new LinkedHashSet<>(opened.clauses());
    }
    if (act instanceof Act.SilenceEnded ended) {
      Silence silence = after.negotiation().silences().get(ended.number());
      return silence == null ? Set.of() : new LinkedHashSet<>(silence.clauses());
    }
    return changed;
  }

  /** The input that an act brings or is about; 0 for none. */
  private static int number(Act act, State after) {
    if (act instanceof Act.Revised revised) {
      return revised.number();
    }
    if (act instanceof Act.Withdrawn withdrawn) {
      return withdrawn.number();
    }
    boolean brings =
        act instanceof Act.Proposed
            || act instanceof Act.Commented
            || act instanceof Act.Stated
            || act instanceof Act.Submitted;
    return brings ? brought(after) : 0;
  }

  private static int brought(State after) {
    return after.negotiation().inputs().values().stream()
        .filter(input -> input.stamp().version() == after.version())
        .mapToInt(Input::number)
        .findFirst()
        .orElse(0);
  }

  private static String words(Act act) {
    if (act instanceof Act.Proposed proposed) {
      return proposed.symbol();
    }
    if (act instanceof Act.Withdrawn withdrawn) {
      return withdrawn.why();
    }
    if (act instanceof Act.Bracketed bracketed) {
      return bracketed.why();
    }
    if (act instanceof Act.Lifted lifted) {
      return lifted.why();
    }
    if (act instanceof Act.TakenBack back) {
      return back.why();
    }
    return "";
  }

  /** Where an input is; nowhere if it is about the whole resolution. */
  private static Set<String> clauses(State state, int number) {
    return state
        .negotiation()
        .input(number)
        .map(input -> state.negotiation().clauseOf(input, state.doc()))
        .filter(id -> !id.isEmpty())
        .map(Set::of)
        .orElse(Set.of());
  }

  private static Item item(Entry entry, @Nullable By by, int number, String code, String words) {
    return new Item(
        entry.kind(), entry.version(), entry.at(), entry.voice(), by, number, code, words, "");
  }

  private void stroke(String clause, Item item) {
    List<Item> items = of.getOrDefault(clause, List.of());
    Item last = items.isEmpty() ? null : items.get(items.size() - 1);
    if (last != null
        && last.kind().equals(item.kind())
        && last.voice() == item.voice()
        && item.at() - last.at() <= PAUSE_MS) {
      items.set(items.size() - 1, item);
    } else {
      add(clause, item);
    }
  }

  private void add(Set<String> clauses, Item item) {
    clauses.forEach(id -> add(id, item));
  }

  private void add(String clause, Item item) {
    List<Item> items = of.computeIfAbsent(clause, id -> new ArrayList<>());
    if (items.size() == MOST) {
      items.remove(0);
    }
    items.add(item);
  }

  /** Blocks that are other than before, new or gone; a block nobody touched is the same object. */
  private static Set<String> changed(Doc before, Doc after) {
    Set<String> ids = new LinkedHashSet<>();
    if (before.equals(after)) {
      return ids;
    }
    Map<String, Block> old = new HashMap<>();
    before.blocks().forEach(block -> old.put(block.id(), block));
    for (Block block : after.blocks()) {
      Block was = old.remove(block.id());
      if (was == null || (was != block && !block.equals(was))) {
        ids.add(block.id());
      }
    }
    ids.addAll(old.keySet());
    return ids;
  }
}
