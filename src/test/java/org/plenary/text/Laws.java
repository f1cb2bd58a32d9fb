package org.plenary.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.plenary.wire.DocJson;
import org.plenary.wire.StepJson;

/**
 * One case and every law that holds of it: a document, single steps on it, the edits of others, and
 * a commit made beside them. Gives the same facts as {@code web/oracle/laws.mjs}, and asserts what
 * no oracle needs to say: canonical results, sizes, round trips.
 */
record Laws(Doc doc, List<Step> single, List<Step> over, List<Step> commit) {

  /** How many steps and rebases are looked at. */
  int cases() {
    return single.size() + over.size() + commit.size() + (commit.isEmpty() ? 0 : 1);
  }

  String json(boolean verbose) {
    return "{\"verbose\":"
        + verbose
        + ",\"doc\":"
        + DocJson.string(doc)
        + ",\"single\":"
        + StepJson.writeSteps(single)
        + ",\"over\":"
        + StepJson.writeSteps(over)
        + ",\"commit\":"
        + StepJson.writeSteps(commit)
        + "}";
  }

  List<String> facts() {
    List<String> out = new ArrayList<>();
    assertEquals(doc, DocJson.read(DocJson.string(doc)));
    assertEquals(doc, DocJson.read(DocJson.bytes(doc)));
    out.add(DocJson.string(doc));
    single.forEach(step -> about(out, doc, step));
    Doc others = run(out, over);
    run(out, commit);
    Mapping through = Mapping.of(over.stream().map(Step::map).toList());
    single.forEach(step -> out.add(json(step.map(through))));
    commit.forEach(step -> out.add(json(step.map(through))));
    aboutRebase(out, others);
    return out;
  }

  private Doc run(List<String> out, List<Step> steps) {
    Doc now = doc;
    for (Step step : steps) {
      now = about(out, now, step);
    }
    return now;
  }

  private static Doc about(List<String> out, Doc doc, Step step) {
    String json = json(step);
    assertEquals(List.of(step), StepJson.readSteps("[" + json + "]"), "reads as it was written");
    out.add(json);
    if (!(step.apply(doc) instanceof Applied.Done done)) {
      out.add("failed");
      return doc;
    }
    Doc after = done.doc();
    canonical(after);
    out.add(DocJson.string(after));
    Step inverse = step.invert(doc);
    out.add(json(inverse));
    out.add(
        inverse.apply(after) instanceof Applied.Done back ? DocJson.string(back.doc()) : "failed");
    out.add(positions(Mapping.of(List.of(step.map())), doc.size()));
    out.add(positions(Mapping.of(List.of(step.map().invert())), after.size()));
    assertEquals(doc.size() + step.map().newSize() - step.map().oldSize(), after.size());
    return after;
  }

  private void aboutRebase(List<String> out, Doc others) {
    Rebased rebased = Rebase.rebase(others, groups(commit), changes(doc, over), Guard.NONE);
    int n = commit.size();
    assertEquals(n, rebased.steps().size());
    Mapping mapping = new Mapping();
    for (int i = n - 1; i >= 0; i--) {
      mapping.append(commit.get(i).map().invert());
    }
    over.forEach(step -> mapping.append(step.map()));
    for (int i = 0; i < n; i++) {
      Step step = rebased.steps().get(i);
      assertEquals(step == null, rebased.why().containsKey(i), "exactly one outcome");
      out.add(json(step));
      if (step != null) {
        mapping.append(step.map());
        mapping.setMirror(n - 1 - i, mapping.size() - 1);
      }
    }
    out.add(DocJson.string(rebased.doc()));
    out.add(positions(mapping, others.size()));
    canonical(rebased.doc());
    assertEquals(rebased.doc(), replay(others, rebased.steps()), "the record gives the text again");
  }

  /** Every step a transaction of its own. */
  static List<List<Step>> groups(List<Step> steps) {
    return steps.stream().map(List::of).toList();
  }

  /** Every step an entry of its own. */
  static List<Change> changes(Doc doc, List<Step> steps) {
    List<Change> changes = new ArrayList<>();
    Doc now = doc;
    for (Step step : steps) {
      changes.add(Change.of(now, List.of(step)));
      now = apply(now, step);
    }
    return changes;
  }

  static Doc apply(Doc doc, Step step) {
    return ((Applied.Done) step.apply(doc)).doc();
  }

  static Doc replay(Doc doc, List<? extends @Nullable Step> steps) {
    Doc now = doc;
    for (Step step : steps) {
      now = step == null ? now : apply(now, step);
    }
    return now;
  }

  /** No empty text, no neighbours with equal marks, mark sets in order, whole characters, sizes. */
  static void canonical(Doc doc) {
    int size = 0;
    assertTrue(!doc.blocks().isEmpty());
    for (Block block : doc.blocks()) {
      int content = 0;
      Inline before = null;
      for (Inline inline : block.content()) {
        assertTrue(Marks.canonical(inline.marks()), "marks " + inline);
        if (inline instanceof Inline.Text run) {
          assertTrue(!run.text().isEmpty(), "empty text");
          assertTrue(Characters.allowed(run.text()), "characters " + run);
          boolean joined = before instanceof Inline.Text && before.marks().equals(run.marks());
          assertTrue(!joined, "neighbours " + block);
        }
        content += inline.size();
        before = inline;
      }
      assertEquals(content, block.contentSize());
      size += content + 2;
    }
    assertEquals(size, doc.size());
  }

  private static String positions(Mapping mapping, int size) {
    int hash = 0;
    for (int pos = 0; pos <= size; pos++) {
      for (int assoc = -1; assoc <= 1; assoc += 2) {
        MapResult result = mapping.mapResult(pos, assoc);
        assertEquals(result.pos(), mapping.map(pos, assoc));
        hash = hash * 31 + result.pos() * 16 + result.flags();
      }
    }
    return String.valueOf(hash);
  }

  private static String json(@Nullable Step step) {
    return step == null ? "null" : StepJson.write(step);
  }

  /** Whether it can be compared: npm's ProseMirror knows nothing of moves. */
  boolean comparable() {
    return !Moves.mayHold(replaces(commit)) && !Moves.mayHold(replaces(over));
  }

  private static List<Step.Replace> replaces(List<Step> steps) {
    return steps.stream()
        .filter(Step.Replace.class::isInstance)
        .map(Step.Replace.class::cast)
        .toList();
  }
}
