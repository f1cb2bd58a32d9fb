package org.plenary.people;

import java.util.Map;

/**
 * A regional group. Data, not code.
 *
 * @param code such as {@code ATU}
 * @param names by language tag; {@code en} is always there
 * @param color name of the style sheet's colour, such as {@code region-atu}
 */
public record Region(String code, Map<String, String> names, String color) {

  public Region {
    names = Map.copyOf(names);
  }

  /** The name in that language, else in English. */
  public String name(String language) {
    String name = names.get(language);
    return name != null ? name : names.getOrDefault("en", code);
  }
}
