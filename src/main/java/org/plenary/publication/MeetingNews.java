package org.plenary.publication;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.plenary.publication.PublicRecord.Item;
import org.plenary.publication.PublicRecord.Whole;

/**
 * What those are told who follow a whole meeting: the number of {@link Whole#number}, from what is
 * shown of each of its resolutions. Which these are is looked up with every beat.
 *
 * <p>Lives on the context of the {@link Editions}.
 */
final class MeetingNews {
  private final Watch watch;
  private final Audience audience;
  private final Map<Long, Runnable> ends = new HashMap<>();
  private final Map<Long, Edition> shown = new HashMap<>();
  private int chosen;
  private boolean over;

  /** While resolution after resolution is looked up: a part of the sum is told nobody. */
  private boolean looking;

  MeetingNews(Watch watch, Audience audience) {
    this.watch = watch;
    this.audience = audience;
  }

  /** What is shown of the meeting now. */
  void take(Whole whole) {
    if (over) {
      return;
    }
    Map<Long, Item> now = new HashMap<>();
    whole.items().forEach(item -> now.put(item.agenda().id(), item));
    for (Long gone : List.copyOf(ends.keySet())) {
      if (!now.containsKey(gone)) {
        drop(gone);
      }
    }
    chosen = whole.chosen().size();
    looking = true;
    now.forEach(
        (id, item) -> {
          if (!ends.containsKey(id)) {
            ends.put(id, () -> {});
            ends.put(id, watch.listen(item, edition -> moved(id, edition)));
          }
        });
    looking = false;
    tell();
  }

  private void moved(long id, @Nullable Edition edition) {
    if (edition == null) {
      drop(id);
    } else {
      shown.put(id, edition);
    }
    tell();
  }

  private void drop(long id) {
    shown.remove(id);
    Runnable end = ends.remove(id);
    if (end != null) {
      end.run();
    }
  }

  private void tell() {
    if (looking) {
      return;
    }
    long number = chosen + shown.values().stream().mapToLong(Edition::version).sum();
    long at = shown.values().stream().mapToLong(Edition::at).max().orElse(0);
    audience.show(number, at);
  }

  void end() {
    over = true;
    List.copyOf(ends.keySet()).forEach(this::drop);
  }
}
