package org.plenary.drafting;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.plenary.text.Doc;
import org.plenary.wire.DocJson;

/**
 * The newest texts as JSON, written once for all who load them: after a restart everybody comes
 * back at the same moment. Lives on the context of the resolutions.
 */
final class WrittenTexts {
  /** Texts of so many resolutions; the one that was asked for longest ago goes first. */
  static final int MOST = 8;

  private record Written(Doc doc, byte[] json) {}

  private final Map<Long, Written> byResolution =
      new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Long, Written> eldest) {
          return size() > MOST;
        }
      };

  /** The text of that resolution, which is {@code doc} now, in UTF-8. */
  byte[] of(long resolution, Doc doc) {
    Written last = byResolution.get(resolution);
    if (last == null || last.doc != doc) {
      last = new Written(doc, DocJson.string(doc).getBytes(StandardCharsets.UTF_8));
      byResolution.put(resolution, last);
    }
    return last.json;
  }

  /** Something of it is being erased. */
  void forget(long resolution) {
    byResolution.remove(resolution);
  }
}
