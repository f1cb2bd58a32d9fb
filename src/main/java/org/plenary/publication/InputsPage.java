package org.plenary.publication;

import java.util.List;
import org.plenary.meeting.AgendaItem;
import org.plenary.meeting.Meeting;
import org.plenary.publication.PublicRecord.Item;

/** All inputs on a resolution, and what became of each. */
public record InputsPage(
    Meeting meeting, AgendaItem item, long version, Figures figures, List<InputView> inputs) {

  static InputsPage of(Item item, Inputs inputs) {
    return new InputsPage(
        item.meeting(), item.agenda(), item.edition().version(), inputs.figures(), inputs.all());
  }

  public String path() {
    return "/m/" + item.meeting() + "/" + item.slug();
  }
}
