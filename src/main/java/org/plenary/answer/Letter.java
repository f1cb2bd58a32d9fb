package org.plenary.answer;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Locale;
import org.plenary.http.Messages;
import org.plenary.meeting.AgendaItem;
import org.plenary.negotiation.Answer;
import org.plenary.negotiation.Deferral;
import org.plenary.resolution.ActJson;

/**
 * What a contributor is written. Names nobody.
 *
 * @param subject one line
 */
record Letter(String subject, String body) {

  /**
   * The letter about an answer, in one of the languages of the interface.
   *
   * @param zone of the meeting
   * @param origin how the server is reached, such as {@code https://plenary.example}
   */
  static Letter about(
      Messages messages, String origin, AgendaItem item, ZoneId zone, Answer.Published published) {
    Answer answer = published.answer();
    String subject =
        messages.text("mail.subject", "number", answer.input(), "symbol", oneLine(item.symbol()));
    StringBuilder body = new StringBuilder();
    paragraph(
        body,
        messages.text(
            "mail.answered",
            "number",
            answer.input(),
            "symbol",
            oneLine(item.symbol()),
            "title",
            oneLine(item.title())));
    paragraph(
        body, messages.text("outcome." + ActJson.code(answer.outcome())).toUpperCase(Locale.ROOT));
    if (answer.into() > 0) {
      paragraph(body, messages.text("mail.into", "number", answer.into()));
    }
    section(body, messages.text("mail.heard"), answer.heard());
    section(body, messages.text("mail.considered"), answer.considered());
    section(body, messages.text("mail.why"), answer.why());
    section(body, messages.text("mail.until"), Deferral.named(answer.until()));
    String page = origin + "/m/" + item.meeting() + "/" + item.slug();
    section(body, messages.text("mail.record"), page + "/inputs/" + answer.input());
    if (answer.change() > 0) {
      String change = page + "?from=" + Math.max(1, answer.change() - 1) + "&to=" + answer.change();
      section(body, messages.text("mail.change", "version", answer.change()), change);
    }
    paragraph(body, messages.text("mail.contest", "day", lastDay(zone, published).toString()));
    return new Letter(subject, body.toString().strip() + "\n");
  }

  private static void section(StringBuilder body, String title, String words) {
    if (!words.isBlank()) {
      paragraph(body, title + "\n" + words.strip());
    }
  }

  private static void paragraph(StringBuilder body, String words) {
    body.append(words).append("\n\n");
  }

  private static String oneLine(String text) {
    return text.replaceAll("\\s+", " ").strip();
  }

  private static LocalDate lastDay(ZoneId zone, Answer.Published published) {
    return LocalDate.ofInstant(Instant.ofEpochMilli(published.contestUntil()), zone);
  }
}
