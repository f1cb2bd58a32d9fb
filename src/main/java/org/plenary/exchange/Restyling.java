package org.plenary.exchange;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.plenary.resolution.Event;
import org.plenary.text.Block;
import org.plenary.text.Doc;
import org.plenary.text.Mark;
import org.plenary.text.Step;
import org.plenary.text.StepMap;

/** Which entry of the log said last how each word of a text looks, or put the word there. */
final class Restyling {

  /** By position of the current text: the index of the entry, -1 for none. */
  private int[] last;

  private int size;

  Restyling(Doc before) {
    size = before.size();
    last = new int[size + 256];
    Arrays.fill(last, -1);
  }

  /**
   * The next entry.
   *
   * @param maps of its change, for what is no edit
   */
  void take(Event event, List<StepMap> maps, int entry) {
    Event.Edited edited =
        event instanceof Event.Edited own
            ? own
            : event instanceof Event.Acted acted ? acted.edited() : null;
    if (edited == null) {
      maps.forEach(map -> splice(map, entry));
    } else {
      edited.steps().forEach(step -> take(step, entry));
    }
  }

  private void take(Step step, int entry) {
    if (step instanceof Step.Replace replace) {
      splice(replace.map(), entry);
    } else if (step instanceof Step.AddMark add) {
      mark(add.mark(), add.from(), add.to(), entry);
    } else if (step instanceof Step.RemoveMark remove) {
      mark(remove.mark(), remove.from(), remove.to(), entry);
    } else if (step instanceof Step.SetMarks set) {
      set.steps().forEach(one -> take(one, entry));
    }
  }

  private void mark(Mark mark, int from, int to, int entry) {
    if (Looks.of(List.of(mark)) != 0) {
      Arrays.fill(last, Math.max(0, from), Math.min(to, size), entry);
    }
  }

  private void splice(StepMap map, int entry) {
    int grown = size + map.newSize() - map.oldSize();
    if (grown > last.length) {
      last = Arrays.copyOf(last, grown * 2);
    }
    int end = map.start() + map.oldSize();
    System.arraycopy(last, end, last, map.start() + map.newSize(), size - end);
    Arrays.fill(last, map.start(), map.start() + map.newSize(), entry);
    size = grown;
  }

  /** By block: the entry of each of its words. */
  Map<String, int[]> of(Doc after) {
    Map<String, int[]> all = new HashMap<>();
    int at = 0;
    for (Block block : after.blocks()) {
      all.put(block.id(), Arrays.copyOfRange(last, at + 1, at + 1 + block.contentSize()));
      at += block.nodeSize();
    }
    return all;
  }
}
