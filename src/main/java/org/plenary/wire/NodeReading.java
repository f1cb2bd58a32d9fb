package org.plenary.wire;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.plenary.text.Block;
import org.plenary.text.Doc;
import org.plenary.text.Form;
import org.plenary.text.Inline;
import org.plenary.text.Kind;
import org.plenary.text.Mark;
import org.plenary.text.Marks;
import org.plenary.text.Num;
import org.plenary.text.Slice;

/** Reads blocks, inline content, marks and slices; fields in any order, as jsonb may turn them. */
final class NodeReading {

  private static final int TYPE = 1;
  private static final int ATTRS = 2;
  private static final int CONTENT = 4;
  private static final int MARKS = 8;
  private static final int TEXT = 16;

  private final Reading in;

  NodeReading(Reading in) {
    this.in = in;
  }

  Doc doc() throws IOException {
    Node node = node(2);
    in.fields(node.mask, TYPE | CONTENT, 0);
    if (!"doc".equals(node.type) || node.content.isEmpty()) {
      throw in.refused("A text of one block at least was expected.");
    }
    return new Doc(blocks(node.content));
  }

  Slice slice() throws IOException {
    SliceFields fields = new SliceFields();
    in.object(
        name -> {
          switch (name) {
            case "content" -> {
              fields.mask = in.once(fields.mask, 1);
              fields.content = nodes(1);
            }
            case "openStart" -> {
              fields.mask = in.once(fields.mask, 2);
              fields.openStart = in.integer(1);
            }
            case "openEnd" -> {
              fields.mask = in.once(fields.mask, 4);
              fields.openEnd = in.integer(1);
            }
            default -> {
              return false;
            }
          }
          return true;
        });
    in.fields(fields.mask, 1, 2 | 4);
    if (fields.content.isEmpty()) {
      throw in.refused("A slice without content is left out.");
    }
    if (fields.content.get(0) instanceof Inline) {
      in.fields(fields.openStart | fields.openEnd, 0, 0);
      return Slice.inline(inlines(fields.content));
    }
    Slice slice = Slice.blocks(blocks(fields.content), fields.openStart, fields.openEnd);
    if (slice.size() == 0) {
      throw in.refused("A slice without size is left out.");
    }
    return slice;
  }

  private static final class SliceFields {
    int mask;
    List<Object> content = List.of();
    int openStart;
    int openEnd;
  }

  Mark mark() throws IOException {
    Node node = node(0);
    in.fields(node.mask, TYPE, ATTRS);
    if (node.attrs.mask == 0 && (node.mask & ATTRS) != 0) {
      throw in.refused("Empty attributes are left out.");
    }
    Attrs attrs = node.attrs;
    return switch (in.known(node.type)) {
      case "emphasis" -> attrs.only(0, 0, new Mark.Emphasis());
      case "strong" -> attrs.only(0, 0, new Mark.Strong());
      case "superscript" -> attrs.only(0, 0, new Mark.Superscript());
      case "subscript" -> attrs.only(0, 0, new Mark.Subscript());
      case "reference" -> attrs.only(Attrs.TO, 0, new Mark.Reference(attrs.to));
      case "bracket" ->
          attrs.only(Attrs.ID, Attrs.OPTION, new Mark.Bracket(attrs.id, attrs.option));
      default -> throw in.refused("A mark is unknown.");
    };
  }

  /** Blocks and inlines, not mixed. */
  private List<Object> nodes(int depth) throws IOException {
    List<Object> nodes = in.list(Form.MAX_BLOCKS, () -> node(depth).value(depth));
    for (Object node : nodes) {
      if (node instanceof Block != nodes.get(0) instanceof Block) {
        throw in.refused("Blocks and text do not stand side by side.");
      }
    }
    return nodes;
  }

  private List<Block> blocks(List<Object> nodes) {
    List<Block> out = new ArrayList<>(nodes.size());
    for (Object node : nodes) {
      if (!(node instanceof Block block)) {
        throw in.refused("A block was expected.");
      }
      out.add(block);
    }
    return out;
  }

  /** Adjacent texts with equal marks become one, as in ProseMirror. */
  private List<Inline> inlines(List<Object> nodes) {
    List<Inline> out = new ArrayList<>(nodes.size());
    for (Object node : nodes) {
      if (!(node instanceof Inline inline)) {
        throw in.refused("Text was expected.");
      }
      int last = out.size() - 1;
      if (last >= 0
          && inline instanceof Inline.Text text
          && out.get(last) instanceof Inline.Text before
          && before.marks().equals(text.marks())) {
        out.set(last, new Inline.Text(before.text() + text.text(), text.marks()));
      } else {
        out.add(inline);
      }
    }
    return out;
  }

  /**
   * Any node or mark.
   *
   * @param depth how many levels of content may lie below
   */
  private Node node(int depth) throws IOException {
    Node node = new Node();
    in.object(
        name -> {
          switch (name) {
            case "type" -> {
              node.mask = in.once(node.mask, TYPE);
              node.type = in.string();
            }
            case "attrs" -> {
              node.mask = in.once(node.mask, ATTRS);
              node.attrs.read();
            }
            case "content" -> {
              node.mask = in.once(node.mask, CONTENT);
              if (depth == 0) {
                throw in.refused("Content lies too deep.");
              }
              node.content = nodes(depth - 1);
            }
            case "marks" -> {
              node.mask = in.once(node.mask, MARKS);
              node.marks = marks();
            }
            case "text" -> {
              node.mask = in.once(node.mask, TEXT);
              node.text = in.string();
            }
            default -> {
              return false;
            }
          }
          return true;
        });
    return node;
  }

  private List<Mark> marks() throws IOException {
    List<Mark> marks = in.list(Form.MAX_MARKS, this::mark);
    if (marks.isEmpty() || !Marks.canonical(marks)) {
      throw in.refused("These marks do not stand together in this order.");
    }
    return List.copyOf(marks);
  }

  /** What was read of a node, before its type says what it must hold. */
  private final class Node {
    int mask;
    @Nullable String type;
    final Attrs attrs = new Attrs();
    List<Object> content = List.of();
    List<Mark> marks = List.of();
    String text = "";

    Object value(int depth) {
      return switch (in.known(type)) {
        case "text" -> text();
        case "footnote" -> footnote();
        case "block" -> block(depth);
        default -> throw in.refused("A node is unknown.");
      };
    }

    private Inline text() {
      in.fields(mask, TYPE | TEXT, MARKS);
      if (text.isEmpty()) {
        throw in.refused("Empty text is left out.");
      }
      return new Inline.Text(text, marks);
    }

    private Inline footnote() {
      in.fields(mask, TYPE | ATTRS, MARKS);
      return attrs.only(Attrs.ID, Attrs.TEXT, new Inline.Footnote(attrs.id, attrs.text, marks));
    }

    private Block block(int depth) {
      in.fields(mask, TYPE | ATTRS, CONTENT);
      if (depth == 0 || (mask & CONTENT) != 0 && content.isEmpty()) {
        throw in.refused("A block stands where none can, or has an empty list for content.");
      }
      Block block = new Block(attrs.id, attrs.kind, attrs.level, attrs.num, inlines(content));
      return attrs.only(Attrs.ID, Attrs.KIND | Attrs.LEVEL | Attrs.NUM, block);
    }
  }

  /** The attributes of all types, with their defaults; ids and targets have none. */
  private final class Attrs {
    static final int ID = 1;
    static final int KIND = 2;
    static final int LEVEL = 4;
    static final int NUM = 8;
    static final int TEXT = 16;
    static final int TO = 32;
    static final int OPTION = 64;

    int mask;
    String id = "";
    Kind kind = Kind.CLAUSE;
    int level;
    Num num = Num.AUTO;
    String text = "";
    String to = "";
    int option;

    /** The value, if these attributes were there and no others. */
    <T> T only(int needed, int optional, T value) {
      in.fields(mask, needed, optional);
      return value;
    }

    void read() throws IOException {
      in.object(this::field);
    }

    private boolean field(String name) throws IOException {
      switch (name) {
        case "id" -> {
          mask = in.once(mask, ID);
          id = in.string();
        }
        case "kind" -> {
          mask = in.once(mask, KIND);
          kind = in.known(Kind.of(in.string()));
        }
        case "level" -> {
          mask = in.once(mask, LEVEL);
          level = in.integer(Block.MAX_LEVEL);
        }
        case "num" -> {
          mask = in.once(mask, NUM);
          num = in.known(Num.of(in.string()));
        }
        case "text" -> {
          mask = in.once(mask, TEXT);
          text = in.string();
        }
        case "to" -> {
          mask = in.once(mask, TO);
          to = in.string();
        }
        case "option" -> {
          mask = in.once(mask, OPTION);
          option = in.integer(1_000);
        }
        default -> {
          return false;
        }
      }
      return true;
    }
  }
}
