package org.plenary.answer;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.plenary.http.Language;
import org.plenary.http.Messages;
import org.plenary.journal.Entry;
import org.plenary.meeting.AgendaItem;
import org.plenary.meeting.Meetings;
import org.plenary.negotiation.Act;
import org.plenary.negotiation.Answer;
import org.plenary.negotiation.Negotiation;
import org.plenary.resolution.Batch;
import org.plenary.resolution.Event;
import org.plenary.resolution.EventJson;
import org.plenary.resolution.OpenResolution;
import org.plenary.resolution.Resolutions;

/**
 * Sees every answer that is published, and sees to it that the contributor hears of it: notices for
 * the page, letters for the outbox. When the server starts, all resolutions are looked through for
 * what was published and did not get that far. Lives on the resolutions' context.
 */
final class Delivery {
  private static final Logger LOG = Logger.getLogger(Delivery.class.getName());
  private static final long AGAIN_MS = 10_000;

  private final Vertx vertx;
  private final Meetings meetings;
  private final Resolutions resolutions;
  private final Drafts drafts;
  private final Notices notices;
  private final Addresses addresses;
  private final Outbox outbox;
  private final String origin;
  private final Set<Long> again = new TreeSet<>();
  private Runnable written = () -> {};

  Delivery(
      Vertx vertx,
      Meetings meetings,
      Resolutions resolutions,
      Drafts drafts,
      Notices notices,
      Addresses addresses,
      Outbox outbox,
      String origin) {
    this.vertx = vertx;
    this.meetings = meetings;
    this.resolutions = resolutions;
    this.drafts = drafts;
    this.notices = notices;
    this.addresses = addresses;
    this.outbox = outbox;
    this.origin = origin;
    resolutions.watch(this::see);
  }

  /** Calls this when letters were put into the outbox. */
  void onWritten(Runnable listener) {
    written = listener;
  }

  private void see(OpenResolution resolution, Batch batch) {
    boolean acts = false;
    boolean answers = false;
    for (Entry entry : batch.entries()) {
      acts |= !entry.kind().equals("edit") && !entry.kind().equals("text");
      if (entry.kind().equals("answer")) {
        answers = true;
        published(entry);
      }
    }
    if (acts) {
      notices.see(resolution.id(), batch.state().version(), batch.state().negotiation());
    }
    if (answers) {
      write(resolution.id(), batch.state().negotiation());
    }
  }

  /** A draft has done its work when the answer is out. */
  private void published(Entry entry) {
    if (EventJson.event(entry) instanceof Event.Acted acted
        && acted.act() instanceof Act.Answered answered) {
      List<Integer> inputs = answered.answers().stream().map(Answer::input).toList();
      drafts
          .published(entry.resolution(), inputs, entry.voice())
          .onFailure(e -> LOG.log(Level.WARNING, "Drafts of published answers stay.", e));
    }
  }

  /** Looks through all resolutions, one after the other. */
  Future<Void> catchUp() {
    return meetings
        .all()
        .compose(
            all ->
                each(
                    all,
                    meeting ->
                        meetings
                            .agenda(meeting.slug())
                            .compose(items -> each(items, item -> catchUp(item.id())))));
  }

  private Future<Void> catchUp(long resolution) {
    return resolutions
        .stateAt(resolution, Long.MAX_VALUE / 2)
        .compose(
            state -> {
              notices.see(resolution, state.version(), state.negotiation());
              return letters(resolution, state.negotiation());
            });
  }

  private void write(long resolution, Negotiation negotiation) {
    letters(resolution, negotiation)
        .onSuccess(done -> written.run())
        .onFailure(
            failure -> {
              LOG.log(Level.WARNING, "Letters about answers were not written yet.", failure);
              if (again.add(resolution)) {
                vertx.setTimer(AGAIN_MS, id -> writeAgain(resolution));
              }
            });
  }

  private void writeAgain(long resolution) {
    again.remove(resolution);
    resolutions
        .state(resolution)
        .onSuccess(state -> write(resolution, state.negotiation()))
        .onFailure(
            failure -> {
              if (again.add(resolution)) {
                vertx.setTimer(AGAIN_MS, id -> writeAgain(resolution));
              }
            });
  }

  /** Writes what is missing: the newest answer to each input, to each who is to hear of it. */
  private Future<Void> letters(long resolution, Negotiation n) {
    List<Answer.Published> unsent =
        n.answers().keySet().stream()
            .flatMap(number -> n.answer(number).stream())
            .filter(p -> p.delivered().stream().noneMatch(d -> d.channel().equals("mail")))
            .toList();
    if (unsent.isEmpty()) {
      return Future.succeededFuture();
    }
    return meetings
        .resolution(resolution)
        .compose(
            item ->
                item.isEmpty()
                    ? Future.succeededFuture()
                    : outbox
                        .written(resolution)
                        .compose(
                            known ->
                                meetings
                                    .bySlug(item.get().meeting())
                                    .map(found -> found.orElseThrow().zone())
                                    .compose(
                                        zone ->
                                            each(
                                                unsent.stream()
                                                    .filter(p -> !known.contains(key(p)))
                                                    .toList(),
                                                p -> letters(item.get(), zone, n, p)))));
  }

  private static List<Long> key(Answer.Published published) {
    return List.of((long) published.answer().input(), published.stamp().version());
  }

  private Future<Void> letters(
      AgendaItem item, ZoneId zone, Negotiation n, Answer.Published published) {
    int number = published.answer().input();
    Letter letter = Letter.about(messages(item), origin, item, zone, published);
    return addresses
        .contributors(item.id(), n.input(number).orElseThrow())
        .compose(
            persons ->
                each(
                    persons,
                    person ->
                        outbox.put(
                            new Outbox.Key(item.id(), number, published.stamp().version(), person),
                            letter)));
  }

  /** In the language of the text where the interface speaks it. */
  private static Messages messages(AgendaItem item) {
    return Messages.in(
        Language.OFFERED.stream()
            .filter(language -> language.tag().equals(item.language()))
            .findFirst()
            .orElse(Language.EN));
  }

  private static <T> Future<Void> each(
      List<T> all, java.util.function.Function<T, Future<Void>> work) {
    Future<Void> done = Future.succeededFuture();
    for (T one : all) {
      done = done.compose(v -> work.apply(one));
    }
    return done;
  }
}
