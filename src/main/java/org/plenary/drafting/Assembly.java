package org.plenary.drafting;

import io.netty.buffer.ByteBufUtil;
import io.netty.handler.codec.http.websocketx.BinaryWebSocketFrame;
import io.netty.handler.codec.http.websocketx.ContinuationWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketFrame;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Puts the frames of one socket together to messages. Lives where its socket does. */
final class Assembly {
  private static final int MOST_FRAGMENTS = 64;

  private final int most;
  private byte[] fragments = {};
  private int count;

  /** The line is to be closed. */
  static final class Broken extends Exception {
    private static final long serialVersionUID = 1;
    private final short code;

    private Broken(int code, String reason) {
      super(reason);
      this.code = (short) code;
    }

    /** As a closing frame tells it. */
    short code() {
      return code;
    }

    String reason() {
      return String.valueOf(getMessage());
    }
  }

  /**
   * @param most bytes of a message
   */
  Assembly(int most) {
    this.most = most;
  }

  /**
   * The message that a frame completes, in UTF-8; null where more of it is to come.
   *
   * @throws Broken with {@code frame.binary}, {@code message.large} or {@code message.not-utf8}
   */
  byte @Nullable [] add(WebSocketFrame frame) throws Broken {
    if (frame instanceof BinaryWebSocketFrame) {
      throw new Broken(1003, "frame.binary");
    }
    byte[] bytes = ByteBufUtil.getBytes(frame.content());
    if (frame.isFinalFragment() && !(frame instanceof ContinuationWebSocketFrame)) {
      return whole(bytes);
    }
    int before = fragments.length;
    fragments = Arrays.copyOf(fragments, before + bytes.length);
    System.arraycopy(bytes, 0, fragments, before, bytes.length);
    count++;
    if (count > MOST_FRAGMENTS || fragments.length > most) {
      throw new Broken(1009, "message.large");
    }
    if (!frame.isFinalFragment()) {
      return null;
    }
    byte[] all = fragments;
    fragments = new byte[0];
    count = 0;
    return whole(all);
  }

  private byte[] whole(byte[] bytes) throws Broken {
    if (bytes.length > most) {
      throw new Broken(1009, "message.large");
    }
    if (!isUtf8(bytes)) {
      throw new Broken(1007, "message.not-utf8");
    }
    return bytes;
  }

  private static boolean isUtf8(byte[] bytes) {
    for (byte one : bytes) {
      if (one < 0) {
        return isUtf8Beyond(bytes);
      }
    }
    return true;
  }

  private static boolean isUtf8Beyond(byte[] bytes) {
    try {
      StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
      return true;
    } catch (CharacterCodingException broken) {
      return false;
    }
  }
}
