package org.plenary.publication;

import java.time.Instant;
import java.util.List;
import org.plenary.meeting.AgendaItem;
import org.plenary.meeting.Meeting;
import org.plenary.negotiation.Contribution;
import org.plenary.publication.PublicRecord.Item;

/** An envelope with the proposals that came in it. */
public record ContributionPage(
    Meeting meeting,
    AgendaItem item,
    Contribution contribution,
    Speaker by,
    Instant at,
    List<InputView> inputs) {

  static ContributionPage of(Item item, Contribution contribution, List<InputView> inputs) {
    return new ContributionPage(
        item.meeting(),
        item.agenda(),
        contribution,
        Visibility.of(contribution.stamp().by()),
        Instant.ofEpochMilli(contribution.stamp().at()),
        inputs);
  }

  public String path() {
    return "/m/" + item.meeting() + "/" + item.slug();
  }
}
