package org.plenary.answer;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.ext.web.Router;
import io.vertx.sqlclient.Pool;
import java.net.URI;
import java.time.Clock;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.plenary.http.Site;
import org.plenary.input.Submissions;
import org.plenary.meeting.Meetings;
import org.plenary.people.People;
import org.plenary.resolution.Resolutions;

/**
 * The room's parts, made once per server on the resolutions' context, before the first resolution
 * is opened.
 */
public final class Answering {
  private static final Logger LOG = Logger.getLogger(Answering.class.getName());

  private final Resolutions resolutions;
  private final Outbox outbox;
  private final Hearing hearing;
  private final Addresses addresses;
  private final boolean sends;
  private final Delivery delivery;
  private final Courier courier;
  private final AnswerApi api;
  private final NoticeApi notices;
  private final Promise<Void> ready = Promise.promise();

  /**
   * @param server to hand mail to; empty: mail stays in the outbox
   */
  public Answering(
      Vertx vertx,
      Clock clock,
      Site site,
      Pool pool,
      People people,
      Meetings meetings,
      Resolutions resolutions,
      Submissions submissions,
      Optional<MailServer> server) {
    this.resolutions = resolutions;
    sends = server.isPresent();
    outbox = new Outbox(pool, clock);
    hearing = new Hearing(vertx, resolutions, people.delegations());
    Drafts drafts = new Drafts(pool, clock);
    Notices known = new Notices();
    addresses = new Addresses(people, submissions);
    String origin = site.origins().get(0);
    delivery = new Delivery(vertx, meetings, resolutions, drafts, known, addresses, outbox, origin);
    courier =
        new Courier(
            vertx,
            outbox,
            addresses,
            resolutions,
            people.voices(),
            server.map(one -> new Smtp(vertx, one)).orElse(null),
            URI.create(origin).getHost());
    delivery.onWritten(courier::go);
    api = new AnswerApi(meetings, resolutions, people.voices(), drafts, hearing);
    notices = new NoticeApi(meetings, resolutions, people.voices(), known, clock, ready.future());
  }

  public void mount(Router router) {
    api.mount(router);
    notices.mount(router);
  }

  /** Looks through all resolutions for what was not delivered, then begins to send. */
  public Future<Void> start() {
    Promise<Void> started = Promise.promise();
    resolutions
        .context()
        .runOnContext(
            v ->
                delivery
                    .catchUp()
                    .onFailure(e -> LOG.log(Level.WARNING, "Not all answers were looked at.", e))
                    .onComplete(
                        done -> {
                          courier.start();
                          ready.tryComplete();
                          started.complete();
                        }));
    return started.future();
  }

  /** The mail, for the secretariat's page. */
  public Outbox outbox() {
    return outbox;
  }

  /** Whether there is a mail server; without one mail stays in the outbox. */
  public boolean sends() {
    return sends;
  }

  /** Where a mail goes now, for the secretariat; empty where there is no address. */
  public Future<Optional<String>> address(Outbox.Key key) {
    return addresses.of(key);
  }

  /** Sends what waits now. Completes when that was tried. */
  public Future<Void> send() {
    Promise<Void> tried = Promise.promise();
    resolutions.context().runOnContext(v -> courier.go().onComplete(tried));
    return tried.future();
  }

  /** Who was heard, for the public page. */
  public Hearing hearing() {
    return hearing;
  }

  public void close() {
    courier.close();
  }
}
