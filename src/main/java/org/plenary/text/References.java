package org.plenary.text;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Internal references: text that points at a block of the same text ({@code #id}) and should read
 * as that block's label does now.
 *
 * <p>Expected is the label, with the labels above it where the reference stands elsewhere ({@code
 * e) ii)}), and with the words of the target's call where they are part of the reference, or where
 * neither the own call nor the words before say which call is meant.
 */
public final class References {

  private static final Pattern LABEL =
      Pattern.compile(
          "\\(?(?:\\p{L}{1,6}\\)|\\d{1,3}(?:\\.\\d{1,3})*[.)]?|['’]\\d+['’])(?:"
              + String.join("|", Ordinals.times())
              + ")?\\)?");
  private static final String JOINED =
      "[\\s\u00A0]*(?:[,،、，]|and|or|to|et|ou|à|y|o|a|и|или|و|أو|和|及|或|[-–])?[\\s\u00A0]*";
  private static final Pattern BETWEEN = Pattern.compile(JOINED);

  /** What stands between an item and the words of its call: {@code b) du considérant}. */
  static final String OF =
      "[\\s\u00A0]{1,3}(?:of|du|de la|de l['’]|del|раздела|из раздела|من|تحت)[\\s\u00A0]{1,3}"
          + "[«\"“”„'‘’]?[\\s\u00A0]?";

  /** The same behind the first of several items. */
  private static final Pattern FURTHER_OF =
      Pattern.compile(
          "(?:"
              + JOINED
              + "(?:\\(?\\p{L}{1,4}[\\s\u00A0]?\\)|\\d{1,2}(?:\\.\\d{1,2}){0,3})){0,20}+"
              + OF);

  private static final Pattern STRETCHED = Pattern.compile("[\\s\u00A0]+(?=\\))|\u0640");

  /** Signs between the words of a call and its item. */
  private static final Pattern QUOTE_ENDS = Pattern.compile("[\"”»’'\\s\u00A0第]+$");

  /** Signs at the end of a call that are none of its words. */
  private static final Pattern CALL_ENDS = Pattern.compile("[,:،，：\\s\u00A0]+$");

  /**
   * One reference.
   *
   * @param from offset in the block's content
   * @param target as the mark says: {@code #id} or an external target
   */
  public record Span(String block, int from, int to, String target, String text) {

    boolean internal() {
      return target.startsWith("#");
    }
  }

  /**
   * An internal reference that does not read as it should.
   *
   * @param expected how it should read, null where its target is gone
   */
  public record Stale(Span span, @Nullable String expected) {}

  private final Map<String, Block> blocks = new HashMap<>();
  private final Numbering numbering;

  private References(Doc doc, Numbering numbering) {
    this.numbering = numbering;
    doc.blocks().forEach(block -> blocks.put(block.id(), block));
  }

  /** All references of a block, in order. */
  public static List<Span> of(Block block) {
    List<Span> spans = new ArrayList<>();
    int at = 0;
    for (Inline inline : block.content()) {
      String target = target(inline);
      int last = spans.size() - 1;
      String text = inline instanceof Inline.Text run ? run.text() : "";
      if (target != null) {
        Span before = last < 0 ? null : spans.get(last);
        if (before != null && before.to() == at && before.target().equals(target)) {
          spans.set(
              last,
              new Span(
                  block.id(), before.from(), at + inline.size(), target, before.text() + text));
        } else {
          spans.add(new Span(block.id(), at, at + inline.size(), target, text));
        }
      }
      at += inline.size();
    }
    return spans;
  }

  private static @Nullable String target(Inline inline) {
    for (Mark mark : inline.marks()) {
      if (mark instanceof Mark.Reference reference) {
        return reference.to();
      }
    }
    return null;
  }

  /** The internal references that do not read as they should, in order. */
  public static List<Stale> stale(Doc doc, Numbering numbering) {
    References references = new References(doc, numbering);
    List<Stale> stale = new ArrayList<>();
    doc.blocks().forEach(block -> stale.addAll(references.stale(block)));
    return stale;
  }

  /** The same text with every internal reference reading as it should; lost ones stay. */
  public static Doc printed(Doc doc, Numbering numbering) {
    References references = new References(doc, numbering);
    List<Block> printed = new ArrayList<>();
    for (Block block : doc.blocks()) {
      List<Stale> stale = references.stale(block);
      printed.add(stale.isEmpty() ? block : print(block, stale));
    }
    return new Doc(printed);
  }

  /**
   * The earlier of two printed texts, its references to what the later one refers to in the same
   * block reading as they do there: that they read otherwise follows from another change.
   */
  public static Doc reading(Doc before, Doc after) {
    Map<String, Block> later = new HashMap<>();
    after.blocks().forEach(block -> later.put(block.id(), block));
    List<Block> reading = new ArrayList<>();
    for (Block block : before.blocks()) {
      List<Stale> other = new ArrayList<>();
      Block now = later.get(block.id());
      if (now != null && now != block) {
        Map<String, String> texts = new HashMap<>();
        of(now).forEach(span -> texts.putIfAbsent(span.target(), span.text()));
        for (Span span : of(block)) {
          String text = texts.getOrDefault(span.target(), span.text());
          if (span.internal() && !text.equals(span.text())) {
            other.add(new Stale(span, text));
          }
        }
      }
      reading.add(other.isEmpty() ? block : print(block, other));
    }
    return new Doc(reading);
  }

  private List<Stale> stale(Block block) {
    List<Stale> stale = new ArrayList<>();
    List<Span> spans = of(block);
    if (spans.isEmpty()) {
      return stale;
    }
    String flat = Words.flat(block);
    Span before = null;
    for (Span span : spans) {
      if (span.internal()) {
        String expected = expected(block, span, before, flat);
        if (expected == null || !same(expected, span.text())) {
          stale.add(new Stale(span, expected));
        }
        before = span;
      }
    }
    return stale;
  }

  private static boolean same(String one, String other) {
    return plain(one).equals(plain(other));
  }

  /** One kind of blank, none before a bracket, nothing stretched: {@code أ )} is {@code أ)}. */
  private static String plain(String text) {
    return STRETCHED.matcher(text).replaceAll("").replace('\u00A0', ' ');
  }

  private @Nullable String expected(Block source, Span span, @Nullable Span before, String flat) {
    Block target = blocks.get(span.target().substring(1));
    if (target == null) {
      return null;
    }
    if (target.kind() == Kind.CALL) {
      return target.plainText();
    }
    String call = numbering.call(target.id());
    String words = callWords(call);
    String label = label(source, target);
    if (label.isEmpty()) {
      return words.isEmpty() ? span.text() : words;
    }
    String text = plain(span.text());
    String prefix = text.substring(0, labelStart(text)).strip();
    if (!prefix.isEmpty()) {
      return (words.isEmpty() || startsWith(words, prefix) ? prefix : words) + '\u00A0' + label;
    }
    boolean understood =
        words.isEmpty()
            || context(source, span, before, flat).equals(call)
            || endsWithStart(flat.substring(0, span.from()), words)
            || isOf(flat, span.to(), words);
    return understood ? label : words + '\u00A0' + label;
  }

  private String callWords(@Nullable String call) {
    Block block = call == null ? null : blocks.get(call);
    return block == null ? "" : CALL_ENDS.matcher(block.plainText().strip()).replaceFirst("");
  }

  /** The words of a call as references repeat them, folded. */
  static String words(Block call) {
    return Words.fold(CALL_ENDS.matcher(call.plainText().strip()).replaceFirst(""));
  }

  /** Arabic calls after the first begin with an "and" that references leave out. */
  static String withoutAnd(String words) {
    return words.startsWith("وإذ") ? words.substring(1) : words;
  }

  private String label(Block source, Block target) {
    String parent = numbering.parent(target.id());
    boolean near =
        parent == null
            || parent.equals(source.id())
            || parent.equals(numbering.parent(source.id()));
    return near ? numbering.label(target.id()) : numbering.path(target.id());
  }

  /** The call that a reference without words of its own means. */
  private String context(Block source, Span span, @Nullable Span before, String flat) {
    String own = numbering.call(source.id());
    if (before != null && BETWEEN.matcher(flat.substring(before.to(), span.from())).matches()) {
      String call = numbering.call(before.target().substring(1));
      return call == null ? "" : call;
    }
    return own == null ? "" : own;
  }

  /** Where the labels at the end of that text begin. */
  private static int labelStart(String text) {
    int start = text.length();
    while (start > 0) {
      int space = text.stripTrailing().lastIndexOf(' ', start - 2);
      String word = text.substring(space + 1, start).strip();
      if (!LABEL.matcher(word).matches()) {
        break;
      }
      start = space + 1;
    }
    return start;
  }

  private static boolean startsWith(String words, String prefix) {
    return Words.fold(words).startsWith(Words.fold(prefix));
  }

  /** Whether the text before ends with the first words of a call, or all of them. */
  private static boolean endsWithStart(String before, String words) {
    String tail = Words.fold(QUOTE_ENDS.matcher(before).replaceFirst(""));
    String call = Words.fold(words);
    for (int end = call.length(); end > 0; end = call.lastIndexOf(' ', end - 1)) {
      if (tail.endsWith(call.substring(0, end))) {
        return true;
      }
    }
    return false;
  }

  /** Whether the text behind a reference says whose item it is, by first words or all of them. */
  private static boolean isOf(String flat, int from, String words) {
    Matcher of = FURTHER_OF.matcher(flat).region(from, flat.length());
    if (!of.lookingAt()) {
      return false;
    }
    String rest = withoutAnd(Words.fold(flat.substring(of.end())));
    String call = withoutAnd(Words.fold(words));
    for (int end = call.length(); end > 0; end = call.lastIndexOf(' ', end - 1)) {
      boolean ends = rest.length() <= end || !Character.isLetter(rest.charAt(end));
      if (ends && rest.startsWith(call.substring(0, end))) {
        return true;
      }
    }
    return false;
  }

  private static Block print(Block block, List<Stale> stale) {
    List<Inline> content = new ArrayList<>();
    int at = 0;
    for (Stale reference : stale) {
      Span span = reference.span();
      String expected = reference.expected();
      if (expected != null) {
        Contents.append(content, Contents.slice(block.content(), at, span.from()));
        Contents.append(content, rewrite(block, span, expected));
        at = span.to();
      }
    }
    Contents.append(content, Contents.slice(block.content(), at, block.contentSize()));
    return new Block(block.id(), block.kind(), block.level(), block.num(), content);
  }

  /**
   * The words of the call keep the look of the reference's beginning, the label that of its end.
   */
  private static List<Inline> rewrite(Block block, Span span, String expected) {
    List<Inline> old = Contents.slice(block.content(), span.from(), span.to());
    List<Mark> first = old.get(0).marks();
    List<Mark> last = old.get(old.size() - 1).marks();
    int label = first.equals(last) ? 0 : labelStart(expected.replace('\u00A0', ' '));
    List<Inline> out = new ArrayList<>();
    Contents.append(out, List.of(new Inline.Text(expected.substring(0, label), first)));
    Contents.append(out, List.of(new Inline.Text(expected.substring(label), last)));
    return out;
  }
}
