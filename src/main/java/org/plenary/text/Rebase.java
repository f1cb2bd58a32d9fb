package org.plenary.text;

import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Brings steps made on an old version to the head, as ProseMirror's collaboration does it: each is
 * mapped back over the steps before it, through everything that came since, and over what became of
 * those before it.
 *
 * <p>A group is applied whole or not at all; only a step whose place is gone drops out alone. The
 * halves of a move stay together: what is put down is what was really taken up.
 */
public final class Rebase {

  /** The place of the step is gone. */
  public static final String GONE = "step.gone";

  /** The step does not fit the text any more. */
  public static final String FAILED = "step.failed";

  /** Another step of the same group was refused. */
  public static final String GROUP = "group.refused";

  private final List<Step> submitted;
  private final Guard guard;
  private final boolean stale;
  private final Mapping mapping = new Mapping();

  /** Whether everything so far was kept as it came, so that mapping would change nothing. */
  private boolean straight;

  private Doc doc;
  private final @Nullable Step[] kept;
  private final SortedMap<Integer, String> why = new TreeMap<>();

  /** For each step, the whole blocks it took out or would have; null for all others. */
  private final @Nullable List<Block>[] taken;

  /** For each step kept, the index of its map. */
  private final int[] mapAt;

  private Rebase(Doc head, List<List<Step>> groups, List<Change> since, Guard guard) {
    this.submitted = groups.stream().flatMap(List::stream).toList();
    this.guard = guard;
    this.doc = head;
    this.stale = since.stream().anyMatch(change -> change != Change.NONE);
    this.straight = !stale;
    int n = submitted.size();
    this.kept = new Step[n];
    this.mapAt = new int[n];
    this.taken = lists(n);
    for (int i = n - 1; i >= 0; i--) {
      mapping.append(submitted.get(i).map().invert());
    }
    mapping.append(since);
  }

  @SuppressWarnings({"unchecked", "rawtypes"})
  private static @Nullable List<Block>[] lists(int n) {
    return new List[n];
  }

  /**
   * Rebases and applies.
   *
   * @param head the text now
   * @param groups made on an old version; one group is one transaction of an editor
   * @param since what every entry after that version did, oldest first
   */
  public static Rebased rebase(Doc head, List<List<Step>> groups, List<Change> since, Guard guard) {
    Rebase rebase = new Rebase(head, groups, since, guard);
    int start = 0;
    for (List<Step> group : groups) {
      rebase.group(start, start + group.size());
      start += group.size();
    }
    List<@Nullable Step> steps = Collections.unmodifiableList(Arrays.asList(rebase.kept));
    return new Rebased(
        rebase.doc, steps, Collections.unmodifiableSortedMap(rebase.why), Change.of(head, steps));
  }

  private void group(int from, int to) {
    Doc before = doc;
    int length = mapping.size();
    for (int k = from; k < to; k++) {
      String code = step(k);
      if (code != null) {
        doc = before;
        mapping.truncate(length);
        straight = false;
        for (int i = from; i < to; i++) {
          kept[i] = null;
          why.putIfAbsent(i, GROUP);
        }
        why.put(k, code);
        leaveInPlace(from, to);
        return;
      }
    }
  }

  /** What was done later in blocks whose move was refused is done where they still are. */
  private void leaveInPlace(int from, int to) {
    for (int j = from + 1; j < to; j++) {
      int i = takenFor(j);
      List<Block> blocks = i < 0 ? null : taken[i];
      if (blocks != null && !blocks.isEmpty()) {
        int inverse = submitted.size() - 1;
        mapping.setCarry(inverse - j, inverse - i, Mapping.weight(inverse - j));
      }
    }
  }

  /** Null, or the code for which the whole group is refused. */
  private @Nullable String step(int k) {
    Step step = submitted.get(k);
    Step mapped = step.map(straight ? Mapping.EMPTY : mapping.slice(submitted.size() - k));
    int from = mapped == null ? -1 : takenFor(k);
    if (from >= 0 && mapped instanceof Step.Replace put && stale) {
      mapped = carrying(put, taken[from]);
    }
    if (submitted.get(k) instanceof Step.Replace original && original.deletesOnly()) {
      taken[k] = takenBy(mapped);
    }
    if (mapped == null) {
      why.put(k, GONE);
      straight = false;
      return null;
    }
    if (!(mapped.apply(doc) instanceof Applied.Done done)) {
      return FAILED;
    }
    String refusal = guard.refuse(doc, mapped, done.doc());
    if (refusal != null) {
      return refusal;
    }
    keep(k, mapped, from);
    doc = done.doc();
    return null;
  }

  private void keep(int k, Step step, int from) {
    long carried =
        submitted.get(k) instanceof Step.Replace original && !straight
            ? mapping.slice(submitted.size() - k).carried(original.from(), original.to())
            : 0;
    kept[k] = step;
    mapAt[k] = mapping.size();
    mapping.append(step.map());
    int inverse = submitted.size() - 1;
    if (from >= 0 && kept[from] != null) {
      long weight = Mapping.weight(inverse - k);
      mapping.setCarry(inverse - k, inverse - from, -weight);
      mapping.setCarry(mapAt[from], mapAt[k], weight);
    } else {
      mapping.setMirror(inverse - k, mapAt[k], carried);
    }
    straight = straight && step.equals(submitted.get(k));
  }

  /** What a deletion takes out as it stands now: blocks, nothing any more, or null: no blocks. */
  private @Nullable List<Block> takenBy(@Nullable Step mapped) {
    if (!(mapped instanceof Step.Replace replace) || !replace.deletesOnly()) {
      return List.of();
    }
    return Moves.takenBy(doc, replace);
  }

  /** The step that took out what this one puts in: the other half of the move; or -1. */
  private int takenFor(int k) {
    for (int i = k - 1; i >= 0; i--) {
      List<Block> blocks = taken[i];
      if (blocks != null
          && Moves.pair(submitted.get(i), submitted.get(k))
          && (blocks.isEmpty() || shares(blocks, ((Step.Replace) submitted.get(k)).slice()))) {
        return i;
      }
    }
    return -1;
  }

  private static boolean shares(List<Block> taken, Slice put) {
    Set<String> ids = new HashSet<>();
    taken.forEach(block -> ids.add(block.id()));
    return put.blocks().stream().anyMatch(block -> ids.contains(block.id()));
  }

  /** Puts down what was really taken up; null if somebody else had taken it all away. */
  private static @Nullable Step carrying(Step.Replace put, @Nullable List<Block> taken) {
    return taken == null || taken.isEmpty()
        ? null
        : new Step.Replace(put.from(), put.to(), Slice.blocks(taken, 0, 0), put.structure());
  }
}
