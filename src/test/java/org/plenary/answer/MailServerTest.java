package org.plenary.answer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MailServerTest {

  @Test
  void an_address_says_all() {
    assertEquals(
        new MailServer(
            "mail.example", 587, "me@here", "s:p+@", "a+b@c.example", MailServer.Security.STARTTLS),
        MailServer.parse("smtp://me%40here:s%3Ap+%40@mail.example?from=a+b@c.example"));
    assertEquals(465, MailServer.parse("smtps://mail.example?from=a@c.example").port());
    assertEquals(
        MailServer.Security.NONE,
        MailServer.parse("smtp://localhost:25?from=a@c.example&tls=none").security());
    assertFalse(
        MailServer.parse("smtp://u:secret@h?from=a@c.example").toString().contains("secret"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "mail.example",
        "http://mail.example?from=a@c.example",
        "smtp://mail.example",
        "smtp://mail.example?from=nobody",
        "smtp://mail.example?from=a@c.example&tls=maybe",
        "smtps://mail.example?from=a@c.example&tls=none",
        "smtp://mail.example:99999?from=a@c.example",
        "smtp://mail.example?from=a@c.example&to=b@c.example",
        "smtp://u:secret@?from=a@c.example"
      })
  void anything_else_is_refused_without_telling_the_password(String url) {
    String said =
        String.valueOf(
            assertThrows(IllegalArgumentException.class, () -> MailServer.parse(url)).getMessage());
    assertTrue(!said.isBlank() && !said.contains("secret"), said);
  }

  @Test
  void pauses_grow_and_end() {
    assertEquals(60_000, Outbox.pause(1));
    assertEquals(120_000, Outbox.pause(2));
    assertEquals(6 * 3_600_000, Outbox.pause(15));
    assertEquals(6 * 3_600_000, Outbox.pause(1_000));
  }
}
