package org.plenary.answer;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.plenary.negotiation.Answer;
import org.plenary.negotiation.Outcome;
import org.plenary.refusal.Refusal;

/**
 * An answer that is being prepared: the fields of {@link Answer}, any of them still empty.
 *
 * @param outcome code of an {@link Outcome}, or empty
 */
record Draft(
    String outcome,
    String heard,
    String considered,
    List<Integer> related,
    String why,
    long change,
    String clause,
    int into,
    String until) {

  private static final int MOST = 8_000;
  private static final int MOST_RELATED = 500;

  static Draft of(Answer answer) {
    return new Draft(
        code(answer.outcome()),
        answer.heard(),
        answer.considered(),
        answer.related(),
        answer.why(),
        answer.change(),
        answer.clause(),
        answer.into(),
        answer.until());
  }

  /**
   * Reads what a browser sends; what is left out is empty.
   *
   * <p>Refusals: {@code request.malformed}, {@code words.too-long}.
   */
  static Draft read(JsonObject json) {
    String outcome = text(json, "outcome");
    if (!outcome.isEmpty() && Arrays.stream(Outcome.values()).noneMatch(o -> code(o, outcome))) {
      throw malformed();
    }
    return new Draft(
        outcome,
        text(json, "heard"),
        text(json, "considered"),
        related(json.getValue("related", new JsonArray())),
        text(json, "why"),
        number(json, "change"),
        text(json, "clause"),
        (int) Math.min(number(json, "into"), Integer.MAX_VALUE),
        text(json, "until"));
  }

  JsonObject json() {
    return new JsonObject()
        .put("outcome", outcome)
        .put("heard", heard)
        .put("considered", considered)
        .put("related", new JsonArray(related))
        .put("why", why)
        .put("change", change)
        .put("clause", clause)
        .put("into", into)
        .put("until", until);
  }

  private static String code(Outcome outcome) {
    return outcome.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private static boolean code(Outcome outcome, String text) {
    return code(outcome).equals(text);
  }

  private static List<Integer> related(Object value) {
    if (!(value instanceof JsonArray array) || array.size() > MOST_RELATED) {
      throw malformed();
    }
    return array.stream()
        .map(
            one -> {
              if (one instanceof Integer number && number > 0) {
                return number;
              }
              throw malformed();
            })
        .toList();
  }

  private static String text(JsonObject json, String name) {
    Object value = json.getValue(name, "");
    if (!(value instanceof String text)) {
      throw malformed();
    }
    if (text.length() > MOST) {
      throw Refusal.of("words.too-long", "That is too long.").asException();
    }
    if (text.indexOf('\0') >= 0) {
      throw malformed();
    }
    return text;
  }

  private static long number(JsonObject json, String name) {
    Object value = json.getValue(name, 0);
    if (value instanceof Number number && number.longValue() >= 0 && !(value instanceof Double)) {
      return number.longValue();
    }
    throw malformed();
  }

  private static RuntimeException malformed() {
    return Refusal.of("request.malformed", "The server cannot read this request.").asException();
  }
}
