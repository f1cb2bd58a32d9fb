package org.plenary.answer;

import io.vertx.core.Future;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.plenary.input.Submissions;
import org.plenary.negotiation.Input;
import org.plenary.people.Mailboxes;
import org.plenary.people.People;

/** Who is written to about an input, and where. */
final class Addresses {
  private final People people;
  private final Submissions submissions;

  Addresses(People people, Submissions submissions) {
    this.people = people;
    this.submissions = submissions;
  }

  /**
   * Whoever handed it in and the heads of that delegation. Where none of them has an address, or
   * where somebody else handed it in for the delegation, everybody of it who has one. 0 is who
   * handed a public submission in.
   */
  Future<List<Long>> contributors(long resolution, Input input) {
    if (input instanceof Input.PublicInput) {
      return submissions
          .address(resolution, input.number())
          .map(found -> found.isPresent() ? List.of(0L) : List.of());
    }
    long delegation = Notice.contributor(input);
    if (delegation == 0) {
      return Future.succeededFuture(List.of());
    }
    return people
        .voices()
        .byId(input.stamp().by().voice())
        .compose(
            voice ->
                people
                    .mailboxes()
                    .ofDelegation(delegation)
                    .map(
                        reachable ->
                            voice.delegationId() == delegation
                                ? chosen(reachable, voice.personId())
                                : persons(reachable)));
  }

  private static List<Long> chosen(List<Mailboxes.Reachable> reachable, long author) {
    TreeSet<Long> chosen = new TreeSet<>();
    for (Mailboxes.Reachable one : reachable) {
      if (one.head() || one.person() == author) {
        chosen.add(one.person());
      }
    }
    return chosen.isEmpty() ? persons(reachable) : List.copyOf(chosen);
  }

  private static List<Long> persons(List<Mailboxes.Reachable> reachable) {
    return reachable.stream().map(Mailboxes.Reachable::person).toList();
  }

  /** Where a mail goes now; empty where there is no address any more. */
  Future<Optional<String>> of(Outbox.Key key) {
    return key.person() == 0
        ? submissions.address(key.resolution(), key.input())
        : people
            .mailboxes()
            .of(List.of(key.person()))
            .map(found -> Optional.ofNullable(found.get(key.person())));
  }
}
