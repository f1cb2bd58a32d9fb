package org.plenary.answer;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import jakarta.mail.MessagingException;
import java.util.List;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.jspecify.annotations.Nullable;
import org.plenary.negotiation.Act;
import org.plenary.negotiation.Answer;
import org.plenary.people.Voices;
import org.plenary.refusal.Refused;
import org.plenary.resolution.Command;
import org.plenary.resolution.Resolutions;
import org.plenary.resolution.Submission;

/**
 * Takes the mail from the outbox to the mail server, one at a time, and notes in the log what was
 * delivered. A mail whose server answers late may be sent twice, under one Message-ID; it is noted
 * once. Lives on the context it was made on.
 */
final class Courier {
  private static final Logger LOG = Logger.getLogger(Courier.class.getName());
  private static final long ROUND_MS = 5_000;
  private static final int IN_A_ROUND = 50;

  /** What the library says around the mail server's own words, also where no address is wrong. */
  private static final String FRAME = "Invalid Addresses";

  private final Vertx vertx;
  private final Outbox outbox;
  private final Addresses addresses;
  private final Resolutions resolutions;
  private final Voices voices;
  private final @Nullable Smtp smtp;
  private final String host;
  private @Nullable Future<Void> round;
  private boolean another;
  private long timer = -1;

  /**
   * @param smtp null: nothing is sent, mail stays in the outbox
   * @param host part of each Message-ID
   */
  Courier(
      Vertx vertx,
      Outbox outbox,
      Addresses addresses,
      Resolutions resolutions,
      Voices voices,
      @Nullable Smtp smtp,
      String host) {
    this.vertx = vertx;
    this.outbox = outbox;
    this.addresses = addresses;
    this.resolutions = resolutions;
    this.voices = voices;
    this.smtp = smtp;
    this.host = host;
  }

  void start() {
    vertx.cancelTimer(timer);
    timer = vertx.setPeriodic(ROUND_MS, id -> go());
    go();
  }

  /** Goes now, or once more after the round under way. Completes after the round. */
  Future<Void> go() {
    Future<Void> running = round;
    if (running != null) {
      another = true;
      return running;
    }
    Future<Void> started = makeRound();
    round = started;
    return started.onComplete(
        done -> {
          round = null;
          if (done.failed()) {
            LOG.log(Level.WARNING, "The outbox could not be worked through.", done.cause());
          }
          if (another) {
            another = false;
            vertx.runOnContext(v -> go());
          }
        });
  }

  private Future<Void> makeRound() {
    Future<Void> sent =
        smtp == null
            ? Future.succeededFuture()
            : outbox.due(IN_A_ROUND).compose(due -> inTurn(due, mail -> send(mail, smtp)));
    return sent.compose(done -> outbox.unrecorded(IN_A_ROUND))
        .compose(mails -> inTurn(mails, this::record));
  }

  private static Future<Void> inTurn(
      List<Outbox.Mail> mails, java.util.function.Function<Outbox.Mail, Future<Void>> work) {
    Future<Void> done = Future.succeededFuture();
    for (Outbox.Mail mail : mails) {
      done = done.compose(v -> work.apply(mail));
    }
    return done;
  }

  private Future<Void> send(Outbox.Mail mail, Smtp server) {
    return isNewest(mail.key())
        .compose(
            newest ->
                newest
                    ? addresses.of(mail.key()).compose(address -> send(mail, server, address))
                    : outbox.settle(mail.id(), Outbox.State.SUPERSEDED));
  }

  private Future<Void> send(Outbox.Mail mail, Smtp server, Optional<String> address) {
    if (address.isEmpty()) {
      return outbox.failed(mail, "There is no address any more.", true);
    }
    String id = "plenary." + mail.id() + "." + mail.made() + "@" + host;
    return server
        .send(address.get(), id, new Letter(mail.subject(), mail.body()), mail.made())
        .transform(
            sent ->
                sent.succeeded()
                    ? outbox.settle(mail.id(), Outbox.State.SENT)
                    : failed(mail, sent.cause(), address.get()));
  }

  /** The log of the server is told that it failed, not to whom or why: that may name persons. */
  private Future<Void> failed(Outbox.Mail mail, Throwable cause, String address) {
    LOG.log(
        Level.WARNING,
        "Mail {0} was not sent: {1}",
        new Object[] {mail.id(), cause.getClass().getSimpleName()});
    return outbox.failed(mail, reason(cause, address), isForGood(cause));
  }

  private static String reason(Throwable cause, String address) {
    StringBuilder text = new StringBuilder();
    for (Throwable at = cause; at != null; at = next(at)) {
      String message = String.valueOf(at.getMessage());
      if (!message.equals(FRAME) && text.indexOf(message) < 0) {
        text.append(text.isEmpty() ? "" : "; ").append(message);
      }
    }
    return text.toString().replace(address, "…").replaceAll("\\s+", " ").strip();
  }

  private static @Nullable Throwable next(Throwable at) {
    Exception next = at instanceof MessagingException mail ? mail.getNextException() : null;
    return next != null ? next : at.getCause();
  }

  /** Whether the mail server said that it will never take this mail for this address. */
  private static boolean isForGood(Throwable cause) {
    for (Throwable at = cause; at != null; at = next(at)) {
      int code =
          at instanceof SMTPAddressFailedException address
              ? address.getReturnCode()
              : at instanceof SMTPSendFailedException send ? send.getReturnCode() : 0;
      if (code >= 550 && code <= 559) {
        return true;
      }
    }
    return false;
  }

  private Future<Boolean> isNewest(Outbox.Key key) {
    return resolutions
        .state(key.resolution())
        .map(
            state ->
                state
                    .negotiation()
                    .answer(key.input())
                    .map(Answer.Published::stamp)
                    .filter(stamp -> stamp.version() == key.version())
                    .isPresent());
  }

  private Future<Void> record(Outbox.Mail mail) {
    Outbox.Key key = mail.key();
    return voices
        .server()
        .compose(voice -> resolutions.submit(key.resolution(), noted(voice, key, "mail")))
        .transform(
            done ->
                done.succeeded() || done.cause() instanceof Refused refused && isSettled(refused)
                    ? outbox.settle(mail.id(), Outbox.State.RECORDED)
                    : Future.failedFuture(done.cause()));
  }

  private static boolean isSettled(Refused refused) {
    String code = refused.refusal().code();
    return code.equals("delivery.same") || code.equals("answer.unknown");
  }

  /** The note in the log that an answer was delivered: once for each answer and channel. */
  static Submission noted(org.plenary.people.Voice server, Outbox.Key key, String channel) {
    return new Submission(
        server,
        "delivery-" + channel + "-" + key.input() + "-" + key.version(),
        1,
        new Command.Do(new Act.Delivered(key.input(), key.version(), channel)));
  }

  void close() {
    vertx.cancelTimer(timer);
    if (smtp != null) {
      smtp.close();
    }
  }
}
