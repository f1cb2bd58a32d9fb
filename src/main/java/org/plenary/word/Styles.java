package org.plenary.word;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.plenary.word.Paragraph.Properties;

/** The styles of a file, as far as they say something about numbers and names. */
public final class Styles {
  /** So many styles are followed from one to the one it is based on. */
  private static final int MAX_BASED = 20;

  public static final Styles NONE = new Styles(Map.of());

  /**
   * One style.
   *
   * @param on bits of {@link Piece} that it has on
   * @param off bits that it has off, whatever the style it is based on says
   * @param complex the bits for the words of Arabic and its like that it has on
   */
  record Style(String name, String basedOn, int list, int level, int on, int off, int complex) {
    static final Style NONE = new Style("", "", -1, -1, 0, 0, 0);

    Style named(String other) {
      return new Style(other, basedOn, list, level, on, off, complex);
    }

    Style basedOn(String other) {
      return new Style(name, other, list, level, on, off, complex);
    }

    Style numbered(int otherList, int otherLevel) {
      return new Style(name, basedOn, otherList, otherLevel, on, off, complex);
    }

    Style looking(int more, int less, int moreComplex) {
      return new Style(name, basedOn, list, level, on | more, off | less, complex | moreComplex);
    }
  }

  private final Map<String, Style> styles;

  private Styles(Map<String, Style> styles) {
    this.styles = Map.copyOf(styles);
  }

  static Styles read(byte @Nullable [] part) {
    if (part == null) {
      return NONE;
    }
    Map<String, Style> styles = new HashMap<>();
    try (XmlEvents xml = new XmlEvents(part)) {
      String id = "";
      Style style = Style.NONE;
      while (xml.next()) {
        if (xml.isStart("style")) {
          id = xml.value("styleId");
          style = Style.NONE;
        } else if (xml.isStart("name")) {
          style = style.named(xml.value("val"));
        } else if (xml.isStart("basedOn")) {
          style = style.basedOn(xml.value("val"));
        } else if (xml.isStart("numId")) {
          style = style.numbered(xml.number("val", 0), style.level);
        } else if (xml.isStart("ilvl")) {
          style = style.numbered(style.list, xml.number("val", 0));
        } else if (xml.isStart() && isLook(xml)) {
          style = looking(style, xml);
        } else if (xml.isEnd("style")) {
          styles.put(id, style);
        }
      }
    }
    return new Styles(styles);
  }

  /** Of the style itself, not of its tables' parts. */
  private static boolean isLook(XmlEvents xml) {
    return xml.parent().equals("rPr") && xml.grandparent().equals("style");
  }

  private static Style looking(Style style, XmlEvents xml) {
    int bit =
        switch (xml.name()) {
          case "i", "iCs" -> Piece.ITALIC;
          case "b", "bCs" -> Piece.BOLD;
          case "vertAlign" -> RunLook.raised(xml.value("val"));
          default -> 0;
        };
    boolean complex = xml.name().endsWith("Cs");
    boolean is = xml.name().equals("vertAlign") || xml.on();
    return style.looking(is && !complex ? bit : 0, is ? 0 : bit, is && complex ? bit : 0);
  }

  /**
   * How words of that style look, with what it is based on.
   *
   * @param complex of Arabic and its like
   */
  int look(String id, boolean complex) {
    int on = 0;
    int off = 0;
    String next = id;
    for (int i = 0; i < MAX_BASED && !next.isEmpty(); i++) {
      Style style = styles.get(next);
      if (style == null) {
        break;
      }
      on |= (style.on | (complex ? style.complex : 0)) & ~off;
      off |= style.off;
      next = style.basedOn;
    }
    return on;
  }

  /** The name people see of that style, its id where the file does not say. */
  String name(String id) {
    Style style = styles.get(id);
    return style == null || style.name.isEmpty() ? id : style.name;
  }

  /** List and level with what the style says; list 0 where there is none. */
  Properties resolved(Properties own) {
    int list = own.list();
    int level = own.level();
    String id = own.style();
    for (int i = 0; i < MAX_BASED && (list < 0 || level < 0); i++) {
      Style style = styles.get(id);
      if (style == null) {
        break;
      }
      list = list < 0 ? style.list : list;
      level = level < 0 ? style.level : level;
      id = style.basedOn;
    }
    return new Properties(own.style(), Math.max(list, 0), level);
  }

  /** The list of a numbering style, or 0. */
  int list(String id) {
    Style style = styles.get(id);
    return style == null ? 0 : Math.max(style.list, 0);
  }
}
