package org.plenary.word;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Which comment replies to which and which are settled: Word says so in a part of its own, that
 * names each comment by the id of its last paragraph.
 */
final class Threads {
  static final String PART = "commentsExtended";
  static final String RELATION = "http://schemas.microsoft.com/office/2011/relationships/" + PART;

  private static final String NAMESPACES =
      " xmlns:mc=\"http://schemas.openxmlformats.org/markup-compatibility/2006\""
          + " xmlns:w14=\"http://schemas.microsoft.com/office/word/2010/wordml\""
          + " xmlns:w15=\"http://schemas.microsoft.com/office/word/2012/wordml\""
          + " mc:Ignorable=\"w14 w15\"";

  /** What the part says of one comment. */
  private record Place(String parent, boolean done) {}

  private final Map<String, Place> places = new HashMap<>();

  private Threads() {}

  static Threads read(byte @Nullable [] part) {
    Threads threads = new Threads();
    if (part != null) {
      try (XmlEvents xml = new XmlEvents(part)) {
        while (xml.next()) {
          if (xml.isStart("?:commentEx")) {
            String done = xml.value("done");
            Place place =
                new Place(xml.value("paraIdParent"), done.equals("1") || done.equals("true"));
            threads.places.putIfAbsent(xml.value("paraId"), place);
          }
        }
      }
    }
    return threads;
  }

  /**
   * The number of the comment that is replied to, -1 where there is none.
   *
   * @param ends the number of each comment by its last paragraph
   */
  int parent(String paragraph, Map<String, Integer> ends) {
    Place place = places.get(paragraph);
    String parent = place == null ? "" : place.parent();
    boolean replies = !parent.isEmpty() && !parent.equals(paragraph);
    return replies ? ends.getOrDefault(parent, -1) : -1;
  }

  boolean isDone(String paragraph) {
    Place place = places.get(paragraph);
    return place != null && place.done();
  }

  /** Whether that part is needed: a reader without it shows each comment for itself. */
  static boolean are(List<Comment> comments) {
    return comments.stream().anyMatch(comment -> comment.parent() >= 0 || comment.done());
  }

  /** Names that both parts need at their root. */
  static String namespaces(List<Comment> comments) {
    return are(comments) ? NAMESPACES : "";
  }

  /** The id of the last paragraph of the comment of that number. */
  static String id(int comment) {
    return String.format(Locale.ROOT, "%08X", comment + 1);
  }

  static String xml(List<Comment> comments) {
    Markup out = new Markup().raw(Markup.DECLARATION + "<w15:commentsEx" + NAMESPACES + ">");
    for (int i = 0; i < comments.size(); i++) {
      Comment comment = comments.get(i);
      out.raw("<w15:commentEx w15:paraId=\"" + id(i) + "\"");
      if (comment.parent() >= 0) {
        out.raw(" w15:paraIdParent=\"" + id(comment.parent()) + "\"");
      }
      out.raw(" w15:done=\"" + (comment.done() ? 1 : 0) + "\"/>");
    }
    return out.raw("</w15:commentsEx>").toString();
  }
}
