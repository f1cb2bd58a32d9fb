package org.plenary.text;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The labels of a text: a) i) in the preamble, 1 1.1 in the operative part. Derived in one pass
 * over the blocks and one over the lists, never stored.
 *
 * <p>The rules:
 *
 * <ul>
 *   <li>Clauses of one level under one parent are a list. A call, a heading and every other block
 *       but a paragraph or a note ends all lists.
 *   <li>The operative part begins with the first call whose words open it ({@link
 *       Profile#opensOperative}); an annex is numbered like it; a number line starts anew.
 *   <li>The first numbered clause of a list says the style; {@link Num#AUTO} takes that of the part
 *       and of the depth, which is the number of numbered clauses above it: what stands below an
 *       unnumbered clause is numbered like its siblings would be.
 *   <li>A list directly under a call with one numbered clause prints no number, unless that clause
 *       asks for a style.
 *   <li>{@link Num#BIS} repeats the label before it in its list: {@code b)bis}, {@code b)ter}. With
 *       none before it, it is numbered like any other.
 * </ul>
 */
public final class Numbering {

  /** What is known of one clause. */
  private record Item(Block block, Siblings list) {}

  /** The clauses of one level under one parent. */
  private static final class Siblings {
    final @Nullable Item parent;
    final boolean operative;
    Num asked = Num.NONE;
    int numbered;
    int count;
    int repeats;
    String last = "";

    Siblings(@Nullable Item parent, boolean operative) {
      this.parent = parent;
      this.operative = operative;
    }
  }

  private final Profile profile;
  private final Map<String, String> labels = new HashMap<>();
  private final Map<String, String> calls = new HashMap<>();
  private final Map<String, String> parents = new HashMap<>();
  private final Map<String, Boolean> operatives = new HashMap<>();
  private final Map<String, Num> styles = new HashMap<>();
  private final Map<String, Integer> depths = new HashMap<>();

  private Numbering(Profile profile) {
    this.profile = profile;
  }

  /** The labels of all clauses of that text. */
  public static Numbering of(Doc doc, Profile profile) {
    Numbering numbering = new Numbering(profile);
    for (Item item : numbering.lists(doc)) {
      numbering.label(item);
    }
    return numbering;
  }

  /** The label as printed, empty where there is none: {@code a)}, {@code 1.1}, {@code b)bis}. */
  public String label(String id) {
    return labels.getOrDefault(id, "");
  }

  /** All labels by block id; clauses without one are left out. */
  public Map<String, String> labels() {
    return Map.copyOf(labels);
  }

  /** The label with those of the clauses above it where it does not hold them: {@code e) ii)}. */
  public String path(String id) {
    String label = label(id);
    String parent = parents.get(id);
    if (parent == null || label.isEmpty()) {
      return label;
    }
    String above = path(parent);
    return above.isEmpty() || label.startsWith(above) ? label : above + " " + label;
  }

  /** The id of the call above that clause, or null where none is. */
  public @Nullable String call(String id) {
    return calls.get(id);
  }

  /** The id of the clause that clause is below of, or null. */
  public @Nullable String parent(String id) {
    return parents.get(id);
  }

  /** The style its list is printed in; {@link Num#NONE} for what is no numbered clause. */
  public Num style(String id) {
    return styles.getOrDefault(id, Num.NONE);
  }

  /** Whether that call or clause is in the operative part (or an annex). */
  public boolean operative(String id) {
    return operatives.getOrDefault(id, false);
  }

  public Profile profile() {
    return profile;
  }

  /** First pass: which clause is in which list. */
  private List<Item> lists(Doc doc) {
    List<Item> items = new ArrayList<>();
    List<Item> open = new ArrayList<>();
    Map<String, Siblings> below = new HashMap<>();
    boolean operative = false;
    String call = null;
    for (Block block : doc.blocks()) {
      switch (block.kind()) {
        case CLAUSE -> {
          operative |= profile.clausesSpeak() && speaks(block);
          Item item = place(block, open, below, operative);
          items.add(item);
          if (call != null) {
            calls.put(block.id(), call);
          }
        }
        case PARAGRAPH, NOTE -> {}
        case CALL -> {
          call = block.id();
          operative |= profile.opensOperative(block.plainText());
        }
        case NUMBER -> {
          call = null;
          operative = false;
        }
        case ANNEX -> {
          call = null;
          operative = true;
        }
        case TITLE, HISTORY, FORMULA, HEADING -> call = null;
      }
      if (endsLists(block.kind())) {
        open.clear();
        below.clear();
      }
      operatives.put(block.id(), operative);
    }
    return items;
  }

  private static boolean endsLists(Kind kind) {
    return kind != Kind.CLAUSE && kind != Kind.PARAGRAPH && kind != Kind.NOTE;
  }

  private boolean speaks(Block block) {
    return block.level() == 0 && profile.opensOperative(block.plainText());
  }

  private Item place(Block block, List<Item> open, Map<String, Siblings> below, boolean operative) {
    while (!open.isEmpty() && open.get(open.size() - 1).block().level() >= block.level()) {
      below.remove(open.remove(open.size() - 1).block().id());
    }
    Item parent = open.isEmpty() ? null : open.get(open.size() - 1);
    String key = parent == null ? (operative ? "+" : "-") : parent.block().id();
    Siblings list = below.computeIfAbsent(key, k -> new Siblings(parent, operative));
    Item item = new Item(block, list);
    open.add(item);
    if (parent != null) {
      parents.put(block.id(), parent.block().id());
    }
    if (block.num() != Num.NONE) {
      list.numbered++;
      if (list.asked == Num.NONE) {
        list.asked = block.num() == Num.BIS ? Num.AUTO : block.num();
      }
    }
    return item;
  }

  /** Second pass: the lists are complete, parents come before children. */
  private void label(Item item) {
    Siblings list = item.list();
    String above = list.parent == null ? "" : label(list.parent.block().id());
    int depth = depth(list.parent);
    Profile.Style style = style(list, depth);
    String label = "";
    if (item.block().num() != Num.NONE && style.num() != Num.NONE && !alone(list)) {
      label = next(item, style, above, list);
    }
    styles.put(item.block().id(), style.num());
    if (!label.isEmpty()) {
      labels.put(item.block().id(), label);
    }
    depths.put(item.block().id(), label.isEmpty() && style.num() != Num.NONE ? depth : depth + 1);
  }

  private int depth(@Nullable Item parent) {
    return parent == null ? 0 : depths.getOrDefault(parent.block().id(), 0);
  }

  private boolean alone(Siblings list) {
    return !profile.clausesSpeak()
        && list.parent == null
        && list.numbered == 1
        && list.asked == Num.AUTO;
  }

  private Profile.Style style(Siblings list, int depth) {
    if (list.asked == Num.AUTO || list.asked == Num.NONE) {
      return profile.style(list.operative, depth);
    }
    Profile.Style style = profile.asked().get(list.asked);
    return style == null ? profile.style(list.operative, depth) : style;
  }

  private String next(Item item, Profile.Style style, String above, Siblings list) {
    if (style.num() == Num.DASH) {
      return "–";
    }
    if (item.block().num() == Num.BIS && list.count > 0) {
      return list.last + Ordinals.times(++list.repeats);
    }
    list.count++;
    list.repeats = 0;
    list.last = print(style, above, list.count);
    return list.last;
  }

  private String print(Profile.Style style, String above, int n) {
    if (style.path() && !above.isEmpty()) {
      return Character.isDigit(above.charAt(0)) ? above + "." + n : n + ")";
    }
    return style.before() + number(style.num(), n) + style.after();
  }

  private String number(Num num, int n) {
    return switch (num) {
      case ALPHA -> Ordinals.letters(n, profile.letters());
      case ROMAN -> profile.romans() ? Ordinals.roman(n) : String.valueOf(n);
      case DECIMAL, AUTO, BIS, NONE, DASH -> String.valueOf(n);
    };
  }
}
