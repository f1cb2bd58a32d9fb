package org.plenary.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.plenary.wire.DocJson;
import org.plenary.wire.StepJson;

/**
 * What the engine costs, printed; nothing is asserted. Run with {@code java -cp
 * target/classes:target/test-classes:... org.plenary.text.EngineBench}. Single thread, warm; the
 * best of some rounds.
 */
public final class EngineBench {

  private static final int STEPS = 20_000;
  private static final int ROUNDS = 8;
  private static long sink;

  private EngineBench() {}

  public static void main(String[] args) {
    for (int clauses : new int[] {30, 1_000}) {
      Doc doc = doc(clauses);
      List<Step> steps = steps(doc, STEPS);
      System.out.printf("%d clauses, %d positions%n", clauses, doc.size());
      rate("  apply", steps.size(), () -> sink += Laws.replay(doc, steps).size());
      Guard form = Guards.form();
      rate("  apply and guard", steps.size(), () -> sink += guarded(doc, steps, form));
      List<List<Step>> alone = steps.stream().map(List::of).toList();
      rate("  commit of one step, guarded", steps.size(), () -> sink += commits(doc, alone, form));
      for (int over : new int[] {100, 1_000}) {
        rebase(doc, steps, 1, over);
        rebase(doc, steps, 20, over);
      }
      codec(doc, steps);
    }
    System.out.println(sink == 0 ? "" : " ");
  }

  private static int guarded(Doc doc, List<Step> steps, Guard guard) {
    Doc now = doc;
    for (Step step : steps) {
      Doc next = Laws.apply(now, step);
      if (guard.refuse(now, step, next) != null) {
        throw new IllegalStateException("refused");
      }
      now = next;
    }
    return now.size();
  }

  private static int commits(Doc doc, List<List<Step>> steps, Guard guard) {
    Doc now = doc;
    for (List<Step> step : steps) {
      now = Rebase.rebase(now, List.of(step), List.of(), guard).doc();
    }
    return now.size();
  }

  private static void rebase(Doc doc, List<Step> steps, int mine, int over) {
    List<Change> since = Laws.changes(doc, steps.subList(0, over));
    Doc head = Laws.replay(doc, steps.subList(0, over));
    List<List<Step>> groups = List.of(steps(doc, mine));
    int times = 2_000;
    rate(
        "  rebase " + mine + " over " + over,
        times,
        () -> {
          for (int i = 0; i < times; i++) {
            sink += Rebase.rebase(head, groups, since, Guard.NONE).doc().size();
          }
        });
  }

  private static void codec(Doc doc, List<Step> steps) {
    List<String> json = steps.stream().map(step -> "[[" + StepJson.write(step) + "]]").toList();
    rate(
        "  decode a step",
        steps.size(),
        () -> json.forEach(s -> sink += StepJson.readGroups(s).size()));
    rate(
        "  encode a step",
        steps.size(),
        () -> steps.forEach(s -> sink += StepJson.write(s).length()));
    byte[] bytes = DocJson.bytes(doc);
    rate(
        "  decode the text (" + bytes.length + " bytes)",
        20,
        () -> times(() -> DocJson.read(bytes).size()));
    rate("  encode the text", 20, () -> times(() -> DocJson.bytes(doc).length));
  }

  private static void times(java.util.function.IntSupplier one) {
    for (int i = 0; i < 20; i++) {
      sink += one.getAsInt();
    }
  }

  private static void rate(String what, int count, Runnable run) {
    long best = Long.MAX_VALUE;
    for (int round = 0; round < ROUNDS; round++) {
      long start = System.nanoTime();
      run.run();
      best = Math.min(best, System.nanoTime() - start);
    }
    double each = best / 1e3 / count;
    System.out.printf("%-36s %9.2f us  %,12.0f /s%n", what, each, 1e6 / each);
  }

  private static Doc doc(int clauses) {
    List<Block> blocks = new ArrayList<>();
    for (int i = 0; i < clauses; i++) {
      String text = "that the membership should be assisted in the transition, ".repeat(5).strip();
      blocks.add(
          new Block(
              "c" + i, Kind.CLAUSE, i % 2, Num.AUTO, List.of(new Inline.Text(text, List.of()))));
    }
    return new Doc(blocks);
  }

  /** Mixed: four fifths typing, the rest deletions, marks, splits, joins, levels. */
  private static List<Step> steps(Doc doc, int count) {
    Random random = new Random(7);
    List<Step> steps = new ArrayList<>();
    Doc now = doc;
    while (steps.size() < count) {
      Step step = step(now, random, steps.size());
      if (step.apply(now) instanceof Applied.Done done
          && Form.refuse(now, step, done.doc()) == null) {
        steps.add(step);
        now = done.doc();
      }
    }
    return steps;
  }

  private static Step step(Doc doc, Random random, int n) {
    int index = random.nextInt(doc.array().length);
    Block block = doc.array()[index];
    int at = RandomText.start(doc, index);
    int pos = at + 1 + random.nextInt(block.contentSize() + 1);
    int end = Math.min(pos + 8, at + 1 + block.contentSize());
    return switch (random.nextInt(100)) {
      case 80, 81, 82, 83, 84, 85, 86, 87, 88, 89 -> Step.Replace.delete(pos, end);
      case 90, 91, 92 -> new Step.AddMark(pos, end, new Mark.Emphasis());
      case 93, 94 -> new Step.RemoveMark(pos, end, new Mark.Emphasis());
      case 95 -> new Step.SetAttr(at, "level", random.nextInt(3));
      case 96, 97 -> split(block, pos, n);
      case 98, 99 -> new Step.Replace(Math.max(0, at - 1), at + 1, Slice.EMPTY, true);
      default -> Step.Replace.insert(pos, Slice.text("e"));
    };
  }

  private static Step split(Block block, int pos, int n) {
    Block second = new Block("s" + n, block.kind(), block.level(), block.num(), List.of());
    return new Step.Replace(
        pos, pos, Slice.blocks(List.of(block.with(List.of()), second), 1, 1), true);
  }
}
