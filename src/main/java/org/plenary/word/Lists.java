package org.plenary.word;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The automatic lists of a file (numbering.xml). */
public final class Lists {
  public static final int LEVELS = 9;

  public static final Lists NONE = new Lists();

  /**
   * How one level of a list counts.
   *
   * @param text with {@code %1} for the number of the first level
   * @param restart the level (from 1) after which it begins again, 0 for never, -1 as usual
   * @param style the paragraph style that stands for this level, empty for none
   */
  record Level(int start, String format, String text, int restart, boolean legal, String style) {
    static final Level NONE = new Level(1, "decimal", "", -1, false, "");
  }

  /** A list as paragraphs name it. */
  record Instance(int definition, Map<Integer, Integer> starts, Map<Integer, Level> levels) {}

  private final Map<Integer, Map<Integer, Level>> definitions = new HashMap<>();
  private final Map<Integer, String> links = new HashMap<>();
  private final Map<Integer, Instance> instances = new HashMap<>();

  private Lists() {}

  /** Lists that no file names but a page shows, see {@link #add}. */
  public static Lists empty() {
    return new Lists();
  }

  /**
   * One more list.
   *
   * @param outline which lists are counted together: one in another's item is of the same outline
   * @param level of its items, from 0
   * @param text what stands before each, see {@link Level}
   * @return what paragraphs name it by
   */
  public int add(int outline, int level, int start, String format, String text) {
    int id = instances.size() + 1;
    Level own = new Level(start, format, text, -1, false, "");
    definitions.computeIfAbsent(outline, one -> new HashMap<>()).put(level, own);
    instances.put(id, new Instance(outline, Map.of(level, start), Map.of(level, own)));
    return id;
  }

  static Lists read(byte @Nullable [] part) {
    if (part == null) {
      return NONE;
    }
    Lists lists = new Lists();
    try (XmlEvents xml = new XmlEvents(part)) {
      while (xml.next()) {
        if (xml.isStart("abstractNum")) {
          lists.definition(xml, xml.number("abstractNumId", -1));
        } else if (xml.isStart("num")) {
          lists.instance(xml, xml.number("numId", -1));
        }
      }
    }
    return lists;
  }

  private void definition(XmlEvents xml, int id) {
    Map<Integer, Level> levels = new HashMap<>();
    while (xml.next() && !xml.isEnd("abstractNum")) {
      if (xml.isStart("lvl")) {
        levels.put(xml.number("ilvl", 0), level(xml));
      } else if (xml.isStart("numStyleLink")) {
        links.put(id, xml.value("val"));
      }
    }
    definitions.put(id, levels);
  }

  private void instance(XmlEvents xml, int id) {
    int definition = -1;
    Map<Integer, Integer> starts = new HashMap<>();
    Map<Integer, Level> levels = new HashMap<>();
    int level = 0;
    while (xml.next() && !xml.isEnd("num")) {
      if (xml.isStart("abstractNumId")) {
        definition = xml.number("val", -1);
      } else if (xml.isStart("lvlOverride")) {
        level = xml.number("ilvl", 0);
      } else if (xml.isStart("startOverride")) {
        starts.put(level, xml.number("val", 1));
      } else if (xml.isStart("lvl")) {
        levels.put(level, level(xml));
      }
    }
    instances.put(id, new Instance(definition, starts, levels));
  }

  private static Level level(XmlEvents xml) {
    int start = 1;
    int restart = -1;
    boolean legal = false;
    String format = "decimal";
    String text = "";
    String style = "";
    while (xml.next() && !xml.isEnd("lvl")) {
      if (xml.isStart("start")) {
        start = xml.number("val", 1);
      } else if (xml.isStart("numFmt")) {
        format = xml.value("val");
      } else if (xml.isStart("lvlText")) {
        text = xml.value("val");
      } else if (xml.isStart("lvlRestart")) {
        restart = xml.number("val", -1);
      } else if (xml.isStart("isLgl")) {
        legal = true;
      } else if (xml.isStart("pStyle")) {
        style = xml.value("val");
      }
    }
    return new Level(start, format, text, restart, legal, style);
  }

  @Nullable Instance instance(int list) {
    return instances.get(list);
  }

  Level level(Instance instance, int level, Styles styles) {
    Level own = instance.levels().get(level);
    if (own != null) {
      return own;
    }
    Level found = levels(instance, styles).get(level);
    return found == null ? Level.NONE : found;
  }

  /** The level that a paragraph's style stands for, 0 where the list does not say. */
  int levelOfStyle(Instance instance, String style, Styles styles) {
    for (Map.Entry<Integer, Level> one : levels(instance, styles).entrySet()) {
      if (!style.isEmpty() && one.getValue().style().equals(style)) {
        return one.getKey();
      }
    }
    return 0;
  }

  private Map<Integer, Level> levels(Instance instance, Styles styles) {
    String link = links.get(instance.definition());
    Instance linked = link == null ? null : instances.get(styles.list(link));
    int definition = linked == null ? instance.definition() : linked.definition();
    return definitions.getOrDefault(definition, Map.of());
  }
}
