package org.plenary.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Texts and steps by chance, from a seed: small and hostile, so that everything meets. */
final class RandomText {

  private static final List<String> WORDS =
      List.of(
          "a",
          "the ",
          "to ",
          "states",
          ", ",
          "برامج ",
          "يقرر",
          "电信",
          "标准化",
          "\uD83D\uDE00",
          "e\u0301",
          "\u200F",
          " ",
          "\n",
          "\"\\",
          "\u2028",
          "x");
  private static final Kind[] KINDS = Kind.values();
  private static final Num[] NUMS = Num.values();

  final Random random;
  private int ids;

  RandomText(long seed) {
    this.random = new Random(seed);
  }

  int below(int bound) {
    return random.nextInt(bound);
  }

  boolean chance(int percent) {
    return below(100) < percent;
  }

  <T> T one(List<T> list) {
    return list.get(below(list.size()));
  }

  String id() {
    return "n" + ids++;
  }

  Doc doc() {
    List<Block> blocks = new ArrayList<>();
    int count = 1 + below(6);
    for (int i = 0; i < count; i++) {
      blocks.add(block());
    }
    return new Doc(blocks);
  }

  Block block() {
    Kind kind = chance(60) ? Kind.CLAUSE : KINDS[below(KINDS.length)];
    Num num = chance(70) ? Num.AUTO : NUMS[below(NUMS.length)];
    return new Block(id(), kind, below(Block.MAX_LEVEL + 1), num, inlines(5));
  }

  List<Inline> inlines(int most) {
    List<Inline> out = new ArrayList<>();
    int count = below(most + 1);
    for (int i = 0; i < count; i++) {
      Inlines.push(
          out,
          chance(12)
              ? new Inline.Footnote(id(), text(3), marks())
              : new Inline.Text(text(4), marks()));
    }
    return out;
  }

  String text(int most) {
    StringBuilder text = new StringBuilder(one(WORDS));
    for (int i = below(most); i > 0; i--) {
      text.append(one(WORDS));
    }
    return text.toString();
  }

  List<Mark> marks() {
    List<Mark> marks = List.of();
    while (chance(35)) {
      marks = Marks.add(marks, mark());
    }
    return marks;
  }

  Mark mark() {
    return switch (below(8)) {
      case 0 -> new Mark.Emphasis();
      case 1 -> new Mark.Strong();
      case 2 -> new Mark.Superscript();
      case 3 -> new Mark.Subscript();
      case 4, 5 -> new Mark.Reference(chance(50) ? "#n1" : "https://example.org/x");
      default -> new Mark.Bracket("k" + below(3), below(2));
    };
  }

  /** A step somebody might make, or might not; about a fifth does not fit. */
  Step step(Doc doc) {
    return switch (below(20)) {
      case 0, 1, 2, 3 -> Step.Replace.insert(inside(doc), Slice.inline(inlines(3)));
      case 4, 5 -> deleteInside(doc);
      case 6 -> split(doc);
      case 7 -> join(doc);
      case 8 -> Step.Replace.insert(boundary(doc), newBlocks());
      case 9 -> deleteBlocks(doc);
      case 10, 11 -> foreign(doc);
      case 12, 13 -> range(doc, (from, to) -> new Step.AddMark(from, to, mark()));
      case 14 -> range(doc, (from, to) -> new Step.RemoveMark(from, to, mark()));
      case 15, 16 -> attribute(doc);
      case 17 -> replaceRange(doc);
      case 18 ->
          new Step.Replace(below(doc.size() + 3), doc.size() + below(3) - 1, Slice.EMPTY, true);
      default -> undo(doc);
    };
  }

  interface Ranged {
    Step of(int from, int to);
  }

  private Step range(Doc doc, Ranged ranged) {
    int a = below(doc.size() + 1);
    int b = chance(60) ? Math.min(doc.size(), a + below(12)) : below(doc.size() + 1);
    return ranged.of(Math.min(a, b), Math.max(a, b));
  }

  private int inside(Doc doc) {
    int at = start(doc, below(doc.array().length));
    return at + 1 + below(doc.array()[Place.of(doc, at).index()].contentSize() + 1);
  }

  private static int whole(Doc doc, int pos) {
    return Place.of(doc, pos).cutsCharacter(doc) ? pos - 1 : pos;
  }

  private int boundary(Doc doc) {
    return start(doc, below(doc.array().length + 1));
  }

  static int start(Doc doc, int index) {
    int at = 0;
    for (int i = 0; i < index; i++) {
      at += doc.array()[i].nodeSize();
    }
    return at;
  }

  private Step deleteInside(Doc doc) {
    int a = inside(doc);
    int b = chance(70) ? a + below(6) : inside(doc);
    return Step.Replace.delete(Math.min(a, b), Math.max(a, b));
  }

  private Step split(Doc doc) {
    int at = inside(doc);
    Block block = doc.array()[Place.of(doc, at).index()];
    Block second = new Block(id(), block.kind(), block.level(), block.num(), List.of());
    Slice slice = Slice.blocks(List.of(block.with(List.of()), second), 1, 1);
    return new Step.Replace(at, chance(90) ? at : at + below(3), slice, chance(90));
  }

  private Step join(Doc doc) {
    int at = start(doc, 1 + below(doc.array().length));
    int from = Math.max(0, at - 1 - (chance(10) ? 1 : 0));
    return new Step.Replace(from, at + 1 + (chance(10) ? 1 : 0), Slice.EMPTY, chance(80));
  }

  private Slice newBlocks() {
    List<Block> blocks = new ArrayList<>();
    for (int i = 1 + below(3); i > 0; i--) {
      blocks.add(block());
    }
    return Slice.blocks(blocks, 0, 0);
  }

  private Step deleteBlocks(Doc doc) {
    int a = boundary(doc);
    int b =
        chance(60)
            ? start(doc, Math.min(doc.array().length, Place.of(doc, a).index() + 1))
            : boundary(doc);
    return Step.Replace.delete(Math.min(a, b), Math.max(a, b));
  }

  /** A piece of another text, or of this one, wherever it may fit. */
  private Step foreign(Doc doc) {
    Doc other = chance(70) ? doc() : doc;
    int a = whole(other, below(other.size() + 1));
    int b = whole(other, below(other.size() + 1));
    Slice slice = other.slice(Math.min(a, b), Math.max(a, b));
    return range(doc, (from, to) -> new Step.Replace(from, to, slice, chance(10)));
  }

  /** What a paste over a selection comes to. */
  private Step replaceRange(Doc doc) {
    int a = inside(doc);
    int b = inside(doc);
    List<Block> blocks = new ArrayList<>(newBlocks().blocks());
    boolean open = blocks.size() > 1 || !blocks.get(0).content().isEmpty();
    Slice slice = Slice.blocks(blocks, open ? 1 : 0, open ? 1 : 0);
    return new Step.Replace(Math.min(a, b), Math.max(a, b), slice, false);
  }

  private Step attribute(Doc doc) {
    int pos = chance(80) ? boundary(doc) : below(doc.size() + 2);
    return switch (below(4)) {
      case 0 -> new Step.SetAttr(pos, "kind", KINDS[below(KINDS.length)].wire());
      case 1 -> new Step.SetAttr(pos, "level", below(Block.MAX_LEVEL + 1));
      case 2 -> new Step.SetAttr(pos, "num", NUMS[below(NUMS.length)].wire());
      default -> new Step.SetAttr(footnote(doc, pos), "text", text(3));
    };
  }

  private int footnote(Doc doc, int otherwise) {
    List<Integer> found = new ArrayList<>();
    int at = 0;
    for (Block block : doc.array()) {
      int pos = at + 1;
      for (Inline inline : block.content()) {
        if (inline instanceof Inline.Footnote) {
          found.add(pos);
        }
        pos += inline.size();
      }
      at += block.nodeSize();
    }
    return found.isEmpty() ? otherwise : one(found);
  }

  /** The inverse of a mark step made on this text: applied here it changes marks back and forth. */
  private Step undo(Doc doc) {
    Step step = range(doc, (from, to) -> new Step.AddMark(from, to, mark()));
    Step inverse = step.invert(doc);
    return chance(30) ? inverse.invert(doc) : inverse;
  }
}
