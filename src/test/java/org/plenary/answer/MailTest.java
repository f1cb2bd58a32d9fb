package org.plenary.answer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.GreenMailUtil;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.plenary.database.TestDatabase;
import org.plenary.negotiation.Act;
import org.plenary.negotiation.Answer;
import org.plenary.negotiation.By;
import org.plenary.negotiation.Input;
import org.plenary.negotiation.Outcome;
import org.plenary.negotiation.ProposalKind;
import org.plenary.negotiation.Revision;
import org.plenary.negotiation.Target;
import org.plenary.text.Doc;

/** Letters to those who asked, against a real mail server that is sometimes not there. */
class MailTest {
  @RegisterExtension static final TestDatabase db = new TestDatabase();
  private static final String WHY = "The lights are paid for by the harbours themselves.";
  private static final ServerSetup SMTP = new ServerSetup(0, "127.0.0.1", "smtp");
  private static Hall hall;
  private static GreenMail post;
  private static int port;

  @BeforeAll
  static void open() {
    post = new GreenMail(SMTP);
    post.start();
    port = post.getSmtp().getPort();
    post.stop();
    String url = "smtp://127.0.0.1:" + port + "?from=plenary@harbours.example&tls=none";
    hall = Hall.open(db, Optional.of(MailServer.parse(url))).fill();
    db.await(hall.people.mailboxes().set(person("amina"), "amina@sahelia.example"));
    db.await(hall.people.mailboxes().set(person("kofi"), "kofi@sahelia.example"));
    db.await(hall.answering.start());
  }

  private static long person(String login) {
    return hall.accounts.get(login).person();
  }

  @BeforeEach
  void fresh() {
    post = new GreenMail(new ServerSetup(port, "127.0.0.1", "smtp"));
  }

  @AfterEach
  void stop() {
    post.stop();
  }

  private List<Outbox.Mail> outbox(int input) {
    return db.await(hall.answering.outbox().all(100)).stream()
        .filter(mail -> mail.key().input() == input)
        .toList();
  }

  private void untilAll(int input, Outbox.State state) {
    hall.until(
        () ->
            outbox(input).size() == 2
                && outbox(input).stream().allMatch(mail -> mail.state() == state),
        "all mail is " + state);
  }

  /** The mail about an input: what other tests left waiting comes, too. */
  private static List<MimeMessage> received(int input) {
    return Arrays.stream(post.getReceivedMessages())
        .filter(mail -> subject(mail).endsWith(" " + input))
        .toList();
  }

  private static String subject(MimeMessage mail) {
    try {
      return mail.getSubject();
    } catch (MessagingException e) {
      throw new AssertionError(e);
    }
  }

  private static List<String> channels(int input) {
    return hall.negotiation().answer(input).orElseThrow().delivered().stream()
        .map(Answer.Delivery::channel)
        .toList();
  }

  @Test
  void whoever_asked_and_the_head_of_the_delegation_are_written_to() throws Exception {
    post.start();
    int input = hall.comment("amina", "The lights should stay on at night.");
    hall.answer(input, Outcome.NOTED, WHY);
    untilAll(input, Outbox.State.RECORDED);
    List<MimeMessage> mail = received(input);
    assertEquals(
        List.of("amina@sahelia.example", "kofi@sahelia.example"),
        mail.stream().map(MailTest::recipient).sorted().toList());
    String body = GreenMailUtil.getBody(mail.get(0));
    assertTrue(body.contains(WHY) && body.contains("/m/wha-28/ports/inputs/" + input), body);
    assertEquals("RESOLUTION 12: answer to input " + input, mail.get(0).getSubject());
    assertFalse(body.contains("amina") || body.contains("vera"), body);
    assertEquals(List.of("mail"), channels(input));
  }

  @Test
  void of_what_the_secretariat_handed_in_the_delegation_is_told_and_nobody_else() throws Exception {
    db.await(hall.people.mailboxes().set(person("ines"), "ines@harbours.example"));
    post.start();
    Act.Contributed envelope = new Act.Contributed(0, "35A18", "ATU", "On lights", "", "", "4.1");
    Revision content =
        new Revision(
            ProposalKind.NOC,
            new Target("c1", Target.Place.AT, 0),
            new Doc(db.await(hall.resolutions.state(hall.item.id())).doc().blocks().subList(0, 1)),
            null,
            1,
            0,
            "The lights are good as they are.");
    By sahelia = By.of(hall.voice("amina"));
    Input.Spoken from = new Input.Spoken(sahelia.delegation(), sahelia.name(), sahelia.region());
    hall.act(
        "ines", new Act.Received(from, envelope, List.of(new Act.Proposed(0, 0, "", content))));
    int input = hall.negotiation().inputs().size();
    hall.answer(input, Outcome.NOTED, WHY);
    untilAll(input, Outbox.State.RECORDED);
    assertEquals(
        List.of("amina@sahelia.example", "kofi@sahelia.example"),
        received(input).stream().map(MailTest::recipient).sorted().toList());
  }

  @Test
  void a_mail_server_that_is_away_gets_the_same_message_later() throws Exception {
    int input = hall.comment("amina", "The lights should stay on by day.");
    hall.answer(input, Outcome.NOTED, WHY);
    hall.until(
        () -> outbox(input).stream().filter(mail -> mail.attempts() == 1).count() == 2,
        "a failed attempt");
    Outbox.Mail waiting = outbox(input).get(0);
    assertEquals(Outbox.State.WAITING, waiting.state());
    assertNotEquals("", waiting.error());
    assertFalse(waiting.error().contains("@"), waiting.error());
    assertEquals(hall.clock.millis() + 60_000, waiting.nextTry());
    assertEquals(List.of(), channels(input));

    post.start();
    db.await(hall.answering.send());
    assertEquals(List.of(), received(input), "not before its time");
    hall.clock.now.addAndGet(60_000);
    db.await(hall.answering.send());
    untilAll(input, Outbox.State.RECORDED);
    assertEquals(2, received(input).size());
    assertEquals(List.of("mail"), channels(input));

    // The server stopped after the mail server took it and before that was written down.
    String id = received(input).get(0).getMessageID();
    db.await(
        db.pool()
            .query("UPDATE outgoing_mail SET state = 'waiting' WHERE input = " + input)
            .execute());
    db.await(hall.answering.send());
    untilAll(input, Outbox.State.RECORDED);
    List<String> ids = received(input).stream().map(MailTest::messageId).toList();
    assertEquals(4, ids.size());
    assertEquals(2, ids.stream().distinct().count(), "told apart by a reader's mail program");
    assertTrue(ids.contains(id));
    assertEquals(List.of("mail"), channels(input), "noted once");
  }

  @Test
  void an_answer_that_was_replaced_before_it_was_sent_is_not_sent() throws Exception {
    int input = hall.comment("amina", "The lights should be green.");
    hall.answer(input, Outcome.NOTED, WHY);
    hall.until(
        () -> outbox(input).stream().filter(mail -> mail.attempts() > 0).count() == 2, "attempts");
    hall.answer(input, Outcome.NOT_ACCEPTED, "Green lights are for the starboard side only.");
    hall.until(
        () -> outbox(input).stream().filter(mail -> mail.attempts() > 0).count() == 4,
        "attempts to send the newer answer");
    post.start();
    hall.clock.now.addAndGet(120_000);
    db.await(hall.answering.send());
    hall.until(
        () ->
            outbox(input).stream().filter(m -> m.state() == Outbox.State.RECORDED).count() == 2
                && outbox(input).stream().filter(m -> m.state() == Outbox.State.SUPERSEDED).count()
                    == 2,
        "the newer answer only");
    for (MimeMessage mail : received(input)) {
      assertTrue(GreenMailUtil.getBody(mail).contains("NOT ACCEPTED"));
    }
  }

  @Test
  void what_was_published_while_nobody_looked_is_written_at_the_next_start() {
    int input = hall.comment("amina", "The lights should be bright.");
    hall.answer(input, Outcome.NOTED, WHY);
    hall.until(() -> outbox(input).size() == 2, "letters");
    db.await(db.pool().query("UPDATE outgoing_mail SET input = input + 100000").execute());
    assertEquals(List.of(), outbox(input));
    db.await(hall.answering.start());
    assertEquals(2, outbox(input).size());
    db.await(hall.answering.start());
    assertEquals(2, outbox(input).size());
  }

  private static String recipient(MimeMessage mail) {
    try {
      return mail.getAllRecipients()[0].toString();
    } catch (MessagingException e) {
      throw new AssertionError(e);
    }
  }

  private static String messageId(MimeMessage mail) {
    try {
      return mail.getMessageID();
    } catch (MessagingException e) {
      throw new AssertionError(e);
    }
  }
}
