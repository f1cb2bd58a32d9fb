package org.plenary.publication.desk;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.plenary.exchange.Handed;
import org.plenary.exchange.ProposalSymbol;
import org.plenary.exchange.ReadAside;
import org.plenary.exchange.Wish;
import org.plenary.input.Incoming;
import org.plenary.meeting.AgendaItem;
import org.plenary.meeting.Meeting;
import org.plenary.meeting.Meetings;
import org.plenary.negotiation.Target;
import org.plenary.people.Delegation;
import org.plenary.people.Delegations;
import org.plenary.people.Voice;
import org.plenary.refusal.Refusal;
import org.plenary.resolution.Resolutions;
import org.plenary.resolution.State;

/**
 * The way of a contribution from its file to the record: kept, its parts given to resolutions, its
 * changes to clauses, then put on record for a delegation. Who hands it in is said by whoever takes
 * it in, never by the file. Does not ask who is asking: the callers do. Blocks no event loop.
 */
public final class IncomingDesk {
  private final Vertx vertx;
  private final Meetings meetings;
  private final Resolutions resolutions;
  private final Delegations delegations;
  private final Incoming incoming;
  private final IncomingFiles files;
  private final IncomingStore store;

  public IncomingDesk(
      Vertx vertx,
      Meetings meetings,
      Resolutions resolutions,
      Delegations delegations,
      Incoming incoming) {
    this.vertx = vertx;
    this.meetings = meetings;
    this.resolutions = resolutions;
    this.delegations = delegations;
    this.incoming = incoming;
    this.files = new IncomingFiles(vertx, resolutions);
    this.store = new IncomingStore(meetings, resolutions, incoming);
  }

  /**
   * What the page of all files shows.
   *
   * @param kept the newest first
   */
  record All(List<Meeting> meetings, List<Incoming.Listed> kept, List<Delegation> delegations) {}

  Future<All> all() {
    Future<List<Meeting>> known = meetings.all();
    Future<List<Incoming.Listed>> kept = incoming.all();
    Future<List<Delegation>> those = delegations.all();
    return Future.all(known, kept, those)
        .map(found -> new All(known.result(), kept.result(), those.result()));
  }

  /**
   * Reads a file and keeps it; each part is given to the resolution whose number it names.
   * Completes with its number.
   *
   * <p>Refusals: {@code meeting.unknown}, {@code delegation.unknown}, those of {@link ReadAside}.
   *
   * @param meeting slug of the meeting
   * @param delegation number of the delegation that hands it in
   * @param name of the file, empty for none
   */
  public Future<Long> keep(String meeting, long delegation, String name, Buffer file, Voice by) {
    Future<Meeting> at = meetings.named(meeting);
    Future<Delegation> from = delegation(delegation);
    return Future.all(at, from)
        .compose(known -> files.read(file))
        .compose(read -> keep(at.result(), from.result(), name, file, read, by));
  }

  private Future<Long> keep(
      Meeting meeting, Delegation from, String name, Buffer file, Handed read, Voice by) {
    return incoming
        .keep(meeting.id(), name, file, read.json(), envelope(read, from.id()), by)
        .compose(id -> guess(file, read, meeting, from, id).map(id));
  }

  /** As far as the file tells; who hands it in is never read from it. */
  private static Incoming.Envelope envelope(Handed read, long delegation) {
    for (Handed.Part part : read.parts()) {
      ProposalSymbol symbol = part.symbol();
      if (symbol != null) {
        String title = symbol.symbol() + " " + IncomingPage.named(part);
        return new Incoming.Envelope(
            delegation, symbol.document(), symbol.source(), title.strip(), "");
      }
    }
    String title = read.parts().isEmpty() ? "" : IncomingPage.named(read.parts().get(0));
    return new Incoming.Envelope(delegation, "", "", title, "");
  }

  /**
   * Whether a part can be of that delegation: a file may carry proposals of many, and the text they
   * were made on, which is nobody's proposal.
   */
  private static boolean theirs(Handed read, int part, Delegation from) {
    List<String> claimed =
        read.parts().stream()
            .map(Handed.Part::claimed)
            .filter(name -> !name.isEmpty())
            .distinct()
            .toList();
    Handed.Part one = read.parts().get(part);
    boolean many = claimed.size() > 1;
    return one.asked().isEmpty()
        ? read.parts().stream().allMatch(other -> other.asked().isEmpty())
        : !many
            || one.claimed().equalsIgnoreCase(from.name())
            || one.claimed().equalsIgnoreCase(from.region());
  }

  /** Gives each part to the resolution whose number it names. */
  private Future<Void> guess(Buffer file, Handed read, Meeting meeting, Delegation from, long id) {
    return meetings
        .agenda(meeting.slug())
        .compose(
            agenda -> {
              Future<Void> done = Future.succeededFuture();
              for (int i = 0; i < read.parts().size(); i++) {
                int part = i;
                AgendaItem to = IncomingFiles.guess(read.parts().get(i), agenda);
                if (to != null && theirs(read, part, from)) {
                  done =
                      done.compose(v -> files.read(file, read, part, meeting, to))
                          .compose(
                              reading ->
                                  incoming.assign(
                                      id, part, new Incoming.Assigned(to.id(), reading)));
                }
              }
              return done;
            });
  }

  private Future<Delegation> delegation(long id) {
    return delegations
        .all()
        .map(
            all ->
                all.stream()
                    .filter(one -> one.id() == id)
                    .findFirst()
                    .orElseThrow(
                        () ->
                            new Refusal(
                                    "delegation.unknown",
                                    "There is no such delegation.",
                                    "delegation")
                                .asException()));
  }

  /** That file. Refusal: {@code incoming.unknown}. */
  private Future<Incoming.Kept> kept(long id) {
    return incoming.byId(id);
  }

  /**
   * What is kept of a file, with its changes and where they belong. Refusal: {@code
   * incoming.unknown}.
   *
   * @param wish the change whose match is being corrected, {@code part:key}; null for none
   */
  public Future<IncomingPage> page(long id, @Nullable String wish) {
    return kept(id)
        .compose(
            kept -> {
              Future<Meeting> meeting = meetings.named(kept.listed().meeting());
              Future<List<Delegation>> all = delegations.all();
              Future<List<IncomingPage.Open>> open = open(kept.listed().meeting(), kept);
              return Future.all(meeting, all, open)
                  .compose(
                      found ->
                          vertx.executeBlocking(
                              () ->
                                  IncomingPage.of(
                                      kept, meeting.result(), all.result(), open.result(), wish),
                              false));
            });
  }

  /** All resolutions of the meeting; the texts of those that a part is about. */
  private Future<List<IncomingPage.Open>> open(String meeting, Incoming.Kept kept) {
    return meetings
        .agenda(meeting)
        .compose(
            agenda -> {
              List<Future<IncomingPage.Open>> open = new ArrayList<>();
              for (AgendaItem item : agenda) {
                boolean about =
                    kept.parts().values().stream().anyMatch(to -> to.resolution() == item.id());
                open.add(
                    about
                        ? opened(item)
                        : Future.succeededFuture(
                            new IncomingPage.Open(item, State.EMPTY, State.EMPTY)));
              }
              return Future.all(open).map(done -> done.<IncomingPage.Open>list());
            });
  }

  private Future<IncomingPage.Open> opened(AgendaItem item) {
    return resolutions
        .state(item.id())
        .compose(
            head ->
                head.version() <= 1
                    ? Future.succeededFuture(new IncomingPage.Open(item, head, head))
                    : resolutions
                        .stateAt(item.id(), 1)
                        .map(base -> new IncomingPage.Open(item, base, head)));
  }

  /** Corrects the envelope. Refusals: {@code incoming.unknown}, {@code delegation.unknown}. */
  public Future<Void> change(long id, Incoming.Envelope envelope) {
    return kept(id)
        .compose(kept -> delegation(envelope.delegation()))
        .compose(known -> incoming.change(id, envelope));
  }

  /**
   * Gives a part to a resolution.
   *
   * <p>Refusals: {@code incoming.unknown}, {@code part.unknown}, {@code resolution.unknown}, those
   * of {@link ReadAside}.
   *
   * @param part counted from 0
   * @param to number of the resolution, {@code new}, or empty for none
   */
  public Future<Void> assign(long id, int part, String to) {
    return kept(id).compose(kept -> assign(kept, part, to));
  }

  private Future<Void> assign(Incoming.Kept kept, int part, String to) {
    Handed read = Handed.of(kept.reading());
    if (part < 0 || part >= read.parts().size()) {
      throw Refusal.of("part.unknown", "The file has no such part.").asException();
    }
    if (to.equals("new") || to.isEmpty()) {
      boolean text = read.parts().get(part).after() != null;
      long id = to.equals("new") && text ? Incoming.NEW : Incoming.NONE;
      return incoming.assign(kept.listed().id(), part, new Incoming.Assigned(id, null));
    }
    return Future.all(
            meetings.agenda(kept.listed().meeting()),
            meetings.named(kept.listed().meeting()),
            incoming.file(kept.listed().id()))
        .compose(
            found -> {
              List<AgendaItem> agenda = found.resultAt(0);
              AgendaItem item =
                  agenda.stream()
                      .filter(one -> to.equals("" + one.id()))
                      .findFirst()
                      .orElseThrow(
                          () ->
                              new Refusal(
                                      "resolution.unknown",
                                      "There is no such resolution.",
                                      "resolution")
                                  .asException());
              return files
                  .read(found.resultAt(2), read, part, found.resultAt(1), item)
                  .compose(
                      reading ->
                          incoming.assign(
                              kept.listed().id(), part, new Incoming.Assigned(item.id(), reading)));
            });
  }

  /**
   * Says of which clause a change is.
   *
   * <p>Refusals: {@code incoming.unknown}, {@code wish.unknown}, {@code clause.unknown}.
   *
   * @param part counted from 0
   * @param to {@code at:CLAUSE}, {@code before:CLAUSE}, {@code after:CLAUSE}; {@code out} to leave
   *     it out, {@code found} for what was found
   */
  public Future<Void> match(long id, int part, String wish, String to) {
    return page(id, part + ":" + wish).compose(page -> match(page, part, wish, to.split(":", 2)));
  }

  private Future<Void> match(IncomingPage page, int part, String wish, String[] to) {
    boolean known =
        part >= 0
            && part < page.parts().size()
            && page.parts().get(part).rows().stream().anyMatch(r -> r.wish().key().equals(wish));
    if (!known) {
      throw Refusal.of("wish.unknown", "The file has no such change.").asException();
    }
    Wish.Choice choice = null;
    if (to[0].equals("out")) {
      choice = new Wish.Choice("", null);
    } else if (!to[0].equals("found")) {
      String clause = to.length > 1 ? to[1] : "";
      boolean there =
          page.parts().get(part).text().blocks().stream().anyMatch(b -> b.id().equals(clause));
      boolean place = List.of("at", "before", "after").contains(to[0]);
      if (!there || !place) {
        throw new Refusal("clause.unknown", "There is no such clause in the text.", "to")
            .asException();
      }
      choice = new Wish.Choice(clause, Target.Place.valueOf(to[0].toUpperCase(Locale.ROOT)));
    }
    return incoming.choose(page.kept().listed().id(), part, wish, choice);
  }

  /**
   * Puts it on record. Refusals: {@code incoming.unknown}, those of {@link IncomingStore#store}.
   *
   * @param noReason what stands as the reason where the file gives none
   */
  public Future<Void> store(long id, Voice by, String noReason) {
    return page(id, null).compose(page -> store.store(page, by, noReason));
  }

  /** Forgets the file; what is on record stays. Refusal: {@code incoming.unknown}. */
  public Future<Void> remove(long id) {
    return kept(id).compose(kept -> incoming.remove(id));
  }
}
