package org.plenary.publication;

import java.util.ArrayList;
import java.util.List;

/** Makes feeds out of timelines, in the reader's language. */
final class FeedMaker {
  static final String JSON = "application/feed+json; charset=utf-8";
  static final String ATOM = "application/atom+xml; charset=utf-8";

  private final Pages pages;
  private final Frame frame;

  FeedMaker(Pages pages, Frame frame) {
    this.pages = pages;
    this.frame = frame;
  }

  Feed feed(String title, String url, String self, List<Feed.Post> posts) {
    return new Feed(title, url, self, frame.language().tag(), posts);
  }

  /** The question with the language, so that the address of a feed is the same for everybody. */
  String asked(Wanted wanted) {
    String query = wanted.query();
    return "?" + (query.isEmpty() ? "" : query + "&") + "lang=" + frame.language().tag();
  }

  /**
   * @param url of the resolution
   * @param of which resolution it is, for the titles; may be empty
   */
  List<Feed.Post> posts(TimelinePage page, String url, String of) {
    List<Feed.Post> posts = new ArrayList<>();
    for (Change one : page.changes()) {
      Speaker by = Happened.speaker(one);
      String html =
          pages.html("open/feedItem.jte", frame, "change", one, "item", page.item(), "url", url);
      posts.add(
          new Feed.Post(
              Happened.address(one, url), title(one, by, of), author(by), html.strip(), one.at()));
    }
    return posts;
  }

  private String title(Change one, Speaker by, String of) {
    List<String> parts = new ArrayList<>();
    parts.add(of);
    parts.add(by.region());
    parts.add(frame.t(one.key(), "kind", one.kind()));
    parts.add(String.join(", ", one.links().stream().map(Link::name).toList()));
    parts.add(Happened.place(one));
    parts.removeIf(String::isEmpty);
    return String.join(" ", parts);
  }

  private String author(Speaker by) {
    return by.delegation().isEmpty() ? frame.t("capacity." + by.capacity().code()) : frame.body(by);
  }
}
