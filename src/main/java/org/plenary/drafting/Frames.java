package org.plenary.drafting;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import java.util.List;
import org.plenary.journal.Entry;

/**
 * WebSocket text frames built once and written to any number of sockets: the cost of an audience is
 * then the write per socket alone. The caller releases a frame after writing duplicates of it.
 */
final class Frames {
  private Frames() {}

  private static final int FINAL_TEXT = 0x81;
  private static final int HEADER = 10;
  private static final String DOC = ",\"doc\":";

  static ByteBuf entries(List<Entry> entries) {
    StringBuilder json = new StringBuilder(64 + 256 * entries.size());
    json.append("{\"t\":\"entries\",\"entries\":[");
    for (int i = 0; i < entries.size(); i++) {
      if (i > 0) {
        json.append(',');
      }
      entries.get(i).appendJson(json);
    }
    return text(json.append("]}"));
  }

  static ByteBuf message(Message.ToBrowser message) {
    return text(MessageJson.write(message));
  }

  /**
   * A welcome with the text.
   *
   * @param doc as JSON, in UTF-8
   */
  static ByteBuf welcome(Message.Welcome welcome, byte[] doc) {
    String json = MessageJson.write(welcome);
    ByteBuf frame = Unpooled.directBuffer(HEADER + 2 * json.length() + DOC.length() + doc.length);
    frame.writerIndex(HEADER);
    ByteBufUtil.writeUtf8(frame, json, 0, json.length() - 1);
    ByteBufUtil.writeUtf8(frame, DOC);
    return framed(frame.writeBytes(doc).writeByte('}'));
  }

  private static ByteBuf text(CharSequence json) {
    ByteBuf frame = Unpooled.directBuffer(HEADER + json.length() + json.length() / 8);
    frame.writerIndex(HEADER);
    ByteBufUtil.writeUtf8(frame, json);
    return framed(frame);
  }

  /** The frame of a text, unmasked as servers send it (RFC 6455, 5.2). */
  private static ByteBuf framed(ByteBuf frame) {
    int length = frame.readableBytes() - HEADER;
    if (length < 126) {
      return header(frame, 2).setByte(HEADER - 1, length);
    }
    if (length < 65_536) {
      return header(frame, 4).setByte(HEADER - 3, 126).setShort(HEADER - 2, length);
    }
    return header(frame, 10).setByte(HEADER - 9, 127).setLong(HEADER - 8, length);
  }

  private static ByteBuf header(ByteBuf frame, int size) {
    return frame.readerIndex(HEADER - size).setByte(HEADER - size, FINAL_TEXT);
  }
}
