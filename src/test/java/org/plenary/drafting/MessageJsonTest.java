package org.plenary.drafting;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.plenary.people.Capacity;
import org.plenary.people.Voice;
import org.plenary.refusal.Refused;
import org.plenary.text.Step;

/** Whatever comes over a socket is either a message or a refusal. */
class MessageJsonTest {
  private static final String STEP =
      "{\"stepType\":\"replace\",\"from\":9,\"to\":9,"
          + "\"slice\":{\"content\":[{\"type\":\"text\",\"text\":\"A\"}]}}";
  private static final String COMMIT =
      "{\"t\":\"commit\",\"seq\":3,\"base\":7,\"groups\":[[" + STEP + "]]}";

  private static Message.FromBrowser read(String json) {
    return MessageJson.read(json.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void a_hello_is_read_with_and_without_a_version() {
    assertEquals(
        new Message.Hello(1, "abcdefgh", 12L),
        read("{\"t\":\"hello\",\"protocol\":1,\"client\":\"abcdefgh\",\"version\":12}"));
    assertEquals(
        new Message.Hello(1, "abcdefgh", null),
        read("{\"client\":\"abcdefgh\",\"protocol\":1,\"t\":\"hello\"}"));
  }

  @Test
  void a_commit_is_read_whatever_the_order_of_its_fields() {
    Message.Commit commit = assertInstanceOf(Message.Commit.class, read(COMMIT));
    assertEquals(3, commit.seq());
    assertEquals(7, commit.base());
    assertInstanceOf(Step.Replace.class, commit.groups().get(0).get(0));
    assertEquals(
        commit, read("{\"groups\":[[" + STEP + "]],\"base\":7,\"seq\":3,\"t\":\"commit\"}"));
  }

  @Test
  void a_caret_may_leave_the_text() {
    assertEquals(
        new Message.Caret(4, 1, 2),
        read("{\"t\":\"presence\",\"version\":4,\"anchor\":1,\"head\":2}"));
    assertEquals(new Message.Caret(4, null, null), read("{\"t\":\"presence\",\"version\":4}"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "null",
        "[]",
        "{}",
        "{\"t\":1}",
        "{\"t\":\"unknown\"}",
        "{\"t\":\"hello\"}",
        "{\"t\":\"hello\",\"protocol\":1,\"client\":\"short\"}",
        "{\"t\":\"hello\",\"protocol\":1,\"client\":\"no spaces allowed\"}",
        "{\"t\":\"hello\",\"protocol\":1,\"client\":\"abcdefgh\",\"version\":-1}",
        "{\"t\":\"hello\",\"protocol\":1,\"client\":\"abcdefgh\",\"region\":\"ATU\"}",
        "{\"t\":\"hello\",\"t\":\"hello\",\"protocol\":1,\"client\":\"abcdefgh\"}",
        "{\"t\":\"commit\",\"seq\":0,\"base\":1,\"groups\":[]}",
        "{\"t\":\"commit\",\"seq\":1.5,\"base\":1,\"groups\":[]}",
        "{\"t\":\"commit\",\"seq\":1e3,\"base\":1,\"groups\":[]}",
        "{\"t\":\"commit\",\"seq\":99999999999999999999999,\"base\":1,\"groups\":[]}",
        "{\"t\":\"commit\",\"seq\":1,\"base\":1,\"groups\":{}}",
        "{\"t\":\"commit\",\"seq\":1,\"base\":1,\"groups\":[[{\"stepType\":\"replaceAround\"}]]}",
        "{\"t\":\"commit\",\"seq\":1,\"base\":1}",
        "{\"t\":\"commit\",\"seq\":1,\"base\":1,\"groups\":[],\"by\":4}",
        "{\"t\":\"commit\",\"seq\":1,\"base\":1,\"groups\":[],\"__proto__\":{}}",
        "{\"t\":\"presence\",\"anchor\":1}",
        "{\"t\":\"presence\",\"version\":NaN}",
        "{\"t\":\"presence\",\"version\":4,\"anchor\":1,\"head\":2} {}",
        "{\"t\":\"presence\",\"version\":4",
      })
  void anything_else_is_refused(String json) {
    String code = assertThrows(Refused.class, () -> read(json)).refusal().code();
    assertTrue(Set.of("message.malformed", "step.malformed").contains(code), code);
  }

  @Test
  void depth_does_not_hurt() {
    String deep = "{\"t\":\"commit\",\"groups\":" + "[".repeat(100_000);
    assertThrows(Refused.class, () -> read(deep));
  }

  @Test
  void chance_mutations_only_ever_give_a_message_or_a_refusal() {
    long seed = Long.getLong("plenary.fuzz.seed", 20_261_123L);
    System.out.println("MessageJsonTest seed " + seed);
    Random random = new Random(seed);
    byte[] model = COMMIT.getBytes(StandardCharsets.UTF_8);
    int read = 0;
    for (int i = 0; i < 20_000; i++) {
      byte[] json = model.clone();
      for (int k = random.nextInt(4); k >= 0; k--) {
        json[random.nextInt(json.length)] = (byte) random.nextInt(256);
      }
      try {
        MessageJson.read(json);
        read++;
      } catch (Refused refused) {
        // as it should be
      }
    }
    assertTrue(read > 0, "some mutations still are messages");
  }

  @Test
  void what_the_server_says_is_json_with_every_name_escaped() {
    Voice voice = new Voice(3, 1, "A \"B\" <c>", 7, "D\\E", "ATU", Capacity.DELEGATE);
    String json = MessageJson.write(new Message.Spoke(voice));
    assertEquals(
        "{\"t\":\"voice\",\"voice\":{\"id\":3,\"person\":\"A \\\"B\\\" <c>\","
            + "\"delegation\":\"D\\\\E\",\"region\":\"ATU\",\"capacity\":\"delegate\"}}",
        json);
    assertEquals(
        "{\"t\":\"presence\",\"changed\":[{\"session\":\"a\",\"voice\":3,\"version\":4,"
            + "\"anchor\":1,\"head\":2}],\"gone\":[\"b\"]}",
        MessageJson.write(
            new Message.Presence(
                List.of(new Message.Present("a", 3, new Message.Caret(4, 1, 2))), List.of("b"))));
  }
}
