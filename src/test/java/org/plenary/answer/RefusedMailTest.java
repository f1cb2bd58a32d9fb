package org.plenary.answer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.plenary.database.TestDatabase;
import org.plenary.negotiation.Outcome;

/** Letters that a mail server does not take, and letters that want to be more than one letter. */
class RefusedMailTest {
  @RegisterExtension static final TestDatabase db = new TestDatabase();
  private static final String AMINA = "amina@sahelia.example";
  private static final String KOFI = "kofi@sahelia.example";
  private static final String WHY = "The lights are paid for by the harbours themselves.";
  private static final List<String> LOG = new CopyOnWriteArrayList<>();
  private static final Handler LISTENER =
      new Handler() {
        private final SimpleFormatter formatter = new SimpleFormatter();

        @Override
        public void publish(LogRecord line) {
          LOG.add(formatter.format(line));
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
      };

  private static FussyMailServer post;
  private static MailServer server;
  private static Hall hall;

  @BeforeAll
  static void open() throws Exception {
    Logger.getLogger("").addHandler(LISTENER);
    post = new FussyMailServer();
    server =
        MailServer.parse(
            "smtp://127.0.0.1:" + post.port() + "?from=plenary@harbours.example&tls=none");
    hall = Hall.open(db, Optional.of(server)).fill();
    db.await(hall.people.mailboxes().set(hall.accounts.get("amina").person(), AMINA));
    db.await(hall.people.mailboxes().set(hall.accounts.get("kofi").person(), KOFI));
    db.await(hall.answering.start());
  }

  @AfterAll
  static void close() throws Exception {
    Logger.getLogger("").removeHandler(LISTENER);
    post.close();
  }

  private static Outbox.Mail mail(int input, String login) {
    return db.await(hall.answering.outbox().all(100)).stream()
        .filter(mail -> mail.key().input() == input)
        .filter(mail -> mail.key().person() == hall.accounts.get(login).person())
        .findFirst()
        .orElseThrow();
  }

  private static boolean is(int input, String login, Outbox.State state) {
    return db.await(hall.answering.outbox().all(100)).stream()
        .anyMatch(
            mail ->
                mail.key().input() == input
                    && mail.key().person() == hall.accounts.get(login).person()
                    && mail.state() == state);
  }

  private static List<String> sentTo(int input) {
    return post.taken.stream()
        .filter(one -> one.message().contains("answer to input " + input + "\n"))
        .flatMap(one -> one.to().stream())
        .sorted()
        .toList();
  }

  private static void press(String button, long mail) {
    Matcher csrf =
        Pattern.compile("name=\"csrf\" value=\"([^\"]+)\"")
            .matcher(hall.page(hall.cookie("ines"), "/desk/outbox").body());
    assertTrue(csrf.find());
    String[] fields = {"csrf", csrf.group(1), "mail", "" + mail};
    assertEquals(
        303, hall.form(hall.cookie("ines"), "/desk/outbox/" + button, fields).statusCode());
  }

  @Test
  void a_mailbox_that_is_refused_is_seen_by_the_secretariat_and_tried_again_when_it_says_so() {
    post.refused.put(KOFI, "550 5.1.1 <" + KOFI + ">: there is no such mailbox");
    int input = hall.comment("amina", "The lights should stay on at night.");
    hall.answer(input, Outcome.NOTED, WHY);
    hall.until(() -> is(input, "kofi", Outbox.State.FAILED), "the refusal");
    hall.until(() -> is(input, "amina", Outbox.State.RECORDED), "the other letter");
    assertEquals(List.of(AMINA), sentTo(input));
    Outbox.Mail failed = mail(input, "kofi");
    assertEquals("550 5.1.1 <…>: there is no such mailbox", failed.error());
    assertFalse(failed.error().contains(KOFI), failed.error());

    String page = hall.page(hall.cookie("ines"), "/desk/outbox").body();
    assertTrue(page.contains("there is no such mailbox") && page.contains(">failed<"), page);
    hall.hoursLater();
    db.await(hall.answering.send());
    assertEquals(List.of(AMINA), sentTo(input), "nobody tries by themselves what is refused");

    post.refused.clear();
    press("again", failed.id());
    hall.until(() -> is(input, "kofi", Outbox.State.RECORDED), "the letter");
    assertEquals(List.of(AMINA, KOFI), sentTo(input), "once each");
    assertEquals(2, mail(input, "kofi").attempts());
    assertTrue(hall.page(hall.cookie("ines"), "/desk/outbox").body().contains("tried 2 times"));
  }

  @Test
  void a_mailbox_that_is_busy_is_tried_again_after_a_while() {
    post.refused.put(AMINA, "451 4.7.1 come back later");
    int input = hall.comment("amina", "The lights should stay on by day.");
    hall.answer(input, Outcome.NOTED, WHY);
    hall.until(() -> is(input, "kofi", Outbox.State.RECORDED), "the other letter");
    hall.until(() -> mail(input, "amina").attempts() == 1, "an attempt");
    assertEquals(Outbox.State.WAITING, mail(input, "amina").state());
    post.refused.clear();
    hall.clock.now.addAndGet(60_000);
    db.await(hall.answering.send());
    hall.until(() -> is(input, "amina", Outbox.State.RECORDED), "the letter");
    assertEquals(List.of(AMINA, KOFI), sentTo(input));
  }

  @Test
  void what_the_secretariat_delivers_by_hand_is_on_record_and_not_sent() {
    post.refused.put(KOFI, "550 5.1.1 there is no such mailbox");
    int input = hall.comment("amina", "The lights should be blue.");
    hall.answer(input, Outcome.NOTED, WHY);
    hall.until(() -> is(input, "kofi", Outbox.State.FAILED), "the refusal");
    post.refused.clear();
    press("by-hand", mail(input, "kofi").id());
    hall.until(() -> is(input, "kofi", Outbox.State.RECORDED), "the record");
    hall.until(() -> is(input, "amina", Outbox.State.RECORDED), "the other letter");
    assertEquals(List.of(AMINA), sentTo(input));
  }

  @Test
  void words_stay_words_and_make_no_header_and_no_second_letter() {
    int input = hall.comment("amina", "The lights should be green.");
    String why =
        "Green is for starboard.\n.\nRCPT TO:<spy@elsewhere.example>\nBcc: spy@elsewhere.example";
    hall.answer(input, Outcome.NOTED, why);
    hall.until(() -> is(input, "amina", Outbox.State.RECORDED), "a letter");
    hall.until(() -> is(input, "kofi", Outbox.State.RECORDED), "a letter");
    assertEquals(List.of(AMINA, KOFI), sentTo(input));

    try (Parcel parcel = new Parcel()) {
      Letter letter = new Letter("Subject\r\nBcc: spy@elsewhere.example\r\n\r\nBody", "Words.\n");
      db.await(parcel.smtp.send(AMINA, "header@test", letter, 0));
      FussyMailServer.Taken taken = post.taken.get(post.taken.size() - 1);
      assertEquals(List.of(AMINA), taken.to());
      String head = taken.message().substring(0, taken.message().indexOf("\n\n"));
      assertTrue(head.contains("Subject: "), head);
      assertFalse(Pattern.compile("(?im)^bcc:").matcher(head).find(), head);
      for (String address :
          List.of("a@b.example\r\nRCPT TO:<c@d.example>", "a@b.example, c@d.example", "a b@c.d")) {
        int before = post.taken.size();
        assertThrows(
            Exception.class,
            () -> db.await(parcel.smtp.send(address, "x@test", new Letter("A", "B"), 0)));
        assertEquals(before, post.taken.size(), address);
      }
    }
  }

  /** The way to the mail server, for letters that nobody would write. */
  private static final class Parcel implements AutoCloseable {
    final Smtp smtp = new Smtp(db.vertx(), server);

    @Override
    public void close() {
      smtp.close();
    }
  }

  @Test
  void no_address_is_in_a_letter_to_somebody_else_nor_in_what_the_server_logs() {
    post.refused.put(KOFI, "550 5.1.1 <" + KOFI + ">: there is no such mailbox");
    post.refused.put(AMINA, "451 4.7.1 <" + AMINA + "> come back later");
    int input = hall.comment("amina", "The lights should be white.");
    int lines = LOG.size();
    hall.answer(input, Outcome.NOTED, WHY);
    hall.until(() -> is(input, "kofi", Outbox.State.FAILED), "the refusal");
    hall.until(() -> mail(input, "amina").attempts() == 1, "an attempt");
    post.refused.clear();
    List<String> said = List.copyOf(LOG).subList(lines, LOG.size());
    assertTrue(said.stream().anyMatch(line -> line.contains("was not sent")), said.toString());
    assertTrue(said.stream().noneMatch(line -> line.contains("sahelia.example")), said.toString());
    for (FussyMailServer.Taken one : post.taken) {
      for (String other : List.of(AMINA, KOFI)) {
        assertEquals(one.to().contains(other), one.message().contains(other), one.message());
      }
    }
  }
}
