package org.plenary.answer;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.plenary.negotiation.Negotiation;

/**
 * What is to be looked at in all resolutions, kept up to date in memory; made again from the log
 * when the server starts. Used from one context only.
 */
final class Notices {
  private final Map<Long, Seen> byResolution = new HashMap<>();

  private record Seen(long version, List<Notice> notices) {}

  /** A resolution has come to this; what is older than something seen before is of no interest. */
  void see(long resolution, long version, Negotiation negotiation) {
    Seen known = byResolution.get(resolution);
    if (known == null || known.version() < version) {
      byResolution.put(resolution, new Seen(version, List.copyOf(Notice.in(negotiation))));
    }
  }

  /**
   * What those who act for a delegation should look at, by resolution, the oldest first.
   *
   * @param decides whether they also answer for the meeting
   */
  Map<Long, List<Notice>> of(long delegation, boolean decides, long now) {
    Map<Long, List<Notice>> found = new TreeMap<>();
    byResolution.forEach(
        (resolution, seen) -> {
          List<Notice> mine =
              seen.notices().stream()
                  .filter(
                      one ->
                          one.delegation() == 0
                              ? decides
                              : delegation > 0 && one.delegation() == delegation)
                  .filter(one -> one.isOpen(now))
                  .toList();
          if (!mine.isEmpty()) {
            found.put(resolution, mine);
          }
        });
    return found;
  }
}
