package org.plenary.answer;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import jakarta.mail.Authenticator;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.PasswordAuthentication;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.nio.charset.StandardCharsets;
import java.util.Date;
import java.util.Properties;
import java.util.concurrent.TimeUnit;

/** Hands mail to the server that the configuration names. Blocks threads of its own only. */
final class Smtp {
  private static final String CONNECT_MS = "10000";
  private static final String ANSWER_MS = "30000";
  private static final int LONGEST_S = 120;

  private final MailServer server;
  private final WorkerExecutor threads;
  private final Session session;

  Smtp(Vertx vertx, MailServer server) {
    this.server = server;
    this.threads = vertx.createSharedWorkerExecutor("plenary-mail", 1, LONGEST_S, TimeUnit.SECONDS);
    this.session = Session.getInstance(properties(server), authenticator(server));
  }

  private static Properties properties(MailServer server) {
    Properties values = new Properties();
    values.setProperty("mail.transport.protocol", "smtp");
    values.setProperty("mail.smtp.host", server.host());
    values.setProperty("mail.smtp.port", String.valueOf(server.port()));
    values.setProperty("mail.smtp.auth", String.valueOf(!server.user().isEmpty()));
    values.setProperty("mail.smtp.connectiontimeout", CONNECT_MS);
    values.setProperty("mail.smtp.timeout", ANSWER_MS);
    values.setProperty("mail.smtp.writetimeout", ANSWER_MS);
    boolean starttls = server.security() == MailServer.Security.STARTTLS;
    values.setProperty("mail.smtp.starttls.enable", String.valueOf(starttls));
    values.setProperty("mail.smtp.starttls.required", String.valueOf(starttls));
    boolean tls = server.security() == MailServer.Security.TLS;
    values.setProperty("mail.smtp.ssl.enable", String.valueOf(tls));
    values.setProperty("mail.smtp.ssl.checkserveridentity", "true");
    return values;
  }

  private static Authenticator authenticator(MailServer server) {
    return new Authenticator() {
      @Override
      protected PasswordAuthentication getPasswordAuthentication() {
        return new PasswordAuthentication(server.user(), server.password());
      }
    };
  }

  /**
   * Sends one letter to one address. Completes when the server has taken it over; that may happen
   * although the future fails, so a letter is told from its repetition by its Message-ID.
   *
   * @param id of the message, without angle brackets
   */
  Future<Void> send(String address, String id, Letter letter, long made) {
    return threads.executeBlocking(
        () -> {
          Transport.send(message(address, id, letter, made));
          return null;
        });
  }

  private MimeMessage message(String address, String id, Letter letter, long made)
      throws MessagingException {
    MimeMessage message =
        new MimeMessage(session) {
          @Override
          protected void updateMessageID() throws MessagingException {
            setHeader("Message-ID", "<" + id + ">");
          }
        };
    message.setFrom(new InternetAddress(server.from(), true));
    message.setRecipient(Message.RecipientType.TO, new InternetAddress(address, true));
    message.setSubject(letter.subject(), StandardCharsets.UTF_8.name());
    message.setText(letter.body(), StandardCharsets.UTF_8.name());
    message.setSentDate(new Date(made));
    message.setHeader("Auto-Submitted", "auto-generated");
    return message;
  }

  void close() {
    threads.close();
  }
}
