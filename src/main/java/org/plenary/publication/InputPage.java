package org.plenary.publication;

import org.plenary.meeting.AgendaItem;
import org.plenary.meeting.Meeting;
import org.plenary.publication.PublicRecord.Item;

/** The ledger of one input: what was asked, what became of it, where it can be read. */
public record InputPage(Meeting meeting, AgendaItem item, long version, InputView input) {

  static InputPage of(Item item, InputView input) {
    return new InputPage(item.meeting(), item.agenda(), item.edition().version(), input);
  }

  public String path() {
    return "/m/" + item.meeting() + "/" + item.slug();
  }
}
