package org.plenary.publication;

import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.plenary.publication.PublicRecord.Item;

/**
 * The resolutions that somebody follows: tells when the public is shown a newer version of one, at
 * most once a second, and when nothing of it is shown any longer.
 *
 * <p>Lives on the context of the {@link Editions}.
 */
final class Watch {
  /** One resolution that is watched. */
  private static final class Watched {
    final Item item;
    final Set<Consumer<@Nullable Edition>> listeners = new LinkedHashSet<>();
    Runnable end = () -> {};
    Edition shown;

    /** The newest there is, be it shown or not yet. */
    long newest;

    Watched(Item item) {
      this.item = item;
      this.shown = item.edition();
    }
  }

  private final PublicRecord record;
  private final Editions editions;
  private final Map<Long, Watched> watched = new HashMap<>();

  Watch(PublicRecord record, Editions editions) {
    this.record = record;
    this.editions = editions;
  }

  /**
   * Calls with what is shown now, with each newer one, and with null where nothing is shown any
   * longer.
   *
   * @return ends it
   */
  Runnable listen(Item item, Consumer<@Nullable Edition> listener) {
    Watched there = watched.get(item.agenda().id());
    if (there == null) {
      there = begin(item.agenda().id(), item);
    }
    Watched one = there;
    one.listeners.add(listener);
    listener.accept(one.shown);
    return () -> {
      if (one.listeners.remove(listener) && one.listeners.isEmpty()) {
        watched.remove(item.agenda().id(), one);
        one.end.run();
      }
    };
  }

  private Watched begin(long id, Item item) {
    Watched fresh = new Watched(item);
    watched.put(id, fresh);
    editions
        .listen(id, next -> arrived(fresh, next))
        .onSuccess(
            end -> {
              fresh.end = end;
              if (watched.get(id) != fresh) {
                end.run();
              }
            })
        .compose(end -> editions.newest(id, Visibility.Horizon.LIVE))
        .onSuccess(newest -> fresh.newest = Math.max(fresh.newest, newest.version()))
        .onFailure(cause -> tell(fresh, null));
    return fresh;
  }

  private void arrived(Watched one, Edition next) {
    one.newest = Math.max(one.newest, next.version());
    look(one);
  }

  /** Where the public does not follow at once, time brings what there is already. */
  void lookWhereSomethingWaits() {
    List.copyOf(watched.values()).stream()
        .filter(one -> one.shown.version() < one.newest)
        .forEach(this::look);
  }

  private void look(Watched one) {
    record
        .now(one.item)
        .onSuccess(
            found -> found.ifPresentOrElse(edition -> show(one, edition), () -> tell(one, null)));
  }

  private static void show(Watched one, Edition edition) {
    if (edition.version() > one.shown.version()) {
      one.shown = edition;
      tell(one, edition);
    }
  }

  private static void tell(Watched one, @Nullable Edition edition) {
    List.copyOf(one.listeners).forEach(listener -> listener.accept(edition));
  }
}
