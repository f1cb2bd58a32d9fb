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

  record Style(String name, String basedOn, int list, int level) {}

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
      Style style = new Style("", "", -1, -1);
      while (xml.next()) {
        if (xml.isStart("style")) {
          id = xml.value("styleId");
          style = new Style("", "", -1, -1);
        } else if (xml.isStart("name")) {
          style = new Style(xml.value("val"), style.basedOn, style.list, style.level);
        } else if (xml.isStart("basedOn")) {
          style = new Style(style.name, xml.value("val"), style.list, style.level);
        } else if (xml.isStart("numId")) {
          style = new Style(style.name, style.basedOn, xml.number("val", 0), style.level);
        } else if (xml.isStart("ilvl")) {
          style = new Style(style.name, style.basedOn, style.list, xml.number("val", 0));
        } else if (xml.isEnd("style")) {
          styles.put(id, style);
        }
      }
    }
    return new Styles(styles);
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
