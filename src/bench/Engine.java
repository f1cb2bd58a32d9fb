import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.plenary.text.Applied;
import org.plenary.text.Block;
import org.plenary.text.Doc;
import org.plenary.text.Inline;
import org.plenary.text.Kind;
import org.plenary.text.Mark;
import org.plenary.text.Num;
import org.plenary.text.Slice;
import org.plenary.text.Step;

/**
 * How many steps a second the text engine applies: eight in ten type a character, the others delete
 * one, set a mark or a level. The best of five rounds of 200,000, on 30 and on 1,000 clauses.
 *
 * <p>{@code java -cp target/plenary.jar src/bench/Engine.java}
 */
public final class Engine {
  private static final int STEPS = 200_000;
  private static final int ROUNDS = 5;

  public static void main(String[] args) {
    for (int blocks : new int[] {30, 1_000}) {
      double best = 0;
      for (int round = 0; round < ROUNDS; round++) {
        best = Math.max(best, perSecond(blocks, new Random(round)));
      }
      System.out.println("{\"blocks\":%d,\"perSecond\":%.0f}".formatted(blocks, best));
    }
  }

  private static double perSecond(int blocks, Random random) {
    Doc doc = text(blocks);
    long start = System.nanoTime();
    for (int i = 0; i < STEPS; i++) {
      // Every 20,000 a new text, so that its clauses do not grow beyond all measure.
      Doc before = i % 20_000 == 0 ? text(blocks) : doc;
      if (!(step(before, i, random).apply(before) instanceof Applied.Done done)) {
        throw new IllegalStateException("a step was not applied");
      }
      doc = done.doc();
    }
    return STEPS * 1e9 / (System.nanoTime() - start);
  }

  private static Step step(Doc doc, int i, Random random) {
    List<Block> blocks = doc.blocks();
    int target = random.nextInt(blocks.size());
    int start = 0;
    for (int b = 0; b < target; b++) {
      start += blocks.get(b).nodeSize();
    }
    int at = start + 1 + random.nextInt(blocks.get(target).contentSize() - 10);
    return switch (i % 10) {
      case 0 -> Step.Replace.delete(at, at + 1);
      case 1 ->
          random.nextBoolean()
              ? new Step.AddMark(at, at + 8, new Mark.Emphasis())
              : new Step.SetAttr(start, "level", random.nextInt(4));
      default -> Step.Replace.insert(at, Slice.inline(List.of(new Inline.Text("x", List.of()))));
    };
  }

  private static Doc text(int count) {
    List<Block> blocks = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      String words = "the member states are invited to consider what they have agreed upon; ".repeat(4);
      blocks.add(
          new Block("b" + i, Kind.CLAUSE, 0, Num.AUTO, List.of(new Inline.Text(words, List.of()))));
    }
    return new Doc(blocks);
  }
}
