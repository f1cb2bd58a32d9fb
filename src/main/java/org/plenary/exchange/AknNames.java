package org.plenary.exchange;

import java.util.Map;
import org.plenary.meeting.AgendaItem;
import org.plenary.meeting.Meeting;

/**
 * What a resolution is called in Akoma Ntoso.
 *
 * @param path meeting, its date and the resolution's short name
 * @param language its three letters
 * @param date of the meeting
 */
record AknNames(String path, String language, String date) {
  private static final Map<String, String> LANGUAGES =
      Map.of("en", "eng", "ar", "ara", "zh", "zho", "fr", "fra", "ru", "rus", "es", "spa");

  static AknNames of(Meeting meeting, AgendaItem item) {
    String date = meeting.starts().toString();
    return new AknNames(
        item.meeting() + "/" + date + "/" + item.slug(),
        LANGUAGES.getOrDefault(item.language().substring(0, 2), "und"),
        date);
  }

  /** The resolution through all its versions. */
  String work() {
    return "/akn/un/statement/resolution/" + path;
  }

  /** One version. */
  String expression(long version) {
    return work() + "/" + language + "@" + date + ";v" + version;
  }

  /** A proposal through all its revisions. */
  String proposal(int number) {
    return "/akn/un/amendment/" + path + "~" + number;
  }
}
