package org.plenary.meeting;

import java.util.Optional;
import java.util.Set;
import org.plenary.refusal.Refusal;

/** What a resolution on the agenda must look like. Pure. */
final class AgendaRules {
  /** Pages of the meeting itself have these addresses. */
  private static final Set<String> RESERVED = Set.of("data", "events", "log");

  private AgendaRules() {}

  static Optional<Refusal> check(Meetings.NewResolution it) {
    if (!it.slug().matches("[a-z0-9][a-z0-9-]{0,63}") || RESERVED.contains(it.slug())) {
      return no("resolution.slug", "An address has lower-case letters, digits, hyphens.", "slug");
    }
    if (!text(it.symbol(), 1, 120)) {
      return no("resolution.symbol", "A symbol has 1 to 120 characters.", "symbol");
    }
    if (!text(it.title(), 1, 600)) {
      return no("resolution.title", "A title has 1 to 600 characters.", "title");
    }
    if (!text(it.item(), 0, 60)) {
      return no("resolution.item", "An agenda item has at most 60 characters.", "item");
    }
    boolean direction = it.direction().equals("ltr") || it.direction().equals("rtl");
    return it.language().matches("[a-z]{2,3}") && direction
        ? Optional.empty()
        : no("resolution.language", "There is no such language.", "language");
  }

  static boolean text(String value, int least, int most) {
    return value.length() >= least
        && value.length() <= most
        && value
            .codePoints()
            .noneMatch(c -> c < ' ' || Character.getType(c) == Character.SURROGATE);
  }

  private static Optional<Refusal> no(String code, String sentence, String field) {
    return Optional.of(new Refusal(code, sentence, field));
  }
}
