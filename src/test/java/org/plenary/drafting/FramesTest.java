package org.plenary.drafting;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.netty.buffer.ByteBuf;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.plenary.people.Capacity;
import org.plenary.people.Voice;
import org.plenary.text.Block;
import org.plenary.text.Doc;
import org.plenary.text.Inline;
import org.plenary.text.Kind;
import org.plenary.text.Num;
import org.plenary.wire.DocJson;

/** The frame that brings a browser its text, byte by byte, in each of its three lengths. */
class FramesTest {
  private static final Voice VOICE =
      new Voice(3, 7, "Amal \"Noor\" نور", 2, "Ardania", "ARB", Capacity.DELEGATE);

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 50, 1_000, 20_000})
  void a_welcome_with_a_text_is_one_whole_frame(int length) throws IOException {
    Doc doc = text("é漢😀".repeat(length));
    ByteBuf frame = Frames.welcome(welcome(), DocJson.string(doc).getBytes(UTF_8));
    JsonNode message = payload(frame);
    frame.release();
    assertEquals("welcome", message.path("t").asText());
    assertEquals(9, message.path("version").asLong());
    assertEquals(VOICE.person(), message.path("voices").path("3").path("person").asText());
    assertEquals(doc, DocJson.read(message.path("doc").toString()));
  }

  @Test
  void one_without_a_text_has_none() throws IOException {
    ByteBuf frame = Frames.message(welcome());
    assertEquals(false, payload(frame).has("doc"));
    frame.release();
  }

  @Test
  void a_text_is_written_once_until_it_is_another_or_is_erased() {
    WrittenTexts texts = new WrittenTexts();
    Doc doc = text("as it was");
    byte[] written = texts.of(1, doc);
    assertSame(written, texts.of(1, doc));
    assertEquals(DocJson.string(doc), new String(written, UTF_8));
    Doc changed = text("as it is");
    assertEquals(DocJson.string(changed), new String(texts.of(1, changed), UTF_8));
    assertEquals(DocJson.string(doc), new String(texts.of(2, doc), UTF_8));
    byte[] last = texts.of(1, changed);
    texts.forget(1);
    assertNotSame(last, texts.of(1, changed));
  }

  @Test
  void not_more_texts_are_held_than_so_many() {
    WrittenTexts texts = new WrittenTexts();
    Doc doc = text("one of many");
    byte[] first = texts.of(0, doc);
    for (int i = 1; i < WrittenTexts.MOST; i++) {
      texts.of(i, doc);
    }
    assertSame(first, texts.of(0, doc));
    byte[] second = texts.of(1, doc);
    for (int i = 2; i <= WrittenTexts.MOST; i++) {
      texts.of(i, doc);
    }
    assertSame(second, texts.of(1, doc));
    assertNotSame(first, texts.of(0, doc));
  }

  private static JsonNode payload(ByteBuf frame) throws IOException {
    assertEquals(0x81, frame.readUnsignedByte());
    long length = frame.readUnsignedByte();
    if (length == 126) {
      length = frame.readUnsignedShort();
      assertEquals(true, length > 125);
    } else if (length == 127) {
      length = frame.readLong();
      assertEquals(true, length > 65_535);
    }
    assertEquals(length, frame.readableBytes());
    return new ObjectMapper().readTree(frame.toString(UTF_8));
  }

  private static Message.Welcome welcome() {
    return new Message.Welcome(
        9, 0, "s1", VOICE, List.of(VOICE), List.of("edit"), Set.of(), List.of());
  }

  private static Doc text(String words) {
    List<Inline> inlines = words.isEmpty() ? List.of() : List.of(new Inline.Text(words, List.of()));
    return new Doc(List.of(new Block("b1", Kind.CLAUSE, 0, Num.AUTO, inlines)));
  }
}
