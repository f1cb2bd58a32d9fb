package org.plenary.exchange;

import org.jspecify.annotations.Nullable;

/** Where the target of a reference is found. */
final class Targets {

  private static final String UNGA = "unga:";

  private Targets() {}

  /** An address to link to, or null where we know of none. Never a script's. */
  static @Nullable String address(String to) {
    if (to.startsWith("#")) {
      return "#" + HtmlRenderer.fragmentOf(HtmlRenderer.anchor(to.substring(1)));
    }
    if (to.startsWith(UNGA) && to.substring(UNGA.length()).matches("\\d{1,3}/\\d{1,4}[A-Z]?")) {
      return "https://undocs.org/A/RES/" + to.substring(UNGA.length());
    }
    return to.startsWith("https://") ? to : null;
  }
}
