package org.plenary.publication;

import java.time.Instant;
import org.plenary.meeting.AgendaItem;
import org.plenary.publication.PublicRecord.Item;

/** A resolution as the page of its meeting lists it. */
public record Listed(AgendaItem item, Stage stage, long version, Instant at, Figures figures) {

  /** Takes a few milliseconds, so not for an event loop. */
  static Listed of(Item item) {
    return new Listed(
        item.agenda(),
        Stage.of(item.edition().state()),
        item.edition().version(),
        Instant.ofEpochMilli(item.edition().at()),
        new Inputs(item, item.edition().state(), Words.NONE).figures());
  }

  public String path() {
    return "/m/" + item.meeting() + "/" + item.slug();
  }
}
