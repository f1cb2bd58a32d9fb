package org.plenary.publication;

import java.util.HashMap;
import java.util.Map;
import org.plenary.exchange.HtmlRenderer;
import org.plenary.text.Block;
import org.plenary.text.Doc;
import org.plenary.text.Numbering;

/**
 * Where a block stands, as people say it: {@code considering c)}.
 *
 * @param key message for the kind of block
 * @param call words of the call it stands under, in the language of the text; may be empty
 * @param label its letter or number with those above it; may be empty
 * @param href link to it; empty where it is no longer there
 */
public record Place(String key, String call, String label, String href) {

  /** Finds places in one text. */
  static final class Finder {
    private final Map<String, Block> blocks = new HashMap<>();
    private final Numbering numbering;

    Finder(Doc doc, Numbering numbering) {
      doc.blocks().forEach(block -> blocks.put(block.id(), block));
      this.numbering = numbering;
    }

    /** The place of a block that may no longer be there. */
    Place of(String id, Block known) {
      Block block = blocks.get(id);
      String key = "place." + known.kind().wire();
      if (block == null) {
        return new Place(key, "", "", "");
      }
      String callId = numbering.call(id);
      Block call = callId == null ? null : blocks.get(callId);
      String words = call == null ? "" : call.plainText().strip();
      String href = "#" + HtmlRenderer.anchor(id);
      return new Place("place." + block.kind().wire(), words, numbering.path(id), href);
    }
  }
}
